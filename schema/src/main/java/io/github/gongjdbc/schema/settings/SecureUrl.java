package io.github.gongjdbc.schema.settings;

import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** Addresses to which credentials may go: https, or plain http that does not leave the machine. */
public final class SecureUrl {
  /** Scheme, host, port and path, and nothing that may hold a user, a query or an escape. */
  private static final Pattern FORM = Pattern.compile("(?i)https?://[^\\s\\\\@?#%;,]+");

  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|::1|127(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");

  private static final int LONGEST = 2000;

  private SecureUrl() {}

  /**
   * The address of an API, without a path: that of a text which may end in a slash or in {@code
   * /v2}. Empty if it is no such address; it may still be one that is not secure.
   */
  public static Optional<HttpUrl> ofApi(String text) {
    return parse(text)
        .map(url -> text.replaceFirst("/+$", "").replaceFirst("/v2$", ""))
        .flatMap(SecureUrl::parse)
        .filter(url -> url.encodedPath().equals("/"));
  }

  /**
   * An address of a host, with or without a path, and nothing behind. It is read by the parser of
   * the HTTP client and by no other, so that what is checked is what is asked.
   */
  static Optional<HttpUrl> parse(String text) {
    return text.length() <= LONGEST && FORM.matcher(text).matches()
        ? Optional.ofNullable(HttpUrl.parse(text))
        : Optional.empty();
  }

  /** Whether credentials may go there. */
  public static boolean isSecure(HttpUrl url) {
    return url.isHttps() || LOOPBACK.matcher(url.host()).matches();
  }
}
