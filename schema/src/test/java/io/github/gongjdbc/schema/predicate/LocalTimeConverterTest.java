package io.github.gongjdbc.schema.predicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalTimeConverterTest {
  private static final Instant YEAR = Instant.parse("2026-01-01T00:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "UTC,              2026-03-08T10:00:00.123Z,     2026-03-08T10:00:00.123",
    "+05:30,           2026-03-08T10:00:00Z,         2026-03-08T15:30:00",
    "-12:00,           2026-03-08T10:00:00Z,         2026-03-07T22:00:00",
    "Asia/Kolkata,     2026-03-08T10:00:00Z,         2026-03-08T15:30:00",
    "America/Los_Angeles, 2026-03-08T09:59:59.999Z,  2026-03-08T01:59:59.999",
    "America/Los_Angeles, 2026-03-08T10:00:00Z,      2026-03-08T03:00:00",
    "Europe/Berlin,    2026-10-25T00:59:59.999Z,     2026-10-25T02:59:59.999",
    "Europe/Berlin,    2026-10-25T01:00:00Z,         2026-10-25T02:00:00",
    "Australia/Lord_Howe, 2026-04-04T15:00:00Z,      2026-04-05T01:30:00",
    "UTC,              1969-12-31T23:59:59.999Z,     1969-12-31T23:59:59.999"
  })
  void anInstantIsShownAsTheLocalTimeOfTheZone(String zone, Instant instant, LocalDateTime local) {
    assertThat(in(zone).local(instant)).isEqualTo(millis(local));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-08T10:00:00.123999999Z, 2026-03-08T10:00:00.123",
    "2026-03-08T10:00:00.000999Z,    2026-03-08T10:00:00",
    "1969-12-31T23:59:59.999999Z,    1969-12-31T23:59:59.999"
  })
  void isCutToMillisecondsAndNotRounded(Instant instant, LocalDateTime local) {
    assertThat(in("UTC").local(instant)).isEqualTo(millis(local));
  }

  @ParameterizedTest
  @CsvSource({
    "UTC,                 2026-10-25T02:30:00, true",
    "+05:30,              2026-10-25T02:30:00, true",
    "Europe/Berlin,       2026-10-25T02:30:00, false",
    "Europe/Berlin,       2026-10-25T03:00:00, true",
    "Europe/Berlin,       2026-03-29T02:30:00, true",
    "America/Los_Angeles, 2026-11-01T01:30:00, false",
    "America/Los_Angeles, 2026-07-01T01:30:00, true",
    "Australia/Lord_Howe, 2026-04-05T01:45:00, false"
  })
  void aBoundIsExactWhereItsLocalTimeDoesNotExistTwice(
      String zone, LocalDateTime local, boolean exact) {
    assertThat(in(zone).isExact(millis(local))).isEqualTo(exact);
  }

  @ParameterizedTest
  @CsvSource({
    // an ordinary time
    "Europe/Berlin,       2026-07-01T12:00:00, 2026-07-01T10:00:00Z, 2026-07-01T10:00:00Z",
    "Asia/Kolkata,        2026-07-01T12:00:00, 2026-07-01T06:30:00Z, 2026-07-01T06:30:00Z",
    // one that exists twice
    "Europe/Berlin,       2026-10-25T02:30:00, 2026-10-25T00:30:00Z, 2026-10-25T01:30:00Z",
    "America/Los_Angeles, 2026-11-01T01:30:00, 2026-11-01T08:30:00Z, 2026-11-01T09:30:00Z",
    "Australia/Lord_Howe, 2026-04-05T01:45:00, 2026-04-04T14:45:00Z, 2026-04-04T15:15:00Z",
    // one that never exists
    "Europe/Berlin,       2026-03-29T02:30:00, 2026-03-29T01:00:00Z, 2026-03-29T01:00:00Z",
    "America/Los_Angeles, 2026-03-08T02:30:00, 2026-03-08T10:00:00Z, 2026-03-08T10:00:00Z",
    "Australia/Lord_Howe, 2026-10-04T02:15:00, 2026-10-03T15:30:00Z, 2026-10-03T15:30:00Z"
  })
  void aLocalTimeIsAnInstantOrSeveralOrNone(
      String zone, LocalDateTime local, Instant earliest, Instant latest) {
    assertThat(in(zone).earliest(millis(local))).isEqualTo(earliest);
    assertThat(in(zone).latest(millis(local))).isEqualTo(latest);
  }

  /** Around each change of the offset, and half a year away from it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "UTC",
        "-12:00",
        "+14:00",
        "Asia/Kolkata",
        "America/Los_Angeles",
        "Europe/Berlin",
        "Australia/Lord_Howe",
        "Pacific/Apia",
        "America/St_Johns",
        "Africa/Casablanca"
      })
  void boundsNeverCutOffAnInstant(String zone) {
    LocalTimeConverter timeConverter = in(zone);
    for (Instant centre : centres(ZoneId.of(zone))) {
      List<Instant> instants = around(centre);
      for (Instant of : instants) {
        long bound = timeConverter.local(of);
        for (long local : new long[] {bound - 1, bound, bound + 1, bound + 1_800_000}) {
          Instant earliest = timeConverter.earliest(local);
          Instant latest = timeConverter.latest(local);
          assertThat(earliest).isBeforeOrEqualTo(latest);
          for (Instant instant : instants) {
            if (timeConverter.local(instant) >= local) {
              assertThat(instant).as("from %s", local).isAfterOrEqualTo(earliest);
            } else {
              assertThat(instant).as("until %s", local).isBefore(latest);
            }
          }
        }
      }
    }
  }

  @Test
  void boundsAreNoWiderThanNeededWhereTheOffsetNeverChanges() {
    long local = millis(LocalDateTime.parse("2026-03-08T10:00:00.001"));

    assertThat(in("UTC").earliest(local)).isEqualTo("2026-03-08T10:00:00.001Z");
    assertThat(in("UTC").latest(local)).isEqualTo("2026-03-08T10:00:00.001Z");
  }

  private static List<Instant> centres(ZoneId zone) {
    List<Instant> centres = new ArrayList<>(List.of(YEAR));
    Instant at = YEAR;
    for (int i = 0; i < 2; i++) {
      ZoneOffsetTransition next = zone.getRules().nextTransition(at);
      if (next != null) {
        at = next.getInstant();
        centres.add(at);
      }
    }
    return centres;
  }

  private static List<Instant> around(Instant centre) {
    List<Instant> instants = new ArrayList<>();
    for (int minutes = -150; minutes <= 150; minutes += 15) {
      Instant instant = centre.plus(Duration.ofMinutes(minutes));
      instants.add(instant.minusNanos(1));
      instants.add(instant);
      instants.add(instant.plusNanos(999_999));
    }
    return instants;
  }

  private static LocalTimeConverter in(String zone) {
    return new LocalTimeConverter(ZoneId.of(zone));
  }

  private static long millis(LocalDateTime local) {
    return local.toInstant(ZoneOffset.UTC).toEpochMilli();
  }
}
