package io.github.gongjdbc.schema.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.BoundType;
import com.google.common.collect.Range;
import io.github.gongjdbc.schema.catalog.Endpoint;
import io.github.gongjdbc.schema.catalog.Filter;
import io.github.gongjdbc.schema.catalog.read.CatalogLoader;
import io.github.gongjdbc.schema.predicate.LocalTimeConverter;
import io.github.gongjdbc.schema.settings.GongProperty;
import io.github.gongjdbc.schema.settings.Settings;
import io.github.gongjdbc.schema.testing.Tables;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterValuesTest {
  private static final Instant START = Instant.parse("2026-03-10T12:00:00Z");

  @Nested
  class Instants {
    private final Filter filter = Tables.filter("extensive_calls", "started");

    @Test
    void areClosedBelowAndOpenAboveAsGongTakesThem() {
      assertThat(ask(filter, range("2026-03-01T00:00:00", "2026-03-02T00:00:00.001")))
          .containsOnly(
              Map.entry("filter.fromDateTime", "2026-03-01T00:00:00Z"),
              Map.entry("filter.toDateTime", "2026-03-02T00:00:00.001Z"));
    }

    @Test
    void areTakenFromTheZoneOfTheConnection() {
      assertThat(
              ask(
                  filter,
                  range("2026-03-01T00:00:00", "2026-03-02T00:00:00"),
                  GongProperty.TIME_ZONE,
                  "Asia/Kolkata"))
          .containsOnly(
              Map.entry("filter.fromDateTime", "2026-02-28T18:30:00Z"),
              Map.entry("filter.toDateTime", "2026-03-01T18:30:00Z"));
    }

    @Test
    void moveOutwardsWhereALocalTimeExistsTwice() {
      assertThat(
              ask(
                  filter,
                  range("2026-10-25T02:30:00", "2026-10-25T02:30:00.001"),
                  GongProperty.TIME_ZONE,
                  "Europe/Berlin"))
          .containsOnly(
              Map.entry("filter.fromDateTime", "2026-10-25T00:30:00Z"),
              Map.entry("filter.toDateTime", "2026-10-25T01:30:00.001Z"));
    }

    @Test
    void areLeftOutWhereTheRangeIsOpen() {
      assertThat(ask(filter, Range.atLeast(millis("2026-03-01T00:00:00"))))
          .containsOnlyKeys("filter.fromDateTime");
      assertThat(ask(filter, Range.lessThan(millis("2026-03-01T00:00:00"))))
          .containsOnlyKeys("filter.toDateTime");
      assertThat(ask(filter, Range.all())).isEmpty();
    }
  }

  @Nested
  class InstantsThatGongDoesNotFilterExactly {
    private final Filter filter = Tables.filter("calls", "started");

    @Test
    void areWidenedOnBothSides() {
      Duration widen = filter.widen();

      assertThat(widen).isPositive();
      assertThat(ask(filter, range("2026-03-01T00:00:00", "2026-03-02T00:00:00")))
          .containsOnly(
              Map.entry(
                  "fromDateTime", Instant.parse("2026-03-01T00:00:00Z").minus(widen).toString()),
              Map.entry(
                  "toDateTime", Instant.parse("2026-03-02T00:00:00Z").plus(widen).toString()));
    }

    @Test
    void endInTheFutureWhereGongWantsAnEndAndTheQueryHasNone() {
      Map<String, Object> inputs = ask(filter, Range.atLeast(millis("2026-03-01T00:00:00")));

      assertThat(inputs).containsOnlyKeys("fromDateTime", "toDateTime");
      assertThat(Instant.parse(String.valueOf(inputs.get("toDateTime")))).isAfter(START);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-01T00:00:00", "2027-03-11T11:59:59", "2040-01-01T00:00:00"})
    void neverEndBeforeTheyBegin(String from) {
      Map<String, Object> inputs = ask(filter, Range.atLeast(millis(from)));

      assertThat(Instant.parse(String.valueOf(inputs.get("toDateTime"))))
          .isAfter(Instant.parse(String.valueOf(inputs.get("fromDateTime"))));
    }
  }

  @Nested
  class Dates {
    private final Filter filter = Tables.filter("answered_scorecards", "review_time");

    @ParameterizedTest
    @CsvSource({
      // the end is exclusive: a range that ends within a day needs the day after it
      "2026-03-01T00:00:00, 2026-03-02T00:00:00,     2026-03-01, 2026-03-02",
      "2026-03-01T00:00:00, 2026-03-02T00:00:00.001, 2026-03-01, 2026-03-03",
      "2026-03-01T23:59:59, 2026-03-01T23:59:59.001, 2026-03-01, 2026-03-02"
    })
    void areThoseOfTheCompanysZone(String from, String to, String fromDate, String toDate) {
      assertThat(ask(filter, range(from, to), GongProperty.COMPANY_TIME_ZONE, "UTC"))
          .containsOnly(
              Map.entry("filter.reviewFromDate", fromDate),
              Map.entry("filter.reviewToDate", toDate));
    }

    @Test
    void mayBeOthersThanThoseOfTheConnection() {
      assertThat(
              ask(
                  filter,
                  range("2026-03-01T00:00:00", "2026-03-02T00:00:00"),
                  GongProperty.COMPANY_TIME_ZONE,
                  "America/Los_Angeles"))
          .containsOnly(
              Map.entry("filter.reviewFromDate", "2026-02-28"),
              Map.entry("filter.reviewToDate", "2026-03-02"));
    }

    @Test
    void areWidenedByADayWhereTheCompanysZoneIsUnknown() {
      assertThat(ask(filter, range("2026-03-01T00:00:00", "2026-03-02T00:00:00")))
          .containsOnly(
              Map.entry("filter.reviewFromDate", "2026-02-28"),
              Map.entry("filter.reviewToDate", "2026-03-03"));
    }

    @Test
    void areLeftOutWhereTheRangeIsOpen() {
      assertThat(ask(filter, Range.atLeast(millis("2026-03-01T00:00:00"))))
          .containsOnlyKeys("filter.reviewFromDate");
      assertThat(ask(filter, Range.lessThan(millis("2026-03-01T00:00:00"))))
          .containsOnlyKeys("filter.reviewToDate");
    }
  }

  /** What is wanted is always among what is asked for, in whichever zones the two are. */
  @Nested
  class NothingWantedIsLeftOut {
    private final Random random = new Random(20_260_310);

    @ParameterizedTest
    @ValueSource(
        strings = {
          "-12:00",
          "-09:30",
          "America/Los_Angeles",
          "UTC",
          "Europe/Berlin",
          "Asia/Kolkata",
          "Australia/Lord_Howe",
          "+14:00"
        })
    void byInstants(String zone) {
      Filter filter = Tables.filter("extensive_calls", "started");
      for (int i = 0; i < 2000; i++) {
        Instant wanted = anyInstant();
        Range<Long> range = rangeAround(new LocalTimeConverter(ZoneId.of(zone)).local(wanted));

        Map<String, Object> asked = ask(filter, range, GongProperty.TIME_ZONE, zone);

        if (asked.get("filter.fromDateTime") instanceof String from) {
          assertThat(wanted).isAfterOrEqualTo(from);
        }
        if (asked.get("filter.toDateTime") instanceof String to) {
          assertThat(wanted).isBefore(to);
        }
      }
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "-12:00",
          "-09:30",
          "America/Los_Angeles",
          "UTC",
          "Europe/Berlin",
          "Asia/Kolkata",
          "Australia/Lord_Howe",
          "+14:00"
        })
    void byDatesOfAKnownCompany(String company) {
      check(company, Map.of(GongProperty.COMPANY_TIME_ZONE, company));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "-12:00",
          "-09:30",
          "America/Los_Angeles",
          "UTC",
          "Europe/Berlin",
          "Asia/Kolkata",
          "Australia/Lord_Howe",
          "+14:00"
        })
    void byDatesOfAnUnknownCompany(String company) {
      check(company, Map.of());
    }

    private void check(String company, Map<GongProperty, String> given) {
      Filter filter = Tables.filter("answered_scorecards", "review_time");
      for (String zone : new String[] {"UTC", "Europe/Berlin", "-12:00", "+14:00"}) {
        Map<GongProperty, String> all = new LinkedHashMap<>(given);
        all.put(GongProperty.TIME_ZONE, zone);
        FilterValues values = new FilterValues(Settings.of(all), START);
        for (int i = 0; i < 500; i++) {
          Instant wanted = anyInstant();
          LocalDate date = wanted.atZone(ZoneId.of(company)).toLocalDate();

          Map<String, Object> asked =
              sent(
                  values,
                  filter,
                  rangeAround(new LocalTimeConverter(ZoneId.of(zone)).local(wanted)));

          if (asked.get("filter.reviewFromDate") instanceof String from) {
            assertThat(date).isAfterOrEqualTo(from);
          }
          if (asked.get("filter.reviewToDate") instanceof String to) {
            assertThat(date).isBefore(to);
          }
        }
      }
    }

    /** Near the days on which clocks change, down to the nanosecond. */
    private Instant anyInstant() {
      String[] days = {"2026-03-08", "2026-03-29", "2026-04-04", "2026-10-25", "2026-11-01"};
      return LocalDate.parse(days[random.nextInt(days.length)])
          .atStartOfDay(ZoneOffset.UTC)
          .toInstant()
          .plusMillis(random.nextInt(-86_400_000, 2 * 86_400_000))
          .plusNanos(random.nextInt(1_000_000));
    }

    private Range<Long> rangeAround(long local) {
      long from = local - random.nextInt(3) * random.nextLong(5_000_000);
      long to = local + 1 + random.nextInt(3) * random.nextLong(5_000_000);
      return switch (random.nextInt(4)) {
        case 0 -> Range.atLeast(from);
        case 1 -> Range.lessThan(to);
        default -> Range.closedOpen(from, to);
      };
    }
  }

  @Test
  void textIsNoTime() {
    assertThatThrownBy(() -> ask(Tables.filter("calls", "workspace_id"), Range.all()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Map<String, Object> ask(Filter filter, Range<Long> range) {
    return ask(filter, range, GongProperty.TIME_ZONE, "UTC");
  }

  private static Map<String, Object> ask(
      Filter filter, Range<Long> range, GongProperty property, String value) {
    return sent(new FilterValues(Settings.of(Map.of(property, value)), START), filter, range);
  }

  private static Map<String, Object> sent(FilterValues values, Filter filter, Range<Long> range) {
    Endpoint endpoint =
        CatalogLoader.gong().endpoints().stream()
            .filter(one -> one.filters().contains(filter))
            .findFirst()
            .orElseThrow();
    Split split = Split.of(endpoint.name()).during(filter, values.range(filter, range));
    return SplitFormat.inputs(endpoint, split);
  }

  private static Range<Long> range(String from, String to) {
    return Range.range(millis(from), BoundType.CLOSED, millis(to), BoundType.OPEN);
  }

  private static long millis(String local) {
    return LocalDateTime.parse(local).toInstant(ZoneOffset.UTC).toEpochMilli();
  }
}
