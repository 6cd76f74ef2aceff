package io.github.gongjdbc.schema.system;

import static io.github.gongjdbc.schema.system.SystemTable.optional;
import static io.github.gongjdbc.schema.system.SystemTable.required;

import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.ColumnType;
import io.github.gongjdbc.schema.client.GongApi;
import io.github.gongjdbc.schema.limit.Quota;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the account allows, and what of it is left. */
final class QuotaTable {
  private static final List<Column> COLUMNS =
      List.of(
          required(
              "used_today",
              ColumnType.BIGINT,
              "Requests of this program to the account since midnight UTC; those of other programs"
                  + " are not counted."),
          required("left_today", ColumnType.BIGINT, "How many of requests_per_day are left."),
          required(
              "requests_per_day", ColumnType.BIGINT, "The connection's property requestsPerDay."),
          required(
              "requests_per_second",
              ColumnType.BIGINT,
              "The connection's property requestsPerSecond."),
          required("day_ends", ColumnType.TIMESTAMP, "When the count of the day begins again."),
          optional(
              "waiting_until",
              ColumnType.TIMESTAMP,
              "Until when no requests are sent, because Gong asked to wait (429 with Retry-After);"
                  + " null if there is no wait."));

  private QuotaTable() {}

  static SystemTable of(GongApi api) {
    return new SystemTable(
        "quota",
        "The requests that this program sent to the account today, and those that are left, as one"
            + " row.",
        COLUMNS,
        execution -> Collections.singletonList(row(api.quota())));
  }

  private static @Nullable Object[] row(Quota quota) {
    return new @Nullable Object[] {
      quota.usedToday(),
      quota.leftToday(),
      (long) quota.perDay(),
      (long) quota.perSecond(),
      quota.dayEnds(),
      quota.waitingUntil().orElse(null)
    };
  }
}
