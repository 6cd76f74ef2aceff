package io.github.gongjdbc.sandbox.endpoint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.access.CredentialCheck;
import io.github.gongjdbc.sandbox.account.SimulatedAccount;
import io.github.gongjdbc.sandbox.api.ApiProblem;
import io.github.gongjdbc.sandbox.api.JsonFields;
import io.github.gongjdbc.sandbox.api.MicrosecondRange;
import io.github.gongjdbc.sandbox.api.SandboxCall;
import io.github.gongjdbc.sandbox.call.Call;
import io.github.gongjdbc.sandbox.call.Calls;
import io.github.gongjdbc.sandbox.content.ContentSelection;
import io.github.gongjdbc.sandbox.http.Json;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import io.github.gongjdbc.sandbox.page.Pager;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The endpoints that list calls, each by its own clock. */
public final class CallEndpoints {

  private static final String NONE_FOUND = "No calls found corresponding to the provided filters";
  private static final String FROM = "fromDateTime";
  private static final String TO = "toDateTime";
  private static final String MEDIA_SCOPE = "api:calls:read:media-url";

  private final SimulatedAccount account;
  private final Pager pager;
  private final CredentialCheck credentials;

  CallEndpoints(SimulatedAccount account, Pager pager, CredentialCheck credentials) {
    this.account = account;
    this.pager = pager;
    this.credentials = credentials;
  }

  /** By scheduled time where there is one, whatever time the call then started. */
  ObjectNode list(SandboxCall sandboxCall) {
    SandboxRequest request = sandboxCall.request();
    MicrosecondRange range =
        MicrosecondRange.of("", FROM, request.query(FROM), TO, request.query(TO));
    CallListing listing =
        new CallListing(
            account.calls(sandboxCall.now()),
            Calls.Order.LISTED,
            range,
            inWorkspace(request.query("workspaceId")));
    Pager.Page<Call> page = page(listing, request.query("cursor"), sandboxCall);
    ObjectNode answer = Json.object();
    answer.set("records", page.records());
    ArrayNode calls = answer.putArray("calls");
    page.rows().forEach(call -> calls.add(account.metaData(call, sandboxCall.now())));
    return answer;
  }

  ObjectNode one(SandboxCall sandboxCall) {
    String callId = sandboxCall.pathValue("id");
    Call call =
        account
            .calls(sandboxCall.now())
            .find(callId)
            .orElseThrow(() -> ApiProblem.notFound("Call ID " + callId + " was not found"));
    ObjectNode answer = Json.object();
    answer.set("call", account.metaData(call, sandboxCall.now()));
    return answer;
  }

  ObjectNode extensive(SandboxCall sandboxCall) {
    JsonFields body = JsonFields.of(sandboxCall.request());
    JsonFields filter = body.requiredObject("filter");
    CallListing listing =
        listing(filter, sandboxCall, hostedBy(filter.identifiers("primaryUserIds")));
    ContentSelection selection = ContentSelectors.read(body);
    if (selection.has(ContentSelection.Section.MEDIA)) {
      credentials.requireScope(MEDIA_SCOPE);
    }
    Pager.Page<Call> page = page(listing, body.text("cursor"), sandboxCall);
    ObjectNode answer = Json.object();
    answer.set("records", page.records());
    ArrayNode calls = answer.putArray("calls");
    page.rows().forEach(call -> calls.add(account.extensive(call, selection, sandboxCall.now())));
    return answer;
  }

  ObjectNode transcripts(SandboxCall sandboxCall) {
    JsonFields body = JsonFields.of(sandboxCall.request());
    CallListing listing = listing(body.requiredObject("filter"), sandboxCall, call -> true);
    Pager.Page<Call> page = page(listing, body.text("cursor"), sandboxCall);
    ObjectNode answer = Json.object();
    answer.set("records", page.records());
    ArrayNode transcripts = answer.putArray("callTranscripts");
    page.rows().forEach(call -> transcripts.add(account.transcript(call)));
    return answer;
  }

  /** Who may see calls beyond the profiles. One unknown call spoils the request. */
  ObjectNode usersAccess(SandboxCall sandboxCall) {
    JsonFields filter = JsonFields.of(sandboxCall.request()).requiredObject("filter");
    List<String> callIds = filter.identifiers("callIds");
    if (callIds == null) {
      throw ApiProblem.badRequest("filter.callIds: must not be null");
    }
    ObjectNode answer = Json.object();
    ArrayNode accesses = answer.putArray("callAccessList");
    for (String callId : new LinkedHashSet<>(callIds)) {
      Call call =
          account
              .calls(sandboxCall.now())
              .find(callId)
              .orElseThrow(() -> ApiProblem.badRequest("Some calls not found"));
      ArrayNode users = accesses.addObject().put("callId", callId).putArray("users");
      account.usersWithAccess(call).forEach(user -> users.addObject().put("userId", user.id()));
    }
    return answer;
  }

  /** On the real API this would create a call, so here it does nothing, loudly. */
  static ApiProblem refusedCreation(SandboxCall sandboxCall) {
    return ApiProblem.badRequest(
        sandboxCall.request().json().isObject() ? "parties: must not be null" : "Bad request");
  }

  private CallListing listing(
      JsonFields filter, SandboxCall sandboxCall, Predicate<Call> restriction) {
    return new CallListing(
        account.calls(sandboxCall.now()),
        Calls.Order.STARTED,
        MicrosecondRange.of(filter, FROM, TO),
        filter.identifiers("callIds"),
        inWorkspace(filter.text("workspaceId")).and(restriction));
  }

  private Pager.Page<Call> page(
      CallListing listing, @Nullable String cursor, SandboxCall sandboxCall) {
    Pager.Page<Call> page = pager.page(listing, cursor, sandboxCall);
    if (page.rows().isEmpty() && sandboxCall.isFiltered()) {
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
