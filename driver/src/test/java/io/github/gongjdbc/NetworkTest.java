package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways to Gong: over TLS to whom one trusts, and through proxies. */
class NetworkTest {
  private static final String USERS = "SELECT id FROM users";

  @RegisterExtension static final SandboxAccount ACCOUNT = SandboxAccount.small();

  @TempDir private static @Nullable Path folder;
  private static @Nullable TlsFront front;

  @BeforeAll
  static void startTls() throws Exception {
    front =
        new TlsFront(
            Objects.requireNonNull(folder),
            "ip:127.0.0.1,dns:gong.test",
            URI.create(ACCOUNT.url()).getPort());
  }

  @AfterAll
  static void stopTls() throws IOException {
    front().close();
  }

  private static TlsFront front() {
    return Objects.requireNonNull(front);
  }

  @Nested
  class OverTls {
    @Test
    void aServerWhoseCertificateIsInTheTrustStoreIsTalkedTo() throws SQLException {
      assertThat(users(trusting("127.0.0.1"))).isEqualTo(ACCOUNT.sandbox().users().size());
    }

    @Test
    void aServerThatNobodyVouchesForIsNot() {
      refusedAs("certificate", tls("127.0.0.1")).says("not trusted", "trustStore");
      assertThat(ACCOUNT.requests()).isEmpty();
    }

    @Test
    void aServerWithACertificateForAnotherHostIsNot() throws IOException {
      try (TestProxy proxy = TestProxy.socksTo(front().port())) {
        refusedAs("certificate", reached(proxy, "SOCKS", trusting("other.test")))
            .says("another host");
      }
      assertThat(ACCOUNT.requests()).isEmpty();
    }

    /** Its alert is that of RFC 5246, 7.2.2: protocol_version. Java itself has no such server. */
    @Test
    void aServerThatKnowsOldVersionsAloneIsNot() throws Exception {
      byte[] alert = {21, 3, 1, 0, 2, 2, 70};
      try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        Thread thread =
            new Thread(
                () -> {
                  try (Socket client = server.accept()) {
                    client.getInputStream().read(new byte[1]);
                    client.getOutputStream().write(alert);
                    client.getInputStream().readAllBytes();
                  } catch (IOException e) {
                    // the client hung up
                  }
                });
        thread.start();
        refusedAs("TLS", "baseUrl", "https://127.0.0.1:" + server.getLocalPort())
            .says("127.0.0.1", "TLS 1.2 or newer");
        thread.join();
      }
    }

