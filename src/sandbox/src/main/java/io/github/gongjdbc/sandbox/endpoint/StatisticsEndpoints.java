package io.github.gongjdbc.sandbox.endpoint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.account.SimulatedAccount;
import io.github.gongjdbc.sandbox.activity.Activity;
import io.github.gongjdbc.sandbox.activity.ActivityLog;
import io.github.gongjdbc.sandbox.api.ApiProblem;
import io.github.gongjdbc.sandbox.api.JsonFields;
import io.github.gongjdbc.sandbox.api.SandboxCall;
import io.github.gongjdbc.sandbox.company.User;
import io.github.gongjdbc.sandbox.http.Json;
import io.github.gongjdbc.sandbox.page.Listing;
import io.github.gongjdbc.sandbox.page.Pager;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Statistics of users over days of the company; users without any are left out. */
final class StatisticsEndpoints {

  private static final List<String> PERIODS = List.of("DAY", "WEEK", "MONTH", "QUARTER", "YEAR");

  private final SimulatedAccount account;
  private final Pager pager;

  StatisticsEndpoints(SimulatedAccount account, Pager pager) {
    this.account = account;
    this.pager = pager;
  }

  /** One row of counts for each user. */
  ObjectNode aggregate(SandboxCall sandboxCall) {
    StatisticsQuery query = StatisticsQuery.of(sandboxCall, account);
    ActivityLog log = account.activity(query.range().from(), query.range().to(), sandboxCall.now());
    ObjectNode answer =
        page(
            "usersAggregateActivityStats",
            query.users().stream().filter(user -> log.has(user.id())).toList(),
            sandboxCall,
            (user, row) ->
                row.set("userAggregateActivityStats", counts(log.days(user.id()).values())));
    return echo(answer, query);
  }

  /** Counts for each user and period, cut to the range. */
  ObjectNode byPeriod(SandboxCall sandboxCall) {
    String period = JsonFields.of(sandboxCall.request()).word("aggregationPeriod", PERIODS);
    if (period == null) {
      throw ApiProblem.badRequest("aggregationPeriod: must not be null");
    }
    StatisticsQuery query = StatisticsQuery.of(sandboxCall, account);
    ActivityLog log = account.activity(query.range().from(), query.range().to(), sandboxCall.now());
    return page(
        "usersAggregateActivity",
        query.users().stream().filter(user -> log.has(user.id())).toList(),
        sandboxCall,
        (user, row) -> {
          ArrayNode periods = row.putArray("userAggregateActivity");
          for (LocalDate first = query.from(); first.isBefore(query.to()); ) {
            LocalDate next = next(first, period);
            LocalDate end = next.isAfter(query.to()) ? query.to() : next;
            var days = log.days(user.id()).subMap(first, end);
            if (!days.isEmpty()) {
              periods.add(dated(counts(days.values()), first, end));
            }
            first = end;
          }
        });
  }

  /** The calls of each user and day. */
  ObjectNode dayByDay(SandboxCall sandboxCall) {
    StatisticsQuery query = StatisticsQuery.of(sandboxCall, account);
    ActivityLog log = account.activity(query.range().from(), query.range().to(), sandboxCall.now());
    return page(
        "usersDetailedActivities",
        query.users().stream().filter(user -> log.has(user.id())).toList(),
        sandboxCall,
        (user, row) -> {
          ArrayNode days = row.putArray("userDailyActivityStats");
          log.days(user.id())
              .forEach((day, calls) -> days.add(dated(lists(calls), day, day.plusDays(1))));
        });
  }

  /** Averages over the calls that each user hosted. */
  ObjectNode interaction(SandboxCall sandboxCall) {
    StatisticsQuery query = StatisticsQuery.of(sandboxCall, account);
    Map<String, Map<String, Double>> averages =
        account.interaction(query.range().from(), query.range().to(), sandboxCall.now());
    ObjectNode answer =
        page(
            "peopleInteractionStats",
            query.users().stream().filter(user -> averages.containsKey(user.id())).toList(),
            sandboxCall,
            (user, row) -> {
              ArrayNode statistics = row.putArray("personInteractionStats");
              averages
                  .getOrDefault(user.id(), Map.of())
                  .forEach(
                      (name, value) ->
                          statistics.addObject().put("name", name).put("value", value));
            });
    return echo(answer, query);
  }

  private ObjectNode page(
      String items, List<User> users, SandboxCall sandboxCall, BiConsumer<User, ObjectNode> fill) {
    if (users.isEmpty()) {
      throw ApiProblem.notFound("No stats found corresponding to the provided filters");
    }
    Pager.Page<User> page =
        pager.page(
            Listing.byIdentifier(users, User::identifier),
            JsonFields.of(sandboxCall.request()).text("cursor"),
            sandboxCall);
    ObjectNode answer = Json.object();
    answer.set("records", page.records());
    ArrayNode rows = answer.putArray(items);
    for (User user : page.rows()) {
      ObjectNode row = rows.addObject();
      row.put("userId", user.id()).put("userEmailAddress", user.emailAddress());
      fill.accept(user, row);
    }
    return answer;
  }

  private static ObjectNode counts(Collection<Map<Activity, List<String>>> days) {
    ObjectNode counts = Json.object();
    for (Activity activity : Activity.values()) {
      counts.put(
          activity.key(),
          days.stream().mapToInt(day -> day.getOrDefault(activity, List.of()).size()).sum());
    }
    return counts;
  }

  private static ObjectNode lists(Map<Activity, List<String>> calls) {
    ObjectNode lists = Json.object();
    for (Activity activity : Activity.values()) {
      ArrayNode list = lists.putArray(activity.key());
      calls.getOrDefault(activity, List.of()).forEach(list::add);
    }
    return lists;
  }

  private ObjectNode dated(ObjectNode row, LocalDate from, LocalDate to) {
    return row.put("fromDate", begin(from)).put("toDate", begin(to));
  }

  private ObjectNode echo(ObjectNode answer, StatisticsQuery query) {
    return answer
        .put("fromDateTime", begin(query.from()))
        .put("toDateTime", begin(query.to()))
        .put("timeZone", account.companyTimeZone().getId());
  }

  private String begin(LocalDate day) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        day.atStartOfDay(account.companyTimeZone()).toOffsetDateTime());
  }

  /** The first day of the next period. Weeks begin on Monday. */
  private static LocalDate next(LocalDate day, String period) {
    return switch (period) {
      case "WEEK" -> day.plusDays(8L - day.getDayOfWeek().getValue());
      case "MONTH" -> day.withDayOfMonth(1).plusMonths(1);
      case "QUARTER" -> day.withDayOfMonth(1).plusMonths(3L - (day.getMonthValue() - 1) % 3);
      case "YEAR" -> day.withDayOfYear(1).plusYears(1);
      default -> day.plusDays(1);
    };
  }
}
