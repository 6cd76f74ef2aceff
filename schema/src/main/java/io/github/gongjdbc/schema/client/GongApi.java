package io.github.gongjdbc.schema.client;

import io.github.gongjdbc.schema.account.AccountLimits;
import io.github.gongjdbc.schema.account.ItemCounts;
import io.github.gongjdbc.schema.account.TimeWindow;
import io.github.gongjdbc.schema.account.Totals;
import io.github.gongjdbc.schema.auth.Account;
import io.github.gongjdbc.schema.auth.Authenticator;
import io.github.gongjdbc.schema.auth.Authorization;
import io.github.gongjdbc.schema.auth.SharedTokens;
import io.github.gongjdbc.schema.auth.TokenEndpoint;
import io.github.gongjdbc.schema.cache.AnswerCache;
import io.github.gongjdbc.schema.cache.CachedRange;
import io.github.gongjdbc.schema.cache.Coverage;
import io.github.gongjdbc.schema.cache.KeptPage;
import io.github.gongjdbc.schema.cache.Recording;
import io.github.gongjdbc.schema.cache.ReferencePages;
import io.github.gongjdbc.schema.catalog.Endpoint;
import io.github.gongjdbc.schema.catalog.Filter;
import io.github.gongjdbc.schema.error.GongException;
import io.github.gongjdbc.schema.error.GongException.Kind;
import io.github.gongjdbc.schema.http.ApiRequest;
import io.github.gongjdbc.schema.http.Attempt;
import io.github.gongjdbc.schema.http.FailedAttempt;
import io.github.gongjdbc.schema.http.HttpClients;
import io.github.gongjdbc.schema.http.NetworkFailure;
import io.github.gongjdbc.schema.http.ReadOnlyGuard;
import io.github.gongjdbc.schema.http.RetryPolicy;
import io.github.gongjdbc.schema.limit.Quota;
import io.github.gongjdbc.schema.limit.RequestBudget;
import io.github.gongjdbc.schema.limit.RequestRate;
import io.github.gongjdbc.schema.limit.StatementContext;
import io.github.gongjdbc.schema.log.RequestRecord;
import io.github.gongjdbc.schema.log.RequestRecorder;
import io.github.gongjdbc.schema.page.AnswerReader;
import io.github.gongjdbc.schema.page.Item;
import io.github.gongjdbc.schema.page.ItemReader;
import io.github.gongjdbc.schema.page.Page;
import io.github.gongjdbc.schema.settings.Credentials;
import io.github.gongjdbc.schema.settings.GongProperty;
import io.github.gongjdbc.schema.settings.Redactor;
import io.github.gongjdbc.schema.settings.Settings;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Asks the Gong API for pages: signed, at the allowed rate, again where that helps, and never
 * following a redirect. A page is delivered whole or not at all. Safe for use by many threads.
 */
public final class GongApi {
  /** The one logger of the driver. */
  private static final Logger LOGGER = Logger.getLogger("io.github.gongjdbc");

  /** Customers whose address this is need not give it; others would be asked at a wrong one. */
  private static final HttpUrl USUAL_BASE = HttpUrl.get(GongProperty.BASE_URL.defaultValue());

  private final Settings settings;
  private final Redactor redactor;
  private final boolean overNetwork;
  private final HttpClients clients;
  private final Optional<SharedTokens> tokens;
  private final Authenticator authenticator;
  private final AccountLimits use;
  private final Clock clock;
  private final Optional<AnswerCache> cache;
  private final AnswerReader answers;
  private final RetryPolicy retries;
  private final String userAgent;
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong spared = new AtomicLong();
  private volatile boolean answered;
  private volatile Duration cacheTtl;
  private volatile Duration longestRequest = Duration.ZERO;

  /**
   * @param inProcess answers the requests instead of the network, for the sample account
   */
  public GongApi(Settings settings, Optional<Interceptor> inProcess) {
    this(settings, inProcess, Clock.systemUTC());
  }

