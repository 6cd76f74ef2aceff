package io.github.gongjdbc.schema.http;

import io.github.gongjdbc.schema.settings.SettingException;
import io.github.gongjdbc.schema.settings.TrustStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Makes TLS trust what stands in a trust store, and nothing else. */
record TrustedCertificates(SSLSocketFactory sockets, X509TrustManager manager) {

  /**
   * Reads a trust store.
   *
   * @throws SettingException if it cannot be read or holds no certificate
   */
  static TrustedCertificates of(TrustStore store) {
    try {
      KeyStore keys = read(store);
      if (keys.size() == 0) {
        throw new SettingException("The trustStore '" + store + "' holds no certificate.");
      }
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(keys);
      TrustManager[] managers = factory.getTrustManagers();
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers, null);
      X509TrustManager manager =
          Arrays.stream(managers)
              .filter(X509TrustManager.class::isInstance)
              .map(X509TrustManager.class::cast)
              .findFirst()
              .orElseThrow();
      return new TrustedCertificates(context.getSocketFactory(), manager);
    } catch (GeneralSecurityException e) {
      throw new SettingException(
          "The trustStore '" + store + "' cannot be used: check the file and trustStoreType.");
    }
  }

  private static KeyStore read(TrustStore store) throws GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance(store.type().orElse(KeyStore.getDefaultType()));
    try (InputStream file = Files.newInputStream(store.file())) {
      keys.load(file, store.password().map(String::toCharArray).orElse(null));
      return keys;
    } catch (IOException e) {
      throw new SettingException(
          e.getCause() instanceof UnrecoverableKeyException
              ? "The trustStorePassword does not open the trustStore '" + store + "'."
              : "The trustStore '"
                  + store
                  + "' cannot be read: check that it is there, and trustStoreType.");
    }
  }
}
