package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A TIMESTAMP WITH TIME ZONE is an instant: what jOOQ and Hibernate write for one. */
class TimestampWithTimeZoneTest {
  @RegisterExtension static final SandboxAccount ACCOUNT = SandboxAccount.small();

  private static final TimeZone ZONE = TimeZone.getDefault();

  /** In Berlin it is 18:00. */
  private static final OffsetDateTime TIME = OffsetDateTime.parse("2026-01-31T18:00:00+01:00");

  private static Connection connection;

  @BeforeAll
  static void connect() throws SQLException {
    connection = ACCOUNT.connect("timeZone", "Europe/Berlin");
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
  }

  @AfterEach
  void restore() {
    TimeZone.setDefault(ZONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CAST('2026-01-31 17:00:00+00:00' AS TIMESTAMP WITH TIME ZONE)",
        "CAST('2026-01-31T19:00:00+02:00' AS TIMESTAMP(3) WITH TIME ZONE)",
        "CAST('2026-01-31 18:00:00' AS TIMESTAMP WITH LOCAL TIME ZONE)",
        "CAST(TIMESTAMP '2026-01-31 18:00:00' AS timestamp with time zone)",
        "TRY_CAST('2026-01-31T17:00:00Z' AS TIMESTAMPTZ)",
        "'2026-01-31 17:00:00+00'::timestamptz",
        "CONVERT(DATETIMEOFFSET, '2026-01-31 17:00:00Z')",
        // jOOQ's name where no dialect is set.
        "CAST('2026-01-31 17:00:00Z' AS instant)",
        "TIMESTAMP WITH TIME ZONE '2026-01-31 17:00:00+00:00'",
        "TIMESTAMPTZ '2026-01-31 19:00:00+02:00'",
        "TIMESTAMP WITH LOCAL TIME ZONE '2026-01-31 17:00:00+00:00' AS \"when\"",
      })
  void isGivenOutWithTheOffsetOfTheZone(String expression) throws SQLException {
    TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
    Calendar calendar = Calendar.getInstance(TimeZone.getTimeZone("America/New_York"));
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT 1, " + expression)) {
      ResultSetMetaData metaData = result.getMetaData();
      assertThat(metaData.getColumnType(2)).isEqualTo(Types.TIMESTAMP_WITH_TIMEZONE);
      assertThat(metaData.getColumnTypeName(2)).isEqualTo("TIMESTAMP WITH TIME ZONE");
      assertThat(metaData.getColumnClassName(2)).isEqualTo(OffsetDateTime.class.getName());
      assertThat(result.next()).isTrue();
      assertThat(result.getString(2)).isEqualTo("2026-01-31 18:00:00+01");
      assertThat(result.getString(2).length())
          .isLessThanOrEqualTo(metaData.getColumnDisplaySize(2));
      assertThat(result.getObject(2)).isEqualTo(TIME);
      assertThat(result.getObject(2, OffsetDateTime.class)).isEqualTo(TIME);
      assertThat(result.getObject(2, Instant.class)).isEqualTo(TIME.toInstant());
      assertThat(result.getObject(2, ZonedDateTime.class))
          .isEqualTo(TIME.atZoneSameInstant(ZoneId.of("Europe/Berlin")));
      assertThat(result.getObject(2, LocalDateTime.class)).isEqualTo(TIME.toLocalDateTime());
      assertThat(result.getTimestamp(2)).isEqualTo(Timestamp.from(TIME.toInstant()));
      assertThat(result.getTimestamp(2, calendar)).isEqualTo(Timestamp.from(TIME.toInstant()));
      assertThat(result.getDate(2).toString()).isEqualTo("2026-01-31");
    }
  }

  @Test
  void isWhatAParameterOfTheTypeBecomes() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT CAST(? AS TIMESTAMP WITH TIME ZONE)")) {
      for (Object given :
          List.of(
              TIME,
              TIME.toInstant(),
              TIME.withOffsetSameInstant(ZoneOffset.ofHours(9)),
              TIME.atZoneSameInstant(ZoneId.of("Asia/Tokyo")),
              "2026-01-31T17:00:00Z",
              "2026-01-31 17:00:00+00:00",
              LocalDateTime.parse("2026-01-31T18:00:00"))) {
        statement.setObject(1, given);
        assertThat(first(statement)).as(given.toString()).isEqualTo(TIME);
        statement.setObject(1, given, Types.TIMESTAMP_WITH_TIMEZONE);
        assertThat(first(statement)).as(given.toString()).isEqualTo(TIME);
      }
    }
  }

  private static Object first(PreparedStatement statement) throws SQLException {
    try (ResultSet result = statement.executeQuery()) {
      assertThat(result.next()).isTrue();
      return result.getObject(1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TIMESTAMP WITH TIME ZONE '2026-11-20 00:00:00+00:00' |",
        "CAST('2026-11-20 01:00:00' AS TIMESTAMP WITH TIME ZONE) |",
        "CAST(? AS TIMESTAMP WITH TIME ZONE) | 2026-11-20T00:00:00Z",
        "?::timestamptz | 2026-11-20T02:00:00+02:00",
        "? | 2026-11-20T00:00:00Z",
      })
  void isPushedInAConditionOnATime(String bound, String given) throws SQLException {
    for (String condition :
        List.of("started >= " + bound, "CAST(started AS TIMESTAMP WITH TIME ZONE) >= " + bound)) {
      ACCOUNT.sandbox().clearExchanges();
      try (PreparedStatement statement =
          connection.prepareStatement(
              "SELECT CAST(started AS TIMESTAMP WITH TIME ZONE) FROM extensive_calls WHERE "
                  + condition)) {
        if (given != null) {
          statement.setObject(1, OffsetDateTime.parse(given));
        }
        assertThat((OffsetDateTime) first(statement))
            .isAfterOrEqualTo(OffsetDateTime.parse("2026-11-20T00:00:00Z"));
      }
      assertThat(ACCOUNT.request().json().at("/filter/fromDateTime").asText())
          .as(condition)
          .isEqualTo("2026-11-20T00:00:00Z");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "started < TIMESTAMPTZ '2026-11-20 00:00:00Z' | | 2026-11-20T00:00:00Z",
        "i < TIMESTAMPTZ '2026-11-20 00:00:00Z' | | 2026-11-20T00:00:00Z",
        "i BETWEEN TIMESTAMPTZ '2026-11-19 00:00:00Z' AND TIMESTAMPTZ '2026-11-19 23:59:59.999Z'"
            + " | 2026-11-19T00:00:00Z | 2026-11-20T00:00:00Z",
        "started BETWEEN TIMESTAMPTZ '2026-11-19 00:00:00Z' AND '2026-11-20 00:59:59.999'"
            + " | 2026-11-19T00:00:00Z | 2026-11-20T00:00:00Z",
        "i >= TIMESTAMPTZ '2026-11-20 00:00:00Z' - INTERVAL '1' DAY | 2026-11-19T00:00:00Z |",
        "i::date = DATE '2026-11-19' | 2026-11-18T23:00:00Z | 2026-11-19T23:00:00Z",
        "DATE_TRUNC('day', i) >= TIMESTAMPTZ '2026-11-19 00:00:00' | 2026-11-18T23:00:00Z |",
        // In the hour that comes twice, all that may be meant is asked for.
        "i >= TIMESTAMPTZ '2026-10-25 01:20:00Z' | 2026-10-25T00:20:00Z |",
        "i < TIMESTAMPTZ '2026-10-25 00:20:00Z' | | 2026-10-25T01:20:00Z",
        "i < TIMESTAMPTZ '2026-10-25 01:20:00Z' | | 2026-10-25T03:20:00Z",
      })
  void asksForTheRangeOfACondition(String condition, String from, String to) throws SQLException {
    ACCOUNT.sandbox().clearExchanges();
    SandboxAccount.query(
        connection,
        "SELECT COUNT(*), MAX(title) FROM (SELECT title, started, CAST(started AS TIMESTAMPTZ) AS"
            + " i FROM extensive_calls) AS c WHERE "
            + condition);
    JsonNode filter = ACCOUNT.requests().get(0).json().at("/filter");
    assertThat(filter.path("fromDateTime").asText(null)).isEqualTo(from);
    assertThat(filter.path("toDateTime").asText(null)).isEqualTo(to);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT COUNT(*) FROM calls WHERE started < TIMESTAMPTZ '2026-11-10 00:00:00Z'",
        "SELECT COUNT(*) FROM calls WHERE started < CAST(? AS TIMESTAMPTZ)",
        "SELECT COUNT(*) FROM calls WHERE CAST(started AS TIMESTAMPTZ) <"
            + " TIMESTAMPTZ '2026-11-10 00:00:00Z'",
        "SELECT title FROM calls WHERE CAST(started AS TIMESTAMPTZ) >="
            + " TIMESTAMPTZ '2026-11-10 00:00:00Z' LIMIT 3",
      })
  void takesOneRequestWhereATimestampDoes(String query) throws SQLException {
    ACCOUNT.sandbox().clearExchanges();
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      if (query.contains("?")) {
        statement.setObject(1, Instant.parse("2026-11-10T00:00:00Z"));
      }
      first(statement);
    }
    ACCOUNT.request();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT id FROM calls ORDER BY CAST(started AS TIMESTAMPTZ) DESC LIMIT 3",
        "SELECT id FROM calls ORDER BY CAST(started AS TIMESTAMPTZ) DESC, duration LIMIT 3",
      })
  void ordersInOneRequestWhereTheClockIsNeverChanged(String newest) throws SQLException {
    try (Connection utc = ACCOUNT.connect("timeZone", "UTC");
        Connection berlin = ACCOUNT.connect("timeZone", "Europe/Berlin")) {
      ACCOUNT.sandbox().clearExchanges();
      List<List<@Nullable Object>> rows = SandboxAccount.query(utc, newest);
      ACCOUNT.request();
      assertThat(rows).isEqualTo(SandboxAccount.query(berlin, newest)).hasSize(3);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"MAX(%s), 'x'", "MIN(%s), MAX(%1$s)", "MAX(%s), COUNT(*)"})
  void theFirstAndTheLastAreAskedForWhereTheClockIsNeverChanged(String columns)
      throws SQLException {
    String query = "SELECT a || '', b FROM (SELECT %s FROM calls) AS t(a, b)";
    try (Connection utc = ACCOUNT.connect("timeZone", "UTC")) {
      List<Integer> requests = new ArrayList<>();
      List<String> shown = new ArrayList<>();
      for (String time : List.of("started", "CAST(started AS TIMESTAMPTZ)")) {
        ACCOUNT.sandbox().clearExchanges();
        try (Statement statement = utc.createStatement();
            ResultSet row = statement.executeQuery(query.formatted(columns.formatted(time)))) {
          row.next();
          shown.add((row.getString(1) + row.getString(2)).replace("+00", ""));
        }
        requests.add(ACCOUNT.requests().size());
      }
      assertThat(shown.get(1)).isEqualTo(shown.get(0));
      assertThat(requests.get(1)).isEqualTo(requests.get(0));
    }
  }

  /** Queries whose first column is the instant T in all rows, of which there is at least one. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT T",
        "SELECT * FROM (SELECT T AS t) AS x",
        "SELECT x.t, x.* FROM (SELECT T AS t) AS x",
        "SELECT T, * FROM (VALUES (1)) AS v(n)",
        "SELECT t FROM (VALUES (T), (T)) AS v(t)",
        "SELECT t FROM (VALUES (1, T), (2, T)) AS v(n, t) ORDER BY n LIMIT 1 OFFSET 1",
        "SELECT T UNION SELECT T",
        "SELECT T UNION ALL SELECT T",
        "SELECT T INTERSECT SELECT T",
        "SELECT T EXCEPT SELECT U",
        "WITH w AS (SELECT T AS t) SELECT t FROM w",
        "SELECT (SELECT T)",
        "SELECT CASE WHEN n = 1 THEN T ELSE U END FROM (VALUES (1)) AS v(n)",
        "SELECT COALESCE(CAST(NULL AS TIMESTAMPTZ), T)",
        "SELECT NULLIF(T, U)",
        "SELECT GREATEST(t, u) FROM (VALUES (T, U)) AS v(t, u)",
        "SELECT MIN(t) FROM (VALUES (T), (T)) AS v(t)",
        "SELECT MAX(t) FROM (VALUES (T), (U)) AS v(t)",
        "SELECT t FROM (VALUES (T), (T)) AS v(t) GROUP BY t",
        "SELECT DISTINCT t FROM (VALUES (T), (T)) AS v(t)",
        "SELECT t FROM (VALUES (T), (U)) AS v(t) ORDER BY t DESC LIMIT 1",
        "SELECT MAX(t) OVER () FROM (VALUES (T), (U)) AS v(t)",
        "SELECT LAST_VALUE(t) OVER (ORDER BY t ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)"
            + " FROM (VALUES (T), (U)) AS v(t)",
        "SELECT LAG(t, 1, t) OVER (ORDER BY n) FROM (VALUES (1, T), (2, U)) AS v(n, t) WHERE"
            + " n = 1",
        "SELECT a.t FROM (SELECT T AS t) AS a JOIN (SELECT T AS t) AS b ON a.t = b.t",
        "SELECT b.t FROM (VALUES (1)) AS a(n) LEFT JOIN (VALUES (1, T)) AS b(n, t) ON a.n = b.n",
        "SELECT t FROM (VALUES (T), (U)) AS v(t) WHERE t IN (SELECT T)",
        "SELECT t FROM (VALUES (T), (U)) AS v(t) WHERE EXISTS (SELECT 1 FROM (SELECT T AS t) AS w"
            + " WHERE w.t = v.t)",
        "SELECT PERCENTILE_DISC(1.0) WITHIN GROUP (ORDER BY t) FROM (VALUES (T), (U)) AS v(t)",
        "SELECT MAX_BY(t, n) FROM (VALUES (1, U), (2, T)) AS v(n, t)",
        "SELECT t FROM UNNEST(ARRAY[T]) AS v(t)",
        "SELECT CAST(CAST(T AS VARCHAR) AS TIMESTAMPTZ)",
        "SELECT CASE WHEN n = 1 THEN T ELSE TIMESTAMP '2026-01-31 17:00:00' END FROM (VALUES (1))"
            + " AS v(n)",
        "SELECT COALESCE(T, TIMESTAMP '2026-01-31 17:00:00')",
        "SELECT t FROM (SELECT T AS t UNION ALL SELECT TIMESTAMP '2026-01-31 17:00:00') AS v"
            + " ORDER BY t DESC LIMIT 1",
        "SELECT t FROM (VALUES (1, T), (2, TIMESTAMP '2026-01-31 17:00:00'),"
            + " (3, DATE '2026-01-31')) AS v(n, t) WHERE n = 1",
        "SELECT T - INTERVAL '1' HOUR + INTERVAL '1' HOUR",
        "SELECT DATE_TRUNC('minute', T)",
      })
  void isCarriedThroughAQuery(String query) throws SQLException {
    for (String zone : List.of("America/Los_Angeles", "Europe/Berlin", "Asia/Kolkata", "UTC")) {
      try (Connection inZone = ACCOUNT.connect("timeZone", zone);
          Statement statement = inZone.createStatement()) {
        // Both are in an hour that comes twice, for the second time.
        for (String instant : List.of("2026-10-25T01:20:00Z", "2026-11-01T09:20:00Z")) {
          try (ResultSet result = statement.executeQuery(spelled(query, instant))) {
            OffsetDateTime expected =
                Instant.parse(instant).atZone(ZoneId.of(zone)).toOffsetDateTime();
            assertThat(result.getMetaData().getColumnType(1))
                .isEqualTo(Types.TIMESTAMP_WITH_TIMEZONE);
            assertThat(result.next()).isTrue();
            do {
              assertThat(result.getObject(1)).as(zone).isEqualTo(expected);
            } while (result.next());
          }
        }
      }
    }
  }

  private static String spelled(String query, String instant) {
    return query
        .replaceAll("\\bT\\b", "TIMESTAMPTZ '" + instant + "'")
        .replaceAll("\\bU\\b", "TIMESTAMPTZ '2020-02-29 12:00:00Z'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TIMESTAMPTZ '2026-01-31 23:30:00Z'::date | 2026-02-01",
        "TIMESTAMP WITH TIME ZONE '2026-01-31 23:30:00Z'::date | 2026-02-01",
        "TIMESTAMP WITH LOCAL TIME ZONE '2026-01-31 23:30:00Z'::date | 2026-02-01",
        "TIMESTAMPTZ '2026-01-31 23:30:00Z' AT TIME ZONE 'UTC' | 2026-01-31 23:30:00",
        "TIMESTAMP WITH TIME ZONE '2026-01-31 23:30:00Z' AT TIME ZONE 'UTC'"
            + " | 2026-01-31 23:30:00",
        "EXTRACT(HOUR FROM TIMESTAMPTZ '2026-01-31 23:30:00Z') | 0",
      })
  void isAnOperandAsALiteral(String expression, String expected) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT " + expression)) {
      assertThat(result.next()).isTrue();
      assertThat(result.getString(1)).isEqualTo(expected);
    }
  }
}
