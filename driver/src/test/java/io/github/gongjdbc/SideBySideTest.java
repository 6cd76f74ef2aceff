package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.sandbox.SettableClock;
import io.github.gongjdbc.sandbox.http.SandboxAnswer;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where Gong takes long for a page, windows of time are read side by side, at the allowed rate. */
@Timeout(120)
class SideBySideTest {
  private static final int MILLIS_A_PAGE = 250;

  @RegisterExtension
  static final SandboxAccount ACCOUNT =
      SandboxAccount.of(
          GongSandbox.builder().clock(new SettableClock(SandboxAccount.NOW)).calls(3000).days(80));

  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger mostInFlight = new AtomicInteger();

  private static List<Thread> readingThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("gong-jdbc-reading"))
        .toList();
  }

  /**
   * Makes the account slow, and lets something else answer after that. The time is real: how long
   * answers take is what the driver goes by.
   */
  private void slow(Function<SandboxRequest, Optional<SandboxAnswer>> answer) {
    ACCOUNT
        .sandbox()
        .answerWith(
            request -> {
              int now = inFlight.incrementAndGet();
              mostInFlight.accumulateAndGet(now, Math::max);
              try {
                Thread.sleep(MILLIS_A_PAGE);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              } finally {
                inFlight.decrementAndGet();
              }
              return answer.apply(request);
            });
  }

  private static List<List<@Nullable Object>> query(String sql, String requestsPerSecond)
      throws SQLException {
    try (Connection connection = ACCOUNT.connect("requestsPerSecond", requestsPerSecond)) {
      return SandboxAccount.query(connection, sql);
    }
  }

  private static int pages() {
    return (int) (ACCOUNT.sandbox().callIds(Instant.EPOCH).count() + 99) / 100;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "calls",
        "extensive_calls",
        "calls WHERE started < '2200-01-01'",
        "extensive_calls WHERE started >= '1900-01-01'"
      })
  void rowsAreThoseOfReadingOneAfterTheOtherAndInTheirOrder(String table) throws SQLException {
    String sql = "SELECT id, title, started, duration FROM " + table;
    List<List<@Nullable Object>> expected = query(sql, "10000");
    assertThat(ACCOUNT.requests()).hasSize(pages());
    ACCOUNT.sandbox().clearExchanges();

    slow(request -> Optional.empty());

    assertThat(query(sql, "12")).isEqualTo(expected);
    assertThat(mostInFlight.get()).isGreaterThanOrEqualTo(3).isLessThanOrEqualTo(5);
    assertThat(ACCOUNT.requests()).hasSizeBetween(pages(), pages() + 5);
  }

  /** What Gong says of the number of items is an estimate. */
  @ParameterizedTest
  @ValueSource(doubles = {0.5, 3})
  void rowsAreTheSameWhateverNumberWasNamed(double factor) throws SQLException {
    ACCOUNT.withoutReferee();
    String sql = "SELECT id, started FROM extensive_calls";
    List<List<@Nullable Object>> expected = query(sql, "10000");
    slow(
        request -> {
          SandboxAnswer answer = ACCOUNT.sandbox().accountAnswer(request);
          JsonNode total = answer.json().at("/records/totalRecords");
          return Optional.of(
              answer.withBody(
                  answer
                      .body()
                      .replace(
                          "\"totalRecords\":" + total,
                          "\"totalRecords\":" + (int) (total.asInt() * factor))));
        });
    assertThat(query(sql, "12")).isEqualTo(expected);
  }

  @Test
  void nothingIsCutWhereTheAllowedRateIsLower() throws SQLException {
    slow(request -> Optional.empty());
    String sql = "SELECT id FROM extensive_calls WHERE started >= '2026-10-20 00:00:00'";
    assertThat(query(sql, "2")).hasSizeGreaterThan(900);
    assertThat(mostInFlight.get()).isEqualTo(1);
    assertThat(ACCOUNT.requests())
        .extracting(request -> request.json().at("/filter/fromDateTime").asText())
        .containsOnly("2026-10-20T00:00:00Z");
  }

  @Test
  void nothingIsCutUnderALimit() throws SQLException {
    slow(request -> Optional.empty());
    assertThat(query("SELECT id FROM extensive_calls LIMIT 450", "100")).hasSize(450);
    assertThat(query("SELECT id FROM extensive_calls WHERE duration > 60 LIMIT 300", "100"))
        .hasSize(300);
    assertThat(mostInFlight.get()).isEqualTo(1);
  }

  @Test
  void aFailureInAWindowIsOneOfTheStatement() {
    ACCOUNT.withoutReferee();
    List<ObjectNode> calls = ACCOUNT.sandbox().calls();
    String middle = calls.get(calls.size() / 2).at("/metaData/started").asText().substring(0, 10);
    slow(
        request ->
            request.json().at("/filter/fromDateTime").asText().compareTo(middle) > 0
                ? Optional.of(SandboxAnswer.error(401, "r1", "no longer"))
                : Optional.empty());
    assertThatThrownBy(() -> query("SELECT id FROM extensive_calls", "12"))
        .isInstanceOf(SQLException.class)
        .extracting(e -> ((SQLException) e).getSQLState())
        .isEqualTo("28000");
  }

  @Test
  void cursorsThatEndInTheMiddleOfWindowsCostNoRowAndNoOrder() throws SQLException {
    ACCOUNT.withoutReferee();
    String sql = "SELECT id, title, started FROM extensive_calls";
    List<List<@Nullable Object>> expected = query(sql, "10000");
    Set<String> ended = ConcurrentHashMap.newKeySet();
    slow(
        request -> {
          // The first cursor of everything that is asked for has ended when it is used.
          String from = request.json().at("/filter/fromDateTime").asText();
          boolean ends = request.json().has("cursor") && ended.add(from);
          return ends
              ? Optional.of(SandboxAnswer.error(400, "r1", "Failed to verify cursor"))
              : Optional.empty();
        });
    assertThat(query(sql, "12")).isEqualTo(expected);
    assertThat(mostInFlight.get()).isGreaterThanOrEqualTo(3);
    assertThat(ended).hasSizeGreaterThanOrEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"close", "cancel"})
  void stoppingEndsAllThatIsInFlight(String how) throws Exception {
    ACCOUNT.withoutReferee();
    slow(request -> Optional.empty());
    try (Connection connection = ACCOUNT.connect("requestsPerSecond", "12");
        Statement statement = connection.createStatement()) {
      ResultSet result = statement.executeQuery("SELECT id FROM extensive_calls");
      for (int i = 0; i < 401; i++) {
        assertThat(result.next()).isTrue();
      }
      if (how.equals("close")) {
        result.close();
      } else {
        statement.cancel();
        assertThatThrownBy(result::next).isInstanceOf(SQLException.class);
      }
    }
    // Nobody is left who could ask for more.
    for (Thread reading : readingThreads()) {
      reading.join();
    }
    assertThat(ACCOUNT.requests()).hasSizeLessThan(pages());
  }
}
