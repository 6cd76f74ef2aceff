package io.github.gongjdbc.schema.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A set of a million items that remembers which request brought each. */
class SeenItemsTest {
  private final SeenItems items = new SeenItems();

  @Test
  void anItemIsNewOnce() {
    assertThat(items.add(7, 1)).isZero();
    assertThat(items.add(7, 1)).isEqualTo(1);
    assertThat(items.add(7, 2)).isEqualTo(1);
    assertThat(items.add(7, 3)).isEqualTo(2);
  }

  @Test
  void zeroAndExtremesAreItemsToo() {
    for (long identity : new long[] {0, -1, Long.MIN_VALUE, Long.MAX_VALUE}) {
      assertThat(items.add(identity, 1)).isZero();
      assertThat(items.add(identity, 1)).isEqualTo(1);
    }
  }

  @Test
  void nothingIsForgottenOrMixedUpHoweverManyThereAre() {
    Random random = new Random(5);
    Set<Long> expected = new HashSet<>();
    for (int i = 0; i < 100_000; i++) {
      // Numbers that follow each other, numbers far apart, and many that come again.
      long identity = i % 3 == 0 ? i : i % 3 == 1 ? (long) i << 40 : random.nextInt(50_000);
      assertThat(items.add(identity, 1) == 0).isEqualTo(expected.add(identity));
    }
  }
}
