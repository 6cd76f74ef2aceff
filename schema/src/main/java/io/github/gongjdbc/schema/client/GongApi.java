package io.github.gongjdbc.schema.client;

import io.github.gongjdbc.schema.account.AccountLimits;
import io.github.gongjdbc.schema.account.ItemCounts;
import io.github.gongjdbc.schema.account.Totals;
import io.github.gongjdbc.schema.auth.Account;
import io.github.gongjdbc.schema.auth.Authenticator;
import io.github.gongjdbc.schema.auth.Authorization;
import io.github.gongjdbc.schema.auth.SharedTokens;
import io.github.gongjdbc.schema.auth.TokenEndpoint;
import io.github.gongjdbc.schema.cache.KeptPage;
import io.github.gongjdbc.schema.catalog.Endpoint;
import io.github.gongjdbc.schema.error.GongException;
import io.github.gongjdbc.schema.http.ApiRequest;
import io.github.gongjdbc.schema.http.HttpClients;
import io.github.gongjdbc.schema.http.ReadOnlyGuard;
import io.github.gongjdbc.schema.http.RetryPolicy;
import io.github.gongjdbc.schema.limit.Quota;
import io.github.gongjdbc.schema.limit.StatementContext;
import io.github.gongjdbc.schema.log.RequestRecord;
import io.github.gongjdbc.schema.log.RequestRecorder;
import io.github.gongjdbc.schema.page.ItemReader;
import io.github.gongjdbc.schema.page.Page;
import io.github.gongjdbc.schema.settings.Credentials;
import io.github.gongjdbc.schema.settings.GongProperty;
import io.github.gongjdbc.schema.settings.Redactor;
import io.github.gongjdbc.schema.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;

/**
 * Asks the Gong API for pages: signed, at the allowed rate, again where that helps, and never
 * following a redirect. A page is delivered whole or not at all. Safe for use by many threads.
 */
public final class GongApi {
  /** Customers whose address this is need not give it; others would be asked at a wrong one. */
  private static final HttpUrl USUAL_BASE = HttpUrl.get(GongProperty.BASE_URL.defaultValue());

  private final Settings settings;
  private final Redactor redactor;
  private final boolean overNetwork;
  private final HttpClients clients;
  private final Optional<SharedTokens> tokens;
  private final Authenticator authenticator;
  private final AccountLimits use;
  private final KeptAnswers kept;
  private final RequestSender sender;
  private final RetryingSender asking;
  private final AtomicLong spared = new AtomicLong();

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
    this.redactor = settings.redactor();
    this.overNetwork = inProcess.isEmpty();
    HttpUrl base = settings.baseUrl();
    Account account = Account.of(settings, inProcess);
    this.use = AccountLimits.of(account);
    this.kept = new KeptAnswers(account, settings, clock);
    RetryPolicy retries = new RetryPolicy(settings.maxRetryWait());
    String userAgent =
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
    this.sender = new RequestSender(settings, clients, use, userAgent, kept);
    this.tokens = refreshToken.map(SharedTokens::of);
    tokens.ifPresent(shared -> redactor.include(shared.redactor()));
    this.authenticator =
        refreshToken
            .map(token -> refreshing(SharedTokens.of(token), token, base, userAgent, retries))
            .orElseGet(
                () ->
                    Authenticator.of(
                        new Authorization(
                            base, settings.credentials().map(Credentials::authorization))));
    this.asking = new RetryingSender(sender, authenticator, use, retries, redactor);
  }

  private Authenticator refreshing(
      SharedTokens shared,
      Credentials.RefreshToken token,
      HttpUrl base,
      String userAgent,
      RetryPolicy retries) {
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
    sender.limitRequests(longest);
  }

  /** The time between two requests when they go out at the full allowed rate. */
  public Duration interval() {
    return Duration.ofSeconds(1).dividedBy(settings.requestsPerSecond());
  }

  /** How many requests went out, repeated ones included. */
  public long requestsSent() {
    return sender.sent();
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
    if (kept.has(next)) {
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
    long known =
        requests.stream()
            .filter(
                request ->
                    kept.has(request)
                        || kept.coverage(request, Optional.empty(), false, statementContext)
                            .isWhole())
            .count();
    expect(found, requests.size() - known, statementContext);
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
      return kept.fetch(
          request,
          reader,
          statementContext,
          asking::ask,
          page -> spared(request, page, statementContext.budget().statement()));
    } catch (GongException e) {
      throw e.redacted(redactor);
    }
  }

  /** What is kept of answers. */
  public KeptAnswers kept() {
    return kept;
  }

  /** A text without what must not be shown. */
  public String redacted(String text) {
    return redactor.redact(text);
  }

  /** A page did not have to be asked for. */
  void spared(KeptPage page) {
    spared.incrementAndGet();
    kept.touch(page);
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
            sender.send(
                AccountProbe.REQUEST, authorization, (item, rows) -> {}, statementContext, 0));
  }

  /** How many items the account was seen to have. */
  public ItemCounts counts() {
    return use.counts();
  }
}
