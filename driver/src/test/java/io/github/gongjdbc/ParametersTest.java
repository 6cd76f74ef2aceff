package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A parameter may stand wherever a value may, and means what the literal of its value means. Each
 * statement is prepared once and run with different values, of which some are null.
 */
class ParametersTest {
  @RegisterExtension static final SandboxAccount ACCOUNT = SandboxAccount.small();

  private static Connection connection;

  /** A statement, and the lists of values that it is run with. */
  record Case(String sql, List<List<@Nullable Object>> values) {
    @Override
    public String toString() {
      return sql;
    }
  }

  @BeforeAll
  static void connect() throws SQLException {
    connection = ACCOUNT.connect("cacheTtl", "PT1H");
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
  }

  private static List<@Nullable Object> values(@Nullable Object... values) {
    return Arrays.asList(values);
  }

  private static Case of(String sql, List<?>... values) {
    List<List<@Nullable Object>> all = new ArrayList<>();
    for (List<?> list : values) {
      all.add(new ArrayList<>(list));
    }
    return new Case(sql, all);
  }

  private static final String USERS = "SELECT id FROM users WHERE ";
  private static final String CALLS =
      "SELECT id FROM calls WHERE started >= '2026-11-10' AND started < '2026-11-13' AND ";
  private static final LocalDateTime NOON = LocalDateTime.parse("2026-11-12T12:00:00");
  private static final LocalDateTime EVENING = LocalDateTime.parse("2026-11-11T18:30:00.5");
  private static final LocalDate DAY = LocalDate.parse("2026-11-11");

