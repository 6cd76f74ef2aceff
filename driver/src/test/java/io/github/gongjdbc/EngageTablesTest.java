package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.sandbox.SettableClock;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The tables of Gong Engage, whose endpoints want users, flows or prospects. */
class EngageTablesTest {
  @RegisterExtension static final SandboxAccount ACCOUNT = SandboxAccount.small();

  @RegisterExtension
  static final SandboxAccount WITHOUT =
      SandboxAccount.of(
          GongSandbox.builder()
              .clock(new SettableClock(SandboxAccount.NOW))
              .calls(20)
              .days(60)
              .without("api:flows:read")
              .without("api:tasks:read"));

  private static final String USERS = "/v2/users";
  private static final String FLOWS = "/v2/flows?flowOwnerEmail=";

  private static List<String> addresses;

  @BeforeAll
  static void readTheAccount() {
    addresses =
        items(USERS, "users").stream().map(user -> user.path("emailAddress").asText()).toList();
    assertThat(addresses).hasSizeGreaterThan(3);
  }

  private static List<JsonNode> items(String pathAndQuery, String array) {
    return ACCOUNT.items(SandboxRequest.get(pathAndQuery), array);
  }

  private static List<List<@Nullable Object>> query(String sql, String... properties)
      throws SQLException {
    try (Connection connection = ACCOUNT.connect(properties)) {
      return SandboxAccount.query(connection, sql);
    }
  }

  private static List<String> requests() {
    return ACCOUNT.requestTexts();
  }

  @Test
  void flowsAreThoseOfEachUser() throws SQLException {
    List<List<@Nullable Object>> expected = new ArrayList<>();
    for (String address : addresses) {
      items(FLOWS + address, "flows")
          .forEach(
              flow ->
                  expected.add(
                      List.of(
                          address, flow.path("id").asText(), flow.path("visibility").asText())));
    }

    assertThat(query("SELECT owner_email, id, visibility FROM flows"))
        .containsExactlyElementsOf(expected);
    assertThat(requests()).hasSize(1 + addresses.size());
    assertThat(query("SELECT COUNT(*), COUNT(DISTINCT id) FROM flows"))
        .containsExactly(
            List.of(
                (long) expected.size(),
                expected.stream().map(row -> row.get(1)).distinct().count()));
  }

  @Test
  void anOwnerIsTheOneRequest() throws SQLException {
    String address = addresses.get(2);

    assertThat(query("SELECT id FROM flows WHERE owner_email = '" + address + "'"))
        .hasSize(items(FLOWS + address, "flows").size());
    assertThat(requests()).containsExactly(FLOWS + address);
  }

  @Test
  void aFolderIsSentBesideTheOwner() throws SQLException {
    String address = addresses.get(0);
    JsonNode flow = items(FLOWS + address, "flows").get(0);

    assertThat(
            query(
                "SELECT DISTINCT folder_name FROM flows WHERE owner_email = '"
                    + address
                    + "' AND folder_id = '"
                    + flow.path("folderId").asText()
                    + "'"))
        .containsExactly(List.of(flow.path("folderName").asText()));
    assertThat(requests()).hasSize(1);
    assertThat(requests().get(0)).contains("folderId=" + flow.path("folderId").asText());
  }

  @Test
  void theWorkspaceOfTheConnectionIsSentThoughNoItemHasOne() throws SQLException {
    String workspace = items("/v2/workspaces", "workspaces").get(1).path("id").asText();
    String address = addresses.get(0);
    int flows = items(FLOWS + address + "&workspaceId=" + workspace, "flows").size();
    String sql = "SELECT id FROM flows WHERE owner_email = '" + address + "'";

    assertThat(flows).isLessThan(items(FLOWS + address, "flows").size());
    assertThat(query(sql, "workspaceId", workspace)).hasSize(flows);
    assertThat(requests()).hasSize(1);
    assertThat(query(sql, "workspaceId", workspace, "pushDown", "false")).hasSize(flows);
  }

  @Test
  void foldersOfFlowsAreThoseOfEachUserAndNullIsNoText() throws SQLException {
    String address = addresses.get(0);
    List<List<@Nullable Object>> expected = new ArrayList<>();
    items("/v2/flows/folders?flowFolderOwnerEmail=" + address, "flowsFolders")
        .forEach(
            folder -> {
              String by = folder.path("createdById").asText();
              expected.add(
                  Arrays.asList(
                      folder.path("id").asText(),
                      folder.path("name").asText(),
                      null,
                      by.equals("null") ? null : by));
            });

    assertThat(
            query(
                "SELECT id, name, parent_folder_id, created_by_id FROM flow_folders"
                    + " WHERE owner_email = '"
                    + address
                    + "'"))
        .isNotEmpty()
        .containsExactlyElementsOf(expected);
  }

  @Test
  void aLimitStopsTheIteration() throws SQLException {
    assertThat(query("SELECT id FROM flows LIMIT 1")).hasSize(1);
    assertThat(requests()).containsExactly(USERS, FLOWS + addresses.get(0));
  }

  @Test
  void aJoinAsksForTheUsersThatItFinds() throws SQLException {
    String address = addresses.get(1);

    assertThat(
            query(
                "SELECT f.id FROM users u JOIN flows f ON f.owner_email = u.email_address"
                    + " WHERE u.email_address = '"
                    + address
                    + "'"))
        .hasSize(items(FLOWS + address, "flows").size());
    assertThat(requests()).containsExactly(USERS, FLOWS + address);
  }

  @Test
  void whoLacksTheScopeKeepsTheOtherTables() throws SQLException {
    try (Connection connection = WITHOUT.connect()) {
      assertThatThrownBy(() -> SandboxAccount.query(connection, "SELECT id FROM flows"))
          .hasMessageContaining("api:flows:read");
      assertThat(WITHOUT.requestTexts()).hasSize(2);
      assertThat(SandboxAccount.query(connection, "SELECT id FROM users")).isNotEmpty();
    }
  }
}
