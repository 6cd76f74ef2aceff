package io.github.gongjdbc.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.access.CredentialCheck;
import io.github.gongjdbc.sandbox.access.TokenService;
import io.github.gongjdbc.sandbox.account.SimulatedAccount;
import io.github.gongjdbc.sandbox.call.Calls;
import io.github.gongjdbc.sandbox.company.AccountPlan;
import io.github.gongjdbc.sandbox.content.ContentSelection;
import io.github.gongjdbc.sandbox.endpoint.RequestPipeline;
import io.github.gongjdbc.sandbox.endpoint.SandboxSettings;
import io.github.gongjdbc.sandbox.fault.Fault;
import io.github.gongjdbc.sandbox.fault.Intervention;
import io.github.gongjdbc.sandbox.http.Exchange;
import io.github.gongjdbc.sandbox.http.ExchangeLog;
import io.github.gongjdbc.sandbox.http.SandboxAnswer;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import java.io.IOException;
import java.net.URL;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import okhttp3.Interceptor;
import org.jspecify.annotations.Nullable;

/**
 * A simulated Gong account. What it holds is a function of a seed and a clock; how it answers is
 * Gong's own HTTP interface with its oddities. Several clients may ask at once.
 *
 * <p>Calls exist per calendar day of the company's zone: the same seed gives a day the same calls,
 * however late one looks, except that a call is invisible until it was processed.
 */
public final class GongSandbox {

  private static final long RECORDED_CHARACTERS = 128L << 20;

  private final SimulatedAccount account;
  private final SandboxSettings settings;
  private final RequestPipeline pipeline;
  private final ExchangeLog log = new ExchangeLog(RECORDED_CHARACTERS);
  private volatile @Nullable Intervention intervention;

  private GongSandbox(SandboxSettings settings) {
    this.settings = settings;
    this.account = new SimulatedAccount(settings.plan());
    this.pipeline = new RequestPipeline(account, settings);
  }

  /** A builder with the sample account's settings. */
  public static Builder builder() {
    return new Builder();
  }

  /** The sample account: fixed seed, system clock, no limits, any credentials accepted. */
  public static GongSandbox sample() {
    return builder().build();
  }

  /** Answers a request at once, whatever the latency is, and records the exchange. */
  public SandboxAnswer answer(SandboxRequest request) {
    Instant now = now();
    Intervention current = intervention;
    SandboxAnswer answer =
        Optional.ofNullable(current)
            .flatMap(present -> present.intervene(request))
            .orElseGet(() -> pipeline.answer(request, now));
    log.add(new Exchange(request, answer, now));
    return answer;
  }

  /** What the account itself answers to a request, whoever intervenes; it is not recorded. */
  public SandboxAnswer accountAnswer(SandboxRequest request) {
    return pipeline.answer(request, now());
  }

  /** Answers the requests of an OkHttp client within the process, after the latency. */
  public Interceptor interceptor() {
    return new SandboxInterceptor(this, settings.latency());
  }

  /** Serves the account on a free port of 127.0.0.1. */
  public SandboxServer start() throws IOException {
    return start(0);
  }

  /** Serves the account on a port of 127.0.0.1. */
  public SandboxServer start(int port) throws IOException {
    return new SandboxServer(this, settings.latency(), port);
  }

  /**
   * Everything asked so far, in order. After some hundred megabytes of answers the oldest exchanges
   * have lost the bodies of their answers.
   */
  public List<Exchange> exchanges() {
    return log.all();
  }

  /** Forgets what was asked so far. */
  public void clearExchanges() {
    log.clear();
  }

  /** Lets something else answer before the account does; null lets the account answer again. */
  public void answerWith(@Nullable Intervention replacement) {
    this.intervention = replacement;
  }

  /** Applies a fault to the answers to these requests; all others are answered as ever. */
  public void failWith(Fault fault, Predicate<SandboxRequest> requests) {
    answerWith(
        request ->
            requests.test(request)
                ? Optional.of(fault.applyTo(request, this::accountAnswer))
                : Optional.empty());
  }

  /**
   * All calls visible now with all their content, as {@code POST /v2/calls/extensive} gives them
   * with everything asked for and context {@code Extended}; ascending by {@code started}, then by
   * id as a number.
   */
  public List<ObjectNode> calls() {
    Instant now = now();
    return account
        .calls(now)
        .between(Calls.Order.STARTED, Long.MIN_VALUE, Long.MAX_VALUE)
        .map(call -> account.extensive(call, ContentSelection.EVERYTHING, now))
        .toList();
  }

  /** The ids of the calls that are visible now and started at this time or later. */
  public Stream<String> callIds(Instant from) {
    return account
        .calls(now())
        .between(
            Calls.Order.STARTED, ChronoUnit.MICROS.between(Instant.EPOCH, from), Long.MAX_VALUE)
        .map(call -> Long.toUnsignedString(call.identifier()));
  }

  /** All users but avatars, inactive ones included; ascending by id as a number. */
  public List<ObjectNode> users() {
    return account.users().stream().filter(user -> !user.avatar()).map(account::document).toList();
  }

  /** All scorecards, disabled ones included. */
  public List<ObjectNode> scorecards() {
    return account.scorecards();
  }

  /** All reviews published by now, manual and automatic; ascending by id as a number. */
  public List<ObjectNode> answeredScorecards() {
    return account.reviews(now()).stream().map(account::document).toList();
  }