    @Test
    void aTrustStoreThatDoesNotOpenIsNamed() {
      String[] wrongPassword = trusting("127.0.0.1", "trustStorePassword", "guessed-word");
      Failure.of(() -> users(wrongPassword))
          .is(SQLException.class, "HY024")
          .says("trustStorePassword")
          .conceals("guessed-word");
      Failure.of(() -> users(tls("127.0.0.1", "trustStore", "/no/such/store.p12")))
          .is(SQLException.class, "HY024")
          .says("trustStore", "/no/such/store.p12");
      Failure.of(() -> users(trusting("127.0.0.1", "trustStoreType", "PKCS13")))
          .is(SQLException.class, "HY024")
          .says("trustStoreType");
    }
  }

  @Nested
  class ThroughAProxy {
    /** They go to this machine alone; the proxy would see the credentials. */
    @ParameterizedTest
    @ValueSource(strings = {"HTTP", "SOCKS"})
    void plainRequestsGoPastIt(String type) throws Exception {
      try (TestProxy proxy = type.equals("HTTP") ? TestProxy.http(true) : TestProxy.socks(true)) {
        assertThat(users(proxied(proxy, type))).isPositive();

        assertThat(proxy.targets()).isEmpty();
      }
    }

    @Test
    void tlsGoesThroughOneThatSpeaksHttpAndSeesNothing() throws Exception {
      try (TestProxy proxy = TestProxy.http(true)) {
        assertThat(users(proxied(proxy, "HTTP", trusting("127.0.0.1")))).isPositive();

        assertThat(proxy.targets()).containsExactly("127.0.0.1:" + front().port());
        String gong =
            Base64.getEncoder()
                .encodeToString(
                    (SandboxAccount.KEY + ":" + SandboxAccount.SECRET)
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(proxy.heads())
            .allSatisfy(head -> assertThat(head).startsWith("CONNECT ").doesNotContain(gong));
        assertThat(ACCOUNT.requests())
            .allSatisfy(request -> assertThat(request.header("proxy-authorization")).isNull());
      }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void requestsGoThroughOneThatSpeaksSocks(boolean password) throws Exception {
      try (TestProxy proxy = TestProxy.socks(password)) {
        String[] account = trusting("127.0.0.1");
        String[] properties =
            password ? proxied(proxy, "SOCKS", account) : reached(proxy, "SOCKS", account);

        assertThat(users(properties)).isPositive();

        assertThat(proxy.targets()).containsOnly("127.0.0.1:" + front().port());
      }
    }

    /** Connections are kept for a while, but not for those who go another way. */
    @ParameterizedTest
    @ValueSource(strings = {"HTTP", "SOCKS"})
    void eachConnectionGoesThroughItsOwn(String type) throws Exception {
      boolean http = type.equals("HTTP");
      try (TestProxy one = http ? TestProxy.http(true) : TestProxy.socks(true);
          TestProxy other = http ? TestProxy.http(true) : TestProxy.socks(true)) {
        String[] account = trusting("127.0.0.1");
        for (TestProxy proxy : List.of(one, other)) {
          assertThat(users(proxied(proxy, type, account))).isPositive();
          assertThat(proxy.targets()).isNotEmpty();
        }
        refusedAs("proxyUser", reached(one, type, account));
        refusedAs("proxyUser", proxied(one, type, with(account, "proxyUser", "another")));
      }
    }

    @Test
    void aSocksProxyFindsTheHost() throws Exception {
      try (TestProxy proxy = TestProxy.socksTo(front().port())) {
        assertThat(users(reached(proxy, "SOCKS", trusting("gong.test")))).isPositive();

        assertThat(proxy.targets()).containsOnly("gong.test:" + front().port());
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP", "SOCKS"})
    void aRefusalOfTheProxyIsRecognised(String type) throws Exception {
      try (TestProxy proxy = type.equals("HTTP") ? TestProxy.http(true) : TestProxy.socks(true)) {
        String[] wrong = proxied(proxy, type, trusting("127.0.0.1", "proxyPassword", "guessed"));
        refusedAs("proxyUser", wrong).says("proxyPassword").conceals("guessed");

        refusedAs("proxyUser", reached(proxy, type, trusting("127.0.0.1"))).says("proxyPassword");
      }
      assertThat(ACCOUNT.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP", "SOCKS"})
    void aProxyThatIsNotThereIsNamed(String type) throws IOException {
      int port;
      try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        port = socket.getLocalPort();
      }
      refusedAs(
              "proxyHost",
              with(
                  trusting("127.0.0.1"),
                  "proxyHost",
                  "127.0.0.1",
                  "proxyPort",
                  Integer.toString(port),
                  "proxyType",
                  type))
          .says("127.0.0.1:" + port);
    }

    @Test
    void whatIsWrongInTheSettingsIsNamed() {
      Failure.of(() -> users("proxyPort", "8080"))
          .is(SQLException.class, "HY024")
          .says("proxyHost");
      Failure.of(() -> users("proxyHost", "proxy:8080"))
          .is(SQLException.class, "HY024")
          .says("proxyPort");
      Failure.of(() -> users("proxyHost", "proxy", "proxyType", "FTP"))
          .is(SQLException.class, "HY024")
          .says("SOCKS");
      Failure.of(() -> users("proxyHost", "proxy", "proxyPassword", "guessed"))
          .is(SQLException.class, "HY024")
          .says("proxyUser")
          .conceals("guessed");
    }
  }

  private static Failure refusedAs(String says, String... properties) {
    return Failure.of(() -> users(properties))
        .is(SQLNonTransientConnectionException.class, "08001")
        .says(says);
  }

  private static String[] tls(String host, String... properties) {
    return with(properties, "baseUrl", "https://" + host + ":" + front().port());
  }

  private static String[] trusting(String host, String... properties) {
    return tls(
        host,
        with(
            properties,
            "trustStore",
            front().trustStore().toString(),
            "trustStorePassword",
            TestKeys.PASSWORD));
  }

  private static String[] proxied(TestProxy proxy, String type, String... properties) {
    return reached(
        proxy,
        type,
        with(properties, "proxyUser", TestProxy.USER, "proxyPassword", TestProxy.PASSWORD));
  }

  private static String[] reached(TestProxy proxy, String type, String... properties) {
    return with(
        properties,
        "proxyHost",
        "127.0.0.1",
        "proxyPort",
        Integer.toString(proxy.port()),
        "proxyType",
        type);
  }

  /** These properties, and behind them, as the last of a name counts, those that are special. */
  private static String[] with(String[] special, String... usual) {
    List<String> all = new ArrayList<>(List.of(usual));
    all.addAll(List.of(special));
    return all.toArray(String[]::new);
  }

  private static int users(String... properties) throws SQLException {
    try (Connection connection = ACCOUNT.connect(properties)) {
      return SandboxAccount.query(connection, USERS).size();
    }
  }
}
