package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.http.SandboxAnswer;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nothing identifies an entry of a log: equal entries are as many rows, and one that only shifted
 * onto the next page is the same row.
 */
class EqualRowsTest {
  @RegisterExtension static final SandboxAccount ACCOUNT = SandboxAccount.small();

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String LOG =
      "FROM logs WHERE log_type = 'AccessLog' AND event_time >= TIMESTAMP '2026-11-01 00:00:00'";

  /**
   * Answers with pages of entries.
   *
   * @param pages the users of the entries, a letter each, page by page
   * @param total how many there are, as the first page says; none for no number
   */
  private static void answer(List<String> pages, @Nullable Integer total) {
    ACCOUNT
        .sandbox()
        .answerWith(
            request ->
                request.path().equals("/v2/logs")
                    ? Optional.of(page(pages, total, request))
                    : Optional.empty());
  }

  private static SandboxAnswer page(
      List<String> pages, @Nullable Integer total, SandboxRequest request) {
    int number = Optional.ofNullable(request.query("cursor")).map(Integer::parseInt).orElse(0);
    ObjectNode answer = JSON.createObjectNode();
    answer.put("requestId", "r");
    ObjectNode records = answer.putObject("records");
    if (total != null) {
      records.put("totalRecords", total);
    }
    records.put("currentPageSize", pages.get(number).length());
    records.put("currentPageNumber", number);
    if (number + 1 < pages.size()) {
      records.put("cursor", String.valueOf(number + 1));
    }
    for (char user : pages.get(number).toCharArray()) {
      ObjectNode entry = answer.withArray("logEntries").addObject();
      entry.put("userFullName", String.valueOf(user));
      entry.put("eventTime", "2026-11-02T10:00:00Z");
      entry.putObject("logRecord").put("action", "login");
    }
    return SandboxAnswer.ok(answer);
  }

  private static String users() throws SQLException {
    StringBuilder users = new StringBuilder();
    ACCOUNT.query("SELECT user_full_name " + LOG).forEach(row -> users.append(row.get(0)));
    return users.toString();
  }

  private static List<String> warnings() throws SQLException {
    try (Connection connection = ACCOUNT.connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT user_full_name " + LOG)) {
      SandboxAccount.rows(result);
      return SandboxAccount.warnings(statement);
    }
  }

  @Test
  void equalEntriesOfAnAnswerAreRowsEach() throws SQLException {
    answer(List.of("abbbca"), 6);

    assertThat(users()).isEqualTo("abbbca");
    assertThat(ACCOUNT.query("SELECT COUNT(*) " + LOG)).containsExactly(List.of(6L));
    assertThat(warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "abc cde, 5, abcde",
    "abc bcd de, 5, abcde",
    "abb bcd, 5, abbcd",
    "abb bcc, 5, abbcc",
  })
  void whatShiftedOntoTheNextPageIsNoFurtherRow(String pages, int total, String expected)
      throws SQLException {
    answer(List.of(pages.split(" ", -1)), total);

    assertThat(users()).isEqualTo(expected);
    assertThat(warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"abc cde, 6, abcdec", "abb bbb, 6, abbbbb", "abb bcd, 6, abbcdb"})
  void equalEntriesOfTwoPagesAreAsManyAsTheTotalSays(String pages, int total, String expected)
      throws SQLException {
    answer(List.of(pages.split(" ", -1)), total);

    assertThat(users()).isEqualTo(expected);
    assertThat(ACCOUNT.query("SELECT COUNT(*) " + LOG))
        .containsExactly(List.of((long) expected.length()));
    assertThat(warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 7})
  void whatNothingTellsIsSaid(int total) throws SQLException {
    answer(List.of("abcd", "cde"), total == 0 ? null : total);

    assertThat(users()).startsWith("abcde");
    assertThat(warnings())
        .allSatisfy(warning -> assertThat(warning).contains("2 items of logs came on one page"))
        .hasSize(total == 7 ? 0 : 1);
  }
}
