package io.github.gongjdbc.sandbox.endpoint;

import io.github.gongjdbc.sandbox.account.SimulatedAccount;
import io.github.gongjdbc.sandbox.api.ApiProblem;
import io.github.gongjdbc.sandbox.api.DateRange;
import io.github.gongjdbc.sandbox.api.JsonFields;
import io.github.gongjdbc.sandbox.api.MicrosecondRange;
import io.github.gongjdbc.sandbox.api.SandboxCall;
import io.github.gongjdbc.sandbox.company.User;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/**
 * What a request for statistics asks for: both dates are required, the second one is exclusive and
 * at most today in the company's zone.
 *
 * @param from the first day
 * @param to the day after the last one
 * @param range the same as moments
 * @param users the users asked for
 */
record StatisticsQuery(LocalDate from, LocalDate to, MicrosecondRange range, List<User> users) {

  static StatisticsQuery of(SandboxCall sandboxCall, SimulatedAccount account) {
    JsonFields filter = JsonFields.of(sandboxCall.request()).requiredObject("filter");
    ZoneId zone = account.companyTimeZone();
    MicrosecondRange range = DateRange.of(filter, "fromDate", "toDate", zone);
    LocalDate from = required(filter, "fromDate");
    LocalDate to = required(filter, "toDate");
    if (to.isAfter(LocalDate.ofInstant(sandboxCall.now(), zone))) {
      throw ApiProblem.badRequest("filter.toDate: must not exceed the current day");
    }
    MicrosecondRange created =
        MicrosecondRange.of(filter, "createdFromDateTime", "createdToDateTime");
    List<String> userIds = filter.identifiers("userIds");
    List<User> users =
        account.users().stream()
            .filter(user -> !user.avatar())
            .filter(user -> userIds == null || userIds.contains(user.id()))
            .filter(user -> created.contains(user.created()))
            .toList();
    return new StatisticsQuery(from, to, range, users);
  }

  private static LocalDate required(JsonFields filter, String name) {
    if (filter.text(name) == null) {
      throw ApiProblem.badRequest("filter." + name + ": must not be null");
    }
    return LocalDate.parse(Objects.requireNonNull(filter.text(name)));
  }
}
