package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TIMESTAMPDIFF and DATEDIFF count every unit, and over any time. */
class TimeDifferencesTest {
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

  @ParameterizedTest
  @CsvSource({
    "MILLISECOND, 2026-01-01 00:00:00.001, 2026-01-01 00:00:01, 999",
    "MILLISECOND, 2026-01-01 00:00:01, 2026-01-01 00:00:00.001, -999",
    "MICROSECOND, 2026-01-01 00:00:00.001, 2026-01-01 00:00:01, 999000",
    "SQL_TSI_FRAC_SECOND, 2026-01-01 00:00:00.001, 2026-01-01 00:00:01, 999000000",
    "SQL_TSI_SECOND, 1900-01-01 00:00:00, 2026-01-01 00:00:01, 3976214401",
    "MICROSECOND, 2026-01-01 00:00:00.001, 2026-01-01 00:00:01, 999000",
    "SECOND, 1900-01-01 00:00:00, 2026-01-01 00:00:01, 3976214401",
    "SECOND, 2026-01-01 00:00:00.5, 2026-01-01 00:00:02, 1",
    "MINUTE, 2026-01-01 00:00:30, 2026-01-01 00:02:00, 1",
    "HOUR, 2026-01-01 00:00:00, 2026-01-02 01:30:00, 25",
    "DAY, 2026-01-31 12:00:00, 2026-02-28 11:59:59, 27",
    "WEEK, 2026-01-01 00:00:00, 2026-01-20 00:00:00, 2",
    "MONTH, 2026-01-31 00:00:00, 2026-03-01 00:00:00, 1",
    "YEAR, 1900-06-01 00:00:00, 2026-05-31 00:00:00, 125",
  })
  void areCompleteUnits(String unit, String from, String to, long expected) throws SQLException {
    Object found =
        SandboxAccount.query(
                connection,
                "SELECT TIMESTAMPDIFF("
                    + unit
                    + ", f, t) FROM (VALUES (TIMESTAMP '"
                    + from
                    + "', TIMESTAMP '"
                    + to
                    + "')) x(f, t)")
            .get(0)
            .get(0);
    assertThat(((Number) java.util.Objects.requireNonNull(found)).longValue()).isEqualTo(expected);
  }
}
