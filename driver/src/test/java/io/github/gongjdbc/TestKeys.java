package io.github.gongjdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Keys for a server of TLS, and a trust store with their certificate. */
final class TestKeys {
  static final String PASSWORD = "store-word";

  private final SSLContext context;
  private final Path trustStore;

  /**
   * @param names whom the certificate is for, such as {@code dns:localhost,ip:127.0.0.1}
   */
  TestKeys(Path folder, String names) throws Exception {
    Path keys = folder.resolve("keys.p12");
    makeKeys(keys, names);
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      store.load(in, PASSWORD.toCharArray());
    }
    this.trustStore = folder.resolve("trust.p12");
    writeTrustStore(store.getCertificate("gong"), trustStore);
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, PASSWORD.toCharArray());
    this.context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
  }

  SSLContext context() {
    return context;
  }

  /** A trust store with the certificate, which opens with {@link #PASSWORD}. */
  Path trustStore() {
    return trustStore;
  }

  private static void makeKeys(Path file, String names) throws IOException, InterruptedException {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "gong",
                "-keyalg",
                "EC",
                "-dname",
                "CN=Gong of the tests",
                "-ext",
                "san=" + names,
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
      throw new IOException("keytool made no keys");
    }
  }

  private static void writeTrustStore(Certificate certificate, Path file)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("gong", certificate);
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD.toCharArray());
    }
  }
}