  /**
   * @param inProcess answers the requests instead of the network, for the sample account
   * @param clock tells how old answers are that are kept
   */
  public GongApi(Settings settings, Optional<Interceptor> inProcess, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.cacheTtl = settings.cacheTtl();
    this.redactor = settings.redactor();
    this.overNetwork = inProcess.isEmpty();
    HttpUrl base = settings.baseUrl();
    Account account = Account.of(settings, inProcess);
    this.use = AccountLimits.of(account);
    this.cache =
        settings.cacheSize() > 0 && settings.pushDown()
            ? Optional.of(AnswerCache.of(account, cacheTtl, settings.cacheSize()))
            : Optional.empty();
    this.answers = new AnswerReader(settings.answerLimits());
    this.retries = new RetryPolicy(settings.maxRetryWait());
    this.userAgent =
        "gong-jdbc"
            + settings
                .applicationName()
                .map(name -> " (" + name.replaceAll("[^\\x20-\\x7e]", "?") + ")")
                .orElse("");
    Optional<Credentials.RefreshToken> refreshToken =
        settings
            .credentials()
            .filter(Credentials.RefreshToken.class::isInstance)
            .map(Credentials.RefreshToken.class::cast);
    this.clients =
        new HttpClients(
            settings,
            new ReadOnlyGuard(refreshToken.map(Credentials.RefreshToken::tokenUrl)),
            inProcess);
    this.tokens = refreshToken.map(SharedTokens::of);
    tokens.ifPresent(shared -> redactor.include(shared.redactor()));
    this.authenticator =
        refreshToken
            .map(token -> refreshing(SharedTokens.of(token), token, base))
            .orElseGet(
                () ->
                    Authenticator.of(
                        new Authorization(
                            base, settings.credentials().map(Credentials::authorization))));
  }

  private Authenticator refreshing(
      SharedTokens shared, Credentials.RefreshToken token, HttpUrl base) {
    return shared.authenticator(
        new TokenEndpoint(
            clients::newCall,
            token,
            Optional.of(base).filter(url -> !url.equals(USUAL_BASE)),
            retries,
            userAgent),
        new Authorization(base, token.accessToken().map(access -> "Bearer " + access)));
  }

  /** The latest refresh token, where there is one. */
  public Optional<String> refreshToken() {
    return tokens.flatMap(SharedTokens::refreshToken);
  }

  /**
   * Has somebody told of each new refresh token.
   *
   * @return what ends that
   */
  public Runnable onRefreshToken(Consumer<String> listener) {
    return tokens.map(shared -> shared.tell(listener)).orElse(() -> {});
  }

  /** Has a request fail for which no answer came in this time; zero means that it may take long. */
  public void limitRequests(Duration longest) {
    longestRequest = longest;
  }

  /** The time between two requests when they go out at the full allowed rate. */
  public Duration interval() {
    return Duration.ofSeconds(1).dividedBy(settings.requestsPerSecond());
  }

  /** How many requests went out, repeated ones included. */
  public long requestsSent() {
    return sent.get();
  }

  /** How many requests did not have to be sent, because their answers were kept. */
  public long requestsSpared() {
    return spared.get();
  }

  /** The last requests of this JVM to the account, the oldest first. */
  public List<RequestRecord> lastRequests() {
    return use.log().records();
  }

