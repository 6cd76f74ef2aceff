package io.github.gongjdbc.schema.api;

import io.github.gongjdbc.schema.api.GongException.Kind;
import io.github.gongjdbc.schema.catalog.Catalog;
import io.github.gongjdbc.schema.settings.Settings;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLException;
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

  private static final int ATTEMPTS = 4;
  private static final Duration FIRST_BACK_OFF = Duration.ofMillis(300);

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
  private final String userAgent;
  private final AtomicLong sent = new AtomicLong();

  /**
   * @param inProcess answers the requests instead of the network, for the sample account
   */
  public GongApi(Settings settings, Catalog catalog, Optional<Interceptor> inProcess) {
    this.settings = settings;
    this.base = HttpUrl.get(settings.baseUrl().toString());
    this.rate = RequestRate.of(settings);
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
      Outcome<R> outcome = attempt(request, reader, cancellation);
      if (outcome.page().isPresent()) {
        return outcome.page().get();
      }
      GongException failure = outcome.failure().orElseThrow();
      Optional<Duration> pause = outcome.retryAfter();
      if (pause.isEmpty()) {
        throw failure;
      }
      if (pause.get().compareTo(settings.maxRetryWait()) > 0) {
        throw new GongException(
            failure.kind(),
            failure.getMessage()
                + " It can be asked again in "
                + pause.get()
                + ", which is longer than maxRetryWait ("
                + settings.maxRetryWait()
                + ").");
      }
      if (attempt == ATTEMPTS) {
        throw failure;
      }
      LOGGER.log(Level.FINE, "asking again after {0}: {1}", new Object[] {pause.get(), failure});
      if (failure.kind() == Kind.RATE_LIMIT) {
        rate.pause(pause.get());
      }
      cancellation.sleep(pause.get().plus(backOff(attempt)));
    }
  }

  /** A page, or a failure and how long to wait before asking again, if that can help. */
  private record Outcome<R>(
      Optional<Page<R>> page, Optional<GongException> failure, Optional<Duration> retryAfter) {

    static <R> Outcome<R> of(Page<R> page) {
      return new Outcome<>(Optional.of(page), Optional.empty(), Optional.empty());
    }

    static <R> Outcome<R> finalFailure(GongException failure) {
      return new Outcome<>(Optional.empty(), Optional.of(failure), Optional.empty());
    }

    static <R> Outcome<R> passingFailure(GongException failure, Duration retryAfter) {
      return new Outcome<>(Optional.empty(), Optional.of(failure), Optional.of(retryAfter));
    }
  }

  private <R> Outcome<R> attempt(
      ApiRequest request, ItemReader<R> reader, Cancellation cancellation) {
    Attempt attempt = new Attempt();
    Call call = client.newCall(http(request, attempt));
    cancellation.started(call);
    sent.incrementAndGet();
    try (Response response = call.execute()) {
      LOGGER.log(
          Level.FINE,
          "{0} {1} answered {2}",
          new Object[] {request.endpoint().method(), request.endpoint().path(), response.code()});
      if (response.code() == 200) {
        return Outcome.of(
            new PageParser(request.endpoint()).parse(response.body().byteStream(), reader));
      }
      return refused(request, response);
    } catch (IOException e) {
      cancellation.check();
      return failed(request, attempt, e);
    } finally {
      cancellation.ended(call);
    }
  }

  private static <R> Outcome<R> refused(ApiRequest request, Response response) throws IOException {
    ErrorAnswer answer = ErrorAnswer.of(response);
    // On a later page "nothing found" would cut the result short, so it counts on the first alone.
    if (request.cursor().isEmpty() && answer.meansNothing(request.endpoint())) {
      return Outcome.of(Page.nothing());
    }
    GongException failure = answer.toException(request.endpoint());
    Optional<Duration> retryAfter = RetryAfter.of(response);
    return switch (response.code()) {
      case 429 -> Outcome.passingFailure(failure, retryAfter.orElse(Duration.ofSeconds(1)));
      case 500, 502, 503, 504 -> Outcome.passingFailure(failure, retryAfter.orElse(Duration.ZERO));
      default -> Outcome.finalFailure(failure);
    };
  }

  private <R> Outcome<R> failed(ApiRequest request, Attempt attempt, IOException e) {
    String asked = request.endpoint().method() + " " + request.endpoint().path();
    if (e instanceof UnknownHostException) {
      return Outcome.finalFailure(
          new GongException(
              Kind.NOT_CONNECTED,
              "The host '"
                  + base.host()
                  + "' does not resolve: check the URL or baseUrl, and the network.",
              e));
    }
    if (e instanceof ConnectException
        || e instanceof NoRouteToHostException
        || attempt.failedToConnect()) {
      return Outcome.finalFailure(
          new GongException(
              Kind.NOT_CONNECTED,
              "Nothing answers at "
                  + base.host()
                  + ":"
                  + base.port()
                  + ": check the URL or baseUrl, and the network.",
              e));
    }
    if (e instanceof SSLException) {
      return Outcome.finalFailure(
          new GongException(
              Kind.NOT_CONNECTED,
              "No secure connection to " + base.host() + ": " + e.getMessage(),
              e));
    }
    if (e instanceof MalformedAnswerException
        || e instanceof com.fasterxml.jackson.core.JsonProcessingException) {
      String what = e instanceof MalformedAnswerException ? e.getMessage() : "is not complete JSON";
      return Outcome.passingFailure(
          new GongException(Kind.MALFORMED_ANSWER, "The answer to " + asked + " " + what + ".", e),
          Duration.ZERO);
    }
    return Outcome.passingFailure(
        new GongException(
            Kind.CONNECTION_LOST,
            "The connection to " + base.host() + " failed during " + asked + ": " + e.getMessage(),
            e),
        Duration.ZERO);
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

  private static Duration backOff(int attempt) {
    long most = FIRST_BACK_OFF.toMillis() << (attempt - 1);
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
  }
}
