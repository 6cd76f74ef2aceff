package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times are shown in other zones and by the patterns of other databases. */
class TimeFormatsTest {
  /** A Tuesday. */
  private static final String TIME = "TIMESTAMP '2026-03-03 00:05:36.789'";

  private static Connection connection;

  @BeforeAll
  static void connect() throws SQLException {
    connection = DriverManager.getConnection("jdbc:gong:demo?timeZone=Europe/Berlin");
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
  }

  private static String value(String expression) throws SQLException {
    return String.valueOf(
        SandboxAccount.query(
                connection,
                "SELECT CAST(" + expression.replaceAll("\\bT\\b", TIME) + " AS VARCHAR)")
            .get(0)
            .get(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "TO_CHAR(T, 'YYYY-MM-DD HH24:MI:SS.MS') => 2026-03-03 00:05:36.789",
        "TO_CHAR(T, 'FMMonth DD, YYYY, FMDay') => March 03, 2026, Tuesday",
        "TO_CHAR(T, 'HH12:MI AM') => 12:05 AM",
        "TO_CHAR(T, 'IYYY-\"W\"IW ID Q DDD') => 2026-W10 2 1 062",
        "TO_CHAR(T, 'Dy, Mon DDth YY') => Tue, Mar 03rd 26",
        "'[' || TO_CHAR(T, 'Day') || ']' => [Tuesday  ]",
        "TO_CHAR(DATE '2026-03-03', 'YYYY') => 2026",
        "DATE_FORMAT(T, '%Y-%m-%d %H:%i:%s') => 2026-03-03 00:05:36",
        "DATE_FORMAT(T, '%W, %M %D, %h:%i %p') => Tuesday, March 3rd, 12:05 AM",
        "DATE_FORMAT(T, '%x-%v %j %%') => 2026-10 062 %",
        "DATE_FORMAT(T, 'yyyy/MM') => 2026/03",
        "DATE_FORMAT('2026-03-03', '%Y') => 2026",
        "STRFTIME('%Y-%m-%d %H:%M:%S', T) => 2026-03-03 00:05:36",
        "STRFTIME(T, '%B %-d, %A') => March 3, Tuesday",
        "FORMAT_TIMESTAMP('%F %R:%S', T) => 2026-03-03 00:05:36",
        "FORMAT_DATE('%b %Y', DATE '2026-03-03') => Mar 2026",
      })
  void aTimeIsWrittenByAPattern(String expression, String text) throws SQLException {
    assertThat(value(expression)).isEqualTo(text);
  }

  @Test
  void aNumberIsNotWrittenByThePatternOfATime() {
    Failure.of(() -> value("TO_CHAR(5, '999')")).says("CAST(x AS VARCHAR)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "TIMESTAMP '2026-07-01 12:00:00' AT TIME ZONE 'UTC' => 2026-07-01 10:00:00",
        "TIMESTAMP '2026-01-01 12:00:00' AT TIME ZONE 'UTC' => 2026-01-01 11:00:00",
        "TIMESTAMP '2026-07-01 12:00:00' AT TIME ZONE 'america/new_york' => 2026-07-01 06:00:00",
        "TIMESTAMP '2026-07-01 12:00:00' AT TIME ZONE '+05:30' => 2026-07-01 15:30:00",
        "CAST(TIMESTAMP '2026-07-01 01:00:00' AT TIME ZONE 'UTC' AS DATE) => 2026-06-30",
        "CAST(NULL AS TIMESTAMP) AT TIME ZONE 'UTC' => null",
        "T AT TIME ZONE 'UTC' AT TIME ZONE 'Europe/Paris' => 2026-03-02 23:05:36.789+01",
      })
  void aTimeIsShownInAnotherZone(String expression, String text) throws SQLException {
    assertThat(value(expression)).isEqualTo(text);
  }

  @Test
  void aZoneThatThereIsNotIsNamed() {
    Failure.of(() -> value("T AT TIME ZONE 'Mars/Base'")).says("'Mars/Base'", "Europe/Berlin");
  }
}
