package io.github.gongjdbc.sql.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.Linq4j;
import org.junit.jupiter.api.Test;

/** Rows are computed once, but for those that nobody read to the end and those that are many. */
class RememberedRowsTest {
  private final AtomicInteger computed = new AtomicInteger();

  private Enumerable<Integer> rows(int count) {
    return RememberedRows.of(
        new AbstractEnumerable<>() {
          @Override
          public Enumerator<Integer> enumerator() {
            computed.incrementAndGet();
            return Linq4j.enumerator(IntStream.range(0, count).boxed().toList());
          }
        });
  }

  @Test
  void areComputedOnce() {
    Enumerable<Integer> rows = rows(3);
    for (int i = 0; i < 3; i++) {
      assertThat(rows.toList()).containsExactly(0, 1, 2);
    }
    assertThat(computed).hasValue(1);
  }

  @Test
  void areComputedAgainUntilTheirEndIsSeen() {
    Enumerable<Integer> rows = rows(3);
    assertThat(rows.first()).isZero();
    assertThat(rows.first()).isZero();
    assertThat(rows.toList()).containsExactly(0, 1, 2);
    assertThat(rows.toList()).containsExactly(0, 1, 2);
    assertThat(computed).hasValue(3);
  }

  @Test
  void areComputedAgainIfTheyAreTooManyToBeKept() {
    Enumerable<Integer> rows = rows(RememberedRows.MOST + 1);
    assertThat(rows.count()).isEqualTo(RememberedRows.MOST + 1);
    assertThat(rows.count()).isEqualTo(RememberedRows.MOST + 1);
    assertThat(computed).hasValue(2);
  }

  @Test
  void mayBeNone() {
    Enumerable<Integer> rows = rows(0);
    assertThat(rows.any()).isFalse();
    assertThat(rows.any()).isFalse();
    assertThat(computed).hasValue(1);
  }
}
