package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.sandbox.SettableClock;
import io.github.gongjdbc.sandbox.http.Exchange;
import io.github.gongjdbc.sandbox.http.SandboxAnswer;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every row comes once, however the pages come; or the statement fails. */
@Timeout(60)
class CompletenessTest {
  private final SettableClock clock = new SettableClock(SandboxAccount.NOW);

  @RegisterExtension
  final SandboxAccount account =
      SandboxAccount.of(GongSandbox.builder().clock(clock).calls(900).days(60).users(430));

  private @Nullable String cursor(SandboxRequest request) {
    return request.method().equals("GET")
        ? request.query("cursor")
        : request.json().path("cursor").textValue();
  }

  @Nested
  class ASequenceThatExpired {
    @ParameterizedTest
    @CsvSource({"calls, id", "extensive_calls, id", "call_parties, call_id || id", "users, id"})
    void isResumedBehindTheRowsThatWereDelivered(String table, String key) throws SQLException {
      String sql = "SELECT " + key.replace("||", ",") + " FROM " + table;
      List<List<@Nullable Object>> before = account.query(sql);
      List<List<@Nullable Object>> read = new ArrayList<>();
      try (Connection connection = account.connect();
          Statement statement = connection.createStatement();
          ResultSet result = statement.executeQuery(sql)) {
        int columns = result.getMetaData().getColumnCount();
        for (int rows = 0; result.next(); rows++) {
          List<@Nullable Object> row = new ArrayList<>();
          for (int i = 1; i <= columns; i++) {
            row.add(result.getObject(i));
          }
          read.add(row);
          if (rows % 150 == 140 && rows < 600) {
            clock.advance(Duration.ofHours(2));
          }
        }
      }
      assertThat(account.sandbox().exchanges())
          .extracting(exchange -> exchange.answer().status())
          .contains(400);
      assertThat(read).doesNotHaveDuplicates().containsAll(before);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "extensive_calls",
          "extensive_calls WHERE started < '2200-01-01'",
          "extensive_calls WHERE started >= '1900-01-01'"
        })
    void isResumedAtTheTimeOfTheLastItemWhereTheApiGoesByTime(String from) throws SQLException {
      try (Connection connection = account.connect();
          Statement statement = connection.createStatement();
          ResultSet result = statement.executeQuery("SELECT started FROM " + from)) {
        int rows = 0;
        while (result.next()) {
          if (rows++ == 340) {
            clock.advance(Duration.ofHours(2));
          }
        }
        assertThat(rows).isEqualTo(account.sandbox().calls().size());
      }
      int calls = account.sandbox().calls().size();
      // The request that was refused, and a page that is not full.
      assertThat(account.requests()).hasSizeBetween(calls / 100 + 1, (calls + 99) / 100 + 2);
      List<String> froms =
          account.requests().stream()
              .map(request -> request.json().at("/filter/fromDateTime").asText())
              .distinct()
              .toList();
      assertThat(froms).hasSize(2).isSorted();
    }

    @Test
    void deliversEveryRowOnceByAStateTooWhateverLooksDifferentTheSecondTime() throws SQLException {
      List<String> ids = new ArrayList<>();
      try (Connection connection = account.connect("state", "{}");
          Statement statement = connection.createStatement();
          ResultSet result = statement.executeQuery("SELECT id, audio_url FROM extensive_calls")) {
        while (result.next()) {
          ids.add(result.getString(1));
          if (ids.size() == 340) {
            clock.advance(Duration.ofHours(2));
          }
        }
      }
      assertThat(account.sandbox().exchanges())
          .extracting(exchange -> exchange.answer().status())
          .contains(400);
      assertThat(ids).hasSizeGreaterThan(700).doesNotHaveDuplicates();
    }

    @Test
    void failsWhereItComesNoFurther() {
      refuseCursors();
      assertThatThrownBy(() -> account.query("SELECT id FROM users"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("Failed to verify cursor")
          .extracting(e -> ((SQLException) e).getSQLState())
          .isEqualTo("58000");
      assertThat(account.requests()).hasSizeLessThanOrEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"calls", "extensive_calls"})
    void isResumedAsOftenAsItComesFurther(String table) throws SQLException {
      List<List<@Nullable Object>> expected = account.query("SELECT id FROM " + table);
      refuseCursors();
      assertThat(account.query("SELECT id FROM " + table)).isEqualTo(expected);
    }

    private void refuseCursors() {
      account.withoutReferee();
      account
          .sandbox()
          .answerWith(
              request ->
                  cursor(request) == null
                      ? Optional.empty()
                      : Optional.of(SandboxAnswer.error(400, "r7", "Failed to verify cursor")));
    }
  }

