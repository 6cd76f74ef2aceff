package io.github.gongjdbc.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A file of traits is all that an endpoint needs. */
class OwnEndpointTest {

  private final GongSandbox sandbox = sandbox();

  private static GongSandbox sandbox() {
    return GongSandbox.builder()
        .clock(Clock.fixed(Instant.parse("2026-11-20T20:00:00Z"), ZoneOffset.UTC))
        .traits(Objects.requireNonNull(OwnEndpointTest.class.getResource("own-endpoint.yaml")))
        .build();
  }

  @Test
  void answersPageByPage() {
    List<JsonNode> pages = Asking.getPages(sandbox, "/v2/gadgets");
    List<JsonNode> gadgets = Asking.rows(pages, "gadgets");

    assertThat(pages).hasSize(2);
    assertThat(pages.get(0).at("/records/totalRecords").asInt()).isEqualTo(150);
    assertThat(gadgets).hasSize(150);
    assertThat(gadgets.stream().map(gadget -> gadget.path("id").asText())).doesNotHaveDuplicates();
    assertThat(gadgets)
        .allSatisfy(
            gadget -> {
              assertThat(gadget.path("price").asInt()).isBetween(10, 99);
              assertThat(gadget.has("_workspaceId")).isFalse();
            });
    assertThat(gadgets.stream().map(OwnEndpointTest::created))
        .isSortedAccordingTo(Comparator.naturalOrder());
  }

  @Test
  void isTheSameForTheSameSeedAndClock() {
    assertThat(Asking.rows(Asking.getPages(sandbox(), "/v2/gadgets"), "gadgets"))
        .isEqualTo(Asking.rows(Asking.getPages(sandbox, "/v2/gadgets"), "gadgets"));
  }

  @Test
  void filters() {
    String workspaceId =
        Asking.get(sandbox, "/v2/workspaces").json().at("/workspaces/1/id").asText();

    assertThat(
            Asking.rows(
                Asking.getPages(sandbox, "/v2/gadgets?workspaceId=" + workspaceId), "gadgets"))
        .hasSize(75)
        .allMatch(gadget -> gadget.path("name").asText().endsWith("Customer Success"));
    assertThat(
            Asking.rows(
                Asking.getPages(
                    sandbox,
                    "/v2/gadgets?fromDateTime=2026-10-01T00:00:00Z"
                        + "&toDateTime=2026-10-08T00:00:00Z"),
                "gadgets"))
        .isNotEmpty()
        .allMatch(gadget -> created(gadget).isBefore(Instant.parse("2026-10-08T00:00:00Z")))
        .noneMatch(gadget -> created(gadget).isBefore(Instant.parse("2026-10-01T00:00:00Z")));
  }

  @Test
  void findsNothing() {
    assertThat(Asking.error(Asking.get(sandbox, "/v2/gadgets?workspaceId=1")))
        .isEqualTo("404 No gadgets found corresponding to the provided filters");
  }

  @Test
  void refusesWhatItCannotBeAskedFor() {
    assertThat(Asking.error(Asking.get(sandbox, "/v2/gadgets?fromDateTime=2026-10-01")))
        .isEqualTo("400 fromDateTime: must be a date and time in ISO-8601 format");
    assertThat(Asking.error(Asking.post(sandbox, "/v2/gadgets/prices", "{'filter':{}}")))
        .isEqualTo("400 filter.gadgetIds: must not be null");
    assertThat(
            Asking.error(Asking.post(sandbox, "/v2/gadgets/prices", "{'filter':{'gadgetIds':[]}}")))
        .isEqualTo("400 filter.gadgetIds: must not be empty");
    assertThat(Asking.post(sandbox, "/v2/gadgets/prices", "{}").status()).isEqualTo(400);
    assertThat(Asking.post(sandbox, "/v2/gadgets", "{}").status()).isEqualTo(405);
  }

  @Test
  void findsOneByItsPath() {
    JsonNode first = Asking.get(sandbox, "/v2/gadgets").json().at("/gadgets/0");

    assertThat(Asking.get(sandbox, "/v2/gadgets/" + first.path("id").asText()).json())
        .contains(first.path("name"));
    assertThat(Asking.error(Asking.get(sandbox, "/v2/gadgets/1")))
        .isEqualTo("404 Gadget not found");
  }

  @Test
  void needsItsScope() {
    GongSandbox without =
        GongSandbox.builder()
            .without("api:gadgets:read")
            .traits(Objects.requireNonNull(OwnEndpointTest.class.getResource("own-endpoint.yaml")))
            .build();

    assertThat(Asking.get(without, "/v2/gadgets").status()).isEqualTo(401);
  }

  private static Instant created(JsonNode gadget) {
    return OffsetDateTime.parse(gadget.path("created").asText()).toInstant();
  }
}
