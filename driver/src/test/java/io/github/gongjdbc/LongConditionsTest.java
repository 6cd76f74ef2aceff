package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Conditions and expressions with hundreds of parts, as programs write them, give right rows. */
class LongConditionsTest {
  private static final String NUMBERS =
      "(SELECT a.x * 10 + b.x AS n, CASE WHEN a.x = 9 THEN NULL ELSE 't' || b.x END AS t FROM"
          + " (VALUES 0, 1, 2, 3, 4, 5, 6, 7, 8, 9) a(x),"
          + " (VALUES 0, 1, 2, 3, 4, 5, 6, 7, 8, 9) b(x))";

  private static String joined(int count, String separator, IntFunction<String> part) {
    return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining(separator));
  }

  private static List<List<@Nullable Object>> query(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:gong:demo")) {
      return SandboxAccount.query(connection, sql);
    }
  }

  private static List<List<@Nullable Object>> numbers(String condition) throws SQLException {
    return query("SELECT n FROM " + NUMBERS + " WHERE " + condition + " ORDER BY n");
  }

  private static List<List<@Nullable Object>> each(int step) {
    return IntStream.range(0, 100)
        .filter(n -> n % step == 0)
        .mapToObj(n -> List.<@Nullable Object>of(n))
        .toList();
  }

  @Test
  void textsOfSixHundredParts() throws SQLException {
    assertThat(
            query(
                "SELECT "
                    + joined(600, " || ", i -> "n || '-" + i + "'")
                    + " FROM "
                    + NUMBERS
                    + " WHERE n = 7"))
        .isEqualTo(List.of(List.of(joined(600, "", i -> "7-" + i))));
  }

  @Test
  void comparisonsOfDifferentShapes() throws SQLException {
    assertThat(numbers(joined(150, " OR ", i -> "n + " + i + " = " + 3 * i))).isEqualTo(each(2));
  }

  @Test
  void patterns() throws SQLException {
    assertThat(numbers(joined(150, " OR ", i -> "CAST(n AS VARCHAR) LIKE '" + 5 * i + "'")))
        .isEqualTo(each(5));
  }

  @Test
  void whatIsUnknownStaysUnknown() throws SQLException {
    String never = joined(150, " OR ", i -> "t = 'u" + i + "' || n");
    assertThat(
            query(
                "SELECT COUNT(*), COUNT("
                    + never.replaceFirst("^", "CASE WHEN NOT (")
                    + ") THEN 1 END) FROM "
                    + NUMBERS))
        .isEqualTo(List.of(List.of(100L, 90L)));
    assertThat(numbers("(" + never + ") IS UNKNOWN")).hasSize(10);
  }

  @Test
  void aCaseComputesOnlyTheBranchThatItTakes() throws SQLException {
    String sum = joined(60, " + ", i -> "1 / n + " + i);
    assertThat(query("SELECT SUM(CASE WHEN n = 0 THEN 0 ELSE " + sum + " END) FROM " + NUMBERS))
        .isEqualTo(List.of(List.of(99L * 59 * 30 + 60)));
  }
}
