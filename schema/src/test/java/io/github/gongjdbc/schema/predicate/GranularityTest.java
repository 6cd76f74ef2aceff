package io.github.gongjdbc.schema.predicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Random;
import java.util.stream.LongStream;
import org.apache.calcite.avatica.util.DateTimeUtils;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.runtime.SqlFunctions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GranularityTest {
  private static final long DAY = DateTimeUtils.MILLIS_PER_DAY;

  @ParameterizedTest
  @EnumSource(Granularity.class)
  void beginsAUnitWhereFloorDoes(Granularity granularity) {
    for (long time : times()) {
      assertThat(granularity.floor(time)).as("%d", time).isEqualTo(floor(granularity, time));
    }
  }

  @ParameterizedTest
  @EnumSource(Granularity.class)
  void beginsTheNextUnitWhereCeilDoes(Granularity granularity) {
    for (long time : times()) {
      assertThat(granularity.next(time)).as("%d", time).isEqualTo(ceil(granularity, time + 1));
    }
  }

  /** As the code that Calcite generates does it: units above the day are of whole days. */
  private static long floor(Granularity granularity, long time) {
    TimeUnitRange unit = TimeUnitRange.valueOf(granularity.name());
    return granularity.compareTo(Granularity.DAY) <= 0
        ? SqlFunctions.floor(time, length(granularity))
        : DateTimeUtils.unixTimestampFloor(unit, SqlFunctions.floor(time, DAY));
  }

  private static long ceil(Granularity granularity, long time) {
    TimeUnitRange unit = TimeUnitRange.valueOf(granularity.name());
    return granularity.compareTo(Granularity.DAY) <= 0
        ? SqlFunctions.ceil(time, length(granularity))
        : DateTimeUtils.unixTimestampCeil(unit, SqlFunctions.ceil(time, DAY));
  }

  private static long length(Granularity granularity) {
    return TimeUnit.valueOf(granularity.name()).multiplier.longValueExact();
  }

  /** Between the years that SQL knows, on the edges of days and within them. */
  private static long[] times() {
    Random random = new Random(7);
    long first = LocalDate.of(1, 1, 2).toEpochDay();
    long last = LocalDate.of(9999, 12, 30).toEpochDay();
    return LongStream.concat(
            LongStream.of(-DAY, -1, 0, 1, DAY),
            random
                .longs(2000, first, last)
                .map(day -> day * DAY)
                .flatMap(day -> LongStream.of(day - 1, day, day + random.nextLong(DAY))))
        .toArray();
  }
}
