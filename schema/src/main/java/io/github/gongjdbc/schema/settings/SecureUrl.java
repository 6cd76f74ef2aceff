package io.github.gongjdbc.schema.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Addresses to which credentials may go: https, or plain http that does not leave the machine. */
public final class SecureUrl {
  private SecureUrl() {}

  /**
   * The address of an API, without a path: that of a text which may end in a slash or in {@code
   * /v2}. Empty if it is no such address; it may still be one that is not secure.
   */
  public static Optional<URI> ofApi(String text) {
    return parse(text.replaceFirst("/+$", "").replaceFirst("/v2$", ""))
        .filter(uri -> uri.getRawPath().isEmpty());
  }

  /** An address of a host, with or without a path, and nothing behind. */
  static Optional<URI> parse(String text) {
    try {
      URI uri = new URI(text);
      return uri.getHost() == null
              || uri.getRawUserInfo() != null
              || uri.getRawQuery() != null
              || uri.getRawFragment() != null
              || uri.getPort() > 65_535
          ? Optional.empty()
          : Optional.of(uri);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** Whether credentials may go there. */
  public static boolean isSecure(URI uri) {
    return "https".equalsIgnoreCase(uri.getScheme())
        || ("http".equalsIgnoreCase(uri.getScheme()) && isLoopback(uri.getHost()));
  }

  private static boolean isLoopback(String host) {
    return host.equalsIgnoreCase("localhost")
        || host.equals("[::1]")
        || host.matches("127(\\.\\d{1,3}){3}");
  }
}
