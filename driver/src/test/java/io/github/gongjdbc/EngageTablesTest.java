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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    assertThat(ACCOUNT.query("SELECT owner_email, id, visibility FROM flows"))
        .containsExactlyElementsOf(expected);
    assertThat(requests()).hasSize(1 + addresses.size());
    assertThat(ACCOUNT.query("SELECT COUNT(*), COUNT(DISTINCT id) FROM flows"))
        .containsExactly(
            List.of(
                (long) expected.size(),
                expected.stream().map(row -> row.get(1)).distinct().count()));
  }

  @Test
  void anOwnerIsTheOneRequest() throws SQLException {
    String address = addresses.get(2);

    assertThat(ACCOUNT.query("SELECT id FROM flows WHERE owner_email = '" + address + "'"))
        .hasSize(items(FLOWS + address, "flows").size());
    assertThat(requests()).containsExactly(FLOWS + address);
  }

  @Test
  void aFolderIsSentBesideTheOwner() throws SQLException {
    String address = addresses.get(0);
    JsonNode flow = items(FLOWS + address, "flows").get(0);

    assertThat(
            ACCOUNT.query(
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
    assertThat(ACCOUNT.queryWith(sql, "workspaceId", workspace)).hasSize(flows);
    assertThat(requests()).hasSize(1);
    assertThat(ACCOUNT.queryWith(sql, "workspaceId", workspace, "pushDown", "false"))
        .hasSize(flows);
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
            ACCOUNT.query(
                "SELECT id, name, parent_folder_id, created_by_id FROM flow_folders"
                    + " WHERE owner_email = '"
                    + address
                    + "'"))
        .isNotEmpty()
        .containsExactlyElementsOf(expected);
  }

  @Test
  void aLimitStopsTheIteration() throws SQLException {
    assertThat(ACCOUNT.query("SELECT id FROM flows LIMIT 1")).hasSize(1);
    assertThat(requests()).containsExactly(USERS, FLOWS + addresses.get(0));
  }

  @Test
  void aJoinAsksForTheUsersThatItFinds() throws SQLException {
    String address = addresses.get(1);

    assertThat(
            ACCOUNT.query(
                "SELECT f.id FROM users u JOIN flows f ON f.owner_email = u.email_address"
                    + " WHERE u.email_address = '"
                    + address
                    + "'"))
        .hasSize(items(FLOWS + address, "flows").size());
    assertThat(requests()).containsExactly(USERS, FLOWS + address);
  }

  private static List<String> flows() {
    return addresses.stream()
        .flatMap(address -> items(FLOWS + address, "flows").stream())
        .map(flow -> flow.path("id").asText())
        .distinct()
        .toList();
  }

  private static JsonNode steps(String flow) {
    return ACCOUNT
        .items(SandboxRequest.post("/v2/flows/steps", "{\"flowIds\": [\"" + flow + "\"]}"), "flows")
        .get(0);
  }

  @Test
  void theStepsOfTwentyFlowsAreOneRequest() throws SQLException {
    List<String> flows = flows();
    int steps = flows.stream().mapToInt(flow -> steps(flow).path("steps").size()).sum();

    assertThat(flows).hasSizeGreaterThan(20);
    assertThat(ACCOUNT.query("SELECT COUNT(*), COUNT(DISTINCT flow_id) FROM flow_steps"))
        .containsExactly(List.of((long) steps, (long) flows.size()));
    assertThat(requests())
        .hasSize(1 + addresses.size() + (flows.size() + 19) / 20)
        .endsWith("/v2/flows/steps");
  }

  @Test
  void theStepsOfFlowsThatAreNamedNeedNoOthers() throws SQLException {
    List<String> some = flows().subList(0, 2);
    JsonNode first = steps(some.get(0));

    assertThat(
            ACCOUNT.query(
                "SELECT flow_id, flow_name, step_order, action FROM flow_steps WHERE flow_id = '"
                    + some.get(0)
                    + "' AND step_order = 1"))
        .containsExactly(
            List.of(
                some.get(0),
                first.path("name").asText(),
                1,
                first.path("steps").get(0).path("action").asText()));
    ACCOUNT.query(
        "SELECT id FROM flow_steps WHERE flow_id IN ('" + String.join("', '", some) + "')");
    assertThat(requests()).containsExactly("/v2/flows/steps", "/v2/flows/steps");
  }

  @Test
  void aLimitStopsTheReadingOfFlows() throws SQLException {
    assertThat(ACCOUNT.query("SELECT id FROM flow_steps LIMIT 1")).hasSize(1);
    assertThat(requests()).hasSizeLessThan(2 + addresses.size()).endsWith("/v2/flows/steps");
  }

  @Test
  void stepsAreJoinedByTheFlowsThatAreFound() throws SQLException {
    String address = addresses.get(0);
    List<String> flows =
        items(FLOWS + address, "flows").stream().map(flow -> flow.path("id").asText()).toList();

    assertThat(
            ACCOUNT.query(
                "SELECT COUNT(*) FROM flows f JOIN flow_steps s ON s.flow_id = f.id"
                    + " WHERE f.owner_email = '"
                    + address
                    + "'"))
        .containsExactly(
            List.of(flows.stream().mapToLong(flow -> steps(flow).path("steps").size()).sum()));
    assertThat(requests()).hasSize(1 + (flows.size() + 19) / 20);
  }

  /** Prospects are asked for by who is in a task. */
  private static List<String> prospects() {
    return users().stream()
        .flatMap(user -> tasks(user).stream())
        .map(task -> task.path("contact").path("crmId").asText())
        .distinct()
        .toList();
  }

  private static List<JsonNode> assigned(String parameter, List<String> ids) {
    String list = ids.stream().map(id -> '"' + id + '"').collect(Collectors.joining(", "));
    return ACCOUNT.items(
        SandboxRequest.post("/v2/flows/prospects", "{\"" + parameter + "\": [" + list + "]}"),
        "prospectsAssigned");
  }

  private static List<String> instances(List<JsonNode> assigned) {
    return assigned.stream().map(one -> one.path("flowInstanceId").asText()).toList();
  }

  @Test
  void prospectsAreThoseThatAreNamed() throws SQLException {
    List<String> some = prospects();
    List<JsonNode> assigned = assigned("crmProspectsIds", some);
    String ids = "('" + String.join("', '", some) + "')";
    List<List<@Nullable Object>> expected =
        instances(assigned).stream().map(id -> List.<@Nullable Object>of(id)).toList();

    assertThat(expected).isNotEmpty();
    for (String pushDown : List.of("true", "false")) {
      ACCOUNT.sandbox().clearExchanges();
      assertThat(
              ACCOUNT.queryWith(
                  "SELECT flow_instance_id FROM flow_prospects WHERE crm_prospect_id IN " + ids,
                  "pushDown",
                  pushDown))
          .containsExactlyInAnyOrderElementsOf(expected);
      assertThat(requests()).hasSize((some.size() + 99) / 100);
    }
  }

  @Test
  void aProspectMayBeNamedByEitherColumn() throws SQLException {
    JsonNode one = assigned("crmProspectsIds", prospects()).get(0);
    String instance = one.path("flowInstanceId").asText();
    String prospect = one.path("crmProspectId").asText();
    String select = "SELECT flow_name FROM flow_prospects WHERE ";

    assertThat(ACCOUNT.query(select + "flow_instance_id = '" + instance + "'"))
        .containsExactly(List.of(one.path("flowName").asText()));
    assertThat(ACCOUNT.request().body()).isEqualTo("{\"flowInstanceIds\":[\"" + instance + "\"]}");
    assertThat(
            ACCOUNT.query(
                select
                    + "crm_prospect_id = '"
                    + prospect
                    + "' AND flow_instance_id = '"
                    + instance
                    + "'"))
        .containsExactly(List.of(one.path("flowName").asText()));
  }

  @Test
  void prospectsAreJoined() throws SQLException {
    String user = users().get(0);
    List<String> some =
        tasks(user).stream().map(task -> task.path("contact").path("crmId").asText()).toList();

    assertThat(
            ACCOUNT.query(
                "SELECT DISTINCT p.flow_instance_id FROM tasks t"
                    + " JOIN flow_prospects p ON p.crm_prospect_id = t.contact_crm_id"
                    + " WHERE t.user_id = '"
                    + user
                    + "'"))
        .hasSize(assigned("crmProspectsIds", some).size());
    assertThat(requests()).containsExactly("/v2/tasks", "/v2/flows/prospects");
    assertThat(
            ACCOUNT.query(
                "SELECT COUNT(*) FROM flow_prospects p WHERE p.crm_prospect_id IN"
                    + " (SELECT contact_crm_id FROM tasks WHERE user_id = '"
                    + user
                    + "')"))
        .containsExactly(List.of((long) assigned("crmProspectsIds", some).size()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM flow_prospects",
        "SELECT COUNT(*) FROM flow_prospects",
        "SELECT * FROM flow_prospects WHERE flow_id = '1'",
        "SELECT * FROM flow_prospects WHERE crm_prospect_id > 'a' LIMIT 1",
        "SELECT * FROM flow_prospects WHERE crm_prospect_id = 'a' OR flow_name = 'b'"
      })
  void whatNamesNoProspectFailsWithTheColumns(String sql) {
    assertThatThrownBy(() -> ACCOUNT.query(sql))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("on flow_instance_id or crm_prospect_id")
        .extracting(e -> ((SQLException) e).getSQLState())
        .isEqualTo("HYC00");
    assertThat(requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM flow_prospects",
        "SELECT COUNT(*) FROM flow_prospects WHERE flow_id = '1'",
        "SELECT * FROM users u JOIN flow_prospects p"
            + " ON p.flow_instance_owner_email = u.email_address"
      })
  void explainSaysThatAQueryMustNameProspects(String sql) throws SQLException {
    assertThat(explain(sql))
        .startsWith("The query fails before it asks: Gong does not list all flow_prospects")
        .contains("on flow_instance_id or crm_prospect_id");
  }

  private static String explain(String sql) throws SQLException {
    String plan = String.valueOf(ACCOUNT.query("EXPLAIN PLAN FOR " + sql).get(0).get(0));
    assertThat(requests()).isEmpty();
    return plan;
  }

  @Test
  void explainSaysWhatIsAskedForEachKeyOfAJoin() throws SQLException {
    assertThat(
            explain(
                "SELECT * FROM users u JOIN tasks t ON t.user_id = u.id"
                    + " WHERE u.id IN ('1', '2')"))
        .startsWith("About 3 requests to Gong.\n")
        .contains("estimated requests: 1 for each key\n");
    assertThat(
            explain(
                "SELECT * FROM flows f JOIN flow_steps s ON s.flow_id = f.id"
                    + " WHERE f.owner_email = 'a@b.c'"))
        .contains("estimated requests: 1 for every 20 keys\n");
    assertThat(
            explain(
                "SELECT * FROM tasks t JOIN flow_prospects p"
                    + " ON p.crm_prospect_id = t.contact_crm_id WHERE t.user_id = '1'"))
        .startsWith(
            "Requests to Gong: unknown until the first page (1 for every 100 keys of the join),"
                + " at least 1.\n");
  }

  @Test
  void nothingIsAskedForNoProspect() throws SQLException {
    assertThat(ACCOUNT.query("SELECT * FROM flow_prospects WHERE crm_prospect_id = ''")).isEmpty();
    assertThat(ACCOUNT.query("SELECT * FROM flow_prospects WHERE 1 = 0")).isEmpty();
    assertThat(ACCOUNT.query("SELECT * FROM flow_prospects LIMIT 0")).isEmpty();
    assertThat(requests()).isEmpty();
  }

  private static List<JsonNode> tasks(String user) {
    return ACCOUNT.items(
        SandboxRequest.post(
            "/v2/tasks",
            """
            {"filter": {"userId": "%s", "types": ["FLOW", "MANUAL"], "taskAction": ["CALL"],
             "status": ["OPEN", "DONE", "DISMISSED"]}}\
            """
                .formatted(user)),
        "tasks");
  }

  private static List<String> users() {
    return items(USERS, "users").stream().map(user -> user.path("id").asText()).toList();
  }

  @Test
  void tasksAreThoseOfEachUserWithWhatStandsBesideThem() throws SQLException {
    List<List<@Nullable Object>> expected = new ArrayList<>();
    for (String user : users()) {
      for (JsonNode task : tasks(user)) {
        expected.add(
            List.of(
                task.path("id").asText(),
                user,
                task.path("contact").path("data").path("firstName").asText(),
                "SALESFORCE"));
      }
    }

    assertThat(ACCOUNT.query("SELECT id, user_id, contact_first_name, crm_type FROM tasks"))
        .containsExactlyElementsOf(expected);
    assertThat(requests()).hasSize(1 + addresses.size());
  }

  @Test
  void conditionsOnTasksAreSent() throws SQLException {
    String user = users().get(0);
    long open =
        tasks(user).stream()
            .filter(task -> task.path("status").asText().equals("OPEN"))
            .filter(task -> task.path("type").asText().equals("FLOW"))
            .count();

    assertThat(
            ACCOUNT.query(
                "SELECT COUNT(*) FROM tasks WHERE user_id = '"
                    + user
                    + "' AND status = 'OPEN' AND type = 'FLOW'"))
        .containsExactly(List.of(open));
    assertThat(ACCOUNT.request().json().path("filter").toString())
        .contains("\"types\":[\"FLOW\"]", "\"status\":[\"OPEN\"]");
    assertThat(ACCOUNT.query("SELECT id FROM tasks WHERE status = 'LOST'")).isEmpty();
    assertThat(requests()).hasSize(1);
  }

  @Test
  void tasksOfAWorkspace() throws SQLException {
    String workspace = items("/v2/workspaces", "workspaces").get(0).path("id").asText();
    String sql = "SELECT id FROM tasks";

    List<List<@Nullable Object>> some = ACCOUNT.queryWith(sql, "workspaceId", workspace);
    assertThat(some).isNotEmpty().hasSizeLessThan(ACCOUNT.query(sql).size());
    assertThat(ACCOUNT.queryWith(sql, "workspaceId", workspace, "pushDown", "false"))
        .containsExactlyElementsOf(some);
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
