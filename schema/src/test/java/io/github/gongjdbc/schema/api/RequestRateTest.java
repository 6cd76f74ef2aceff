package io.github.gongjdbc.schema.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gongjdbc.schema.api.GongException.Kind;
import io.github.gongjdbc.schema.settings.GongProperty;
import io.github.gongjdbc.schema.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Turns come no earlier than the rate allows. That they come no later is not asserted: it depends
 * on the machine.
 */
class RequestRateTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  @Test
  void noMoreTurnsAreGivenThanASecondMayHave() {
    RequestRate rate = RequestRate.of(account("one-by-one", "key"));
    long start = System.nanoTime();

    for (int i = 0; i < 7; i++) {
      rate.await(3, new Cancellation());

      assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(i / 3 * SECOND);
    }
  }

  @Test
  void noMoreTurnsAreGivenWhenManyAskAtOnce() throws ExecutionException, InterruptedException {
    RequestRate rate = RequestRate.of(account("at-once", "key"));
    ExecutorService threads = Executors.newFixedThreadPool(25);
    long start = System.nanoTime();
    List<Future<Long>> turns = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      turns.add(
          threads.submit(
              () -> {
                rate.await(10, new Cancellation());
                return System.nanoTime() - start;
              }));
    }
    List<Long> times = new ArrayList<>();
    for (Future<Long> turn : turns) {
      times.add(turn.get());
    }
    threads.shutdown();
    times.sort(null);

    for (int i = 0; i < times.size(); i++) {
      assertThat(times.get(i)).isGreaterThanOrEqualTo(i / 10 * SECOND);
    }
  }

  @Test
  void aPauseHoldsForEverybody() {
    RequestRate rate = RequestRate.of(account("pause", "key"));
    long start = System.nanoTime();
    rate.pause(Duration.ofMillis(300));
    rate.pause(Duration.ofMillis(1));

    rate.await(100, new Cancellation());

    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(Duration.ofMillis(300).toNanos());
  }

  @Test
  void theRateIsSharedByAllWhoUseTheSameAccount() {
    assertThat(RequestRate.of(account("shared", "key")))
        .isSameAs(RequestRate.of(account("shared", "key")))
        .isNotSameAs(RequestRate.of(account("shared", "other")))
        .isNotSameAs(RequestRate.of(account("elsewhere", "key")));
  }

  @Test
  void cancellingEndsTheWaitForATurn() {
    RequestRate rate = RequestRate.of(account("cancelled", "key"));
    rate.pause(Duration.ofHours(1));
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();

    assertThatThrownBy(() -> rate.await(3, cancellation))
        .isInstanceOfSatisfying(
            GongException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CANCELLED));
  }

  private static Settings account(String host, String key) {
    return Settings.of(
        Map.of(
            GongProperty.BASE_URL,
            "https://" + host + ".example",
            GongProperty.ACCESS_KEY,
            key,
            GongProperty.ACCESS_KEY_SECRET,
            "secret"));
  }
}
