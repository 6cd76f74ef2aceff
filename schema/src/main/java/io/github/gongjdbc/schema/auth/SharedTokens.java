package io.github.gongjdbc.schema.auth;

import io.github.gongjdbc.schema.error.GongException;
import io.github.gongjdbc.schema.error.GongException.Kind;
import io.github.gongjdbc.schema.limit.DaemonThreads;
import io.github.gongjdbc.schema.limit.StatementContext;
import io.github.gongjdbc.schema.settings.Credentials;
import io.github.gongjdbc.schema.settings.Redactor;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of one authorisation by OAuth, shared by all connections of the JVM that were opened
 * with any refresh token of it. There is one refresh at a time. It has a thread of its own: a
 * refresh token may be good for one use, so the statement that happens to need a new access token
 * may be cancelled, and the answer is kept all the same.
 */
public final class SharedTokens {
  private static final Logger LOGGER = Logger.getLogger("io.github.gongjdbc");

  /** How long before its end an access token is no longer used, if it lives long enough. */
  private static final Duration MARGIN = Duration.ofMinutes(1);

  private static final DaemonThreads THREADS = new DaemonThreads("gong-token-refresh");

  private final Credentials.RefreshToken credentials;
  private final Grant grant;
  private final Optional<RefreshTokenFile> file;
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
  private final Redactor redactor = new Redactor();
  private volatile Optional<String> refreshToken;

  /** The latest refresh token could not be written to the file: what that holds is used up. */
  private volatile boolean unsaved;

  /** The refresh token of the properties was replaced by another. */
  private volatile boolean firstIsUsedUp;

  private volatile @Nullable AccessToken held;
  private @Nullable CompletableFuture<Authorization> refreshing;

  /** The tokens that the credentials bring. */
  SharedTokens(Credentials.RefreshToken credentials, Grant grant) {
    this.credentials = credentials;
    this.grant = grant;
    this.file = credentials.file().map(RefreshTokenFile::new);
    this.refreshToken = credentials.token();
    credentials.token().ifPresent(redactor::addToken);
  }

  /** The tokens that connections left which were open before. */
  SharedTokens(Credentials.RefreshToken credentials, Grant grant, SealedTokens.Tokens left) {
    this(credentials, grant);
    this.refreshToken = Optional.of(left.refreshToken());
    this.firstIsUsedUp = !credentials.token().equals(refreshToken);
    this.held = left.accessToken().orElse(null);
    redactor.addToken(left.refreshToken());
    left.accessToken()
        .flatMap(token -> token.authorization().header())
        .map(header -> header.substring("Bearer ".length()))
        .ifPresent(redactor::addToken);
  }

  /** What keeps these tokens, and those that come, out of what is shown. */
  public Redactor redactor() {
    return redactor;
  }

  /** The tokens of these credentials, one object for all who share them. */
  public static SharedTokens of(Credentials.RefreshToken credentials) {
    return Grant.of(credentials).tokens(credentials);
  }

  /** The refresh token that would be used next. */
  public Optional<String> refreshToken() {
    return candidates().stream().findFirst();
  }

