package io.github.gongjdbc.schema.account;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gongjdbc.schema.catalog.Filter;
import io.github.gongjdbc.schema.catalog.ParameterType;
import io.github.gongjdbc.schema.http.ApiRequest;
import io.github.gongjdbc.schema.split.Split;
import io.github.gongjdbc.schema.split.TimeRange;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The range of time that a request asks for, where its endpoint takes one.
 *
 * @param filter the endpoint's filter by that time
 * @param range the range; of all times where the request asks for none
 */
public record TimeWindow(ApiRequest request, Filter filter, TimeRange range) {

  /** The window of a request; empty where it asks for no range, or for one of dates. */
  public static Optional<TimeWindow> of(ApiRequest request) {
    return ofAny(request).filter(window -> !window.range.isAll());
  }

  /** The same, also where a request asks for all times; empty where it cannot ask for some. */
  public static Optional<TimeWindow> ofAny(ApiRequest request) {
    return request.endpoint().filters().stream()
        .filter(filter -> filter.type() == ParameterType.DATE_TIME)
        .filter(filter -> filter.from().isPresent() && filter.to().isPresent())
        .findFirst()
        .map(filter -> new TimeWindow(request, filter, request.split().during(filter)));
  }

  /**
   * The window that a listing goes through: also one of all times, where items come in the order of
   * the time that the endpoint filters by, which is the cursor of a table.
   */
  public static Optional<TimeWindow> ofListing(ApiRequest request) {
    return of(request).or(() -> ofCursor(request));
  }

  /** The window of a request whose items come in its order; empty where they do not. */
  public static Optional<TimeWindow> ofCursor(ApiRequest request) {
    return ofAny(request).filter(TimeWindow::isOfCursor);
  }

  private boolean isOfCursor() {
    return request.endpoint().response().order().filter(filter.path()::equals).isPresent();
  }

  /** The same request for another range. */
  public TimeWindow during(TimeRange other) {
    Split split = request.split().during(filter, other);
    return new TimeWindow(ApiRequest.of(request.endpoint(), split), filter, other);
  }

  /**
   * What remains of the window when the listing has come to an item of this time. The filter may go
   * by another clock than the item's time, but no further off than by how much it is widened.
   */
  public TimeWindow behind(Instant time) {
    Instant begin = time.minus(filter.widen()).truncatedTo(ChronoUnit.SECONDS);
    return begin.isAfter(range.from()) ? during(range.beginningAt(begin)) : this;
  }

  /** The time of an item by which a filter goes, or nearly so. */
  public static Optional<Instant> timeOf(JsonNode item, Filter filter) {
    JsonNode node = item;
    for (String name : filter.path()) {
      node = node.path(name);
    }
    try {
      return node.isTextual()
          ? Optional.of(OffsetDateTime.parse(node.textValue()).toInstant())
          : Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
