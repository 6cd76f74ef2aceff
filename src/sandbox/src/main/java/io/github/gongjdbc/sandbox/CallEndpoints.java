package io.github.gongjdbc.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.account.Account;
import io.github.gongjdbc.sandbox.account.Call;
import io.github.gongjdbc.sandbox.account.Calls;
import io.github.gongjdbc.sandbox.account.ContentSelection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The endpoints that list calls, each by its own clock. */
final class CallEndpoints {

  private static final String NONE_FOUND = "No calls found corresponding to the provided filters";
  private static final String FROM = "fromDateTime";
  private static final String TO = "toDateTime";
  private static final String MEDIA_SCOPE = "api:calls:read:media-url";

  private final Account account;
  private final Pager pager;
  private final Access access;

  CallEndpoints(Account account, Pager pager, Access access) {
    this.account = account;
    this.pager = pager;
    this.access = access;
  }

  /** By scheduled time where there is one, whatever time the call then started. */
  ObjectNode list(Ask ask) {
    SandboxRequest request = ask.request();
    TimeRange range = TimeRange.of("", FROM, request.query(FROM), TO, request.query(TO));
    CallListing listing =
        new CallListing(
            account.calls(ask.now()),
            Calls.Order.LISTED,
            range,
            inWorkspace(request.query("workspaceId")));
    Pager.Page<Call> page = page(listing, request.query("cursor"), ask);
    ObjectNode answer = Json.object();
    answer.set("records", page.records());
    ArrayNode calls = answer.putArray("calls");
    page.rows().forEach(call -> calls.add(account.metaData(call, ask.now())));
    return answer;
  }

  ObjectNode one(Ask ask) {
    String callId = ask.pathValue("id");
    Call call =
        account
            .calls(ask.now())
            .find(callId)
            .orElseThrow(() -> ApiProblem.notFound("Call ID " + callId + " was not found"));
    ObjectNode answer = Json.object();
    answer.set("call", account.metaData(call, ask.now()));
    return answer;
  }

  ObjectNode extensive(Ask ask) {
    JsonFields body = JsonFields.of(ask.request());
    JsonFields filter = body.requiredObject("filter");
    CallListing listing = listing(filter, ask, hostedBy(filter.identifiers("primaryUserIds")));
    ContentSelection selection = ContentSelectors.read(body);
    if (selection.has(ContentSelection.Section.MEDIA)) {
      access.requireScope(MEDIA_SCOPE);
    }
    Pager.Page<Call> page = page(listing, body.text("cursor"), ask);
    ObjectNode answer = Json.object();
    answer.set("records", page.records());
    ArrayNode calls = answer.putArray("calls");
    page.rows().forEach(call -> calls.add(account.extensive(call, selection, ask.now())));
    return answer;
  }

  ObjectNode transcripts(Ask ask) {
    JsonFields body = JsonFields.of(ask.request());
    CallListing listing = listing(body.requiredObject("filter"), ask, call -> true);
    Pager.Page<Call> page = page(listing, body.text("cursor"), ask);
    ObjectNode answer = Json.object();
    answer.set("records", page.records());
    ArrayNode transcripts = answer.putArray("callTranscripts");
    page.rows().forEach(call -> transcripts.add(account.transcript(call)));
    return answer;
  }

  /** On the real API this would create a call, so here it does nothing, loudly. */
  static ApiProblem refusedCreation(Ask ask) {
    return ApiProblem.badRequest(
        ask.request().json().isObject() ? "parties: must not be null" : "Bad request");
  }

  private CallListing listing(JsonFields filter, Ask ask, Predicate<Call> restriction) {
    return new CallListing(
        account.calls(ask.now()),
        Calls.Order.STARTED,
        TimeRange.of(filter, FROM, TO),
        filter.identifiers("callIds"),
        inWorkspace(filter.text("workspaceId")).and(restriction));
  }

  private Pager.Page<Call> page(CallListing listing, @Nullable String cursor, Ask ask) {
    Pager.Page<Call> page = pager.page(listing, cursor, ask);
    if (page.rows().isEmpty() && ask.isFiltered()) {
      throw ApiProblem.notFound(NONE_FOUND);
    }
    return page;
  }

  private Predicate<Call> inWorkspace(@Nullable String workspaceId) {
    return workspaceId == null
        ? call -> true
        : call -> account.workspaceId(call).equals(workspaceId);
  }

  private Predicate<Call> hostedBy(@Nullable List<String> userIds) {
    if (userIds == null) {
      return call -> true;
    }
    Set<String> hosts = new HashSet<>(userIds);
    return call -> hosts.contains(account.primaryUserId(call));
  }
}
