package io.github.gongjdbc.schema.auth;

import io.github.gongjdbc.schema.settings.Credentials;
import io.github.gongjdbc.schema.settings.Settings;
import io.github.gongjdbc.schema.settings.Sha256;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;

/**
 * An account and the owner of the credentials for it. Connections for which these are equal share
 * what belongs to the account, such as the rate of requests. It outlives the connections, so it
 * holds no secret.
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
        ? Grant.of(refreshToken).owner()
        : Sha256.of(credentials.authorization());
  }
}
