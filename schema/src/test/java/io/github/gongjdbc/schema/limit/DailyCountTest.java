package io.github.gongjdbc.schema.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gongjdbc.sandbox.SettableClock;
import io.github.gongjdbc.schema.error.GongException;
import io.github.gongjdbc.schema.error.GongException.Kind;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DailyCountTest {
  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-10T22:30:00Z"));
  private final DailyCount day = new DailyCount(clock);

  @Test
  void countsWhatIsUsedAndLeft() {
    day.spend(10);
    day.spend(10);
    day.giveBack();
    day.spend(10);

    assertThat(day.used()).isEqualTo(2);
    assertThat(day.left(10)).isEqualTo(8);
    assertThat(day.left(1)).isZero();
  }

  @Test
  void refusesWhatTheDayHasNotLeftAndSaysWhenToComeBack() {
    day.spend(2);
    day.spend(2);

    assertThatThrownBy(() -> day.spend(2))
        .isInstanceOfSatisfying(
            GongException.class, e -> assertThat(e.kind()).isEqualTo(Kind.QUOTA))
        .hasMessageContaining("requestsPerDay is 2")
        .hasMessageContaining("2026-03-11T00:00:00Z");
    assertThat(day.used()).isEqualTo(2);
  }

  @Test
  void beginsAgainAtMidnightUtc() {
    day.spend(10);
    clock.advance(Duration.ofMinutes(89));
    assertThat(day.used()).isEqualTo(1);

    clock.advance(Duration.ofMinutes(1));

    assertThat(day.used()).isZero();
    assertThat(day.ends()).isEqualTo("2026-03-12T00:00:00Z");
    day.giveBack();
    assertThat(day.used()).isZero();
  }
}
