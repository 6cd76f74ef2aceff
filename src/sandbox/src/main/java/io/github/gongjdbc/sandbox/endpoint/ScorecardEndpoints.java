package io.github.gongjdbc.sandbox.endpoint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.account.SimulatedAccount;
import io.github.gongjdbc.sandbox.api.ApiProblem;
import io.github.gongjdbc.sandbox.api.DateRange;
import io.github.gongjdbc.sandbox.api.JsonFields;
import io.github.gongjdbc.sandbox.api.MicrosecondRange;
import io.github.gongjdbc.sandbox.api.SandboxCall;
import io.github.gongjdbc.sandbox.http.Json;
import io.github.gongjdbc.sandbox.page.Listing;
import io.github.gongjdbc.sandbox.page.Pager;
import io.github.gongjdbc.sandbox.review.Review;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Scorecards, and the reviews made with them. */
public final class ScorecardEndpoints {

  private static final List<String> METHODS = List.of("AUTOMATIC", "MANUAL", "BOTH");

  private final SimulatedAccount account;
  private final Pager pager;

  ScorecardEndpoints(SimulatedAccount account, Pager pager) {
    this.account = account;
    this.pager = pager;
  }

  ObjectNode list(SandboxCall sandboxCall) {
    ObjectNode answer = Json.object();
    ArrayNode scorecards = answer.putArray("scorecards");
    account.scorecards().forEach(scorecards::add);
    return answer;
  }

  ObjectNode answered(SandboxCall sandboxCall) {
    JsonFields body = JsonFields.of(sandboxCall.request());
    JsonFields filter = body.requiredObject("filter");
    MicrosecondRange called =
        DateRange.of(filter, "callFromDate", "callToDate", account.companyTimeZone());
    MicrosecondRange reviewed =
        DateRange.of(filter, "reviewFromDate", "reviewToDate", account.companyTimeZone());
    Predicate<Review> matches =
        byMethod(filter.word("reviewMethod", METHODS))
            .and(ofUsers(filter.identifiers("reviewedUserIds")))
            .and(withScorecards(filter.identifiers("scorecardIds")))
            .and(review -> called.contains(review.call().started()))
            .and(review -> reviewed.contains(review.reviewTime()));
    List<Review> reviews = account.reviews(sandboxCall.now()).stream().filter(matches).toList();
    Pager.Page<Review> page =
        pager.page(
            Listing.byIdentifier(reviews, Review::identifier), body.text("cursor"), sandboxCall);
    if (page.rows().isEmpty() && sandboxCall.isFiltered()) {
      throw ApiProblem.notFound(
          "No answered scorecards found corresponding to the provided filters.");
    }
    ObjectNode answer = Json.object();
    answer.set("records", page.records());
    ArrayNode answered = answer.putArray("answeredScorecards");
    page.rows().forEach(review -> answered.add(account.document(review)));
    return answer;
  }

  /** Reviews made by people, unless the others are asked for. */
  private static Predicate<Review> byMethod(@Nullable String method) {
    if ("BOTH".equals(method)) {
      return review -> true;
    }
    boolean automatic = "AUTOMATIC".equals(method);
    return review -> review.automatic() == automatic;
  }

  private Predicate<Review> ofUsers(@Nullable List<String> userIds) {
    return userIds == null
        ? review -> true
        : review -> userIds.contains(account.primaryUserId(review.call()));
  }

  private Predicate<Review> withScorecards(@Nullable List<String> scorecardIds) {
    return scorecardIds == null
        ? review -> true
        : review -> scorecardIds.contains(account.scorecardId(review));
  }
}
