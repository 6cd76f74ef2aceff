package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tables whose endpoint wants a value that a query may leave open: each value is asked for. */
class IteratedTablesTest {
  @RegisterExtension static final SandboxAccount ACCOUNT = SandboxAccount.small();

  private static final String WORKSPACES = "/v2/workspaces";
  private static final String FOLDERS = "/v2/library/folders?workspaceId=";
  private static final String PROFILES = "/v2/all-permission-profiles?workspaceId=";
  private static final String USERS = "/v2/permission-profile/users?profileId=";

  private static final String ALL_USERS = "/v2/users";
  private static final String CONTENT = "/v2/library/folder-content?folderId=";

  private static List<String> workspaces;
  private static List<String> users;
  private static List<String> profiles;

  private static List<JsonNode> items(String pathAndQuery, String array) {
    return ACCOUNT.items(SandboxRequest.get(pathAndQuery), array);
  }

  private static List<String> ids(String pathAndQuery, String array) {
    return items(pathAndQuery, array).stream().map(item -> item.path("id").asText()).toList();
  }

  @BeforeAll
  static void readTheAccount() {
    workspaces = ids(WORKSPACES, "workspaces");
    profiles = workspaces.stream().flatMap(id -> ids(PROFILES + id, "profiles").stream()).toList();
    users = ids(ALL_USERS, "users");
    assertThat(workspaces).hasSizeGreaterThan(1);
  }

  private static String history(String user) {
    return ALL_USERS + "/" + user + "/settings-history";
  }

  private static List<String> requests() {
    return ACCOUNT.requestTexts();
  }

  private static List<String> each(String path, List<String> values) {
    return values.stream().map(path::concat).toList();
  }

  private static List<String> with(String first, List<String> others) {
    return Stream.concat(Stream.of(first), others.stream()).toList();
  }

  @Test
  void theRowsOfEachWorkspaceAreReadWithTheWorkspace() throws SQLException {
    List<List<@Nullable Object>> expected = new ArrayList<>();
    for (String workspace : workspaces) {
      for (JsonNode folder : items(FOLDERS + workspace, "folders")) {
        expected.add(
            Arrays.asList(
                workspace,
                folder.path("id").asText(),
                folder.path("name").asText(),
                folder.path("parentFolderId").textValue(),
                folder.path("createdBy").asText()));
      }
    }

    assertThat(
            ACCOUNT.query(
                "SELECT workspace_id, id, name, parent_folder_id, created_by FROM library_folders"))
        .containsExactlyElementsOf(expected);
    assertThat(requests()).containsExactlyElementsOf(with(WORKSPACES, each(FOLDERS, workspaces)));
  }

