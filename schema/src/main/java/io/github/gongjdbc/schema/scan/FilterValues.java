package io.github.gongjdbc.schema.scan;

import com.google.common.collect.Range;
import io.github.gongjdbc.schema.catalog.Filter;
import io.github.gongjdbc.schema.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * Translates a range of local times into the values of one of the API's filters. The range that the
 * API sees is never narrower than the one that was asked for.
 */
final class FilterValues {
  private final TimeLine timeLine;
  private final Optional<ZoneId> companyTimeZone;
  private final Instant start;

  FilterValues(Settings settings, Instant start) {
    this.timeLine = new TimeLine(settings.timeZone());
    this.companyTimeZone = settings.companyTimeZone();
    this.start = start.truncatedTo(ChronoUnit.SECONDS);
  }

  /** Adds what the filter sends for this range, closed below and open above, to the inputs. */
  void put(Filter filter, Range<Long> range, Map<String, Object> inputs) {
    switch (filter.as()) {
      case INSTANT -> putInstants(filter, range, inputs);
      case DATE -> putDates(filter, range, inputs);
      case TEXT -> throw new IllegalArgumentException(filter + " takes no times");
    }
  }

  private void putInstants(Filter filter, Range<Long> range, Map<String, Object> inputs) {
    Instant latestStart = start;
    if (range.hasLowerBound()) {
      Instant from = timeLine.earliest(range.lowerEndpoint()).minus(filter.widen());
      filter.from().ifPresent(place -> inputs.put(place, format(from)));
      latestStart = from.isAfter(start) ? from : start;
    }
    Optional<Instant> to =
        range.hasUpperBound()
            ? Optional.of(timeLine.latest(range.upperEndpoint()).plus(filter.widen()))
            : filter.openEnd().map(latestStart::plus);
    to.ifPresent(end -> filter.to().ifPresent(place -> inputs.put(place, format(end))));
  }

  /**
   * The API's dates are those of the company's time zone. Where that is unknown a date may be one
   * off in both directions, as offsets reach from -12 to +14 hours.
   */
  private void putDates(Filter filter, Range<Long> range, Map<String, Object> inputs) {
    ZoneId zone = companyTimeZone.orElse(ZoneOffset.UTC);
    long widenDays = companyTimeZone.isPresent() ? 0 : filter.widen().toDays();
    if (range.hasLowerBound()) {
      LocalDate from = timeLine.earliest(range.lowerEndpoint()).atZone(zone).toLocalDate();
      filter.from().ifPresent(place -> inputs.put(place, from.minusDays(widenDays).toString()));
    }
    if (range.hasUpperBound()) {
      Instant last = timeLine.latest(range.upperEndpoint()).minus(Duration.ofNanos(1));
      LocalDate exclusive = last.atZone(zone).toLocalDate().plusDays(1);
      filter.to().ifPresent(place -> inputs.put(place, exclusive.plusDays(widenDays).toString()));
    }
  }

  private static String format(Instant instant) {
    return DateTimeFormatter.ISO_INSTANT.format(instant);
  }
}
