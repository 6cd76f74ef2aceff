package io.github.gongjdbc.schema.client;

import io.github.gongjdbc.schema.account.AccountLimits;
import io.github.gongjdbc.schema.auth.Authorization;
import io.github.gongjdbc.schema.http.ApiRequest;
import io.github.gongjdbc.schema.http.Attempt;
import io.github.gongjdbc.schema.http.FailedAttempt;
import io.github.gongjdbc.schema.http.HttpClients;
import io.github.gongjdbc.schema.http.NetworkFailure;
import io.github.gongjdbc.schema.limit.RequestBudget;
import io.github.gongjdbc.schema.limit.RequestRate;
import io.github.gongjdbc.schema.limit.StatementContext;
import io.github.gongjdbc.schema.log.RequestRecorder;
import io.github.gongjdbc.schema.page.AnswerReader;
import io.github.gongjdbc.schema.page.ItemReader;
import io.github.gongjdbc.schema.page.Page;
import io.github.gongjdbc.schema.settings.Redactor;
import io.github.gongjdbc.schema.settings.Settings;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.Call;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Sends one request when the limits of the statement, the day and the second allow it, reads its
 * answer and records both.
 */
final class RequestSender {
  private final Settings settings;
  private final Redactor redactor;
  private final HttpClients clients;
  private final AccountLimits use;
  private final AnswerReader answers;
  private final KeptAnswers kept;
  private final String userAgent;
  private final AtomicLong sent = new AtomicLong();
  private volatile boolean answered;
  private volatile Duration longestRequest = Duration.ZERO;

  RequestSender(
      Settings settings,
      HttpClients clients,
      AccountLimits use,
      String userAgent,
      KeptAnswers kept) {
    this.kept = kept;
    this.settings = settings;
    this.redactor = settings.redactor();
    this.clients = clients;
    this.use = use;
    this.answers = new AnswerReader(settings.answerLimits());
    this.userAgent = userAgent;
  }

  /** How many requests went out. */
  long sent() {
    return sent.get();
  }

  /** Has a request fail for which no answer came in this time; zero means that it may take long. */
  void limitRequests(Duration longest) {
    longestRequest = longest;
  }

  /** Waits for a turn and sends the request, within what the statement and the day have left. */
  <R> Page<R> send(
      ApiRequest request,
      Authorization authorization,
      ItemReader<R> reader,
      StatementContext statementContext,
      int earlier)
      throws FailedAttempt {
    RequestBudget budget = statementContext.budget();
    budget.spend(settings.maxRequestsPerQuery());
    use.day().spend(settings.requestsPerDay());
    boolean wentOut = false;
    try {
      long asked = System.nanoTime();
      RequestRate.Permit permit =
          use.rate()
              .await(
                  budget, settings.requestsPerSecond(), settings.maxRetryWait(), statementContext);
      Duration waited = Duration.ofNanos(System.nanoTime() - asked);
      RequestRecorder recorder =
          new RequestRecorder(request, redactor, budget.statement(), earlier, waited);
      try {
        return exchange(request, authorization, reader, statementContext, permit, recorder);
      } finally {
        wentOut = permit.end();
        use.log().add(recorder.end());
      }
    } finally {
      if (!wentOut) {
        use.day().giveBack();
      }
    }
  }

  private <R> Page<R> exchange(
      ApiRequest request,
      Authorization authorization,
      ItemReader<R> reader,
      StatementContext statementContext,
      RequestRate.Permit permit,
      RequestRecorder recorder)
      throws FailedAttempt {
    Attempt attempt = new Attempt(permit::sent);
    Call call = clients.newCall(http(request, authorization, attempt));
    Duration longest = longestRequest;
    long limit = call.timeout().timeoutNanos();
    if (!longest.isZero() && (limit == 0 || longest.toNanos() < limit)) {
      call.timeout().timeout(longest.toNanos(), TimeUnit.NANOSECONDS);
    }
    statementContext.started(call);
    sent.incrementAndGet();
    try (Response response = call.execute()) {
      // Where no network is between, nothing else tells that it went out.
      permit.sent();
      answered = true;
      Page<R> page =
          answers.read(
              request,
              recorder.answered(response, settings.answerLimits().bytes()),
              reader,
              kept.keeps(),
              statementContext);
      permit.answered();
      return recorder.read(page).after(attempt.sinceAsked());
    } catch (FailedAttempt failed) {
      throw recorder.failed(failed);
    } catch (IOException e) {
      statementContext.check();
      throw recorder.failed(
          new NetworkFailure(authorization.base(), settings, longest)
              .of(request, attempt, e, answered));
    } finally {
      statementContext.ended(call);
    }
  }

  private Request http(ApiRequest request, Authorization authorization, Attempt attempt) {
    Request.Builder builder =
        request
            .toHttp(authorization.base())
            .header("User-Agent", userAgent)
            .tag(Attempt.class, attempt);
    authorization.header().ifPresent(value -> builder.header("Authorization", value));
    return builder.build();
  }
}
