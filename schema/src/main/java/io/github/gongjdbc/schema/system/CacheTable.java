package io.github.gongjdbc.schema.system;

import static io.github.gongjdbc.schema.system.SystemTable.optional;
import static io.github.gongjdbc.schema.system.SystemTable.required;

import io.github.gongjdbc.schema.cache.CachedRange;
import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.ColumnType;
import io.github.gongjdbc.schema.client.GongApi;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was read of the account and is kept, a row for each range. */
final class CacheTable {
  private static final List<Column> COLUMNS =
      List.of(
          required("endpoint", ColumnType.VARCHAR, "The endpoint that was asked."),
          required(
              "parameters",
              ColumnType.JSON,
              "What it was asked for besides content and range, by the names of the parameters."),
          required(
              "content", ColumnType.VARCHAR, "The content that was selected, separated by commas."),
          optional(
              "range_from",
              ColumnType.TIMESTAMP,
              "Where the range of time begins. Null if it has no beginning."),
          optional(
              "range_to",
              ColumnType.TIMESTAMP,
              "Where the range of time ends, exclusive. Null if it has no end."),
          required("read_at", ColumnType.TIMESTAMP, "When the oldest page of it was asked for."),
          required("items", ColumnType.BIGINT, "How many items its pages have."),
          required("bytes", ColumnType.BIGINT, "How much memory its pages take, about."));

  private CacheTable() {}

  static SystemTable of(GongApi api) {
    return new SystemTable(
        "cache",
        "What this program has read of the account and keeps in memory. A query uses what is"
            + " younger than the connection's property cacheTtl.",
        COLUMNS,
        execution -> api.kept().cachedRanges().stream().map(range -> row(range, api)).toList());
  }

  private static @Nullable Object[] row(CachedRange range, GongApi api) {
    return new @Nullable Object[] {
      range.endpoint(),
      api.redacted(range.parameters()),
      String.join(",", range.content()),
      range.from().orElse(null),
      range.to().orElse(null),
      range.readAt(),
      range.items(),
      range.bytes()
    };
  }
}
