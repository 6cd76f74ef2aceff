package io.github.gongjdbc.schema.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.gongjdbc.schema.settings.Credentials;
import io.github.gongjdbc.schema.settings.Sha256;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * One authorisation by OAuth. It is found by any refresh token that it has or had, or by its file.
 * It may outlive its connections, so it holds their tokens encrypted alone.
 */
final class Grant {
  /** By what they are asked for; they go when the last connection that uses them does. */
  private static final Cache<String, Grant> SHARED =
      Caffeine.newBuilder().weakValues().executor(Runnable::run).build();

  /** Those whose latest refresh token is in no file: nobody could have it given again. */
  private static final Cache<String, Grant> IN_NO_FILE =
      Caffeine.newBuilder()
          .expireAfterWrite(Duration.ofDays(1))
          .maximumSize(1000)
          .executor(Runnable::run)
          .build();

  /** How many refresh tokens that were replaced still lead to a grant. */
  private static final int EARLIER = 20;

  private final String owner;
  private final Deque<String> earlier = new ArrayDeque<>();
  private WeakReference<@Nullable SharedTokens> shared = new WeakReference<>(null);
  private @Nullable SealedTokens sealed;

  private Grant(String owner) {
    this.owner = owner;
  }

  /** The grant that these credentials lead to. */
  static Grant of(Credentials.RefreshToken credentials) {
    return SHARED.get(
        key(
            credentials,
            credentials.file().map(Path::toString).or(credentials::token).orElseThrow()),
        Grant::new);
  }

  private static String key(Credentials.RefreshToken credentials, String tokenOrFile) {
    return Sha256.of(
        String.join(
            "\n", tokenOrFile, credentials.authorization(), credentials.tokenUrl().toString()));
  }

  /** Tells grants apart: the same whichever token led here. */
  String owner() {
    return owner;
  }

  /** The tokens of the connections that are open, or those that the last of them left. */
  synchronized SharedTokens tokens(Credentials.RefreshToken credentials) {
    SharedTokens tokens = shared.get();
    if (tokens == null) {
      SealedTokens left = sealed;
      tokens =
          left == null
              ? new SharedTokens(credentials, this)
              : new SharedTokens(credentials, this, left.open(credentials));
      shared = new WeakReference<>(tokens);
    }
    return tokens;
  }

  /** Connections that are opened with a refresh token that was given meanwhile lead here, too. */
  synchronized void replaced(Credentials.RefreshToken credentials, SealedTokens.Tokens latest) {
    String key = key(credentials, latest.refreshToken());
    SHARED.put(key, this);
    earlier.addLast(key);
    if (earlier.size() > EARLIER) {
      SHARED.invalidate(earlier.removeFirst());
    }
    if (credentials.file().isEmpty()) {
      sealed = new SealedTokens(credentials, latest);
      IN_NO_FILE.put(owner, this);
    }
  }
}