  static List<Case> everywhere() {
    List<?> text = values("a");
    List<?> other = values("e%");
    List<?> none = values((Object) null);
    return List.of(
        // Conditions on text.
        of(USERS + "first_name = ?", text, values("Emma"), none),
        of(USERS + "first_name LIKE ?", other, text, none),
        of(USERS + "first_name LIKE '%' || ? || '%'", text, values("e"), none),
        of(USERS + "first_name LIKE ? || '%'", values("A"), values("M"), none),
        of(USERS + "first_name LIKE CONCAT('%', ?, '%')", text, values("e"), none),
        of(USERS + "LOWER(first_name) LIKE LOWER(?)", values("A%"), values("M%"), none),
        of(USERS + "LOWER(first_name) LIKE LOWER(CONCAT('%', ?, '%'))", values("A"), values("M")),
        of(USERS + "UPPER(first_name) = UPPER(?)", values("emma"), values("noah"), none),
        of(USERS + "first_name ILIKE ?", values("A%"), values("M%"), none),
        of(USERS + "first_name IN (?, ?)", values("Emma", "Noah"), values("Liam", null)),
        of(USERS + "first_name NOT IN (?, ?)", values("Emma", "Noah"), values("Liam", "x")),
        of(USERS + "? IN (first_name, last_name)", values("Emma"), none),
        of(USERS + "? NOT IN (first_name, ?)", values("Emma", "Noah"), values("Liam", "Liam")),
        of(USERS + "first_name BETWEEN ? AND ?", values("A", "F"), values("F", null)),
        of(USERS + "NOT (first_name > ?)", values("F"), none),
        of(USERS + "first_name = TRIM(?)", values(" Emma "), none),
        of(USERS + "COALESCE(?, first_name) = first_name", text, none),
        of(USERS + "COALESCE(first_name, ?) = ?", values("a", "Emma"), values(null, "Emma")),
        of(USERS + "NULLIF(?, '') IS NULL", values(""), text, none),
        of(USERS + "first_name = NULLIF(?, '')", values("Emma"), values("x"), none),
        of(USERS + "(? IS NULL OR first_name = ?)", values("a", "Emma"), values(null, null)),
        of(USERS + "(? IS NOT NULL AND first_name > ?)", values("a", "F"), values(null, "F")),
        of(USERS + "first_name || ? || last_name > ?", values(" ", "F"), values("-", "M")),
        of(USERS + "POSITION(? IN first_name) > ?", values("a", 1), values("m", 0)),
        of(USERS + "SUBSTRING(first_name, ?, ?) = ?", values(1, 1, "E"), values(2, 1, "m")),
        of(USERS + "SUBSTRING(first_name FROM ? FOR ?) = ?", values(1, 1, "E"), values(2, 1, "m")),
        of(USERS + "CHAR_LENGTH(first_name) > CHAR_LENGTH(?)", values("abc"), values("abcdef")),
        of(USERS + "REPLACE(first_name, ?, ?) <> first_name", values("a", "o"), values("e", "i")),
        of(USERS + "GREATEST(?, first_name) = first_name", values("F"), values("M")),
        of(USERS + "CASE WHEN first_name > ? THEN ? ELSE ? END = ?", values("F", 1, 2, 1)),
        of(USERS + "CASE first_name WHEN ? THEN 1 ELSE 0 END = 1", values("Emma"), none),
        of(USERS + "CASE ? WHEN 'a' THEN first_name ELSE last_name END > 'M'", text, values("b")),
        of(USERS + "active = ?", values(true), values(false), none),
        of(USERS + "(active, first_name) = (?, ?)", values(true, "Emma"), values(false, "x")),
        // Conditions on time.
        of(CALLS + "started >= ?", values(NOON), values(EVENING), none),
        of(CALLS + "started BETWEEN ? AND ?", values(EVENING, NOON), values(NOON, EVENING)),
        of(CALLS + "started >= ? - INTERVAL '1' DAY", values(NOON), values(EVENING), none),
        of(CALLS + "started < ? + INTERVAL '3' HOUR", values(NOON), values(EVENING), none),
        of(CALLS + "started >= DATE '2026-11-10' + INTERVAL '1' DAY * ?", values(1), values(2)),
        of(CALLS + "DATEADD(DAY, ?, started) < TIMESTAMP '2026-11-13 00:00:00'", values(1)),
        of(
            CALLS + "TIMESTAMPADD(HOUR, ?, started) < TIMESTAMP '2026-11-13 00:00:00'",
            values(12),
            values(-3),
            none),
        of(CALLS + "TIMESTAMPDIFF(HOUR, ?, started) > ?", values(EVENING, 3), values(NOON, 1)),
        of(CALLS + "CAST(started AS DATE) = ?", values(DAY), values(DAY.plusDays(1)), none),
        of(CALLS + "CAST(started AS DATE) = CAST(? AS DATE)", values("2026-11-11"), values(DAY)),
        of(CALLS + "started >= CAST(? AS TIMESTAMP(3))", values("2026-11-11 10:00:00"), none),
        of(CALLS + "started >= ?::timestamp", values("2026-11-11 10:00:00"), values(NOON)),
        of(
            CALLS + "EXTRACT(DAY FROM started) = EXTRACT(DAY FROM ?)",
            values(NOON),
            values(EVENING)),
        of(CALLS + "EXTRACT(DAY FROM started) = ?", values(11), values(12L), none),
        of(CALLS + "DATE_TRUNC('day', started) = DATE_TRUNC('day', ?)", values(NOON)),
        of(CALLS + "DATE_TRUNC(?, started) = DATE '2026-11-11'", values("day"), values("month")),
        of(CALLS + "started >= COALESCE(?, started)", values(NOON), none),
        of(CALLS + "started = GREATEST(?, started)", values(NOON), values(EVENING)),
        of(CALLS + "(started, id) > (?, ?)", values(NOON, "1"), values(EVENING, "9")),
        of(CALLS + "(started, id) <= (?, ?)", values(NOON, "1"), values(EVENING, "9")),
        of(CALLS + "(? IS NULL OR started >= ?)", values(NOON, NOON), values(null, null)),
        of(CALLS + "started >= CASE WHEN ? THEN ? ELSE ? END", values(true, NOON, EVENING)),
        // Conditions on numbers.
        of(CALLS + "duration > ?", values(1000), values(2766.9), values(new BigDecimal("999.5"))),
        of(CALLS + "duration + ? > ?", values(10, 1000), values(0.5, 1000L), values(null, 1)),
        of(CALLS + "? * 2 < duration", values(300), values(300.25), none),
        of(CALLS + "-? < duration", values(300), values(300.25)),
        of(CALLS + "duration / ? > ?", values(60, 20), values(60.0, 20.5)),
        of(CALLS + "MOD(duration, ?) = ?", values(7, 3), values(5, 1)),
        of(CALLS + "ABS(duration - ?) < ?", values(1000, 500), values(1000.5, 500.25)),
        of(CALLS + "duration IN (?, ?, ?)", values(514, 578.0, 1L), values(1.5, null, 2)),
        of(
            "SELECT COUNT(*) FROM users WHERE created NOT IN ('2026-10-05 21:25:16.802', ?)",
            values(NOON)),
        of(CALLS + "? = ?", values(1, 1), values("a", "b"), values(NOON, NOON), values(null, 1)),
        of(CALLS + "? < ?", values(9, 10), values("9", "10"), values(1.5, 2)),
        of(CALLS + "1 = ?", values(1), values(2), none),
        // What is selected.
        of("SELECT ?", text, values(1), values(2.5), values(NOON), values(DAY), values(true)),
        of("SELECT ? AS a, ? AS b", values("x", 1), values(null, "y")),
        of("SELECT ? + 1", values(1), values(1.5), values(5000000000L), none),
        of("SELECT ROUND(12.3456, ?)", values(2), values(1)),
        of(
            "SELECT CAST(? AS VARCHAR(3)), CAST(? AS INTEGER)",
            values("abcdef", 7),
            values("a", "8")),
        of("SELECT CONCAT(?, '-', ?)", values("a", "b"), values("c", "d")),
        of("SELECT COALESCE(?, ?, 'none')", values(null, "b"), values("a", null)),
        of("SELECT CASE WHEN ? > 1 THEN ? ELSE ? END", values(2, "a", "b"), values(1, "a", "b")),
        of("SELECT EXTRACT(YEAR FROM ?), {fn YEAR(?)}", values(NOON, EVENING), values(DAY, DAY)),
        of("SELECT id, ? FROM users", text, values(7), none),
        of("SELECT id, first_name || ? FROM users", text, values("b"), none),
        of("SELECT id, LAG(id, ?) OVER (ORDER BY id) FROM users", values(1), values(2)),
        of("SELECT id, LAG(first_name, 1, ?) OVER (ORDER BY id) FROM users", text, values("b")),
        of(
            "SELECT JSON_VALUE(highlights, ?) FROM extensive_calls WHERE id IN (SELECT id FROM"
                + " calls WHERE started >= '2026-11-12')",
            values("$[0].title"),
            values("$[1].title")),
        // Everything else.
        of("SELECT id FROM users ORDER BY id LIMIT ?", values(3), values(5L), none),
        of("SELECT id FROM users ORDER BY id LIMIT ? OFFSET ?", values(3, 2), values(null, null)),
        of("SELECT id FROM users ORDER BY id OFFSET ? ROWS FETCH NEXT ? ROWS ONLY", values(2, 3)),
        of("SELECT id FROM users ORDER BY CASE WHEN first_name = ? THEN 0 ELSE 1 END, id", text),
        of("SELECT id FROM users ORDER BY COALESCE(manager_id, ?), id", values("0"), values("9")),
        of(
            "SELECT manager_id, COUNT(*) FROM users GROUP BY manager_id HAVING COUNT(*) > ?",
            values(1),
            values(2.5),
            none),
        of(
            "SELECT SUBSTRING(first_name, 1, ?), COUNT(*) FROM users GROUP BY SUBSTRING(first_name,"
                + " 1, ?) ORDER BY 1 LIMIT ?",
            values(1, 1, 5),
            values(2, 2, 3)),
        of("SELECT COUNT(*) FROM users GROUP BY SUBSTRING(first_name, 1, ?) ORDER BY 1", values(1)),
        of(
            "SELECT SUM(CASE WHEN active THEN ? ELSE ? END) FROM users",
            values(1, 0),
            values(0.5, 0)),
        of("SELECT COUNT(*) FILTER (WHERE first_name > ?) FROM users", values("F"), none),
        of(
            "SELECT a.id FROM users a JOIN users b ON b.id = a.manager_id AND b.first_name > ?",
            values("F"),
            values("M")),
        of(
            "SELECT id FROM users WHERE id IN (SELECT manager_id FROM users WHERE first_name > ?)",
            values("F"),
            values("M")),
        of(
            "SELECT id FROM users u WHERE EXISTS (SELECT 1 FROM users m WHERE m.id = u.manager_id"
                + " AND m.first_name > ?)",
            values("F"),
            values("M")),
        of(
            "SELECT id FROM users WHERE id = ? UNION ALL SELECT id FROM users WHERE first_name > ?",
            values("1", "F"),
            values("2", "M")),
        of("SELECT ? AS a UNION SELECT ?", values("x", "y"), values(1, 2)),
        of("SELECT * FROM (VALUES (?, ?)) AS t(a, b)", values("x", 1), values(2, "y")),
        of(
            "WITH t AS (SELECT id, ? AS a FROM users) SELECT * FROM t WHERE a > ?",
            values("x", "a"),
            values(2, 1)),
        of(
            USERS + "(first_name, last_name) IN ((?, ?), (?, ?))",
            values("Emma", "x", "Noah", "y")));
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void aParameterMeansWhatTheLiteralMeans(Case tried) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(tried.sql())) {
      for (List<@Nullable Object> values : tried.values()) {
        for (int i = 0; i < values.size(); i++) {
          statement.setObject(i + 1, values.get(i));
        }
        List<List<@Nullable Object>> bound;
        try (ResultSet result = statement.executeQuery()) {
          bound = rows(result);
        }
        String literal = written(tried.sql(), values);
        assertThat(bound)
            .as("%s as %s", values, literal)
            .isEqualTo(literal(literal, values, bound));
      }
    }
  }

  @Test
  void aValueIsNeverCut() throws SQLException {
    String id;
    int duration;
    Timestamp started;
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "SELECT id, duration, started FROM calls WHERE started >= '2026-11-12' LIMIT 1")) {
      assertThat(result.next()).isTrue();
      id = result.getString(1);
      duration = result.getInt(2);
      started = result.getTimestamp(3);
    }
    Timestamp later = Timestamp.from(started.toInstant().plusNanos(1000));
    assertThat(found(id, "duration = ?", duration)).isTrue();
    assertThat(found(id, "duration = ?", duration + 0.9)).isFalse();
    assertThat(found(id, "duration < ?", duration + 0.9)).isTrue();
    assertThat(found(id, "duration = ?", new BigDecimal(duration + ".0"))).isTrue();
    BigDecimal longer = new BigDecimal(duration + ".00000000000000000000000000000000000000000001");
    assertThat(found(id, "duration < ?", longer)).isTrue();
    assertThat(found(id, "duration = ?", longer)).isFalse();
    assertThat(found(id, "duration = ?", duration + (1L << 32))).isFalse();
    assertThat(found(id, "duration < ?", duration + (1L << 32))).isTrue();
    assertThat(found(id, "duration = ?", duration + ".9")).isFalse();
    assertThat(found(id, "duration = ?", " " + duration)).isTrue();
    assertThat(found(id, "YEAR(started) = ?", 2026)).isTrue();
    assertThat(found(id, "YEAR(started) = ?", 2026.7)).isFalse();
    assertThat(found(id, "YEAR(started) < ?", 2026.7)).isTrue();
    assertThat(found(id, "started = ?", started)).isTrue();
    assertThat(found(id, "started = ?", later)).isFalse();
    assertThat(found(id, "started < ?", later)).isTrue();
    assertThat(found(id, "started >= ?", later)).isFalse();
    assertThat(found(id, "started <> ?", later)).isTrue();
    assertThat(found(id, "started < ?", later.toString())).isTrue();
    assertThat(found(id, "CAST(started AS DATE) = ?", started)).isFalse();
    assertThat(found(id, "CAST(started AS DATE) <= ?", started)).isTrue();
    assertThat(found(id, "CAST(id AS VARCHAR(3)) = ?", id)).isFalse();
    assertThat(found(id, "CAST(id AS VARCHAR(3)) = ?", id.substring(0, 3))).isTrue();
  }

  @Test
  void aValueOfAnUnknownClassIsRefused() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("SELECT ?")) {
      assertThatThrownBy(() -> statement.setObject(1, java.time.Duration.ZERO))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("java.time.Duration");
      java.util.UUID id = new java.util.UUID(1, 2);
      statement.setObject(1, id);
      try (ResultSet result = statement.executeQuery()) {
        assertThat(result.next()).isTrue();
        assertThat(result.getString(1)).isEqualTo(id.toString());
      }
    }
  }

  private static boolean found(String id, String condition, Object value) throws SQLException {
    String sql = "SELECT 1 FROM calls WHERE started >= '2026-11-12' AND id = ? AND " + condition;
    return !SandboxAccount.query(connection, sql, id, value).isEmpty();
  }

  /** What the statement with literals yields; some places take no NULL there. */
  private static List<List<@Nullable Object>> literal(
      String sql, List<@Nullable Object> values, List<List<@Nullable Object>> bound)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      return rows(result);
    } catch (SQLException e) {
      if (values.contains(null)) {
        return bound;
      }
      throw e;
    }
  }

  private static List<List<@Nullable Object>> rows(ResultSet result) throws SQLException {
    List<List<@Nullable Object>> rows = SandboxAccount.rows(result);
    for (List<@Nullable Object> row : rows) {
      row.replaceAll(
          value ->
              value instanceof Number number
                  ? new BigDecimal(number.toString()).setScale(6, java.math.RoundingMode.HALF_UP)
                  : value);
    }
    return rows;
  }

  private static String written(String sql, List<@Nullable Object> values) {
    StringBuilder written = new StringBuilder();
    int next = 0;
    for (int i = 0; i < sql.length(); i++) {
      char c = sql.charAt(i);
      if (c == '?') {
        Object value = values.get(next++);
        written.append(
            value instanceof String
                ? "'" + value + "'"
                : value instanceof LocalDateTime
                    ? "TIMESTAMP '" + value + "'"
                    : value instanceof LocalDate ? "DATE '" + value + "'" : String.valueOf(value));
      } else {
        written.append(c);
      }
    }
    return written.toString();
  }
}
