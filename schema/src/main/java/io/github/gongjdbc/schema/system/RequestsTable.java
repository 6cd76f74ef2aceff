package io.github.gongjdbc.schema.system;

import static io.github.gongjdbc.schema.system.SystemTable.optional;
import static io.github.gongjdbc.schema.system.SystemTable.required;

import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.ColumnType;
import io.github.gongjdbc.schema.client.GongApi;
import io.github.gongjdbc.schema.log.RequestRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What was asked of the account. */
final class RequestsTable {
  private static final List<Column> COLUMNS =
      List.of(
          required("time", ColumnType.TIMESTAMP, "When the request went out."),
          required(
              "statement",
              ColumnType.VARCHAR,
              "The statement that it was sent for, without secrets."),
          required("method", ColumnType.VARCHAR, "GET or POST."),
          required("path", ColumnType.VARCHAR, "Path of the endpoint."),
          required(
              "filters",
              ColumnType.JSON,
              "What was asked for, as JSON: query parameters of a GET, places in the body of a"
                  + " POST."),
          optional(
              "status",
              ColumnType.INTEGER,
              "HTTP status of the answer; null where there was none, or it came from the cache."),
          optional(
              "items",
              ColumnType.INTEGER,
              "How many items (calls, users and so on) the answer held; null where it failed."),
          optional(
              "bytes",
              ColumnType.BIGINT,
              "How long the answer was, after decompression; null where it was not read."),
          required(
              "duration_ms",
              ColumnType.BIGINT,
              "Milliseconds from sending to the end of the answer."),
          required(
              "waited_ms",
              ColumnType.BIGINT,
              "Milliseconds that it waited before, for the limit of requests a second."),
          required(
              "retries",
              ColumnType.INTEGER,
              "How often the same request had been sent before without success."),
          required(
              "cached",
              ColumnType.BOOLEAN,
              "Whether the answer came from the cache, so that no request was sent."),
          optional("request_id", ColumnType.VARCHAR, "Gong's id of the request, for its support."),
          optional("failure", ColumnType.VARCHAR, "What went wrong; null where nothing did."));

  private RequestsTable() {}

  static SystemTable of(GongApi api) {
    return new SystemTable(
        "requests",
        "The last thousand requests of this program to the account, the oldest first.",
        COLUMNS,
        execution -> rows(api.lastRequests()));
  }

  private static List<@Nullable Object[]> rows(List<RequestRecord> requests) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (RequestRecord request : requests) {
      rows.add(
          new @Nullable Object[] {
            request.time(),
            request.statement(),
            request.method(),
            request.path(),
            request.filters(),
            orNull(request.status()),
            orNull(request.items()),
            orNull(request.bytes()),
            request.duration().toMillis(),
            request.waited().toMillis(),
            request.retries(),
            request.cached(),
            request.requestId().orElse(null),
            request.failure().orElse(null)
          });
    }
    return rows;
  }

  private static @Nullable Integer orNull(OptionalInt value) {
    return value.isPresent() ? Integer.valueOf(value.getAsInt()) : null;
  }

  private static @Nullable Long orNull(OptionalLong value) {
    return value.isPresent() ? Long.valueOf(value.getAsLong()) : null;
  }
}
