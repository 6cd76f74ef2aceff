package io.github.gongjdbc.schema.system;

import static io.github.gongjdbc.schema.system.SystemTable.optional;
import static io.github.gongjdbc.schema.system.SystemTable.required;

import io.github.gongjdbc.schema.api.GongApi;
import io.github.gongjdbc.schema.api.Quota;
import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.ColumnType;
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
              "Requests of this program to the account since midnight UTC; those of others are not"
                  + " seen."),
          required("left_today", ColumnType.BIGINT, "What is left of requests_per_day."),
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
              "Until when nothing is sent, because Gong said so (429 with Retry-After); null when"
                  + " nobody has to wait."));

  private QuotaTable() {}

  static SystemTable of(GongApi api) {
    return new SystemTable(
        "quota",
        "What this program asked of the account today and may still ask, as one row.",
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
