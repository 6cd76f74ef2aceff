package io.github.gongjdbc.schema.api;

import io.github.gongjdbc.schema.api.GongException.Kind;
import io.github.gongjdbc.schema.catalog.Catalog;
import io.github.gongjdbc.schema.settings.Settings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import okhttp3.Call;
import okhttp3.ConnectionSpec;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Asks the Gong API for pages: signed, at the allowed rate, again where that helps, and never
 * following a redirect. A page is delivered whole or not at all. Safe for use by many threads.
 */
public final class GongApi {
  /** The one logger of the driver. */
  private static final Logger LOGGER = Logger.getLogger("io.github.gongjdbc");

  /** What all clients of the JVM share: the connection pool and the threads. */
  private static final OkHttpClient SHARED =
      new OkHttpClient.Builder().connectionSpecs(List.of(ConnectionSpec.CLEARTEXT)).build();

  /** The same with TLS; a holder, as its keys take time to load and plain connections need none. */
  private static final class Secure {
    private static final OkHttpClient SHARED =
        GongApi.SHARED.newBuilder().connectionSpecs(List.of(ConnectionSpec.MODERN_TLS)).build();
  }

  private final Settings settings;
  private final HttpUrl base;
  private final OkHttpClient client;
  private final AccountUse use;
  private final RetryPolicy retries;
  private final NetworkFailure network;
  private final String userAgent;
  private final AtomicLong sent = new AtomicLong();
  private volatile boolean answered;

  /**
   * @param inProcess answers the requests instead of the network, for the sample account
   */
  public GongApi(Settings settings, Catalog catalog, Optional<Interceptor> inProcess) {
    this.settings = settings;
    this.base = HttpUrl.get(settings.baseUrl().toString());
    this.use = AccountUse.of(settings);
    this.retries = new RetryPolicy(settings.maxRetryWait());
    this.network = new NetworkFailure(base, settings);
    this.userAgent =
        "gong-jdbc"
            + settings
                .applicationName()
                .map(name -> " (" + name.replaceAll("[^\\x20-\\x7e]", "?") + ")")
                .orElse("");
    boolean plain = inProcess.isPresent() || !base.isHttps();
    OkHttpClient.Builder builder =
        (plain ? SHARED : Secure.SHARED)
            .newBuilder()
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .connectTimeout(shorter(settings.connectTimeout()))
            .readTimeout(shorter(settings.readTimeout()))
            .eventListenerFactory(call -> Attempt.of(call.request()))
            .addNetworkInterceptor(new RetryAfter.Hidden())
            .addInterceptor(new ReadOnlyGuard(catalog));
    inProcess.ifPresent(builder::addInterceptor);
    this.client = builder.build();
  }

  /** The time between two requests when they go out at the full allowed rate. */
  public Duration interval() {
    return Duration.ofSeconds(1).dividedBy(settings.requestsPerSecond());
  }

  /** How many requests went out, repeated ones included. */
  public long requestsSent() {
    return sent.get();
  }

  /** The last requests of this JVM to the account, the oldest first. */
  public List<RequestRecord> lastRequests() {
    return use.log().records();
  }

  /** What the account allows, as the settings have it, and what was used. */
  public Quota quota() {
    return new Quota(
        use.day().used(),
        use.day().left(settings.requestsPerDay()),
        settings.requestsPerDay(),
        settings.requestsPerSecond(),
        use.day().ends(),
        use.rate().pausedUntil());
  }

  /**
   * Looks at the first page of several, and at what the others will cost.
   *
   * @throws GongException if the statement or the day has not so many requests left
   */
  void expectMore(ApiRequest request, Page<?> first, Cancellation cancellation) {
    if (first.cursor().isEmpty() || first.items() == 0 || first.totalRecords().isEmpty()) {
      return;
    }
    long total = first.totalRecords().getAsLong();
    long more = -Math.floorDiv(first.items() - total, (long) first.items());
    String found = request.name() + " finds " + total + " items, " + first.items() + " a page.";
    cancellation
        .budget()
        .expect(found, more, settings.maxRequestsPerQuery(), use.day(), settings.requestsPerDay());
  }

