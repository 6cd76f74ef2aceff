package io.github.gongjdbc.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.http.Exchange;
import io.github.gongjdbc.sandbox.http.SandboxAnswer;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every endpoint from which a table can be read, held to the facts of Gong's document. */
class ReadEndpointsTest {

  private static final GongSandbox SANDBOX = sandbox();
  private static final Map<String, String> VALUES = values();

  private static GongSandbox sandbox() {
    return GongSandbox.builder()
        .calls(600)
        .days(30)
        .clock(Clock.fixed(Instant.parse("2026-11-20T20:00:00Z"), ZoneOffset.UTC))
        .build();
  }

  /** What stands for the names in braces. */
  private static Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    put(values, "workspace", "/v2/workspaces", "/workspaces/0/id");
    put(values, "call", "/v2/calls", "/calls/0/id");
    JsonNode user = SANDBOX.users().stream().filter(ReadEndpointsTest::hasManager).toList().get(0);
    values.put("user", user.path("id").asText());
    values.put("email", user.path("emailAddress").asText());
    values.put("manager", user.path("managerId").asText());
    String workspace = values.get("workspace");
    put(values, "folder", "/v2/library/folders?workspaceId=" + workspace, "/folders/0/id");
    put(
        values,
        "profile",
        "/v2/all-permission-profiles?workspaceId=" + workspace,
        "/profiles/0/id");
    put(values, "integration", "/v2/crm/integrations", "/integrations/0/integrationId");
    put(values, "flow", "/v2/flows?flowOwnerEmail=" + values.get("email"), "/flows/0/id");
    return values;
  }

  private static boolean hasManager(JsonNode user) {
    return user.path("managerId").isTextual();
  }

  private static void put(Map<String, String> values, String name, String path, String pointer) {
    values.put(name, Asking.get(SANDBOX, path).json().at(pointer).asText());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          GET  | /v2/workspaces | |
          GET  | /v2/users/{user}/settings-history | |
          GET  | /v2/settings/trackers | |
          GET  | /v2/settings/trackers?workspaceId={workspace} | |
          GET  | /v2/settings/briefs | |
          GET  | /v2/settings/briefs?workspaceId={workspace} | |
          GET  | /v2/targets?workspaceId={workspace} | |
          GET  | /v2/call-outcomes | |
          GET  | /v2/library/folders?workspaceId={workspace} | |
          GET  | /v2/library/folder-content?folderId={folder} | |
          GET  | /v2/all-permission-profiles?workspaceId={workspace} | |
          GET  | /v2/permission-profile?profileId={profile} | |
          GET  | /v2/permission-profile/users?profileId={profile} | |
          GET  | /v2/crm/integrations | |
          GET  | /v2/crm/entity-schema?integrationId={integration}&objectType=DEAL | |
          GET  | /v2/flows?flowOwnerEmail={email} | |
          GET  | /v2/flows/folders?flowFolderOwnerEmail={email} | |
          POST | /v2/flows/steps | {"flowIds":["{flow}"]} |
          GET  | /v2/coaching?workspace-id={workspace}&manager-id={manager}&from=2026-09-01T00:00:00Z&to=2026-11-01T00:00:00Z | |
          GET  | /v2/logs?logType=AccessLog&fromDateTime=2026-10-01T00:00:00Z | |
          GET  | /v2/logs?logType=UserCallPlay&fromDateTime=2026-10-01T00:00:00Z&toDateTime=2026-11-01T00:00:00Z | |
          POST | /v2/tasks | {"filter":{"userId":"{user}","types":["FLOW","MANUAL"],"taskAction":["CALL"],"status":["OPEN","DONE","DISMISSED"]}} |
          POST | /v2/calls/users-access | {"filter":{"callIds":["{call}"]}} |
          POST | /v2/stats/activity/aggregate | {"filter":{"fromDate":"2026-11-01","toDate":"2026-11-20"}} |
          POST | /v2/stats/activity/aggregate-by-period | {"aggregationPeriod":"WEEK","filter":{"fromDate":"2026-11-01","toDate":"2026-11-20"}} |
          POST | /v2/stats/activity/day-by-day | {"filter":{"fromDate":"2026-11-01","toDate":"2026-11-20"}} |
          POST | /v2/stats/interaction | {"filter":{"fromDate":"2026-11-01","toDate":"2026-11-20"}} |
          """)
  void answersAsTheDocumentSays(String method, String path, String body) {
    SandboxRequest request = request(method, filled(path), body == null ? "" : filled(body));
    SandboxAnswer answer = SANDBOX.answer(request);

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(new OpenApiReferee().violations(new Exchange(request, answer, SANDBOX.now())))
        .isEmpty();
    assertThat(longestArray(answer.json())).as(answer.body()).isPositive();
    assertThat(absentFields(request, answer)).isEmpty();
    assertThat(withoutRequestId(sandbox().answer(request))).isEqualTo(withoutRequestId(answer));
    withoutEachRequired(request)
        .forEach(
            incomplete ->
                assertThat(SANDBOX.answer(incomplete).status())
                    .as("%s %s", incomplete.query(), incomplete.body())
                    .isEqualTo(400));
  }

  private static JsonNode withoutRequestId(SandboxAnswer answer) {
    ObjectNode json = (ObjectNode) answer.json();
    json.remove("requestId");
    return json;
  }

  private static SandboxRequest request(String method, String path, String body) {
    return method.equals("GET") ? SandboxRequest.get(path) : SandboxRequest.post(path, body);
  }

  private static String filled(String text) {
    String filled = text;
    for (Map.Entry<String, String> value : VALUES.entrySet()) {
      filled = filled.replace("{" + value.getKey() + "}", value.getValue());
    }
    return filled;
  }

  /** The request without one of the parameters that the document requires, for each of them. */
  private static List<SandboxRequest> withoutEachRequired(SandboxRequest request) {
    List<SandboxRequest> incomplete = new ArrayList<>();
    JsonNode operation = operation(request);
    for (JsonNode parameter : operation.path("parameters")) {
      if (parameter.path("required").asBoolean()) {
        Map<String, List<String>> query = new LinkedHashMap<>(request.query());
        query.remove(parameter.path("name").asText());
        incomplete.add(new SandboxRequest("GET", request.path(), query, Map.of(), ""));
      }
    }
    JsonNode schema = resolved(operation.at("/requestBody/content/application~1json/schema"));
    for (JsonNode name : schema.path("required")) {
      ObjectNode body = (ObjectNode) request.json();
      body.remove(name.asText());
      incomplete.add(SandboxRequest.post(request.path(), body.toString()));
    }
    for (JsonNode name : resolved(schema.at("/properties/filter")).path("required")) {
      ObjectNode body = (ObjectNode) request.json();
      ((ObjectNode) body.path("filter")).remove(name.asText());
      incomplete.add(SandboxRequest.post(request.path(), body.toString()));
    }
    return incomplete;
  }

  private static JsonNode operation(SandboxRequest request) {
    return GongDocument.facts()
        .path("paths")
        .path(request.path())
        .path(request.method().toLowerCase(Locale.ROOT));
  }

  private static JsonNode resolved(JsonNode schema) {
    String reference = schema.path("$ref").asText();
    return reference.isEmpty() ? schema : GongDocument.facts().at(reference.substring(1));
  }

  /** What the document promises of items and no item of the answer has. */
  private static List<String> absentFields(SandboxRequest request, SandboxAnswer answer) {
    List<String> absent = new ArrayList<>();
    JsonNode schema =
        resolved(operation(request).at("/responses/200/content/application~1json/schema"));
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      JsonNode items = answer.json().path(property.getKey());
      JsonNode item = resolved(property.getValue().path("items"));
      if (items.isArray()) {
        item.path("properties")
            .fieldNames()
            .forEachRemaining(
                name -> {
                  if (items.findValue(name) == null) {
                    absent.add(property.getKey() + "[]." + name);
                  }
                });
      }
    }
    return absent;
  }

  private static int longestArray(JsonNode json) {
    int longest = json instanceof ArrayNode ? json.size() : 0;
    for (JsonNode below : json) {
      longest = Math.max(longest, longestArray(below));
    }
    return longest;
  }

  @Test
  void prospectsAreFoundByTheirIdsAlone() {
    JsonNode flows =
        Asking.post(SANDBOX, "/v2/flows/steps", "{'flowIds':['" + VALUES.get("flow") + "']}")
            .json();

    assertThat(flows.at("/flows/0/steps/0/stepOrder").asInt()).isEqualTo(1);
    assertThat(Asking.error(Asking.post(SANDBOX, "/v2/flows/prospects", "{}")))
        .isEqualTo("400 crmProspectsIds: must not be null");
    assertThat(
            Asking.post(SANDBOX, "/v2/flows/prospects", "{'crmProspectsIds':['1']}")
                .json()
                .path("prospectsAssigned"))
        .isEmpty();
  }

  @Test
  void statisticsAgreeWithEachOtherAndWithTheCalls() {
    String filter = "'filter':{'fromDate':'2026-11-01','toDate':'2026-11-20'}";
    Map<String, Integer> aggregated = new LinkedHashMap<>();
    for (JsonNode user :
        rows("/v2/stats/activity/aggregate", "{" + filter + "}", "usersAggregateActivityStats")) {
      aggregated.put(
          user.path("userId").asText(), user.at("/userAggregateActivityStats/callsAsHost").asInt());
    }
    Map<String, Integer> byWeek = new LinkedHashMap<>();
    for (JsonNode user :
        rows(
            "/v2/stats/activity/aggregate-by-period",
            "{'aggregationPeriod':'WEEK'," + filter + "}",
            "usersAggregateActivity")) {
      int sum = 0;
      for (JsonNode period : user.path("userAggregateActivity")) {
        sum += period.path("callsAsHost").asInt();
      }
      byWeek.put(user.path("userId").asText(), sum);
    }
    Map<String, Integer> byDay = new LinkedHashMap<>();
    List<String> callIds = new ArrayList<>();
    for (JsonNode user :
        rows("/v2/stats/activity/day-by-day", "{" + filter + "}", "usersDetailedActivities")) {
      int sum = 0;
      for (JsonNode day : user.path("userDailyActivityStats")) {
        sum += day.path("callsAsHost").size();
        day.path("callsAsHost").forEach(id -> callIds.add(id.asText()));
      }
      byDay.put(user.path("userId").asText(), sum);
    }

    assertThat(byWeek).isEqualTo(aggregated);
    assertThat(byDay).isEqualTo(aggregated);
    assertThat(callIds)
        .containsExactlyInAnyOrderElementsOf(
            Asking.rows(
                    Asking.postPages(
                        SANDBOX,
                        "/v2/calls/extensive",
                        "{'filter':{'fromDateTime':'2026-11-01T00:00:00-04:00',"
                            + "'toDateTime':'2026-11-20T00:00:00-05:00'}}"),
                    "calls")
                .stream()
                .map(call -> call.at("/metaData/id").asText())
                .toList());
  }

  private static List<JsonNode> rows(String path, String body, String items) {
    return Asking.rows(Asking.postPages(SANDBOX, path, body), items);
  }

  @Test
  void statisticsEndYesterday() {
    assertThat(
            Asking.error(
                Asking.post(
                    SANDBOX,
                    "/v2/stats/interaction",
                    "{'filter':{'fromDate':'2026-11-01','toDate':'2026-11-21'}}")))
        .isEqualTo("400 filter.toDate: must not exceed the current day");
    assertThat(
            Asking.error(
                Asking.post(
                    SANDBOX,
                    "/v2/stats/activity/aggregate",
                    "{'filter':{'fromDate':'2020-11-01','toDate':'2020-11-02'}}")))
        .isEqualTo("404 No stats found corresponding to the provided filters");
  }

  @Test
  void whoManagesNobodyHasNoCoaching() {
    String path =
        filled("/v2/coaching?workspace-id={workspace}&manager-id=1&to=2026-11-01T00:00:00Z&from=");

    JsonNode answer = Asking.get(SANDBOX, path + "2026-09-01T00:00:00Z").json();

    assertThat(answer.has("coachingData")).isTrue();
    assertThat(answer.path("coachingData")).isEmpty();
    assertThat(Asking.get(SANDBOX, path + "2026-09-01").status()).isEqualTo(400);
  }
}
