package io.github.gongjdbc.schema.settings;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** How requests are signed. Its text form never shows a secret. */
public sealed interface Credentials {

  /** The value of the Authorization header. */
  String authorization();

  /** What must never be shown. */
  List<String> secrets();

  /** An access key and its secret: HTTP Basic authentication. */
  record AccessKey(String key, String secret) implements Credentials {
    @Override
    public String authorization() {
      byte[] pair = (key + ":" + secret).getBytes(StandardCharsets.UTF_8);
      return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    @Override
    public List<String> secrets() {
      return List.of(secret, key);
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
    public List<String> secrets() {
      return List.of(token);
    }

    @Override
    public String toString() {
      return "access token";
    }
  }
}
