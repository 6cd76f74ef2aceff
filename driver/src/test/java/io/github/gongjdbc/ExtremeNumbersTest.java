package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A number of a few characters may have a billion digits when it is written out. Wherever it stands
 * in a statement, that takes neither time nor memory.
 */
class ExtremeNumbersTest {
  @RegisterExtension static final SandboxAccount ACCOUNT = SandboxAccount.small();

  private static final List<String> NUMBERS =
      List.of("1e999999999", "1e-999999999", "-1e2147483647", "0e999999999");

  private static final List<String> EXPRESSIONS =
      List.of(
          "@",
          "'@' + 1",
          "CAST(@ AS VARCHAR)",
          "CAST('@' AS DOUBLE)",
          "CAST('@' AS INTEGER)",
          "CAST('@' AS DECIMAL(18, 2))",
          "CAST('@' AS BOOLEAN)",
          "CAST('@' AS TIMESTAMP)",
          "@ = 1",
          "ROUND(@, 2)",
          "POWER(10, @)",
          "MOD(@, 7)",
          "REPEAT('x', @)",
          "CAST(@ AS DECIMAL(18, 2))",
          "INTERVAL '@' DAY",
          "INTERVAL '@ days'",
          "JSON_VALUE('{\"a\": @}', '$.a')",
          "JSON_VALUE('{\"a\": @}', '$.a' RETURNING INTEGER)",
          "JSON_VALUE('{\"a\": @}', '$.a' RETURNING DOUBLE)",
          "JSON_VALUE('{\"a\": @}', '$.a' RETURNING DECIMAL(18, 2))",
          "JSON_VALUE('{\"a\": \"@\"}', '$.a' RETURNING BIGINT)",
          "JSON_QUERY('{\"a\": [@]}', '$.a')",
          "JSON_EXISTS('{\"a\": @}', '$.a')",
          "'{\"a\": @}' ->> 'a'",
          "'{\"a\": @}' -> 'a'",
          "JSON_OBJECT('a': @)");

  private static final List<String> QUERIES =
      List.of(
          "SELECT id FROM calls WHERE duration < @",
          "SELECT id FROM calls WHERE id = '1' AND duration IN (1, @)",
          "SELECT id FROM calls WHERE id = '@'",
          "SELECT id FROM calls LIMIT @",
          "SELECT SUM(CAST('@' AS DECIMAL(18, 2))) FROM calls",
          "SELECT x FROM UNNEST(JSON_ARRAY_ELEMENTS('[@]')) AS t (x)");

  @Test
  void takeNoTimeInStatements() throws SQLException {
    List<String> statements = new ArrayList<>(QUERIES);
    EXPRESSIONS.forEach(expression -> statements.add("SELECT " + expression));
    try (Connection connection = ACCOUNT.connect();
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(5);
      for (String sql : statements) {
        for (String number : NUMBERS) {
          String all = sql.replace("@", number);
          assertEndsInWords(
              all,
              () -> {
                try (ResultSet result = statement.executeQuery(all)) {
                  SandboxAccount.rows(result);
                }
              });
        }
      }
    }
  }

  @Test
  void takeNoTimeAsParametersAndInGetters() throws SQLException {
    List<String> statements =
        List.of(
            "SELECT CAST(? AS VARCHAR)",
            "SELECT ? + 1",
            "SELECT id FROM calls WHERE duration = ?",
            "SELECT id FROM calls WHERE id = ?",
            "SELECT id FROM calls WHERE duration IN (?, 1)",
            "SELECT id FROM calls LIMIT ?",
            "SELECT DATEADD(DAY, ?, DATE '2026-01-01')");
    try (Connection connection = ACCOUNT.connect()) {
      for (String sql : statements) {
        for (String number : NUMBERS) {
          assertEndsInWords(
              sql + " with " + number,
              () -> {
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                  statement.setQueryTimeout(5);
                  statement.setBigDecimal(1, new BigDecimal(number));
                  try (ResultSet result = statement.executeQuery()) {
                    SandboxAccount.rows(result);
                  }
                }
              });
        }
      }
      for (String number : NUMBERS) {
        try (ResultSet result =
            connection.createStatement().executeQuery("SELECT '" + number + "'")) {
          result.next();
          for (Class<?> type : List.of(Integer.class, Long.class, BigDecimal.class, Double.class)) {
            assertEndsInWords(number + " as " + type, () -> result.getObject(1, type));
          }
        }
      }
    }
  }

  /** Work that may fail. */
  private interface Work {
    void run() throws SQLException;
  }

  private static void assertEndsInWords(String what, Work work) {
    try {
      work.run();
    } catch (SQLException e) {
      assertThat(e.getSQLState()).as(what + ": " + e.getMessage()).doesNotMatch("53200|57014|XX.*");
      assertThat(String.valueOf(e.getMessage())).as(what).hasSizeLessThan(400);
    }
  }
}
