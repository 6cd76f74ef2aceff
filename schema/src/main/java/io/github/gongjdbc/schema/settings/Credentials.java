package io.github.gongjdbc.schema.settings;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import okhttp3.HttpUrl;

/** How requests are signed. Its text form never shows a secret. */
public sealed interface Credentials {

  /**
   * The value of the Authorization header: to the API, or to the token endpoint where the API's is
   * to be had from there.
   */
  String authorization();

  private static String basic(String name, String secret) {
    byte[] pair = (name + ":" + secret).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  /** An access key and its secret: HTTP Basic authentication. */
  record AccessKey(String key, String secret) implements Credentials {
    @Override
    public String authorization() {
      return basic(key, secret);
    }

    @Override
    public String toString() {
      return "access key";
    }
  }

  /** An OAuth 2.0 access token. */
  record AccessToken(String token) implements Credentials {
    @Override
    public String authorization() {
      return "Bearer " + token;
    }

    @Override
    public String toString() {
      return "access token";
    }
  }

  /**
   * An OAuth 2.0 refresh token, for which access tokens are to be had.
   *
   * @param token as the user gave it; one in the file takes precedence
   * @param file where the latest refresh token is kept
   * @param accessToken one that may still be good
   * @param tokenUrl where access tokens are to be had
   */
  record RefreshToken(
      Optional<String> token,
      Optional<Path> file,
      String clientId,
      String clientSecret,
      Optional<String> accessToken,
      HttpUrl tokenUrl)
      implements Credentials {

    /** The path of the only request that gives out tokens. */
    public static final String PATH = "/oauth2/generate-customer-token";

    @Override
    public String authorization() {
      return basic(clientId, clientSecret);
    }

    @Override
    public String toString() {
      return "refresh token";
    }
  }
}