  @Nested
  class Pages {
    private void answer(String... pages) {
      account.withoutReferee();
      account
          .sandbox()
          .answerWith(
              request -> {
                String cursor = cursor(request);
                String body = pages[cursor == null ? 0 : Integer.parseInt(cursor)];
                return Optional.of(
                    new SandboxAnswer(200, Map.of("content-type", "application/json"), body));
              });
    }

    private static String page(int total, int first, int last, @Nullable String cursor) {
      List<String> calls =
          IntStream.rangeClosed(first, last)
              .mapToObj(i -> "{'id':'" + i + "','started':'2026-11-01T00:00:00Z'}")
              .toList();
      return ("{'records':{'totalRecords':"
              + total
              + (cursor == null ? "" : ",'cursor':'" + cursor + "'")
              + "},'calls':["
              + String.join(",", calls)
              + "]}")
          .replace('\'', '"');
    }

    private void fails(String words) {
      assertThatThrownBy(() -> account.query("SELECT id FROM calls"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("GET /v2/calls")
          .hasMessageContaining(words)
          .extracting(e -> ((SQLException) e).getSQLState())
          .isEqualTo("58030");
    }

    @Test
    void thatOverlapDeliverEveryRowOnce() throws SQLException {
      answer(page(150, 1, 100, "1"), page(150, 91, 150, null));
      assertThat(account.query("SELECT id FROM calls")).hasSize(150).doesNotHaveDuplicates();
    }

    @Test
    void mayHaveMoreThanWasAnnounced() throws SQLException {
      answer(page(150, 1, 100, "1"), page(150, 101, 153, null));
      assertThat(account.query("SELECT id FROM calls")).hasSize(153);
    }

    @ParameterizedTest
    @CsvSource({"250, none", "7000, none", "250, empty", "0, none", "0, empty", "3, none"})
    void endWhereThereIsNoCursorWhateverWasAnnounced(int total, String end) throws SQLException {
      String last = end.equals("empty") ? "" : null;
      answer(page(total, 1, 100, "1"), page(total, 101, 200, last));
      assertThat(account.query("SELECT id FROM calls")).hasSize(200);
      assertThat(account.requests()).hasSize(2);
    }

    @Test
    void mayBeEmptyNowAndThen() throws SQLException {
      answer(
          page(200, 1, 100, "1"),
          page(200, 1, 0, "2"),
          page(200, 1, 0, "3"),
          page(200, 101, 200, "4"),
          page(200, 1, 0, null));
      assertThat(account.query("SELECT id FROM calls")).hasSize(200);
    }

    @Test
    void thatRepeatAreAnError() {
      answer(page(300, 1, 100, "1"), page(300, 1, 100, "2"), page(300, 101, 200, null));
      fails("same page twice");
    }

    @Test
    void thatGoInACircleAreAnError() {
      answer(page(300, 1, 100, "1"), page(300, 101, 200, "2"), page(300, 1, 100, "1"));
      fails("same page twice");
      assertThat(account.requests()).hasSize(3);
    }

    @Test
    void thatDoNotAdvanceAreAnError() {
      answer(page(300, 1, 100, "1"), page(300, 101, 200, "1"));
      fails("same page twice");
    }

    @Test
    void thatAreEmptyForEverAreAnError() {
      answer(page(300, 1, 100, "1"), page(300, 1, 0, "2"), page(300, 1, 0, "1"));
      fails("6 empty pages in a row");
      assertThat(account.requests()).hasSize(7);
    }

    @Test
    void announceTheirNumberOnceForAll() throws SQLException {
      answer(page(200, 1, 100, "1"), page(7000, 101, 200, null));
      assertThat(account.query("SELECT id FROM calls")).hasSize(200);
    }
  }

  @Test
  void callsThatArriveLateWhileOthersAreReadSpoilNothing() throws SQLException {
    List<ObjectNode> before = account.sandbox().calls();
    List<Object> read = new ArrayList<>();
    try (Connection connection = account.connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT id FROM extensive_calls")) {
      while (result.next()) {
        read.add(result.getString(1));
        if (read.size() == 450) {
          clock.advance(Duration.ofMinutes(40));
        }
      }
    }
    assertThat(read)
        .doesNotHaveDuplicates()
        .containsAll(before.stream().map(call -> call.at("/metaData/id").asText()).toList());
    assertThat(account.sandbox().exchanges())
        .extracting(Exchange::answer)
        .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
  }
}
