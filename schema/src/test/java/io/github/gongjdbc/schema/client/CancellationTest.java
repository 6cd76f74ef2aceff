package io.github.gongjdbc.schema.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.gongjdbc.sandbox.http.SandboxAnswer;
import io.github.gongjdbc.schema.error.GongException;
import io.github.gongjdbc.schema.error.GongException.Kind;
import io.github.gongjdbc.schema.limit.Cancellation;
import io.github.gongjdbc.schema.limit.RequestBudget;
import io.github.gongjdbc.schema.testing.Endpoints;
import io.github.gongjdbc.schema.testing.ServedAccount;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Another thread ends what would take an hour; the time limit only keeps a failure short. */
@Timeout(60)
class CancellationTest {
  private final AtomicInteger requests = new AtomicInteger();
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch answer = new CountDownLatch(1);
  private ServedAccount account;

  @BeforeEach
  void serve() throws IOException {
    account = new ServedAccount();
  }

  @AfterEach
  void close() {
    answer.countDown();
    account.close();
  }

  @Test
  void refusesWhatIsNotPlannedInTime() {
    Cancellation cancellation = new Cancellation();
    cancellation.limitPlanning(Duration.ofNanos(1));

    GongException failure = catchThrowableOfType(GongException.class, cancellation::check);

    assertThat(failure.kind()).isEqualTo(Kind.TOO_COMPLEX);
  }

  @Test
  void limitsOnlyThePlanning() {
    Cancellation cancellation = new Cancellation();
    cancellation.limitPlanning(Duration.ofNanos(1));
    cancellation.planned();

    cancellation.check();

    assertThat(cancellation.isCancelled()).isFalse();
  }

  @Test
  void stopsWhatTheThreadWorksFor() {
    Cancellation cancellation = new Cancellation();
    try (Cancellation.Work work = cancellation.begin()) {
      Cancellation.checkCurrent();
      cancellation.cancel();
      assertThatThrownBy(Cancellation::checkCurrent).isInstanceOf(GongException.class);
    }
    Cancellation.checkCurrent();
  }

  @Test
  void endsTheWaitForTheNextAttempt() throws Exception {
    pauseForAMinute();
    Cancellation cancellation = new Cancellation();
    Future<GongException> failure = failureOfFetching(cancellation);
    asked.await();

    cancellation.cancel();

    assertThat(failure.get().kind()).isEqualTo(Kind.CANCELLED);
    assertThat(requests).hasValue(1);
  }

  @Test
  void endsARequestThatIsNotAnswered() throws Exception {
    account.answerWith(
        request -> {
          asked.countDown();
          try {
            answer.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return Optional.empty();
        });
    Cancellation cancellation = new Cancellation();
    Future<GongException> failure = failureOfFetching(cancellation);
    asked.await();

    cancellation.cancel();

    assertThat(failure.get().kind()).isEqualTo(Kind.CANCELLED);
  }

  @Test
  void isSeenWhereAnotherFlagSaysSo() throws Exception {
    pauseForAMinute();
    AtomicBoolean flag = new AtomicBoolean();
    Future<GongException> failure =
        failureOfFetching(new Cancellation(new RequestBudget("SELECT 1"), flag::get));
    asked.await();

    flag.set(true);

    assertThat(failure.get().kind()).isEqualTo(Kind.CANCELLED);
  }

  @Test
  void tellsThatTheTimeIsOver() throws Exception {
    pauseForAMinute();
    Cancellation cancellation = new Cancellation();
    Future<GongException> failure = failureOfFetching(cancellation);
    asked.await();

    cancellation.timeOut(Duration.ofSeconds(7));

    assertThat(failure.get().kind()).isEqualTo(Kind.TIMED_OUT);
    assertThat(failure.get()).hasMessageContaining("7 s");
  }

  @Test
  void endsWhenTheThreadIsInterrupted() throws Exception {
    pauseForAMinute();
    AtomicReference<GongException> failure = new AtomicReference<>();
    AtomicBoolean stillInterrupted = new AtomicBoolean();
    Thread thread =
        new Thread(
            () -> {
              failure.set(fetchInVain(new Cancellation()));
              stillInterrupted.set(Thread.currentThread().isInterrupted());
            });
    thread.start();
    asked.await();

    thread.interrupt();
    thread.join(TimeUnit.SECONDS.toMillis(50));

    assertThat(failure).hasValueSatisfying(e -> assertThat(e.kind()).isEqualTo(Kind.CANCELLED));
    assertThat(stillInterrupted).isTrue();
  }

  @Test
  void beforeTheStartSendsNothing() {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    cancellation.cancel();

    assertThat(cancellation.isCancelled()).isTrue();
    assertThatThrownBy(cancellation::check).isInstanceOf(GongException.class);
    assertThat(fetchInVain(cancellation).kind()).isEqualTo(Kind.CANCELLED);
    assertThat(account.exchanges()).isEmpty();
  }

  @Test
  void ofOneStatementLeavesOthersAlone() {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    GongApi api = account.api();

    assertThat(ServedAccount.fetch(api, Endpoints.calls()).items()).isEqualTo(100);
  }

  @Test
  void ofAPartLeavesTheWholeAlone() {
    Cancellation whole = new Cancellation();
    Cancellation part = whole.part();
    Cancellation other = whole.part();

    part.cancel();

    assertThat(part.isCancelled()).isTrue();
    assertThat(whole.isCancelled()).isFalse();
    assertThat(other.isCancelled()).isFalse();
  }

  @Test
  void ofTheWholeStopsItsPartsForTheSameReason() throws Exception {
    pauseForAMinute();
    Cancellation whole = new Cancellation();
    Future<GongException> failure = failureOfFetching(whole.part());
    asked.await();

    whole.timeOut(Duration.ofSeconds(7));

    assertThat(failure.get().kind()).isEqualTo(Kind.TIMED_OUT);
    assertThat(failure.get()).hasMessageContaining("7 s");
    assertThat(whole.part().isCancelled()).isTrue();
  }

  private void pauseForAMinute() {
    account.answerWith(
        request -> {
          requests.incrementAndGet();
          asked.countDown();
          return Optional.of(
              SandboxAnswer.error(429, "r", "Too many requests").withHeader("retry-after", "60"));
        });
  }

  private Future<GongException> failureOfFetching(Cancellation cancellation) {
    return CompletableFuture.supplyAsync(() -> fetchInVain(cancellation));
  }

  private GongException fetchInVain(Cancellation cancellation) {
    return catchThrowableOfType(
        GongException.class,
        () ->
            account
                .api()
                .fetch(
                    Endpoints.all(Endpoints.calls()),
                    ServedAccount.ids(Endpoints.calls()),
                    cancellation));
  }
}