  @Test
  void theRowsOfEachRowOfAnIteratedTableAreRead() throws SQLException {
    List<List<@Nullable Object>> expected = new ArrayList<>();
    for (String profile : profiles) {
      for (JsonNode user : items(USERS + profile, "users")) {
        expected.add(
            List.of(
                profile,
                user.path("id").asText(),
                user.path("fullName").asText(),
                user.path("emailAddress").asText()));
      }
    }

    assertThat(ACCOUNT.query("SELECT * FROM permission_profile_users"))
        .containsExactlyElementsOf(expected);
    List<String> all = new ArrayList<>(List.of(WORKSPACES));
    all.addAll(each(PROFILES, workspaces));
    all.addAll(each(USERS, profiles));
    assertThat(requests()).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void aConditionOnTheParameterIsTheOneRequest() throws SQLException {
    String workspace = workspaces.get(1);

    assertThat(
            ACCOUNT.query(
                "SELECT DISTINCT workspace_id FROM permission_profiles WHERE workspace_id = '"
                    + workspace
                    + "'"))
        .containsExactly(List.of(workspace));
    assertThat(requests()).containsExactly(PROFILES + workspace);
  }

  @Test
  void severalValuesAreARequestEach() throws SQLException {
    List<String> some = profiles.subList(0, 2);

    ACCOUNT.query(
        "SELECT * FROM permission_profile_users WHERE profile_id IN ('"
            + String.join("', '", some)
            + "')");

    assertThat(requests()).containsExactlyInAnyOrderElementsOf(each(USERS, some));
  }

  @Test
  void whatCannotBeAValueIsNotAskedFor() throws SQLException {
    assertThat(ACCOUNT.query("SELECT * FROM library_folders WHERE workspace_id = 'none'"))
        .isEmpty();
    assertThat(requests()).isEmpty();
  }

  @Test
  void aValueThatGongDoesNotKnowHasNoRows() throws SQLException {
    assertThat(ACCOUNT.query("SELECT * FROM permission_profile_users WHERE profile_id = '1'"))
        .isEmpty();
    assertThat(requests()).containsExactly(USERS + "1");
  }

  @Test
  void otherConditionsAreCheckedHere() throws SQLException {
    String name = items(FOLDERS + workspaces.get(0), "folders").get(0).path("name").asText();

    assertThat(ACCOUNT.query("SELECT name FROM library_folders WHERE name = '" + name + "'"))
        .isNotEmpty()
        .containsOnly(List.of(name));
    assertThat(requests()).hasSize(1 + workspaces.size());
  }

  @Test
  void aLimitStopsTheIteration() throws SQLException {
    assertThat(ACCOUNT.query("SELECT id FROM permission_profile_users LIMIT 1")).hasSize(1);
    assertThat(requests())
        .containsExactly(WORKSPACES, PROFILES + workspaces.get(0), USERS + profiles.get(0));
  }

  @Test
  void aLimitThatEndsWithAWorkspaceDoesNotAskForTheNext() throws SQLException {
    String workspace = workspaces.get(0);
    List<String> some = ids(PROFILES + workspace, "profiles");
    int rows = some.stream().mapToInt(id -> items(USERS + id, "users").size()).sum();

    assertThat(ACCOUNT.query("SELECT id FROM permission_profile_users LIMIT " + rows))
        .hasSize(rows);
    assertThat(requests())
        .containsExactlyInAnyOrderElementsOf(
            with(WORKSPACES, with(PROFILES + workspace, each(USERS, some))));
  }

  @Test
  void countingReadsAll() throws SQLException {
    long folders = workspaces.stream().mapToLong(id -> items(FOLDERS + id, "folders").size()).sum();

    assertThat(ACCOUNT.query("SELECT COUNT(*) FROM library_folders"))
        .containsExactly(List.of(folders));
    assertThat(requests()).hasSize(1 + workspaces.size());
  }

  @Test
  void theWorkspaceOfTheConnectionIsTheOneThatIsAskedFor() throws SQLException {
    String workspace = workspaces.get(1);

    assertThat(ACCOUNT.queryWith("SELECT id FROM library_folders", "workspaceId", workspace))
        .hasSize(items(FOLDERS + workspace, "folders").size());
    assertThat(requests()).containsExactly(FOLDERS + workspace);
  }

  @Test
  void withoutPushDownEachIsReadAndTheConditionCheckedHere() throws SQLException {
    String sql = "SELECT id FROM library_folders WHERE workspace_id = '" + workspaces.get(1) + "'";

    assertThat(ACCOUNT.queryWith(sql, "pushDown", "false"))
        .isNotEmpty()
        .isEqualTo(ACCOUNT.query(sql));
    assertThat(requests()).hasSize(1 + workspaces.size() + 1);
  }

  @Test
  void aQueryThatGoesThroughTooManyFailsBeforeItAsks() {
    assertThatThrownBy(
            () -> ACCOUNT.queryWith("SELECT id FROM library_folders", "maxRequestsPerQuery", "2"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("about " + (1 + workspaces.size()) + " requests")
        .hasMessageContaining("the 2 that maxRequestsPerQuery allows")
        .hasMessageContaining("one for each workspace_id")
        .hasMessageContaining("set maxRequestsPerQuery higher")
        .extracting(e -> ((SQLException) e).getSQLState())
        .isEqualTo("54000");
    assertThat(requests()).containsExactly(WORKSPACES);
  }

  @Test
  void aQueryThatGoesThroughWhatIsIteratedFailsWhereThatIsKnown() {
    int known = 1 + workspaces.size();
    assertThatThrownBy(
            () ->
                ACCOUNT.queryWith(
                    "SELECT COUNT(*) FROM permission_profile_users",
                    "maxRequestsPerQuery",
                    String.valueOf(known + 1)))
        .hasMessageContaining("about " + (known + profiles.size()) + " requests")
        .hasMessageContaining("one for each profile_id");
    assertThat(requests()).hasSize(known);
  }

  @Test
  void aQueryThatNamesTooManyAsksForNone() {
    assertThatThrownBy(
            () ->
                ACCOUNT.queryWith(
                    "SELECT id FROM permission_profile_users WHERE profile_id IN ('1', '2', '3')",
                    "maxRequestsPerQuery",
                    "2"))
        .hasMessageContaining("about 3 requests");
    assertThat(requests()).isEmpty();
  }

  @Test
  void whatMayEndEarlyIsReadAsFarAsItMay() throws SQLException {
    assertThat(
            ACCOUNT.queryWith(
                "SELECT id FROM permission_profile_users LIMIT 1", "maxRequestsPerQuery", "3"))
        .hasSize(1);
    assertThatThrownBy(
            () ->
                ACCOUNT.queryWith(
                    "SELECT id FROM permission_profile_users WHERE id = 'x' LIMIT 1",
                    "maxRequestsPerQuery",
                    "3"))
        .hasMessageContaining("has sent that many");
  }

  @Test
  void theAnswersOfReferenceTablesAreKept() throws SQLException {
    try (Connection connection = ACCOUNT.connect("cacheTtl", "PT1H")) {
      List<List<@Nullable Object>> first =
          SandboxAccount.query(connection, "SELECT workspace_id, name FROM library_folders");
      int sent = ACCOUNT.requests().size();

      assertThat(SandboxAccount.query(connection, "SELECT workspace_id, name FROM library_folders"))
          .isEqualTo(first);
      assertThat(ACCOUNT.requests()).hasSize(sent);
    }
  }

  @Test
  void explainNamesWhatIsIterated() throws SQLException {
    String workspace = workspaces.get(0);
    ACCOUNT.query("SELECT id FROM workspaces");

    assertThat(
            ACCOUNT
                .query("EXPLAIN PLAN FOR SELECT id FROM library_folders")
                .get(0)
                .get(0)
                .toString())
        .contains("request: GET /v2/library/folders\n")
        .contains("for each: workspaces.id\n")
        .contains("estimated requests: at most " + (1 + workspaces.size()) + "\n");
    assertThat(
            ACCOUNT
                .query(
                    "EXPLAIN PLAN FOR SELECT id FROM library_folders WHERE workspace_id = '"
                        + workspace
                        + "'")
                .get(0)
                .get(0)
                .toString())
        .contains("pushed: workspace_id = '" + workspace + "'\n")
        .contains("sent as: workspaceId\n")
        .doesNotContain("for each");
    assertThat(requests()).hasSize(1);
  }

  @Test
  void explainCountsAsFarAsTheValuesAreKnown() throws SQLException {
    String profileUsers = "EXPLAIN PLAN FOR SELECT id FROM permission_profile_users";
    ACCOUNT.query("SELECT id FROM workspaces");
    ACCOUNT.sandbox().clearExchanges();

    assertThat(ACCOUNT.query(profileUsers).get(0).get(0).toString())
        .startsWith(
            "Requests to Gong: unknown until the first page"
                + " (1 request for each permission_profiles.id)");
    assertThat(
            ACCOUNT
                .query(profileUsers + " WHERE profile_id IN ('1', '2')")
                .get(0)
                .get(0)
                .toString())
        .startsWith("About 2 requests to Gong.\n");
    assertThat(requests()).isEmpty();
  }

  @Test
  void aConnectionOfAWorkspaceSeesNoRowsOfOthersThatAQueryNames() throws SQLException {
    String workspace = workspaces.get(1);
    String own = ids(PROFILES + workspace, "profiles").get(0);
    String sql =
        "SELECT DISTINCT profile_id FROM permission_profile_users WHERE profile_id IN ('"
            + profiles.get(0)
            + "', '"
            + own
            + "')";

    assertThat(ACCOUNT.queryWith(sql, "workspaceId", workspace)).containsExactly(List.of(own));
    assertThat(requests()).containsExactlyInAnyOrder(PROFILES + workspace, USERS + own);
    assertThat(ACCOUNT.queryWith(sql, "workspaceId", workspace, "pushDown", "false"))
        .containsExactly(List.of(own));
  }

  @Test
  void aValueStandsInThePath() throws SQLException {
    List<List<@Nullable Object>> expected = new ArrayList<>();
    for (String user : users) {
      List<JsonNode> changes = items(history(user), "userSettingsHistory");
      for (int i = 0; i < changes.size(); i++) {
        JsonNode change = changes.get(i);
        expected.add(
            List.of(user, i, change.path("setting").asText(), change.path("value").asBoolean()));
      }
    }

    assertThat(ACCOUNT.query("SELECT user_id, position, setting, value FROM user_settings_history"))
        .containsExactlyElementsOf(expected);
    assertThat(requests())
        .containsExactlyElementsOf(
            with(ALL_USERS, users.stream().map(IteratedTablesTest::history).toList()));
  }

  @Test
  void whatWouldLeadElsewhereIsNoPartOfThePath() throws SQLException {
    assertThat(ACCOUNT.query("SELECT * FROM user_settings_history WHERE user_id = '../calls'"))
        .isEmpty();
    assertThat(requests()).isEmpty();
    assertThat(ACCOUNT.query("SELECT * FROM user_settings_history WHERE user_id = '1'")).isEmpty();
    assertThat(requests()).containsExactly(history("1"));
  }

  @Test
  void aJoinAsksForTheValuesOfItsRows() throws SQLException {
    String user = users.get(3);
    String sql =
        "SELECT u.id, h.position FROM users u JOIN user_settings_history h ON h.user_id = u.id"
            + " WHERE u.id = '"
            + user
            + "'";

    assertThat(ACCOUNT.query(sql)).hasSize(items(history(user), "userSettingsHistory").size());
    assertThat(requests()).containsExactlyInAnyOrder("/v2/users/extensive", history(user));
  }

  @Test
  void theRowsOfAnAnswerHaveWhatStandsBesideThem() throws SQLException {
    List<List<@Nullable Object>> expected = new ArrayList<>();
    for (String workspace : workspaces) {
      for (JsonNode folder : items(FOLDERS + workspace, "folders")) {
        List<JsonNode> calls = items(CONTENT + folder.path("id").asText(), "calls");
        for (int i = 0; i < calls.size(); i++) {
          JsonNode snippet = calls.get(i).path("snippet").path("fromSec");
          expected.add(
              Arrays.asList(
                  folder.path("id").asText(),
                  i,
                  folder.path("name").asText(),
                  calls.get(i).path("id").asText(),
                  snippet.isNumber() ? snippet.asInt() : null));
        }
      }
    }

    assertThat(
            ACCOUNT.query(
                "SELECT folder_id, position, folder_name, id, snippet_from_sec"
                    + " FROM library_folder_calls"))
        .isNotEmpty()
        .containsExactlyElementsOf(expected);
  }

  @Test
  void theAreasOfAProfileAreRows() throws SQLException {
    JsonNode profile = items(PROFILES + workspaces.get(0), "profiles").get(0);
    JsonNode library = profile.path("libraryFolderAccess");
    String of = " FROM permission_profile_access WHERE profile_id = '" + profiles.get(0) + "'";

    assertThat(ACCOUNT.query("SELECT area, permission_level, manage_streams" + of))
        .hasSize(10)
        .contains(
            Arrays.asList(
                "forecast",
                profile
                    .path("forecastPermissions")
                    .path("forecastAccess")
                    .path("permissionLevel")
                    .asText(),
                null),
            List.of(
                "library_folder",
                library.path("permissionLevel").asText(),
                library.path("manageStreams").asBoolean()));
    assertThat(
            ACCOUNT.query(
                "SELECT team_lead_ids, library_folder_ids" + of + " AND area = 'library_folder'"))
        .containsExactly(Arrays.asList(null, library.path("libraryFolderIds").toString()));
    assertThat(
            ACCOUNT.query("SELECT COUNT(*), COUNT(DISTINCT area) FROM permission_profile_access"))
        .containsExactly(List.of(10L * profiles.size(), 10L));
  }

  @Test
  void targetsAreThoseOfEachWorkspace() throws SQLException {
    String targets = "/v2/targets?workspaceId=";
    List<List<@Nullable Object>> expected = new ArrayList<>();
    for (String workspace : workspaces) {
      items(targets + workspace, "targets")
          .forEach(
              target ->
                  expected.add(
                      List.of(
                          workspace, target.path("name").asText(), target.path("unit").asText())));
    }

    assertThat(ACCOUNT.query("SELECT workspace_id, name, unit FROM targets"))
        .isNotEmpty()
        .containsExactlyElementsOf(expected);
    assertThat(requests()).containsExactlyElementsOf(with(WORKSPACES, each(targets, workspaces)));
  }

  @Test
  void eachLogIsARequestForTheTimesThatAreWanted() throws SQLException {
    String from = "2026-11-01T00:00:00Z";
    int plays = items("/v2/logs?logType=UserCallPlay&fromDateTime=" + from, "logEntries").size();
    String recent = " FROM logs WHERE event_time >= TIMESTAMP '2026-11-01 00:00:00'";

    assertThat(ACCOUNT.query("SELECT COUNT(*)" + recent + " AND log_type = 'UserCallPlay'"))
        .containsExactly(List.of((long) plays));
    assertThat(ACCOUNT.request().query("fromDateTime")).isEqualTo("2026-10-31T23:59:59Z");
    assertThat(ACCOUNT.query("SELECT DISTINCT log_type" + recent)).hasSize(5);
    ACCOUNT.query(
        "SELECT log_record FROM logs WHERE event_time < '2020-01-01' AND log_type = 'AccessLog'");
    assertThat(requests().get(requests().size() - 1)).contains("fromDateTime=1970-01-01T00:00:00Z");
  }

  @Test
  void eachCombinationOfValuesIsARequest() throws SQLException {
    String schema = "/v2/crm/entity-schema?integrationId=";
    String integration =
        items("/v2/crm/integrations", "integrations").get(0).path("integrationId").asText();
    List<String> types = List.of("ACCOUNT", "CONTACT", "DEAL", "LEAD");

    assertThat(ACCOUNT.query("SELECT DISTINCT integration_id, object_type FROM crm_schema_fields"))
        .containsExactlyInAnyOrderElementsOf(
            types.stream().map(type -> List.<@Nullable Object>of(integration, type)).toList());
    assertThat(requests())
        .containsExactlyElementsOf(
            with(
                "/v2/crm/integrations",
                types.stream().map(type -> schema + integration + "&objectType=" + type).toList()));
  }

  @Test
  void aConditionOnOneValueLeavesTheOther() throws SQLException {
    assertThat(
            ACCOUNT.query(
                "SELECT label FROM crm_schema_fields WHERE object_type = 'DEAL'"
                    + " AND type = 'CURRENCY'"))
        .containsExactly(List.of("Amount"));
    assertThat(requests()).hasSize(2);
    assertThat(ACCOUNT.query("SELECT label FROM crm_schema_fields WHERE object_type = 'THING'"))
        .isEmpty();
    assertThat(requests()).hasSize(2);
    assertThat(
            ACCOUNT
                .query("EXPLAIN PLAN FOR SELECT label FROM crm_schema_fields")
                .get(0)
                .get(0)
                .toString())
        .contains("for each: crm_integrations.integration_id x ACCOUNT, CONTACT, DEAL, LEAD\n")
        .contains("estimated requests: at most 5\n");
  }

  @Test
  void theValuesMayBeConstants(@TempDir Path folder) throws SQLException, IOException {
    Files.writeString(
        folder.resolve("some.yaml"),
        """
        version: 2
        endpoints:
          - name: some_briefs
            request: GET /v2/settings/briefs
            parameters:
              - {name: workspaceId, required: true, values: ['%s', '%s'], for_each: values}
            response: {items: briefs, paging: none, empty_messages: [no briefs found]}
        tables:
          - name: some_briefs
            description: The briefs of two workspaces.
            endpoints: [some_briefs]
            key: [asked_for, brief_id]
            expected_rows: 10
            columns:
              asked_for: {parameter: workspaceId, type: VARCHAR, description: The workspace.}
              brief_id: {type: VARCHAR, description: The brief.}
              workspace_id: {type: VARCHAR, description: The workspace of the brief.}
        """
            .formatted(workspaces.get(1), workspaces.get(0)));
    String briefs = "/v2/settings/briefs?workspaceId=";

    assertThat(
            ACCOUNT.queryWith(
                "SELECT asked_for, workspace_id FROM some_briefs", "catalog", folder + ""))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.get(0)).isEqualTo(row.get(1)));
    assertThat(requests()).containsExactly(briefs + workspaces.get(1), briefs + workspaces.get(0));
  }
}