  /**
   * Has somebody told of each new refresh token.
   *
   * @return what ends that
   */
  public Runnable tell(Consumer<String> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Signs requests with these tokens, and has new ones given by that endpoint. */
  public Authenticator authenticator(TokenEndpoint endpoint, Authorization initial) {
    return new Authenticator() {
      @Override
      public Authorization authorization(StatementContext statementContext) {
        begin(initial);
        AccessToken now = held;
        return now != null && now.usable()
            ? now.authorization()
            : statementContext.await(refreshing(Optional.empty(), endpoint));
      }

      @Override
      public Optional<Authorization> renewed(
          Authorization refused, StatementContext statementContext) {
        return Optional.of(statementContext.await(refreshing(Optional.of(refused), endpoint)));
      }
    };
  }

  /** An access token that came with the properties is used until it is refused. */
  private synchronized void begin(Authorization initial) {
    if (held == null && initial.header().isPresent()) {
      held = new AccessToken(initial, Optional.empty());
    }
  }

  /** The refresh that is under way, a new one, or what another brought meanwhile. */
  private synchronized CompletableFuture<Authorization> refreshing(
      Optional<Authorization> refused, TokenEndpoint endpoint) {
    AccessToken now = held;
    if (now != null && now.usable() && !refused.equals(Optional.of(now.authorization()))) {
      return CompletableFuture.completedFuture(now.authorization());
    }
    CompletableFuture<Authorization> under = refreshing;
    if (under == null || under.isDone()) {
      under =
          CompletableFuture.supplyAsync(
              () -> refresh(endpoint), task -> THREADS.newThread(task).start());
      refreshing = under;
    }
    return under;
  }

  private Authorization refresh(TokenEndpoint endpoint) {
    if (file.isEmpty()) {
      return refresh(endpoint, this::keep);
    }
    try (RefreshTokenFile.Replacement replacement = file.get().prepare()) {
      return refresh(
          endpoint,
          token -> {
            unsaved = true;
            keep(token);
            replacement.write(token);
            unsaved = false;
          });
    }
  }

  private Authorization refresh(TokenEndpoint endpoint, Consumer<String> keep) {
    @Nullable GongException refusal = null;
    Set<String> tried = new HashSet<>();
    for (Optional<String> next = next(tried); next.isPresent(); next = next(tried)) {
      String token = next.get();
      tried.add(token);
      TokenAnswer answer;
      try {
        answer = endpoint.refresh(token);
      } catch (GongException e) {
        if (e.kind() != Kind.CREDENTIALS) {
          throw e;
        }
        refusal = e;
        continue;
      }
      answer.refreshToken().ifPresent(redactor::addToken);
      answer.accessToken().ifPresent(redactor::addToken);
      LOGGER.log(Level.FINE, "the access token was refreshed");
      try {
        Authorization authorization = endpoint.authorization(answer);
        held = new AccessToken(authorization, answer.lifetime().map(SharedTokens::end));
        return authorization;
      } finally {
        // Each is kept though the other be good for nothing: neither can be had twice.
        used(token, answer.refreshToken().orElse(token), keep);
      }
    }
    throw refusal == null
        ? new GongException(
            Kind.CREDENTIALS,
            "There is no refresh token: the refreshTokenFile is empty or missing. Give a"
                + " refreshToken to begin with.")
        : refusal;
  }

  private void used(String token, String next, Consumer<String> keep) {
    if (!next.equals(token) && credentials.token().equals(Optional.of(token))) {
      firstIsUsedUp = true;
    }
    keep.accept(next);
  }

  /** Another process may write its token into the file while this one's is refused. */
  private Optional<String> next(Set<String> tried) {
    return candidates().stream().filter(token -> !tried.contains(token)).findFirst();
  }

  /**
   * The refresh tokens that may be good, the likeliest first. One that is known to be used up is
   * not among them: some servers revoke all tokens of the authorisation when they see it again.
   */
  private Set<String> candidates() {
    Set<String> tokens = new LinkedHashSet<>();
    if (file.isEmpty() || unsaved) {
      refreshToken.ifPresent(tokens::add);
    } else {
      file.flatMap(RefreshTokenFile::read)
          .ifPresentOrElse(tokens::add, () -> refreshToken.ifPresent(tokens::add));
    }
    if (!firstIsUsedUp) {
      credentials.token().ifPresent(tokens::add);
    }
    tokens.forEach(redactor::addToken);
    return tokens;
  }

  private void keep(String token) {
    boolean replaced = !Optional.of(token).equals(refreshToken);
    refreshToken = Optional.of(token);
    if (replaced) {
      grant.replaced(credentials, new SealedTokens.Tokens(token, Optional.ofNullable(held)));
      listeners.forEach(listener -> tell(listener, token));
    }
  }

  private static void tell(Consumer<String> listener, String token) {
    try {
      listener.accept(token);
    } catch (RuntimeException e) {
      LOGGER.log(
          Level.WARNING, "A listener for refresh tokens failed: {0}", e.getClass().getName());
    }
  }

  private static long end(Duration lifetime) {
    Duration margin = lifetime.dividedBy(10);
    return System.nanoTime()
        + lifetime.minus(margin.compareTo(MARGIN) < 0 ? margin : MARGIN).toNanos();
  }
}