  /** The sandbox's clock. */
  public Clock clock() {
    return settings.clock();
  }

  /** What it shows. */
  public Instant now() {
    return settings.clock().instant();
  }

  /** The zone in which the company's days begin. */
  public ZoneId companyTimeZone() {
    return account.companyTimeZone();
  }

  /** Settings of an account. */
  public static final class Builder {

    private static final long SAMPLE_SEED = 20_260_205L;

    private long seed = SAMPLE_SEED;
    private Clock clock = Clock.systemUTC();
    private ZoneId companyTimeZone = ZoneId.of("America/New_York");
    private int calls = 3000;
    private int days = 120;
    private int users = 40;
    private @Nullable String basicCredentials;
    private @Nullable String accessToken;
    private TokenService.@Nullable OAuthClient oauthClient;
    private final Set<String> missingScopes = new HashSet<>();
    private final List<URL> traits = new ArrayList<>();
    private LongSupplier nanoTime = System::nanoTime;
    private int requestsPerSecond;
    private int requestsPerDay;
    private Duration latency = Duration.ZERO;
    private Duration cursorLifetime = Duration.ofHours(1);

    private Builder() {}

    /** What the account's content is drawn from. */
    public Builder seed(long value) {
      this.seed = value;
      return this;
    }

    /** The clock that decides what has happened; it may go on. */
    public Builder clock(Clock value) {
      this.clock = value;
      return this;
    }

    /** The zone of the company's days; New York by default. */
    public Builder companyTimeZone(ZoneId value) {
      this.companyTimeZone = value;
      return this;
    }

    /** About how many calls there are; 3000 by default. */
    public Builder calls(int value) {
      this.calls = notNegative(value, "calls");
      return this;
    }

    /** Over how many days up to the building of the account; 120 by default. */
    public Builder days(int value) {
      this.days = positive(value, "days");
      return this;
    }

    /** How many users there are, without avatars; 40 by default. */
    public Builder users(int value) {
      this.users = positive(value, "users");
      return this;
    }

    /** An access key that is accepted; once there is one, nothing else is, but the token. */
    public Builder credentials(String accessKey, String accessKeySecret) {
      this.basicCredentials = CredentialCheck.basicCredentials(accessKey, accessKeySecret);
      return this;
    }

    /** A bearer token that is accepted; once there is one, nothing else is, but the access key. */
    public Builder accessToken(String value) {
      this.accessToken = value;
      return this;
    }

    /**
     * An OAuth client that gets access tokens for this refresh token at {@code
     * /oauth2/generate-customer-token}; they are accepted, and once there is such a client, nothing
     * else is but what the other settings name.
     *
     * @param replaced whether each use replaces the refresh token by another
     * @param lifetime how long an access token is good, by the sandbox's clock
     */
    public Builder oauth(
        String clientId,
        String clientSecret,
        String refreshToken,
        boolean replaced,
        Duration lifetime) {
      this.oauthClient =
          new TokenService.OAuthClient(
              CredentialCheck.basicCredentials(clientId, clientSecret),
              refreshToken,
              replaced,
              lifetime);
      return this;
    }

    /** Answers more requests in a second of real time with 429; 0, the default, never does. */
    public Builder requestsPerSecond(int value) {
      this.requestsPerSecond = notNegative(value, "requestsPerSecond");
      return this;
    }

    /** The ticker by which the seconds of that limit pass; real time by default. */
    public Builder nanoTime(LongSupplier value) {
      this.nanoTime = value;
      return this;
    }

    /**
     * Answers more requests in a day (UTC, sandbox's clock) with 429; 0, the default, never does.
     */
    public Builder requestsPerDay(int value) {
      this.requestsPerDay = notNegative(value, "requestsPerDay");
      return this;
    }

    /** How long both faces take for an answer; nothing by default. */
    public Builder latency(Duration value) {
      this.latency = value;
      return this;
    }

    /** How long after its first page a sequence of pages ends; an hour by default. */
    public Builder cursorLifetime(Duration value) {
      this.cursorLifetime = value;
      return this;
    }

    /** Takes a scope away from every credential. */
    public Builder without(String scope) {
      this.missingScopes.add(scope);
      return this;
    }

    /**
     * Adds the endpoints that a traits file describes, in YAML as those of the package {@code
     * traits} are.
     */
    public Builder traits(URL file) {
      this.traits.add(file);
      return this;
    }

    /** The account; nothing is generated before it is asked for. */
    public GongSandbox build() {
      AccountPlan plan =
          new AccountPlan(seed, companyTimeZone, clock.instant(), calls, days, users);
      return new GongSandbox(
          new SandboxSettings(
              plan,
              clock,
              basicCredentials,
              accessToken,
              oauthClient,
              Set.copyOf(missingScopes),
              requestsPerSecond,
              requestsPerDay,
              latency,
              cursorLifetime,
              nanoTime,
              List.copyOf(traits)));
    }

    private static int notNegative(int value, String name) {
      if (value < 0) {
        throw new IllegalArgumentException(name + " must not be negative: " + value);
      }
      return value;
    }

    private static int positive(int value, String name) {
      if (value < 1) {
        throw new IllegalArgumentException(name + " must be at least 1: " + value);
      }
      return value;
    }
  }
}
