package io.github.gongjdbc.schema.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranges of time lie side by side without gaps, and are few. */
class TimeRangeSplitterTest {
  private static final Instant NOW = Instant.parse("2026-11-20T20:00:00Z");
  private static final TimeRange SINCE_AUGUST =
      TimeRange.ALL.beginningAt(Instant.parse("2026-08-22T00:00:00Z"));

  private static List<TimeRange> cut(TimeRange whole, long items, long abreast) {
    return new TimeRangeSplitter(whole, items, abreast, 60).until(NOW).orElse(List.of());
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 3, 5, 12})
  void beginWhereTheOneBeforeEndsAndCoverTheWhole(long abreast) {
    TimeRange whole =
        new TimeRange(
            Instant.parse("2026-08-22T00:00:00.007Z"), Instant.parse("2026-11-01T00:00:00.123Z"));

    List<TimeRange> ranges = cut(whole, 20_000, abreast);

    assertThat(ranges).hasSizeGreaterThan((int) abreast).isSorted();
    assertThat(ranges.get(0).from()).isEqualTo(whole.from());
    for (int i = 1; i < ranges.size(); i++) {
      assertThat(ranges.get(i).from()).isEqualTo(ranges.get(i - 1).to());
    }
    assertThat(ranges.get(ranges.size() - 1).to()).isEqualTo(whole.to());
    assertThat(ranges).allSatisfy(range -> assertThat(range.from()).isBefore(range.to()));
  }

  @Test
  void doNotEndBeforeAnOpenEnd() {
    List<TimeRange> ranges = cut(SINCE_AUGUST, 20_000, 3);

    TimeRange last = ranges.get(ranges.size() - 1);
    assertThat(last.hasEnd()).isFalse();
    assertThat(last.from()).isBefore(NOW);
  }

  @ParameterizedTest
  @CsvSource({"5000, 2, 3", "5000, 3, 3", "20000, 3, 9", "20000, 5, 17", "1500, 3, 3"})
  void areFew(long items, long abreast, int most) {
    assertThat(cut(SINCE_AUGUST, items, abreast)).hasSizeBetween((int) abreast, most);
  }

  @Test
  void areFewerTheMorePagesCanWait() {
    assertThat(new TimeRangeSplitter(SINCE_AUGUST, 1_000_000, 6, 60).until(NOW).orElseThrow())
        .hasSize(834);
    assertThat(new TimeRangeSplitter(SINCE_AUGUST, 1_000_000, 6, 600).until(NOW).orElseThrow())
        .hasSize(84);
  }

  @ParameterizedTest
  @CsvSource({"0, 3", "300, 3", "1100, 3", "700, 2"})
  void areNotCutOutOfAFewPages(long items, long abreast) {
    assertThat(cut(SINCE_AUGUST, items, abreast)).isEmpty();
  }

  @Test
  void areNotCutOutOfAMomentOrTheFuture() {
    assertThat(cut(SINCE_AUGUST.endingAt(Instant.parse("2026-08-22T00:00:09Z")), 20_000, 3))
        .isEmpty();
    assertThat(cut(TimeRange.ALL.beginningAt(Instant.parse("2027-08-22T00:00:00Z")), 20_000, 3))
        .isEmpty();
  }
}
