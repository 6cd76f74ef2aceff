package io.github.gongjdbc.sandbox.endpoint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.account.SimulatedAccount;
import io.github.gongjdbc.sandbox.api.ApiProblem;
import io.github.gongjdbc.sandbox.api.JsonFields;
import io.github.gongjdbc.sandbox.api.MicrosecondRange;
import io.github.gongjdbc.sandbox.api.SandboxCall;
import io.github.gongjdbc.sandbox.company.User;
import io.github.gongjdbc.sandbox.http.Json;
import io.github.gongjdbc.sandbox.page.Listing;
import io.github.gongjdbc.sandbox.page.Pager;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The endpoints that list users, in the order of their ids. */
public final class UserEndpoints {

  private final SimulatedAccount account;
  private final Pager pager;

  UserEndpoints(SimulatedAccount account, Pager pager) {
    this.account = account;
    this.pager = pager;
  }

  ObjectNode list(SandboxCall sandboxCall) {
    String avatars = sandboxCall.request().query("includeAvatars");
    if (avatars != null && !avatars.equals("true") && !avatars.equals("false")) {
      throw ApiProblem.badRequest("includeAvatars: must be a boolean");
    }
    return page(
        withAvatars("true".equals(avatars)), sandboxCall.request().query("cursor"), sandboxCall);
  }

  ObjectNode filtered(SandboxCall sandboxCall) {
    JsonFields body = JsonFields.of(sandboxCall.request());
    JsonFields filter = body.requiredObject("filter");
    MicrosecondRange created =
        MicrosecondRange.of(filter, "createdFromDateTime", "createdToDateTime");
    List<String> userIds = filter.identifiers("userIds");
    Predicate<User> matches =
        withAvatars(filter.flag("includeAvatars"))
            .and(user -> created.contains(user.created()))
            .and(
                user ->
                    endsLater(created, sandboxCall)
                        || !account.joinedToday(user, sandboxCall.now()))
            .and(user -> userIds == null || userIds.contains(user.id()));
    return page(matches, body.text("cursor"), sandboxCall);
  }

  ObjectNode one(SandboxCall sandboxCall) {
    String userId = sandboxCall.pathValue("id");
    User user =
        account.users().stream()
            .filter(any -> any.id().equals(userId))
            .findFirst()
            .orElseThrow(() -> ApiProblem.notFound("User not found"));
    ObjectNode answer = Json.object();
    answer.set("user", account.document(user));
    return answer;
  }

  private ObjectNode page(
      Predicate<User> filter, @Nullable String cursor, SandboxCall sandboxCall) {
    List<User> matching = account.users().stream().filter(filter).toList();
    Pager.Page<User> page =
        pager.page(Listing.byIdentifier(matching, User::identifier), cursor, sandboxCall);
    if (page.rows().isEmpty() && sandboxCall.isFiltered()) {
      throw ApiProblem.notFound("No users found corresponding to the provided filters");
    }
    ObjectNode answer = Json.object();
    answer.set("records", page.records());
    ArrayNode users = answer.putArray("users");
    page.rows().forEach(user -> users.add(account.document(user)));
    return answer;
  }

  /** Where a range ends before now, Gong leaves out who joined today. */
  private static boolean endsLater(MicrosecondRange created, SandboxCall sandboxCall) {
    return created.to() > sandboxCall.nowMicros();
  }

  private static Predicate<User> withAvatars(boolean included) {
    return user -> included || !user.avatar();
  }
}
