package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gongjdbc.schema.catalog.read.CatalogLoader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The SQL that people and tools write is understood, and means what it does elsewhere. */
class DialectTest {
  /** A Tuesday. */
  private static final String TIME = "TIMESTAMP '2026-03-17 14:25:36.789'";

  private static Connection connection;
  private static Locale locale;

  @BeforeAll
  static void connect() throws SQLException {
    locale = Locale.getDefault();
    // Where the lower case of I is not i, so that nothing may depend on the default locale.
    Locale.setDefault(Locale.forLanguageTag("tr-TR"));
    connection = DriverManager.getConnection("jdbc:gong:demo");
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
    Locale.setDefault(locale);
  }

  private static String value(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      assertThat(result.next()).isTrue();
      return String.valueOf(result.getString(1));
    }
  }

  private static int rows(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int rows = 0;
      while (result.next()) {
        rows++;
      }
      return rows;
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "DATE_TRUNC('year', T) => 2026-01-01 00:00:00",
        "DATE_TRUNC('quarter', T) => 2026-01-01 00:00:00",
        "DATE_TRUNC('month', T) => 2026-03-01 00:00:00",
        "DATE_TRUNC('week', T) => 2026-03-16 00:00:00",
        "DATE_TRUNC('day', T) => 2026-03-17 00:00:00",
        "DATE_TRUNC('hour', T) => 2026-03-17 14:00:00",
        "DATE_TRUNC('minute', T) => 2026-03-17 14:25:00",
        "DATE_TRUNC('second', T) => 2026-03-17 14:25:36",
        "DATE_TRUNC(month, T) => 2026-03-01 00:00:00",
        "DATE_TRUNC(T, MONTH) => 2026-03-01 00:00:00",
        "TRUNC(T, 'MM') => 2026-03-01 00:00:00",
        "FLOOR(T TO MONTH) => 2026-03-01 00:00:00",
        "DATE_PART('year', T) => 2026",
        "DATE_PART('month', T) => 3",
        "DATEPART(quarter, T) => 1",
        "DATEPART('day', T) => 17",
        "EXTRACT(DOW FROM T) => 3",
        "EXTRACT(EPOCH FROM T) => 1773757536",
        "YEAR(T) => 2026",
        "QUARTER(T) => 1",
        "MONTH(T) => 3",
        "HOUR(T) => 14",
        "DATEADD(day, 3, T) => 2026-03-20 14:25:36.789",
        "DATEADD('month', -1, T) => 2026-02-17 14:25:36.789",
        "TIMESTAMPADD(HOUR, 12, T) => 2026-03-18 02:25:36.789",
        "TIMESTAMPADD('HOUR', 12, T) => 2026-03-18 02:25:36.789",
        "{fn TIMESTAMPADD(SQL_TSI_DAY, 1, T)} => 2026-03-18 14:25:36.789",
        "DATEDIFF(day, T, TIMESTAMP '2026-03-18 00:00:00') => 1",
        "DATEDIFF('month', T, TIMESTAMP '2026-04-01 00:00:00') => 1",
        "DATEDIFF('2026-01-05', '2026-01-01') => 4",
        "DATEDIFF('2026-01-01 23:59:59', '2026-01-02 00:00:00') => -1",
        "DATEDIFF('2026-03-20', T) => 3",
        "DATEDIFF(T, '2026-03-20') => -3",
        "ARRAY[T, NULL] => [2026-03-17 14:25:36.789, null]",
        "ARRAY[DATE '2026-03-17', CAST(T AS DATE)] => [2026-03-17, 2026-03-17]",
        "DATEDIFF(year, DATE '2025-12-31', T) => 1",
        "DATEDIFF(week, T, TIMESTAMP '2026-03-22 00:00:00') => 1",
        "TIMESTAMPDIFF(DAY, T, TIMESTAMP '2026-03-18 00:00:00') => 0",
        "T + INTERVAL '7' DAY => 2026-03-24 14:25:36.789",
        "T + INTERVAL '7 days' => 2026-03-24 14:25:36.789",
        "T - INTERVAL '1 month' => 2026-02-17 14:25:36.789",
        "T - INTERVAL '90 MINUTES' => 2026-03-17 12:55:36.789",
        "TO_CHAR(T, 'YYYY-MM-DD') => 2026-03-17",
        "DATE(T) => 2026-03-17",
        "T::date => 2026-03-17",
        "CAST(T AS DATE) => 2026-03-17",
        "'2026-03-17 14:25:36'::timestamp => 2026-03-17 14:25:36",
        "'42'::integer + 1 => 43",
        "7.9::integer::varchar || 'x' => 8x",
        "CASE WHEN 1 = 1 AND '2'::integer > 1 AND NOT ('3')::integer < 3 THEN 'yes' END => yes",
        "ABS('-5'::double precision)::decimal(10, 2) => 5.00",
        "(DATE '2026-01-31'::timestamp without time zone)::varchar(10) => 2026-01-31",
        "LAST_DAY(T) => 2026-03-31",
        "{d '2026-03-17'} => 2026-03-17",
        "{ts '2026-03-17 14:25:36'} => 2026-03-17 14:25:36",
        "{fn YEAR(T)} => 2026",
        "{fn year(T)} => 2026",
        "{fn ucase('istanbul')} => ISTANBUL",
        "{fn CONCAT('a', 'b')} => ab",
        "CONCAT('a', 'b', 'c') => abc",
        "'a' || 'b' => ab",
        "IFNULL(NULL, 'x') => x",
        "NVL(NULL, 'x') => x",
        "COALESCE(NULL, NULL, 'x') => x",
        "IF(1 < 2, 'yes', 'no') => yes",
        "IIF(1 > 2, 'yes', 'no') => no",
        "CASE WHEN 1 < 2 THEN 'yes' END => yes",
        "LEN('four') => 4",
        "LENGTH('four') => 4",
        "LEFT('four', 2) => fo",
        "UPPER('title') => TITLE",
        "LOWER('TITLE') => title",
        "SUBSTRING('four' FROM 2 FOR 2) => ou",
        "SUBSTR('four', 2) => our",
        "COALESCE(TRY_CAST(CAST('x' AS VARCHAR) AS INTEGER), 7) => 7",
        "ADD_MONTHS(DATE '2026-01-31', 1) => 2026-02-28",
        "REPLACE('four', 'o', '0') => f0ur",
        "TRIM('  x ') => x",
        "POSITION('u' IN 'four') => 3",
        "GREATEST(1, 3, 2) => 3",
        "ROUND(CAST(2.567 AS DOUBLE), 1) => 2.6",
        "MOD(7, 3) => 1",
        "7 % 3 => 1",
        "'Ünïcödé' || '日本' => Ünïcödé日本",
        "JSON_VALUE('{\"a\": 1}', '$.a') => 1",
      })
  void anExpressionHasTheValueThatItHasElsewhere(String expression, String value)
      throws SQLException {
    assertThat(value("SELECT " + expression.replaceAll("\\bT\\b", TIME))).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "MEDIAN(x) => 3",
        "PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY x) => 3",
        "PERCENTILE_CONT(0.25) WITHIN GROUP (ORDER BY x) => 1.75",
        "PERCENTILE_CONT(0.25) WITHIN GROUP (ORDER BY x DESC) => 5.5",
        "PERCENTILE_DISC(0.5) WITHIN GROUP (ORDER BY x) => 2",
        "STRING_AGG(CAST(x AS VARCHAR), '-') => 1-2-4-10",
        "LISTAGG(CAST(x AS VARCHAR), '-') WITHIN GROUP (ORDER BY x DESC) => 10-4-2-1",
        "AVG(x) => 4.25",
        "SUM(x) => 17",
        "COUNT(DISTINCT x) => 4",
        "COUNT(*) FILTER (WHERE x > 1) => 3",
        "SUM(CASE WHEN x > 1 THEN 1 ELSE 0 END) => 3",
      })
  void anAggregateHasTheValueThatItHasElsewhere(String aggregate, String value)
      throws SQLException {
    assertThat(value("SELECT " + aggregate + " FROM (VALUES (1), (2), (4), (10), (NULL)) AS t (x)"))
        .isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT TOP 3 id FROM calls",
        "select top 3 id from calls order by started",
        "SELECT * FROM (SELECT TOP 3 * FROM calls) t",
        "SELECT id FROM calls LIMIT 3",
        "SELECT id FROM calls LIMIT 3 OFFSET 5",
        "SELECT id FROM calls LIMIT 5, 3",
        "SELECT id FROM calls OFFSET 5 ROWS FETCH NEXT 3 ROWS ONLY",
        "SELECT id FROM calls FETCH FIRST 3 ROWS ONLY",
        "SELECT id FROM calls LIMIT 3;",
        "SELECT id FROM calls LIMIT 3 ; -- the end",
        "/* at first */ SELECT id -- then\nFROM calls /* in between */ LIMIT 3",
        "SELECT TOP 3 id FROM calls -- the end",
        "SELECT ID FROM CALLS LIMIT 3",
        "SELECT \"Id\" FROM \"GONG\".\"Calls\" LIMIT 3",
        "SELECT c.\"ID\" FROM Gong.calls AS C LIMIT 3",
        "SELECT x.* FROM gong.calls x WHERE x.title IS NOT NULL ORDER BY x.started DESC LIMIT 3",
        "SELECT direction AS d, COUNT(*) AS n FROM calls GROUP BY d HAVING n > 1 ORDER BY n LIMIT"
            + " 3",
        "SELECT direction, COUNT(*) FROM calls GROUP BY 1 ORDER BY 2 DESC LIMIT 3",
        "SELECT title FROM calls WHERE title ILIKE '%A%' LIMIT 3",
        "SELECT id FROM calls WHERE id <> 1 AND id != '2' LIMIT 3",
      })
  void aQueryInAnyOfTheseFormsHasThreeRows(String sql) throws SQLException {
    assertThat(rows(sql)).isEqualTo(3);
  }

  static Stream<Arguments> columns() {
    return CatalogLoader.gong().tables().stream()
        .flatMap(
            table ->
                table.columns().stream().map(column -> Arguments.of(table.name(), column.name())));
  }

  @ParameterizedTest
  @MethodSource("columns")
  void noColumnNeedsQuotes(String table, String column) throws SQLException {
    String sql =
        "SELECT COLUMN, COUNT(*) FROM TABLE t WHERE COLUMN IS NOT NULL OR t.COLUMN IS NULL GROUP BY"
            + " COLUMN, t.COLUMN ORDER BY COLUMN LIMIT 0";
    assertThat(rows(sql.replace("COLUMN", column).replace("TABLE", table))).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "value", "date", "time", "timestamp", "user", "order", "group", "table", "count", "end",
        "start", "day", "month", "year", "language", "system", "scope", "position", "method", "key",
        "select", "from", "desc", "name", "result", "row", "rows", "limit"
      })
  void anyWordCanBeAnAlias(String word) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT id AS " + word + " FROM users LIMIT 1")) {
      assertThat(result.getMetaData().getColumnLabel(1)).isEqualTo(word);
      assertThat(result.next()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"date", "time", "timestamp", "value", "user", "day", "language", "key", "type"})
  void aWordThatIsATypeOrAFunctionCanBeAName(String word) throws SQLException {
    String sql =
        "SELECT WORD, MAX(t.WORD) greatest_one, CAST(WORD AS VARCHAR) FROM (SELECT first_name WORD"
            + " FROM users) t WHERE WORD IS NOT NULL AND t.WORD <> '' GROUP BY WORD, t.WORD ORDER"
            + " BY WORD LIMIT 1";
    assertThat(rows(sql.replace("WORD", word))).isEqualTo(1);
  }

  @Test
  void aNumberThatIsNamedLikeAUnitIsStillANumber() throws SQLException {
    assertThat(Double.parseDouble(value("SELECT TRUNC(m, 1) FROM (VALUES (2.59e0)) AS t (m)")))
        .isEqualTo(2.5);
  }

  @Test
  void aTypeIsStillAType() throws SQLException {
    assertThat(
            value(
                "SELECT CAST(date AS DATE) FROM (SELECT TIMESTAMP '2026-01-31 17:00:00' date) t"
                    + " WHERE date::time = TIME '17:00:00' AND date::timestamp >= DATE '2026-01-01'"
                    + " AND CAST(date AS TIMESTAMP(3)) > CAST('2026-01-01' AS DATE)"))
        .isEqualTo("2026-01-31");
  }

  @Test
  void textIsComparedWithANumberAsText() throws SQLException {
    String id = value("SELECT id FROM users LIMIT 1");
    assertThat(rows("SELECT * FROM users WHERE id = " + id)).isEqualTo(1);
    assertThat(rows("SELECT * FROM users WHERE " + id + " = id")).isEqualTo(1);
    assertThat(rows("SELECT * FROM users WHERE id IN (1, " + id + ")")).isEqualTo(1);
    assertThat(rows("SELECT * FROM users WHERE id = 3")).isZero();
  }

  @Test
  void textHasALeastAndAGreatestValue() throws SQLException {
    assertThat(rows("SELECT * FROM users WHERE id = (SELECT MIN(id) FROM users)")).isEqualTo(1);
    assertThat(rows("SELECT * FROM users WHERE id > (SELECT MIN(id) FROM users)"))
        .isEqualTo(rows("SELECT * FROM users") - 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"id > 3", "3 <= id", "id BETWEEN 1 AND 5"})
  void textIsNotOrderedWithANumber(String condition) {
    assertThatThrownBy(() -> rows("SELECT * FROM users WHERE " + condition))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("id is text")
        .hasMessageContaining("quotes")
        .extracting(e -> ((SQLException) e).getSQLState())
        .isEqualTo("42000");
  }

  @Test
  void placesOfErrorsAreThoseOfTheOriginal() {
    List<String> statements =
        List.of(
            "SELECT TOP 5 id AS value,\n  {fn ucase(title)}, nope FROM calls",
            "SELECT INTERVAL '7 days' AS date,\n  id AS value, nope FROM calls");
    assertThatThrownBy(() -> rows(statements.get(0))).hasMessageContaining("line 2, column 22");
    assertThatThrownBy(() -> rows(statements.get(1))).hasMessageContaining("line 2, column 16");
  }
}
