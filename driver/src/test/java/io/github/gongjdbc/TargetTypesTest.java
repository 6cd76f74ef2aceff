package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLType;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The type that setObject and setNull name is that of the value (JDBC 13.2.2). */
class TargetTypesTest {
  @RegisterExtension static final SandboxAccount ACCOUNT = SandboxAccount.small();

  private static Connection connection;

  @BeforeAll
  static void connect() throws SQLException {
    connection = ACCOUNT.connect("timeZone", "Europe/Berlin");
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
  }

  static Stream<Arguments> values() {
    LocalDateTime time = LocalDateTime.parse("2026-01-31T17:00:00");
    return Stream.of(
        Arguments.of("12", Types.INTEGER, 12),
        Arguments.of("12", Types.BIGINT, 12L),
        Arguments.of(12.7, Types.INTEGER, 12),
        Arguments.of(true, Types.INTEGER, 1),
        Arguments.of(12, Types.VARCHAR, "12"),
        Arguments.of(true, Types.CLOB, "true"),
        Arguments.of("12.345", Types.DECIMAL, new BigDecimal("12.345")),
        Arguments.of("12.5", Types.DOUBLE, 12.5),
        Arguments.of("true", Types.BIT, true),
        Arguments.of(0, Types.BOOLEAN, false),
        Arguments.of("2026-01-31", Types.DATE, Date.valueOf("2026-01-31")),
        Arguments.of(time, Types.DATE, Date.valueOf("2026-01-31")),
        Arguments.of("2026-01-31 17:00:00", Types.TIMESTAMP, Timestamp.valueOf(time)),
        Arguments.of(LocalDate.parse("2026-01-31"), Types.VARCHAR, "2026-01-31"),
        Arguments.of(
            OffsetDateTime.parse("2026-01-31T16:00:00Z"),
            Types.TIMESTAMP_WITH_TIMEZONE,
            OffsetDateTime.parse("2026-01-31T17:00:00+01:00")),
        Arguments.of("2026-01-31T16:00:00Z", Types.TIMESTAMP, Timestamp.valueOf(time)),
        Arguments.of(12, Types.OTHER, 12));
  }

  @ParameterizedTest
  @MethodSource("values")
  void aValueIsConvertedToIt(Object value, int type, Object expected) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("SELECT ?")) {
      statement.setObject(1, value, type);
      assertThat(first(statement)).isEqualTo(expected);
      statement.setObject(1, value, (SQLType) JDBCType.valueOf(type));
      assertThat(first(statement)).isEqualTo(expected);
    }
  }

  @Test
  void aTimeOfDayIsReadFromText() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("SELECT ?")) {
      statement.setObject(1, "17:00:00.5", Types.TIME);
      try (ResultSet result = statement.executeQuery()) {
        assertThat(result.next()).isTrue();
        assertThat(result.getObject(1, LocalTime.class)).isEqualTo(LocalTime.parse("17:00:00.5"));
      }
    }
  }

  @Test
  void theScaleOfADecimalIsKept() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("SELECT ?")) {
      statement.setObject(1, "12.345", Types.DECIMAL, 2);
      assertThat(first(statement)).isEqualTo(new BigDecimal("12.35"));
      statement.setObject(1, 12.25, JDBCType.NUMERIC, 1);
      assertThat(first(statement)).isEqualTo(new BigDecimal("12.3"));
      statement.setObject(1, "12.345", Types.DECIMAL, 1_000_000_000);
      assertThat(first(statement)).isEqualTo(new BigDecimal("12.345"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "4, INTEGER",
    "-5, BIGINT",
    "12, VARCHAR",
    "8, DOUBLE",
    "93, TIMESTAMP",
    "16, BOOLEAN"
  })
  void nullIsOfItWhereTheStatementSaysNone(int type, String name) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("SELECT ?")) {
      statement.setNull(1, type);
      assertIsNull(statement, name);
      statement.setObject(1, null, type);
      assertIsNull(statement, name);
    }
  }

  private static void assertIsNull(PreparedStatement statement, String type) throws SQLException {
    try (ResultSet result = statement.executeQuery()) {
      assertThat(result.getMetaData().getColumnTypeName(1)).isEqualTo(type);
      assertThat(result.next()).isTrue();
      assertThat(result.getObject(1)).isNull();
    }
  }

  @Test
  void nullOfAnyTypeFitsWhereTheStatementSaysOne() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT COUNT(*) FROM users WHERE (? IS NULL OR id = ?) AND 1 = 1")) {
      for (int type : List.of(Types.VARCHAR, Types.INTEGER, Types.TIMESTAMP, Types.NULL)) {
        statement.setNull(1, type);
        statement.setNull(2, type);
        assertThat((Long) first(statement)).isPositive();
      }
    }
  }

  @Test
  void aConditionIsPushedInTheTypeOfItsColumn() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT id FROM extensive_calls WHERE started >= ?")) {
      statement.setObject(1, "2026-11-20T00:00:00Z", Types.TIMESTAMP_WITH_TIMEZONE);
      statement.executeQuery().next();
    }
    assertThat(ACCOUNT.request().json().at("/filter/fromDateTime").asText())
        .isEqualTo("2026-11-20T00:00:00Z");
  }

  @Test
  void whatIsNoneOfItsValuesIsRefused() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("SELECT ?")) {
      assertThatThrownBy(() -> statement.setObject(1, "abc", Types.INTEGER))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("abc");
      assertThatThrownBy(() -> statement.setObject(1, 3_000_000_000L, Types.INTEGER))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("out of range");
      assertThatThrownBy(() -> statement.setObject(1, "x", Types.BLOB))
          .isInstanceOf(SQLFeatureNotSupportedException.class)
          .hasMessageContaining("BLOB");
      assertThatThrownBy(() -> statement.setNull(1, 4711))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("4711");
      assertThatThrownBy(() -> statement.setObject(1, "x", (SQLType) null))
          .isInstanceOf(SQLException.class);
    }
  }

  private static Object first(PreparedStatement statement) throws SQLException {
    try (ResultSet result = statement.executeQuery()) {
      assertThat(result.next()).isTrue();
      return result.getObject(1);
    }
  }
}
