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
  private final RequestRate rate;
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
    this.rate = RequestRate.of(settings);
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

  /** How many requests went out, repeated ones included. */
  public long requestsSent() {
    return sent.get();
  }

  /**
   * Fetches one page.
   *
   * @throws GongException if there is no page to be had, or the statement was cancelled
   */
  public <R> Page<R> fetch(ApiRequest request, ItemReader<R> reader, Cancellation cancellation) {
    for (int attempt = 1; ; attempt++) {
      cancellation.check();
      rate.await(settings.requestsPerSecond(), cancellation);
      try {
        return attempt(request, reader, cancellation);
      } catch (FailedAttempt failed) {
        Duration pause = retries.pauseAfter(failed, attempt);
        LOGGER.log(
            Level.FINE, "asking again after {0}: {1}", new Object[] {pause, failed.reason()});
        if (failed.reason().kind() == Kind.RATE_LIMIT) {
          rate.pause(pause);
        }
        cancellation.sleep(pause.plus(RetryPolicy.backOff(attempt)));
      }
    }
  }

  private <R> Page<R> attempt(ApiRequest request, ItemReader<R> reader, Cancellation cancellation)
      throws FailedAttempt {
    Attempt attempt = new Attempt();
    Call call = client.newCall(http(request, attempt));
    cancellation.started(call);
    sent.incrementAndGet();
    try (Response response = call.execute()) {
      answered = true;
      LOGGER.log(Level.FINE, "{0} answered {1}", new Object[] {request.name(), response.code()});
      return AnswerReader.read(request, response, reader);
    } catch (IOException e) {
      cancellation.check();
      throw network.of(request, attempt, e, answered);
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
