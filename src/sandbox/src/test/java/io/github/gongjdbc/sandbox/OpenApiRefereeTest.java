package io.github.gongjdbc.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gongjdbc.sandbox.http.Exchange;
import io.github.gongjdbc.sandbox.http.SandboxAnswer;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OpenApiRefereeTest {

  private static final String EVERYTHING =
      """
      {'filter':{},'contentSelector':{'context':'Extended','contextTiming':['Now','TimeOfCall'],
       'exposedFields':{'parties':true,'content':{'structure':true,'topics':true,'trackers':true,
       'trackerOccurrences':true,'pointsOfInterest':true,'brief':true,'outline':true,
       'highlights':true,'callOutcome':true,'keyPoints':true},'interaction':{'speakers':true,
       'video':true,'personInteractionStats':true,'questions':true},
       'collaboration':{'publicComments':true},'media':true}}}\
      """;

  @Test
  void findsNothingWrongWithAnyPageOfTheSampleAccount() {
    GongSandbox sandbox = GongSandbox.sample();

    Asking.getPages(sandbox, "/v2/calls");
    Asking.postPages(sandbox, "/v2/calls/extensive", EVERYTHING);
    Asking.postPages(sandbox, "/v2/calls/extensive", "{'filter':{}}");
    Asking.postPages(sandbox, "/v2/calls/transcript", "{'filter':{}}");
    Asking.postPages(
        sandbox, "/v2/stats/activity/scorecards", "{'filter':{'reviewMethod':'BOTH'}}");
    Asking.getPages(sandbox, "/v2/users?includeAvatars=true");
    Asking.postPages(sandbox, "/v2/users/extensive", "{'filter':{'includeAvatars':true}}");
    Asking.get(sandbox, "/v2/workspaces");
    Asking.get(sandbox, "/v2/settings/scorecards");
    String callId = sandbox.calls().get(0).at("/metaData/id").asText();
    Asking.get(sandbox, "/v2/calls/" + callId);
    Asking.get(sandbox, "/v2/users/" + sandbox.users().get(0).path("id").asText());

    OpenApiReferee referee = new OpenApiReferee();
    List<Exchange> exchanges = sandbox.exchanges();
    assertThat(exchanges).hasSizeGreaterThan(100);
    assertThat(exchanges)
        .allSatisfy(exchange -> assertThat(exchange.answer().status()).isEqualTo(200));
    assertThat(exchanges)
        .allSatisfy(exchange -> assertThat(referee.violations(exchange)).isEmpty());
  }

  @Test
  void needsEveryDeviationThatItKnows() {
    GongSandbox sandbox = GongSandbox.sample();
    Asking.getPages(sandbox, "/v2/calls");
    Asking.postPages(sandbox, "/v2/calls/extensive", EVERYTHING);
    Asking.postPages(
        sandbox, "/v2/stats/activity/scorecards", "{'filter':{'reviewMethod':'BOTH'}}");
    Asking.get(sandbox, "/v2/users");
    Asking.get(sandbox, "/v2/settings/scorecards");

    OpenApiReferee referee = new OpenApiReferee();
    Set<Deviation> seen = EnumSet.noneOf(Deviation.class);
    for (Exchange exchange : sandbox.exchanges()) {
      for (Finding finding : referee.findings(exchange)) {
        for (Deviation deviation : Deviation.values()) {
          if (deviation.covers(finding)) {
            seen.add(deviation);
          }
        }
      }
    }

    assertThat(seen).containsExactlyInAnyOrder(Deviation.values());
  }

  @Test
  void rejectsWhatTheDocumentDoesNotOffer() {
    assertThat(violations(SandboxRequest.get("/v2/nothing"))).hasSize(1);
    assertThat(violations(SandboxRequest.get("/v2/users?limit=100")))
        .singleElement()
        .asString()
        .contains("query limit");
    assertThat(violations(SandboxRequest.get("/v2/users?includeAvatars=maybe"))).hasSize(1);
    assertThat(violations(SandboxRequest.post("/v2/calls/extensive", "{}"))).hasSize(1);
    assertThat(violations(SandboxRequest.post("/v2/calls/extensive?cursor=x", "{\"filter\":{}}")))
        .hasSize(1);
    assertThat(
            violations(
                SandboxRequest.post(
                    "/v2/calls/extensive",
                    "{\"cursor\":null,\"filter\":{\"callIds\":[1,\"2\",\"2\"],\"from\":\"x\"},"
                        + "\"contentSelector\":{\"context\":\"All\"}}")))
        .hasSize(5);
  }

  @Test
  void rejectsAnswersThatTheDocumentDoesNotPromise() {
    SandboxRequest request = SandboxRequest.get("/v2/workspaces");
    SandboxAnswer answer =
        new SandboxAnswer(
            200, Map.of(), "{\"workspaces\":[{\"id\":1,\"name\":\"Sales\",\"colour\":\"red\"}]}");

    assertThat(new OpenApiReferee().violations(new Exchange(request, answer, Instant.EPOCH)))
        .hasSize(2);
  }

  private static List<String> violations(SandboxRequest request) {
    SandboxAnswer answer = new SandboxAnswer(500, Map.of(), "");
    return new OpenApiReferee().violations(new Exchange(request, answer, Instant.EPOCH));
  }
}