  /** Whether a statement may send so many more requests, and the day has them. */
  public boolean affords(long requests, Cancellation cancellation) {
    return requests <= use.day().left(settings.requestsPerDay())
        && cancellation.budget().affords(requests, settings.maxRequestsPerQuery());
  }

  /**
   * Fetches one page.
   *
   * @throws GongException if there is no page to be had, or the statement was cancelled
   */
  public <R> Page<R> fetch(ApiRequest request, ItemReader<R> reader, Cancellation cancellation) {
    for (int attempt = 1; ; attempt++) {
      cancellation.check();
      try {
        return attempt(request, reader, cancellation, attempt - 1);
      } catch (FailedAttempt failed) {
        if (failed.reason().kind() == Kind.RATE_LIMIT) {
          failed.retryAfter().ifPresent(use.rate()::pause);
        }
        Duration pause = retries.pauseAfter(failed, attempt);
        LOGGER.log(
            Level.FINE, "asking again after {0}: {1}", new Object[] {pause, failed.reason()});
        cancellation.sleep(pause.plus(RetryPolicy.backOff(attempt)));
      }
    }
  }

  /** Waits for a turn and sends the request, within what the statement and the day have left. */
  private <R> Page<R> attempt(
      ApiRequest request, ItemReader<R> reader, Cancellation cancellation, int earlier)
      throws FailedAttempt {
    RequestBudget budget = cancellation.budget();
    budget.spend(settings.maxRequestsPerQuery());
    use.day().spend(settings.requestsPerDay());
    boolean wentOut = false;
    try {
      long asked = System.nanoTime();
      RequestRate.Turn turn =
          use.rate()
              .await(budget, settings.requestsPerSecond(), settings.maxRetryWait(), cancellation);
      Duration waited = Duration.ofNanos(System.nanoTime() - asked);
      String statement = settings.withoutSecrets(budget.statement());
      Recording recording = new Recording(request, statement, earlier, waited);
      try {
        return send(request, reader, cancellation, turn, recording);
      } finally {
        wentOut = turn.end();
        use.log().add(recording.end());
      }
    } finally {
      if (!wentOut) {
        use.day().giveBack();
      }
    }
  }

  private <R> Page<R> send(
      ApiRequest request,
      ItemReader<R> reader,
      Cancellation cancellation,
      RequestRate.Turn turn,
      Recording recording)
      throws FailedAttempt {
    Attempt attempt = new Attempt(turn::sent);
    Call call = client.newCall(http(request, attempt));
    cancellation.started(call);
    sent.incrementAndGet();
    try (Response response = call.execute()) {
      // Where no network is between, nothing else tells that it went out.
      turn.sent();
      answered = true;
      Page<R> page = AnswerReader.read(request, recording.answered(response), reader);
      return recording.read(page).after(attempt.sinceAsked());
    } catch (FailedAttempt failed) {
      throw recording.failed(failed);
    } catch (IOException e) {
      cancellation.check();
      throw recording.failed(network.of(request, attempt, e, answered));
    } finally {
      cancellation.ended(call);
    }
  }

  /** The longest timeout that the HTTP client takes is some 24 days. */
  private static Duration shorter(Duration timeout) {
    Duration longest = Duration.ofMillis(Integer.MAX_VALUE);
    return timeout.compareTo(longest) > 0 ? longest : timeout;
  }

  private Request http(ApiRequest request, Attempt attempt) {
    Request.Builder builder =
        request.toHttp(base).header("User-Agent", userAgent).tag(Attempt.class, attempt);
    settings
        .credentials()
        .ifPresent(credentials -> builder.header("Authorization", credentials.authorization()));
    return builder.build();
  }
}
