package io.github.gongjdbc.sandbox;

import static io.github.gongjdbc.sandbox.Asking.error;
import static io.github.gongjdbc.sandbox.Asking.get;
import static io.github.gongjdbc.sandbox.Asking.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class UsersTest {

  private static final String EXTENSIVE = "/v2/users/extensive";

  private final GongSandbox sandbox = GongSandbox.sample();

  @Test
  void inactiveUsersAreIncludedAndAvatarsOnlyOnRequest() {
    JsonNode users = get(sandbox, "/v2/users").json().path("users");

    assertThat(users).hasSize(40).containsExactlyElementsOf(sandbox.users());
    assertThat(users).anyMatch(user -> !user.path("active").asBoolean());
    assertThat(get(sandbox, "/v2/users?includeAvatars=true").json().path("users")).hasSize(42);
    assertThat(post(sandbox, EXTENSIVE, "{'filter':{'includeAvatars':true}}").json().path("users"))
        .hasSize(42);
    assertThat(get(sandbox, "/v2/users?includeAvatars=1").status()).isEqualTo(400);
  }

  @Test
  void usersAreFoundByIdAndByCreation() {
    ObjectNode user = sandbox.users().get(7);
    String id = user.path("id").asText();
    OffsetDateTime created = OffsetDateTime.parse(user.path("created").asText());

    assertThat(get(sandbox, "/v2/users/" + id).json().path("user")).isEqualTo(user);
    assertThat(
            post(sandbox, EXTENSIVE, "{'filter':{'userIds':['" + id + "','1']}}")
                .json()
                .path("users"))
        .containsExactly(user);
    String range = "{'filter':{'createdFromDateTime':'%s','createdToDateTime':'%s'}}";
    assertThat(
            post(sandbox, EXTENSIVE, range.formatted(created, created.plusNanos(1000)))
                .json()
                .path("users"))
        .containsExactly(user);
    assertThat(error(post(sandbox, EXTENSIVE, range.formatted(created.minusNanos(1000), created))))
        .isEqualTo("404 No users found corresponding to the provided filters");
    assertThat(error(post(sandbox, EXTENSIVE, range.formatted(created, created))))
        .isEqualTo("400 filter.createdFromDateTime: must be before createdToDateTime");
  }

  @Test
  void whoJoinedTodayIsNotFoundByARangeThatHasEnded() {
    Instant now = Instant.parse("2026-03-18T18:00:00Z");
    GongSandbox account = GongSandbox.builder().clock(new SettableClock(now)).build();
    String since = "{'filter':{'createdFromDateTime':'2026-03-18T04:00:00Z'%s}}";

    assertThat(post(account, EXTENSIVE, since.formatted("")).json().path("users")).hasSize(1);
    String future = ",'createdToDateTime':'2026-03-19T00:00:00Z'";
    assertThat(post(account, EXTENSIVE, since.formatted(future)).json().path("users")).hasSize(1);
    String past = ",'createdToDateTime':'2026-03-18T18:00:00Z'";
    assertThat(error(post(account, EXTENSIVE, since.formatted(past))))
        .isEqualTo("404 No users found corresponding to the provided filters");
  }

  @Test
  void unknownUsersAreNotFound() {
    assertThat(error(get(sandbox, "/v2/users/1"))).isEqualTo("404 User not found");
    assertThat(error(post(sandbox, EXTENSIVE, "{'filter':{'userIds':['1']}}")))
        .isEqualTo("404 No users found corresponding to the provided filters");
    assertThat(post(sandbox, EXTENSIVE, "{'filter':{'userIds':[]}}").status()).isEqualTo(400);
    assertThat(post(sandbox, EXTENSIVE, "{}").status()).isEqualTo(400);
  }

  @Test
  void absentValuesAreNullOrMissingAndThereAreKeysThatNobodyDocuments() {
    List<ObjectNode> users = sandbox.users();

    assertThat(users).anyMatch(user -> user.path("managerId").isNull());
    assertThat(users).anyMatch(user -> user.path("phoneNumber").isNull());
    assertThat(users).anyMatch(user -> user.path("meetingConsentPageUrl").isMissingNode());
    assertThat(users).anyMatch(user -> user.has("conferencingProviders"));
  }

  @Test
  void managersAreUsers() {
    List<String> ids = sandbox.users().stream().map(user -> user.path("id").asText()).toList();

    assertThat(sandbox.users())
        .filteredOn(user -> user.path("managerId").isTextual())
        .hasSizeGreaterThan(30)
        .allMatch(user -> ids.contains(user.path("managerId").asText()));
  }
}
