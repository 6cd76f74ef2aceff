package io.github.gongjdbc.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.account.Account;
import io.github.gongjdbc.sandbox.account.User;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The endpoints that list users, in the order of their ids. */
final class UserEndpoints {

  private final Account account;
  private final Pager pager;

  UserEndpoints(Account account, Pager pager) {
    this.account = account;
    this.pager = pager;
  }

  ObjectNode list(Ask ask) {
    String avatars = ask.request().query("includeAvatars");
    if (avatars != null && !avatars.equals("true") && !avatars.equals("false")) {
      throw ApiProblem.badRequest("includeAvatars: must be a boolean");
    }
    return page(withAvatars("true".equals(avatars)), ask.request().query("cursor"), ask);
  }

  ObjectNode filtered(Ask ask) {
    JsonFields body = JsonFields.of(ask.request());
    JsonFields filter = body.requiredObject("filter");
    TimeRange created = TimeRange.of(filter, "createdFromDateTime", "createdToDateTime");
    List<String> userIds = filter.identifiers("userIds");
    Predicate<User> matches =
        withAvatars(filter.flag("includeAvatars"))
            .and(user -> created.contains(user.created()))
            .and(user -> endsLater(created, ask) || !account.joinedToday(user, ask.now()))
            .and(user -> userIds == null || userIds.contains(user.id()));
    return page(matches, body.text("cursor"), ask);
  }

  ObjectNode one(Ask ask) {
    String userId = ask.pathValue("id");
    User user =
        account.users().stream()
            .filter(any -> any.id().equals(userId))
            .findFirst()
            .orElseThrow(() -> ApiProblem.notFound("User not found"));
    ObjectNode answer = Json.object();
    answer.set("user", account.document(user));
    return answer;
  }

  private ObjectNode page(Predicate<User> filter, @Nullable String cursor, Ask ask) {
    List<User> matching = account.users().stream().filter(filter).toList();
    Pager.Page<User> page =
        pager.page(Listing.byIdentifier(matching, User::identifier), cursor, ask);
    if (page.rows().isEmpty() && ask.isFiltered()) {
      throw ApiProblem.notFound("No users found corresponding to the provided filters");
    }
    ObjectNode answer = Json.object();
    answer.set("records", page.records());
    ArrayNode users = answer.putArray("users");
    page.rows().forEach(user -> users.add(account.document(user)));
    return answer;
  }

  /** Where a range ends before now, Gong leaves out who joined today. */
  private static boolean endsLater(TimeRange created, Ask ask) {
    return created.to() > ask.nowMicros();
  }

  private static Predicate<User> withAvatars(boolean included) {
    return user -> included || !user.avatar();
  }
}
