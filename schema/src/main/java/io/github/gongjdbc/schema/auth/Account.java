package io.github.gongjdbc.schema.auth;

import io.github.gongjdbc.schema.settings.Credentials;
import io.github.gongjdbc.schema.settings.Settings;
import io.github.gongjdbc.schema.settings.Sha256;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;

/**
 * Which account one talks to, and as whom: what the connections of the JVM share, such as the rate
 * of requests, is shared by those for whom this is equal. It outlives the connections, so it holds
 * no secret.
 *
 * @param owner tells credentials apart and says nothing else
 * @param inProcess what answers instead of the network
 */
public record Account(HttpUrl baseUrl, String owner, Optional<Interceptor> inProcess) {

  public static Account of(Settings settings, Optional<Interceptor> inProcess) {
    return new Account(
        settings.baseUrl(), settings.credentials().map(Account::owner).orElse(""), inProcess);
  }

  private static String owner(Credentials credentials) {
    return credentials instanceof Credentials.RefreshToken refreshToken
        ? SharedTokens.of(refreshToken).owner()
        : Sha256.of(credentials.authorization());
  }
}
