package io.github.gongjdbc.schema.api;

import io.github.gongjdbc.schema.settings.Credentials;
import io.github.gongjdbc.schema.settings.Settings;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;

/**
 * Which account one talks to, and as whom: what the connections of the JVM share, such as the rate
 * of requests, is shared by those for whom this is equal.
 *
 * @param inProcess what answers instead of the network
 */
record Account(
    HttpUrl baseUrl, Optional<Credentials> credentials, Optional<Interceptor> inProcess) {

  static Account of(Settings settings, Optional<Interceptor> inProcess) {
    return new Account(settings.baseUrl(), settings.credentials().map(Account::latest), inProcess);
  }

  /** A refresh token is replaced now and then: they stand for one another. */
  private static Credentials latest(Credentials credentials) {
    return credentials instanceof Credentials.RefreshToken refreshToken
        ? SharedTokens.of(refreshToken).credentials()
        : credentials;
  }
}
