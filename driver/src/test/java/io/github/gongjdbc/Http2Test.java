package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Over HTTP/2 a server may end one answer (RST_STREAM) or the whole connection (GOAWAY) at any
 * moment. The result is then complete after another try, or the statement fails.
 */
@Timeout(60)
class Http2Test {
  private static final String SQL = "SELECT id FROM calls WHERE started > '2026-01-01'";
  private static final int PAGES = 4;
  private static final int PAGE_SIZE = 100;

  /** The page that goes wrong: some rows were read before it. */
  private static final int BROKEN = 2;

  @TempDir private static @Nullable Path folder;
  private static @Nullable TestKeys keys;

  private final MockWebServer server = new MockWebServer();
  private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
  private @Nullable Fault fault;
  private int faultsLeft;

  /** What happens to an answer. */
  private enum Fault {
    RESET_IN_THE_BODY {
      @Override
      MockResponse.Builder to(MockResponse.Builder answer) {
        return answer.onResponseBody(new SocketEffect.CloseStream(INTERNAL_ERROR));
      }
    },
    RESET_WITHOUT_ERROR_IN_THE_BODY {
      @Override
      MockResponse.Builder to(MockResponse.Builder answer) {
        return answer.onResponseBody(new SocketEffect.CloseStream(NO_ERROR));
      }
    },
    REFUSED_IN_THE_BODY {
      @Override
      MockResponse.Builder to(MockResponse.Builder answer) {
        return answer.onResponseBody(new SocketEffect.CloseStream(REFUSED_STREAM));
      }
    },
    CANCELLED_IN_THE_BODY {
      @Override
      MockResponse.Builder to(MockResponse.Builder answer) {
        return answer.onResponseBody(new SocketEffect.CloseStream(CANCEL));
      }
    },
    /** What comes of the body then ends as if it were whole. */
    GOAWAY_IN_THE_BODY {
      @Override
      MockResponse.Builder to(MockResponse.Builder answer) {
        return answer.onResponseBody(SocketEffect.ShutdownConnection.INSTANCE);
      }
    },
    CLOSED_IN_THE_BODY {
      @Override
      MockResponse.Builder to(MockResponse.Builder answer) {
        return answer.onResponseBody(new SocketEffect.CloseSocket());
      }
    };

    private static final int NO_ERROR = 0;
    private static final int INTERNAL_ERROR = 2;
    private static final int REFUSED_STREAM = 7;
    private static final int CANCEL = 8;

    abstract MockResponse.Builder to(MockResponse.Builder answer);
  }

  @BeforeAll
  static void makeKeys() throws Exception {
    keys = new TestKeys(Objects.requireNonNull(folder), "ip:127.0.0.1");
  }

  private static TestKeys keys() {
    return Objects.requireNonNull(keys);
  }

  @BeforeEach
  void start() throws IOException {
    server.useHttps(keys().context().getSocketFactory());
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            requests.add(request);
            return answer(request);
          }
        });
    server.start(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private synchronized MockResponse answer(RecordedRequest request) {
    String cursor = request.getUrl().queryParameter("cursor");
    int page = cursor == null ? 0 : Integer.parseInt(cursor);
    MockResponse.Builder answer = new MockResponse.Builder().body(page(page));
    if (page == BROKEN && fault != null && faultsLeft > 0) {
      faultsLeft--;
      return fault.to(answer).build();
    }
    return answer.build();
  }

  private static String page(int page) {
    String items =
        IntStream.range(page * PAGE_SIZE, (page + 1) * PAGE_SIZE)
            .mapToObj(id -> "{\"id\":\"" + id + "\",\"started\":\"2026-11-11T00:00:00Z\"}")
            .collect(Collectors.joining(","));
    String next = page + 1 < PAGES ? ",\"cursor\":\"" + (page + 1) + "\"" : "";
    return "{\"calls\":["
        + items
        + "],\"records\":{\"totalRecords\":"
        + PAGES * PAGE_SIZE
        + next
        + "}}";
  }

  private List<String> ids() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("accessKey", "key");
    properties.setProperty("accessKeySecret", "secret");
    properties.setProperty("baseUrl", "https://127.0.0.1:" + server.getPort());
    properties.setProperty("trustStore", keys().trustStore().toString());
    properties.setProperty("trustStorePassword", TestKeys.PASSWORD);
    properties.setProperty("requestsPerSecond", "10000");
    properties.setProperty("validateConnection", "false");
    List<String> ids = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:gong:", properties);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(SQL)) {
      while (result.next()) {
        ids.add(result.getString(1));
      }
    }
    return ids;
  }

  private static List<String> all() {
    return IntStream.range(0, PAGES * PAGE_SIZE).mapToObj(String::valueOf).toList();
  }

  private List<Integer> pages() {
    return requests.stream()
        .map(request -> request.getUrl().queryParameter("cursor"))
        .map(cursor -> cursor == null ? 0 : Integer.parseInt(cursor))
        .toList();
  }

  @Test
  void isWhatIsSpoken() throws SQLException {
    assertThat(ids()).isEqualTo(all());
    assertThat(requests).extracting(RecordedRequest::getVersion).containsOnly("HTTP/2");
    assertThat(requests).extracting(RecordedRequest::getConnectionIndex).containsOnly(0);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aPageThatBreaksOnceIsAskedForAgain(Fault once) throws SQLException {
    fault = once;
    faultsLeft = 1;
    assertThat(ids()).isEqualTo(all());
    assertThat(pages()).containsExactly(0, 1, BROKEN, BROKEN, 3);
  }

  @ParameterizedTest
  @CsvSource({"RESET_WITHOUT_ERROR_IN_THE_BODY, 08006", "GOAWAY_IN_THE_BODY, 58030"})
  void aPageThatBreaksAgainAndAgainFailsTheStatement(Fault always, String state) {
    fault = always;
    faultsLeft = Integer.MAX_VALUE;
    assertThat(Failure.of(this::ids).state()).isEqualTo(state);
    assertThat(pages()).startsWith(0, 1, BROKEN, BROKEN).doesNotContain(3);
  }
}
