package io.github.gongjdbc.schema.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.gongjdbc.sandbox.http.SandboxAnswer;
import io.github.gongjdbc.schema.error.GongException;
import io.github.gongjdbc.schema.error.GongException.Kind;
import io.github.gongjdbc.schema.limit.RequestBudget;
import io.github.gongjdbc.schema.limit.StatementContext;
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
class StatementContextTest {
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
    StatementContext statementContext = new StatementContext();
    statementContext.limitPlanning(Duration.ofNanos(1));

    GongException failure = catchThrowableOfType(GongException.class, statementContext::check);

    assertThat(failure.kind()).isEqualTo(Kind.TOO_COMPLEX);
  }

  @Test
  void limitsOnlyThePlanning() {
    StatementContext statementContext = new StatementContext();
    statementContext.limitPlanning(Duration.ofNanos(1));
    statementContext.planned();

    statementContext.check();

    assertThat(statementContext.isCancelled()).isFalse();
  }

  @Test
  void stopsWhatTheThreadWorksFor() {
    StatementContext statementContext = new StatementContext();
    try (StatementContext.Work work = statementContext.begin()) {
      StatementContext.checkCurrent();
      statementContext.cancel();
      assertThatThrownBy(StatementContext::checkCurrent).isInstanceOf(GongException.class);
    }
    StatementContext.checkCurrent();
  }

  @Test
  void endsTheWaitForTheNextAttempt() throws Exception {
    pauseForAMinute();
    StatementContext statementContext = new StatementContext();
    Future<GongException> failure = failureOfFetching(statementContext);
    asked.await();

    statementContext.cancel();

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
    StatementContext statementContext = new StatementContext();
    Future<GongException> failure = failureOfFetching(statementContext);
    asked.await();

    statementContext.cancel();

    assertThat(failure.get().kind()).isEqualTo(Kind.CANCELLED);
  }

  @Test
  void isSeenWhereAnotherFlagSaysSo() throws Exception {
    pauseForAMinute();
    AtomicBoolean flag = new AtomicBoolean();
    Future<GongException> failure =
        failureOfFetching(new StatementContext(new RequestBudget("SELECT 1"), flag::get));
    asked.await();

    flag.set(true);

    assertThat(failure.get().kind()).isEqualTo(Kind.CANCELLED);
  }

  @Test
  void tellsThatTheTimeIsOver() throws Exception {
    pauseForAMinute();
    StatementContext statementContext = new StatementContext();
    Future<GongException> failure = failureOfFetching(statementContext);
    asked.await();

    statementContext.timeOut(Duration.ofSeconds(7));

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
              failure.set(fetchInVain(new StatementContext()));
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
    StatementContext statementContext = new StatementContext();
    statementContext.cancel();
    statementContext.cancel();

    assertThat(statementContext.isCancelled()).isTrue();
    assertThatThrownBy(statementContext::check).isInstanceOf(GongException.class);
    assertThat(fetchInVain(statementContext).kind()).isEqualTo(Kind.CANCELLED);
    assertThat(account.exchanges()).isEmpty();
  }

  @Test
  void ofOneStatementLeavesOthersAlone() {
    StatementContext statementContext = new StatementContext();
    statementContext.cancel();
    GongApi api = account.api();

    assertThat(ServedAccount.fetch(api, Endpoints.calls()).items()).isEqualTo(100);
  }

  @Test
  void ofAPartLeavesTheWholeAlone() {
    StatementContext whole = new StatementContext();
    StatementContext part = whole.part();
    StatementContext other = whole.part();

    part.cancel();

    assertThat(part.isCancelled()).isTrue();
    assertThat(whole.isCancelled()).isFalse();
    assertThat(other.isCancelled()).isFalse();
  }

  @Test
  void ofTheWholeStopsItsPartsForTheSameReason() throws Exception {
    pauseForAMinute();
    StatementContext whole = new StatementContext();
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

  private Future<GongException> failureOfFetching(StatementContext statementContext) {
    return CompletableFuture.supplyAsync(() -> fetchInVain(statementContext));
  }

  private GongException fetchInVain(StatementContext statementContext) {
    return catchThrowableOfType(
        GongException.class,
        () ->
            account
                .api()
                .fetch(
                    Endpoints.all(Endpoints.calls()),
                    ServedAccount.ids(Endpoints.calls()),
                    statementContext));
  }
}
