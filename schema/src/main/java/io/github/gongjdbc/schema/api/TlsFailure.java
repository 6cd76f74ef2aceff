package io.github.gongjdbc.schema.api;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Says why there is no secure connection, for people who do not know Java's certificate paths. */
final class TlsFailure {
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
    return message == null || message.isBlank()
        ? "the TLS handshake failed."
        : message.lines().findFirst().orElse("").strip() + ".";
  }
}
