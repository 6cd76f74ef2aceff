package io.github.gongjdbc.schema.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gongjdbc.schema.error.GongException;
import io.github.gongjdbc.schema.error.GongException.Kind;
import io.github.gongjdbc.schema.settings.GongProperty;
import io.github.gongjdbc.schema.settings.Settings;
import io.github.gongjdbc.schema.testing.Endpoints;
import io.github.gongjdbc.schema.testing.ServedAccount;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConnectionTest {

  @Test
  void aHostThatDoesNotExistIsNamed() {
    assertThatThrownBy(() -> fetch("https://gong.invalid"))
        .isInstanceOfSatisfying(GongException.class, ConnectionTest::isNotConnected)
        .hasMessageContaining("'gong.invalid'");
  }

  @Test
  void aPortWhereNobodyListensIsNamed() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }

    assertThatThrownBy(() -> fetch("http://127.0.0.1:" + port))
        .isInstanceOfSatisfying(GongException.class, ConnectionTest::isNotConnected)
        .hasMessageContaining("127.0.0.1:" + port);
  }

  @Test
  void aServerThatSpeaksNoTlsIsNotTalkedTo() throws IOException {
    try (ServerSocket plain = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread answering = new Thread(() -> answerInTheClear(plain));
      answering.setDaemon(true);
      answering.start();

      assertThatThrownBy(() -> fetch("https://127.0.0.1:" + plain.getLocalPort()))
          .isInstanceOfSatisfying(GongException.class, ConnectionTest::isNotConnected)
          .hasMessageContaining("127.0.0.1");
    }
  }

  private static void answerInTheClear(ServerSocket plain) {
    while (!plain.isClosed()) {
      try (Socket socket = plain.accept()) {
        byte[] answer = "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        socket.getOutputStream().write(answer);
        socket.getOutputStream().flush();
        socket.getInputStream().readNBytes(1);
      } catch (IOException e) {
        // the client hung up, or the test is over
      }
    }
  }

  /** A listener whose queue is full lets connections wait until they give up. */
  @Test
  void aHostThatNeverPicksUpIsNotConnected() throws IOException {
    List<Socket> waiting = new ArrayList<>();
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      for (int i = 0; i < 4; i++) {
        Socket socket = new Socket();
        waiting.add(socket);
        try {
          socket.connect(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), listener.getLocalPort()), 50);
        } catch (IOException full) {
          break;
        }
      }

      assertThatThrownBy(() -> fetch("http://127.0.0.1:" + listener.getLocalPort()))
          .isInstanceOfSatisfying(GongException.class, ConnectionTest::isNotConnected)
          .hasMessageContaining("127.0.0.1");
    } finally {
      for (Socket socket : waiting) {
        socket.close();
      }
    }
  }

  private static void isNotConnected(GongException e) {
    assertThat(e.kind()).isEqualTo(Kind.NOT_CONNECTED);
  }

  private static void fetch(String baseUrl) {
    Settings settings =
        Settings.of(Map.of(GongProperty.BASE_URL, baseUrl, GongProperty.CONNECT_TIMEOUT, "PT0.3S"));
    ServedAccount.fetch(new GongApi(settings, Optional.empty()), Endpoints.calls());
  }
}
