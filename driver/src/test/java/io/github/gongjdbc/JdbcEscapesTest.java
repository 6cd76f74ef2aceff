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

/** The escapes of JDBC, which tools write in the place of a dialect. */
class JdbcEscapesTest {
  private static Connection connection;

  @BeforeAll
  static void connect() throws SQLException {
    connection = DriverManager.getConnection("jdbc:gong:demo?timeZone=UTC");
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
  }

  private static String value(String sql) throws SQLException {
    return String.valueOf(SandboxAccount.query(connection, sql).get(0).get(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "{ts '2026-01-31 17:00:00.5'} = TIMESTAMP '2026-01-31 17:00:00.500' => true",
        "CAST({ts '2026-01-31T17:00:00Z'} AS VARCHAR) => 2026-01-31 17:00:00",
        "CAST({d '2026-01-31'} AS VARCHAR) => 2026-01-31",
        "CAST({t '17:00:00'} AS VARCHAR) => 17:00:00",
        "{fn EXTRACT(YEAR FROM {d '2026-01-31'})} => 2026",
        "{fn CURRENT_DATE()} = CURRENT_DATE => true",
        "{fn CURRENT_DATE} = CURRENT_DATE => true",
        "{fn CURDATE()} = CURRENT_DATE => true",
        "{fn CURRENT_TIMESTAMP()} = {fn NOW()} => true",
        "{fn CURTIME()} IS NOT NULL => true",
        "{fn CHAR_LENGTH('four')} => 4",
        "{fn CHARACTER_LENGTH('four')} => 4",
        "{fn LCASE({fn UCASE('Ab')})} => ab",
        "{fn LOCATE('b', 'abcb')} => 2",
        "{fn LOCATE('b', 'abcb', 3)} => 4",
        "{fn INSERT('abcd', 2, 1, 'xy')} => axycd",
        "{fn CONVERT('12', SQL_INTEGER)} + 1 => 13",
        "{fn CONVERT(12, SQL_VARCHAR)} || 'x' => 12x",
        "{fn TIMESTAMPDIFF(SQL_TSI_DAY, {d '2026-01-01'}, {d '2026-01-31'})} => 30",
        "{fn DAYOFWEEK({d '2026-01-31'})} => 7",
        "{fn DATABASE()} => gong",
        "{ fn  IFNULL ( NULL , 'x' ) } => x",
      })
  void aFunctionOrLiteralInBracesIsWhatStandsInThem(String expression, String value)
      throws SQLException {
    assertThat(value("SELECT " + expression)).isEqualTo(value);
  }

  @Test
  void anOuterJoinStandsInBraces() throws SQLException {
    String joined = "calls c LEFT OUTER JOIN users u ON u.id = c.primary_user_id";
    assertThat(value("SELECT COUNT(*) FROM {oj " + joined + "} WHERE u.id IS NOT NULL"))
        .isEqualTo(value("SELECT COUNT(*) FROM " + joined + " WHERE u.id IS NOT NULL"));
  }

  @Test
  void anEscapeCharacterStandsInBraces() throws SQLException {
    assertThat(
            value("SELECT 'a%b' LIKE 'a!%b' {escape '!'} AND 'axb' NOT LIKE 'a!%b' {escape '!'}"))
        .isEqualTo("true");
  }
}