  /** Whether the credentials were refused lately when they asked this endpoint. */
  public boolean isRefused(Endpoint endpoint) {
    return use.refused().contains(endpoint.name());
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
  void expectMore(ApiRequest request, Page<?> first, StatementContext statementContext) {
    long total = first.totalRecords().orElse(0);
    if (first.cursor().isEmpty() || first.items() == 0 || total <= first.items()) {
      // Where others follow, such a total says nothing of their number.
      return;
    }
    ApiRequest next = request.page(first.cursor().get());
    if (isKept(next)) {
      return;
    }
    long more = -Math.floorDiv(first.items() - total, (long) first.items());
    String found = request.name() + " finds " + total + " items, " + first.items() + " a page.";
    expect(found, more, statementContext);
  }

  /**
   * Looks at requests that are to come, but for those whose answers are kept.
   *
   * @param found why there are so many, as a sentence
   * @throws GongException if the statement or the day has not so many left
   */
  public void expect(
      String found, Collection<ApiRequest> requests, StatementContext statementContext) {
    long kept =
        requests.stream()
            .filter(
                request ->
                    isKept(request)
                        || coverage(request, Optional.empty(), false, statementContext).isWhole())
            .count();
    expect(found, requests.size() - kept, statementContext);
  }

  /** Whether the page of a small table is kept that a request would bring. */
  private boolean isKept(ApiRequest request) {
    return cache
        .filter(all -> all.references().has(request, clock.instant(), cacheTtl))
        .isPresent();
  }

  /**
   * Looks at what is to come.
   *
   * @param found why there are so many requests, as a sentence
   * @throws GongException if the statement or the day has not so many left
   */
  public void expect(String found, long more, StatementContext statementContext) {
    statementContext
        .budget()
        .expect(found, more, settings.maxRequestsPerQuery(), use.day(), settings.requestsPerDay());
  }

  /** What is known of the totals that Gong names for the account. */
  public Totals totals() {
    return use.totals();
  }

  /** Whether a statement may send so many more requests, and the day has them. */
  public boolean affords(long requests, StatementContext statementContext) {
    return requests <= use.day().left(settings.requestsPerDay())
        && statementContext.budget().affords(requests, settings.maxRequestsPerQuery());
  }

  /**
   * Fetches one page, or takes the one that was kept.
   *
   * @throws GongException if there is no page to be had, or the statement was cancelled
   */
  public <R> Page<R> fetch(
      ApiRequest request, ItemReader<R> reader, StatementContext statementContext) {
    try {
      return page(request, reader, statementContext);
    } catch (GongException e) {
      throw e.redacted(redactor);
    }
  }

  private <R> Page<R> page(
      ApiRequest request, ItemReader<R> reader, StatementContext statementContext) {
    if (cache.isEmpty() || cacheTtl.isZero() || !request.endpoint().reference()) {
      return ask(request, reader, statementContext);
    }
    statementContext.check();
    return cache
        .get()
        .references()
        .fetch(
            request,
            reader,
            new ReferencePages.Reading(clock, cacheTtl, statementContext),
            this::ask,
            page -> spared(request, page, statementContext.budget().statement()));
  }

  /** How long answers are used again, in statements that begin from now on; zero for never. */
  public void setCacheTtl(Duration ttl) {
    cacheTtl = ttl;
    cache.ifPresent(all -> all.lengthen(ttl));
  }

  /** How long answers are used again. */
  public Duration cacheTtl() {
    return cacheTtl;
  }

  /** Whether answers are kept, though they may not be used now. */
  private boolean keeps() {
    return cache.isPresent() && !(cacheTtl.isZero() && settings.cacheTtl().isZero());
  }

  /** What keeps the pages of a request while they are read. */
  Optional<Recording> recording(ApiRequest request) {
    return keeps() && !request.endpoint().reference()
        ? cache.map(all -> all.record(request))
        : Optional.empty();
  }

  /** The time by which the age of answers is told. */
  Instant now() {
    return clock.instant();
  }

  /**
   * How a request is answered by what is kept.
   *
   * @param identity by what items are named, where the request may name some
   * @param inOrder whether items have to come in the order of their times
   */
  public Coverage coverage(
      ApiRequest request,
      Optional<Filter> identity,
      boolean inOrder,
      StatementContext statementContext) {
    return cache.isEmpty() || cacheTtl.isZero() || request.endpoint().reference()
        ? Coverage.none(request)
        : cache.get().find(request, identity, clock.instant(), cacheTtl, inOrder, statementContext);
  }

  /** A text without what must not be shown. */
  public String redacted(String text) {
    return redactor.redact(text);
  }

  /** What is kept of the account. */
  public List<CachedRange> cachedRanges() {
    return cache.map(AnswerCache::ranges).orElse(List.of());
  }

  /** A page did not have to be asked for. */
  void spared(KeptPage page) {
    spared.incrementAndGet();
    cache.ifPresent(all -> all.touch(page));
  }

  /** Tells that a page was taken from the cache: what would have been a request is none. */
  private void spared(ApiRequest request, Page<?> page, String statement) {
    spared.incrementAndGet();
    use.log().add(RequestRecorder.ofKept(request, page, statement, redactor));
  }

  /**
   * Finds out whether Gong can be reached with the credentials, unless an answer proved it before.
   *
   * @param statement what it is for
   * @return why nobody can tell; empty where it is proven
   * @throws GongException if the host or the credentials are wrong
   */
  public Optional<String> validate(String statement, Duration limit) {
    return overNetwork ? probe().validate(statement, limit) : Optional.empty();
  }

  /**
   * Whether Gong can be reached with the credentials, as far as an answer of the last minute or one
   * within the limit tells.
   *
   * @param statement what it is for
   */
  public boolean isReachable(String statement, Duration limit) {
    return !overNetwork || probe().isReachable(statement, limit);
  }

  private AccountProbe probe() {
    return new AccountProbe(
        use,
        authenticator,
        redactor,
        (authorization, statementContext) ->
            attempt(AccountProbe.REQUEST, authorization, (item, rows) -> {}, statementContext, 0));
  }

  private <R> Page<R> ask(
      ApiRequest request, ItemReader<R> reader, StatementContext statementContext) {
    Authorization authorization = authenticator.authorization(statementContext);
    boolean renewed = false;
    for (int attempt = 1; ; attempt++) {
      statementContext.check();
      try {
        Page<R> page = attempt(request, authorization, reader, statementContext, attempt - 1);
        use.proof().succeeded();
        count(request, page);
        return page;
      } catch (FailedAttempt failed) {
        if (failed.reason().kind() == Kind.CREDENTIALS && !renewed) {
          Optional<Authorization> another = authenticator.renewed(authorization, statementContext);
          if (another.isPresent()) {
            authorization = another.get();
            renewed = true;
            continue;
          }
        }
        if (failed.reason().kind() == Kind.CREDENTIALS) {
          use.proof().refused(failed.reason().redacted(redactor));
        }
        failed.reason().refusedEndpoint().ifPresent(use.refused()::add);
        if (failed.reason().kind() == Kind.RATE_LIMIT) {
          failed.retryAfter().ifPresent(use.rate()::pause);
        }
        Duration pause = retries.pauseAfter(failed, attempt);
        LOGGER.log(
            Level.FINE,
            "asking again after {0}: {1}",
            new Object[] {pause, redactor.message(String.valueOf(failed.reason().getMessage()))});
        statementContext.sleep(pause.plus(RetryPolicy.backOff(attempt)));
      }
    }
  }

  /** The time of the first item, where items come in the order of their times. */
  private static Optional<Instant> first(ApiRequest request, Page<?> page) {
    return TimeWindow.ofCursor(request).isPresent()
            && !page.rows().isEmpty()
            && page.rows().get(0) instanceof Item<?> item
        ? item.time()
        : Optional.empty();
  }

  /** Remembers how many items there are, where a first page tells. */
  private void count(ApiRequest request, Page<?> page) {
    if (request.cursor().isPresent()) {
      return;
    }
    if (page.cursor().isEmpty()) {
      use.counts().saw(request, page.items(), first(request, page), Instant.now());
    } else if (page.totalRecords().isPresent()) {
      use.counts()
          .saw(request, page.totalRecords().getAsLong(), first(request, page), Instant.now());
    }
  }

  /** How many items the account was seen to have. */
  public ItemCounts counts() {
    return use.counts();
  }

  /** Waits for a turn and sends the request, within what the statement and the day have left. */
  private <R> Page<R> attempt(
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
        return send(request, authorization, reader, statementContext, permit, recorder);
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

  private <R> Page<R> send(
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
              keeps(),
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
