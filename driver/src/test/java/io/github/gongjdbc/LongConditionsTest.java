package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Conditions and expressions with hundreds of parts, as programs write them, give right rows. */
class LongConditionsTest {
  private static final String NUMBERS =
      "(SELECT a.x * 10 + b.x AS n, CASE WHEN a.x = 9 THEN NULL ELSE 't' || b.x END AS t FROM"
          + " (VALUES 0, 1, 2, 3, 4, 5, 6, 7, 8, 9) a(x),"
          + " (VALUES 0, 1, 2, 3, 4, 5, 6, 7, 8, 9) b(x))";

  @RegisterExtension static final SandboxAccount ACCOUNT = SandboxAccount.small();

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
  void aThousandComparisons() throws SQLException {
    assertThat(numbers(joined(1000, " OR ", i -> "n = " + 3 * i))).isEqualTo(each(3));
    assertThat(numbers("NOT (" + joined(1000, " AND ", i -> "n <> " + 3 * i) + ")"))
        .isEqualTo(each(3));
  }

  @Test
  void aThousandNegations() throws SQLException {
    String none = joined(1000, " AND ", i -> "NOT (n = " + 2 * i + " OR t = 't" + 3 * i + "')");
    assertThat(numbers(none))
        .isEqualTo(numbers("n < 90 AND MOD(n, 2) = 1 AND MOD(MOD(n, 10), 3) <> 0"))
        .hasSize(27);
    assertThat(numbers("(" + none + ") IS UNKNOWN"))
        .isEqualTo(numbers("n >= 90 AND MOD(n, 2) = 1"))
        .hasSize(5);
  }

  @Test
  void aThousandConditionsOfAllKinds() throws SQLException {
    assertThat(
            numbers(
                joined(
                    1000,
                    " OR ",
                    i ->
                        List.of(
                                "n = " + 4 * i,
                                "(n = " + (2 * i + 1) + " AND t = 't1')",
                                "n + " + i + " BETWEEN 2000 AND 1999",
                                "t IS NULL AND CAST(n AS VARCHAR) LIKE '" + i + "'")
                            .get(i % 4))))
        .isEqualTo(
            numbers("MOD(n, 16) = 0 OR (MOD(n, 8) = 3 AND MOD(n, 10) = 1) OR n IN (91, 95, 99)"))
        .hasSize(12);
  }

  @Test
  void conditionsOfJoinsGroupsSubqueriesAndCases() throws SQLException {
    String none = joined(500, " AND ", i -> "NOT (a.n = " + 2 * i + " OR b.n = " + 3 * i + ")");
    String few = "MOD(a.n, 2) <> 0 AND MOD(b.n, 3) <> 0";
    for (String query :
        List.of(
            "SELECT COUNT(*), SUM(b.n) FROM %1$s a JOIN %1$s b ON a.n = b.n + 1 AND %2$s",
            "SELECT COUNT(*), SUM(b.n) FROM %1$s a LEFT JOIN %1$s b ON a.n = b.n + 1 AND %2$s",
            "SELECT COUNT(*), SUM(n) FROM %1$s a WHERE EXISTS"
                + " (SELECT 1 FROM %1$s b WHERE b.n = a.n + 1 AND %2$s)",
            "SELECT a.n FROM %1$s a JOIN %1$s b ON a.n = b.n + 1 GROUP BY a.n, b.n"
                + " HAVING %2$s ORDER BY 1",
            "SELECT COUNT(CASE WHEN %2$s THEN 1 END), SUM(CASE WHEN (%2$s) IS NULL THEN 1 END)"
                + " FROM %1$s a LEFT JOIN %1$s b ON a.n = b.n + 1")) {
      assertThat(query(query.formatted(NUMBERS, none)))
          .as(query)
          .isEqualTo(query(query.formatted(NUMBERS, few)));
    }
  }

  @Test
  void valuesOfAKeyAreAskedForByTheHundred() throws SQLException {
    List<String> ids = new ArrayList<>();
    ACCOUNT.query("SELECT id FROM calls").forEach(row -> ids.add(String.valueOf(row.get(0))));
    String listed = joined(450, " OR ", i -> "id = '" + ids.get(i) + "'");
    ACCOUNT.sandbox().clearExchanges();
    List<List<@Nullable Object>> rows =
        ACCOUNT.query("SELECT id FROM extensive_calls WHERE " + listed + " ORDER BY id");
    assertThat(rows.stream().map(row -> row.get(0)))
        .containsExactlyElementsOf(ids.subList(0, 450).stream().sorted().toList());
    assertThat(ACCOUNT.requests()).hasSize(5);
  }

  @Test
  void aThousandComparisonsOfATableWhoseColumnsAreLookedUp() throws SQLException {
    String table = "(SELECT * FROM transcript_sentences WHERE started >= TIMESTAMP '2026-01-01')";
    assertThat(
            ACCOUNT.query(
                "SELECT COUNT(*) FROM "
                    + table
                    + " WHERE "
                    + joined(1000, " OR ", i -> "speaker_id = 's" + i + "' OR position = " + i)))
        .isEqualTo(ACCOUNT.query("SELECT COUNT(*) FROM " + table + " WHERE position < 1000"));
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
