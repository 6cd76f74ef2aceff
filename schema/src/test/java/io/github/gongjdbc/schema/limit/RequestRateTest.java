package io.github.gongjdbc.schema.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gongjdbc.schema.account.AccountLimits;
import io.github.gongjdbc.schema.auth.Account;
import io.github.gongjdbc.schema.error.GongException;
import io.github.gongjdbc.schema.error.GongException.Kind;
import io.github.gongjdbc.schema.settings.GongProperty;
import io.github.gongjdbc.schema.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Turns come as early as the rate allows, and no earlier. */
@Timeout(60)
class RequestRateTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final Duration LONGEST = Duration.ofMinutes(2);

  /** Requests arrive less regularly than they go out. */
  private static final long LATEST = Duration.ofMillis(1100).toNanos();

  private final SetTicker ticker = new SetTicker();
  private final RequestRate rate = new RequestRate(ticker);
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stopThreads() {
    threads.shutdownNow();
  }

  private RequestRate.Permit turn(Object statement, int perSecond) {
    return rate.await(statement, perSecond, LONGEST, new StatementContext());
  }

  /** Waits for a turn in a thread of its own, until it has queued or has its turn. */
  private <T> Future<T> queue(Callable<T> waiting) {
    int before = ticker.waiting();
    Future<T> future = threads.submit(waiting);
    while (!future.isDone() && ticker.waiting() <= before) {
      Thread.onSpinWait();
    }
    return future;
  }

  @Nested
  class InAnySecond {
    @Test
    void noMoreTurnsAreGivenThanAllowed() {
      for (int i = 0; i < 7; i++) {
        turn("statement", 3).sent();

        assertThat(ticker.nanoTime()).isBetween(i / 3 * SECOND, i / 3 * LATEST);
      }
    }

    @Test
    void noMoreTurnsAreGivenWhenManyAskAtOnce() throws ExecutionException, InterruptedException {
      List<Future<Long>> turns = new ArrayList<>();
      for (int i = 0; i < 25; i++) {
        Object statement = i % 4;
        turns.add(
            threads.submit(
                () -> {
                  turn(statement, 10).sent();
                  return ticker.nanoTime();
                }));
      }
      ticker.run(rate, turns);
      List<Long> times = new ArrayList<>();
      for (Future<Long> turn : turns) {
        times.add(turn.get());
      }
      times.sort(null);

      for (int i = 0; i < times.size(); i++) {
        assertThat(times.get(i)).isBetween(i / 10 * SECOND, i / 10 * LATEST);
      }
    }

    @Test
    void aRequestCountsFromWhenItGoesOut() {
      RequestRate.Permit connecting = turn("statement", 1);
      ticker.advance(Duration.ofMillis(300));
      connecting.sent();

      turn("statement", 1);

      assertThat(ticker.nanoTime() - Duration.ofMillis(300).toNanos()).isBetween(SECOND, LATEST);
    }

    @Test
    void theStrictestOfThoseWhoWaitCounts() throws Exception {
      turn("first", 100).sent();
      Future<Long> strict = queue(() -> sentAt("strict", 1));
      Future<Long> generous = queue(() -> sentAt("generous", 100));
      ticker.run(rate, List.of(strict, generous));

      assertThat(strict.get()).isBetween(SECOND, LATEST);
      assertThat(generous.get()).isBetween(SECOND, LATEST);
      for (int i = 0; i < 20; i++) {
        turn("generous", 100).sent();
      }
      assertThat(ticker.nanoTime()).isLessThan(LATEST);
    }

    private long sentAt(String statement, int perSecond) {
      turn(statement, perSecond).sent();
      return ticker.nanoTime();
    }
  }

  @Nested
  class ATurnIsNotLost {
    @Test
    void whenTheRequestDoesNotGoOut() {
      for (int i = 0; i < 100; i++) {
        assertThat(turn("statement", 1).end()).isFalse();
      }
    }

    @Test
    void whenTheOneWhoWaitsForItIsCancelled() throws Exception {
      RequestRate.Permit first = turn("first", 1);
      StatementContext statementContext = new StatementContext();
      Future<?> cancelled = queue(() -> rate.await("cancelled", 1, LONGEST, statementContext));
      Future<RequestRate.Permit> last = queue(() -> turn("last", 1));

      statementContext.cancel();

      assertThatThrownBy(() -> cancelled.get(10, TimeUnit.SECONDS))
          .hasCauseInstanceOf(GongException.class);
      first.end();
      assertThat(last.get(10, TimeUnit.SECONDS).end()).isFalse();
    }
  }

  @Test
  void statementsTakeTurns() throws Exception {
    RequestRate.Permit holdsUp = turn("another", 1);
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    List<Future<?>> waiting = new ArrayList<>();
    for (String statement : List.of("long", "long", "long", "long", "short", "other", "short")) {
      waiting.add(
          queue(
              () -> {
                RequestRate.Permit turn = turn(statement, 1);
                order.add(statement);
                turn.end();
                return null;
              }));
    }
    holdsUp.end();
    for (Future<?> turn : waiting) {
      turn.get();
    }

    assertThat(order).containsExactly("long", "short", "other", "long", "short", "long", "long");
  }

  @Nested
  class APause {
    @Test
    void holdsForEverybody() {
      rate.pause(Duration.ofMillis(300));
      rate.pause(Duration.ofMillis(1));

      turn("statement", 100);

      assertThat(ticker.nanoTime()).isEqualTo(Duration.ofMillis(300).toNanos());
    }

    @Test
    void isKnownWhileItLasts() {
      assertThat(rate.pausedUntil()).isEmpty();
      rate.pause(Duration.ofHours(3));

      assertThat(rate.pausedUntil().orElseThrow())
          .isBetween(
              Instant.now().plus(Duration.ofMinutes(179)),
              Instant.now().plus(Duration.ofMinutes(181)));
    }

    @Test
    void failsAtOnceWhereItIsLongerThanOneWaits() {
      rate.pause(Duration.ofHours(3));

      assertThatThrownBy(() -> turn("statement", 3))
          .isInstanceOfSatisfying(
              GongException.class, e -> assertThat(e.kind()).isEqualTo(Kind.RATE_LIMIT))
          .hasMessageContaining(Instant.now().plus(Duration.ofHours(3)).toString().substring(0, 13))
          .hasMessageContaining("PT2M");
    }
  }

  @Nested
  class ALongPause {
    private RequestRate.Permit ask() {
      return turn("statement", 100);
    }

    private void isRefused() {
      assertThatThrownBy(this::ask)
          .isInstanceOfSatisfying(
              GongException.class, e -> assertThat(e.kind()).isEqualTo(Kind.RATE_LIMIT));
    }

    private RequestRate.Permit askAgain() {
      ticker.advance(Duration.ofMinutes(4));
      isRefused();
      ticker.advance(Duration.ofMinutes(1));
      return ask();
    }

    @BeforeEach
    void begin() {
      rate.pause(Duration.ofHours(20));
      isRefused();
    }

    @Test
    void lastsOnWhereOneThatAsksAgainIsNotAnswered() {
      askAgain().sent();

      isRefused();
    }

    @Test
    void isOverWhenOneThatAsksAgainIsAnswered() {
      RequestRate.Permit turn = askAgain();
      turn.sent();
      turn.answered();

      ask();
      assertThat(rate.pausedUntil()).isEmpty();
    }
  }

  @Test
  void aPauseIsNotEndedByWhatWasAskedBeforeIt() {
    RequestRate.Permit before = turn("statement", 100);
    rate.pause(Duration.ofHours(20));
    before.answered();

    assertThat(rate.pausedUntil()).isPresent();
  }

  @Test
  void cancellingEndsTheWaitForATurn() {
    rate.pause(Duration.ofMinutes(1));
    StatementContext statementContext = new StatementContext();
    statementContext.cancel();

    assertThatThrownBy(() -> rate.await("statement", 3, LONGEST, statementContext))
        .isInstanceOfSatisfying(
            GongException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CANCELLED));
  }

  @Test
  void theUseOfAnAccountIsSharedByAllWhoUseIt() {
    assertThat(AccountLimits.of(Account.of(account("shared", "key"), Optional.empty())))
        .isSameAs(AccountLimits.of(Account.of(account("shared", "key"), Optional.empty())))
        .isNotSameAs(AccountLimits.of(Account.of(account("shared", "other"), Optional.empty())))
        .isNotSameAs(AccountLimits.of(Account.of(account("elsewhere", "key"), Optional.empty())));
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
