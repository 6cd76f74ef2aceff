package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No value is larger than the sizes that the metadata name. */
class ValueSizesTest {
  private static Connection connection;

  @BeforeAll
  static void connect() throws SQLException {
    connection = DriverManager.getConnection("jdbc:gong:demo");
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
  }

  private static void assertFits(ResultSet result) throws SQLException {
    ResultSetMetaData metaData = result.getMetaData();
    while (result.next()) {
      for (int i = 1; i <= metaData.getColumnCount(); i++) {
        String text = result.getString(i);
        if (text == null) {
          continue;
        }
        String column = metaData.getColumnLabel(i) + ": " + text;
        assertThat(text.length()).as(column).isLessThanOrEqualTo(metaData.getColumnDisplaySize(i));
        if (result.getObject(i) instanceof BigDecimal number) {
          assertThat(number.scale()).as(column).isLessThanOrEqualTo(metaData.getScale(i));
          assertThat(number.precision()).as(column).isLessThanOrEqualTo(metaData.getPrecision(i));
        }
        if (result.getObject(i) instanceof String) {
          assertThat(text.length()).as(column).isLessThanOrEqualTo(metaData.getPrecision(i));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TRUE, FALSE",
        "CAST(-128 AS TINYINT), CAST(-32768 AS SMALLINT), -2147483648",
        "CAST('-9223372036854775808' AS BIGINT)",
        "-2.2250738585072014E-308, CAST(-1.17549435E-38 AS REAL), SQRT(2)",
        "DATE '2026-01-31', TIME '17:00:00.123', TIMESTAMP '2026-01-31 17:00:00.123'",
        "-0.00000000000000000000000000000000000001, -2.5, 2.345",
        "CAST(10 AS DECIMAL(10, 2)) / 3, 1 / 3.0, CAST(1 AS DECIMAL(38, 30)) / 3",
        "10.55 * 3.333, 1.5 + 2.2555, ROUND(2.345, 2), MOD(7.55, 2), GREATEST(1.5, 2.255)",
        "INTERVAL '-1 2:03:04.567' DAY TO SECOND, INTERVAL '13' MONTH, ARRAY[1, 2], X'00ff'",
        "'abc', REPEAT('abc', 30000), 'a' || 'bcd', CASE WHEN 1 = 1 THEN 'yes' ELSE 'n' END",
      })
  void ofExpressionsAreThoseOfTheirTypes(String expressions) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT " + expressions)) {
      assertFits(result);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"users", "calls", "extensive_calls", "answered_scorecards"})
  void ofColumnsAreThoseOfTheirTypes(String table) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setMaxRows(50);
      try (ResultSet result = statement.executeQuery("SELECT * FROM " + table)) {
        assertFits(result);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CAST(10 AS DECIMAL(10, 2)) / 3 | 16",
        "CAST(1 AS DECIMAL(38, 30)) / 3 | 30",
        "AVG(CAST(x AS DECIMAL(10, 2))) | 16",
      })
  void theScaleOfAQuotientIsTheOneThatComes(String quotient, int scale) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery("SELECT " + quotient + " FROM (VALUES (1), (3), (6)) AS t(x)")) {
      assertThat(result.getMetaData().getScale(1)).isEqualTo(scale);
      assertThat(result.next()).isTrue();
      assertThat(result.getBigDecimal(1).scale()).isEqualTo(scale);
    }
  }

  /** The limit of a statement for texts and binary values (JDBC's setMaxFieldSize). */
  @Nested
  class ALimit {
    private static final String VALUES = "SELECT 'Grüße, 世界' AS t, X'00ff10', 123456789";

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {"1 | G | 00", "2 | Gr | 00ff", "3 | Gr | 00ff10", "4 | Grü | 00ff10"})
    void cutsThemToSoManyBytes(int bytes, String text, String binary) throws SQLException {
      try (PreparedStatement statement = connection.prepareStatement(VALUES)) {
        statement.setMaxFieldSize(bytes);
        assertThat(statement.getMaxFieldSize()).isEqualTo(bytes);
        try (ResultSet result = statement.executeQuery()) {
          assertThat(result.next()).isTrue();
          assertThat(result.getString(1)).isEqualTo(text);
          assertThat(result.getString(2)).isEqualTo(binary);
          assertThat(result.getInt(3)).isEqualTo(123456789);
        }
        assertThat(statement.getWarnings().getSQLState()).isEqualTo("01004");
        assertThat(statement.getWarnings().getMessage()).contains(bytes + " bytes");
      }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 16, 100})
    void leavesThoseAsTheyAreThatFit(int bytes) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.setMaxFieldSize(bytes);
        try (ResultSet result = statement.executeQuery(VALUES)) {
          assertThat(result.next()).isTrue();
          assertThat(result.getString(1)).isEqualTo("Grüße, 世界");
        }
        assertThat((Object) statement.getWarnings()).isNull();
      }
    }
  }

  @Test
  void textHasRoomForTheLongestJson() throws SQLException {
    try (ResultSet columns =
        connection.getMetaData().getColumns(null, "gong", "extensive\\_calls", "parties")) {
      assertThat(columns.next()).isTrue();
      assertThat(columns.getInt("COLUMN_SIZE")).isGreaterThan(100_000_000);
      assertThat(columns.getInt("CHAR_OCTET_LENGTH")).isGreaterThan(100_000_000);
    }
  }
}
