package io.github.gongjdbc.schema.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What counts for the limit on planning is what threads compute, not what they wait for. */
class PlanningLimitTest {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final AtomicLong clock = new AtomicLong(-5);
  private final Map<Thread, Long> processorTimes = new ConcurrentHashMap<>();

  private void passes(Duration onTheClock) {
    clock.addAndGet(onTheClock.toNanos());
  }

  private void computes(Thread thread, Duration time) {
    processorTimes.merge(thread, time.toNanos(), Long::sum);
    passes(time);
  }

  private PlanningLimit limit() {
    computes(Thread.currentThread(), Duration.ofHours(1));
    return new PlanningLimit(LIMIT, clock::get, thread -> processorTimes.getOrDefault(thread, -1L));
  }

  @Test
  void waitingForAProcessorDoesNotCount() {
    PlanningLimit limit = limit();
    for (int i = 0; i < 9; i++) {
      computes(Thread.currentThread(), Duration.ofSeconds(2));
      passes(Duration.ofSeconds(50));
      assertThat(limit.isExceeded()).isFalse();
    }
  }

  @Test
  void computingCounts() {
    PlanningLimit limit = limit();
    for (int i = 0; i < 60; i++) {
      computes(Thread.currentThread(), Duration.ofSeconds(1));
      assertThat(limit.isExceeded()).isFalse();
    }
    computes(Thread.currentThread(), Duration.ofSeconds(2));
    assertThat(limit.isExceeded()).isTrue();
  }

  @Test
  void soDoesWhatAnotherThreadComputesForTheStatement() {
    PlanningLimit limit = limit();
    computes(Thread.currentThread(), Duration.ofSeconds(31));
    assertThat(limit.isExceeded()).isFalse();
    Thread other = new Thread(() -> {});
    limit.add(other);
    computes(other, Duration.ofSeconds(40));
    computes(Thread.currentThread(), Duration.ofSeconds(25));
    assertThat(limit.isExceeded()).isTrue();
  }

  @Test
  void theClockCountsInTheEnd() {
    PlanningLimit limit = limit();
    passes(LIMIT.multipliedBy(9));
    assertThat(limit.isExceeded()).isFalse();
    passes(LIMIT);
    assertThat(limit.isExceeded()).isTrue();
  }

  @Test
  void theClockCountsWhereNothingElseIsKnown() {
    PlanningLimit limit = new PlanningLimit(LIMIT, clock::get, thread -> -1);
    passes(LIMIT.minusNanos(1));
    assertThat(limit.isExceeded()).isFalse();
    passes(Duration.ofNanos(1));
    assertThat(limit.isExceeded()).isTrue();
  }
}
