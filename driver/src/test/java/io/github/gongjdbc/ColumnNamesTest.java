package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A column without a name has that of its function. */
class ColumnNamesTest {
  @RegisterExtension static final SandboxAccount ACCOUNT = SandboxAccount.small();

  private static Connection connection;

  @BeforeAll
  static void connect() throws SQLException {
    connection = ACCOUNT.connect();
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
  }

  private static List<String> labels(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      ResultSetMetaData columns = result.getMetaData();
      List<String> labels = new ArrayList<>();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        labels.add(columns.getColumnLabel(i));
        assertThat(result.findColumn(columns.getColumnLabel(i))).isEqualTo(i);
      }
      return labels;
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "COUNT(*), MAX(duration)                           | count, max",
        "count(distinct title)                             | count",
        "MIN(started), MIN(duration), MAX(started)         | min, min_2, max",
        "COUNT(*) FILTER (WHERE title IS NULL)             | count",
        "SUM(COUNT(*)) OVER ()                             | sum",
        "MAX(title) AS best, COALESCE(MAX(title), '-')     | best, coalesce",
        "CASE WHEN COUNT(*) > 1 THEN 1 END, COUNT(*) AS n  | case, n",
        "COUNT(*) AS count, COUNT(title)                   | count, count_2",
      })
  void isThatOfItsFunctionInLowerCaseAndGivenOnce(String items, String names) throws SQLException {
    assertThat(String.join(", ", labels("SELECT " + items + " FROM calls"))).isEqualTo(names);
  }

  @Test
  void isFoundByAQueryAroundIt() throws SQLException {
    String inner = "SELECT direction, COUNT(*), MAX(duration), MAX(title) FROM calls GROUP BY 1";
    List<String> labels = labels(inner);
    String all = String.join(", ", labels);
    assertThat(ACCOUNT.query("SELECT " + all + " FROM (" + inner + ") AS t ORDER BY 1"))
        .isEqualTo(ACCOUNT.query(inner + " ORDER BY 1"));
    assertThat(labels("SELECT * FROM (" + inner + ") AS t")).isEqualTo(labels);
    assertThat(labels("WITH t AS (" + inner + ") SELECT * FROM t")).isEqualTo(labels);
  }

  /** An alias in GROUP BY, HAVING or ORDER BY would be taken for the column that is meant. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT MAX(max)%s FROM (SELECT duration AS max FROM calls) AS t HAVING MAX(max) > 0",
        "SELECT MAX(max)%s FROM (SELECT duration AS max FROM calls) AS t ORDER BY MAX(max)",
        "SELECT LOWER(title)%s FROM (SELECT title, direction AS lower FROM calls) AS t"
            + " ORDER BY lower, LOWER(title)",
        "SELECT LOWER(title)%s FROM (SELECT title, direction AS lower FROM calls) AS t"
            + " GROUP BY lower, title ORDER BY 1"
      })
  void isNoneThatTheQueryMentions(String sql) throws SQLException {
    assertThat(ACCOUNT.query(sql.formatted(""))).isEqualTo(ACCOUNT.query(sql.formatted(" AS x")));
  }
}
