package io.github.gongjdbc.schema.http;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Says why there is no secure connection, for people who do not know Java's certificate paths. */
final class TlsFailure {
  /** What Java says when the other side wants TLS 1.1 or older. */
  private static final Pattern OLD_VERSION =
      Pattern.compile("protocol_version|protocol version|insufficient_security");

  private TlsFailure() {}

  /** What completes "There is no secure connection to …: ". */
  static String describe(SSLException failure) {
    if (failure instanceof SSLPeerUnverifiedException) {
      return "its certificate is for another host. Check the URL or baseUrl.";
    }
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof CertificateExpiredException) {
        return "its certificate has expired.";
      }
      if (t instanceof CertPathBuilderException) {
        return "its certificate is not trusted. Where a proxy or a test server has one of its own,"
            + " name a trustStore that holds the certificate of its issuer.";
      }
    }
    String message = failure.getMessage();
    if (message != null && OLD_VERSION.matcher(message).find()) {
      return "it does not support TLS 1.2 or newer. Check the URL or"
          + " baseUrl; a proxy on the way may be too old.";
    }
    return message == null || message.isBlank()
        ? "the TLS handshake failed."
        : message.lines().findFirst().orElse("").strip() + ".";
  }
}
