package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Casts to the types of other databases are casts to those that are the same here. */
class TypeNamesTest {
  private static Connection connection;

  @BeforeAll
  static void connect() throws SQLException {
    connection = DriverManager.getConnection("jdbc:gong:demo");
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
  }

  private static void assertCast(String expression, String type, @Nullable String value)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT " + expression)) {
      assertThat(result.next()).isTrue();
      assertThat(result.getMetaData().getColumnTypeName(1)).as(expression).isEqualTo(type);
      assertThat(result.getString(1)).as(expression).isEqualTo(value);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'abc' | TEXT                        | VARCHAR   | abc",
        "'abc' | STRING                      | VARCHAR   | abc",
        "'abc' | VARCHAR2(2 CHAR)            | VARCHAR   | ab",
        "'abc' | NVARCHAR(2)                 | VARCHAR   | ab",
        "'abc' | NVARCHAR(MAX)               | VARCHAR   | abc",
        "'abc' | CHARACTER VARYING(2)        | VARCHAR   | ab",
        "'abc' | CHARACTER VARYING           | VARCHAR   | abc",
        "'abc' | NATIONAL CHARACTER VARYING (2) | VARCHAR | ab",
        "'abc' | NCHAR(2)                    | CHAR      | ab",
        "'abc' | LONGTEXT                    | VARCHAR   | abc",
        "'[1]' | JSONB                       | VARCHAR   | [1]",
        "'7'   | INT8                        | BIGINT    | 7",
        "'7'   | INT64                       | BIGINT    | 7",
        "'7'   | LONG                        | BIGINT    | 7",
        "'7'   | SIGNED                      | BIGINT    | 7",
        "'7'   | UNSIGNED INTEGER            | BIGINT    | 7",
        "'7'   | INT4                        | INTEGER   | 7",
        "'7'   | INT                         | INTEGER   | 7",
        "'7'   | INT2                        | SMALLINT  | 7",
        "'7'   | BYTEINT                     | TINYINT   | 7",
        "'7.25' | FLOAT8                     | DOUBLE    | 7.25",
        "'7.25' | FLOAT(53)                  | DOUBLE    | 7.25",
        "'7.25' | FLOAT                      | DOUBLE    | 7.25",
        "'7.25' | FLOAT64                    | DOUBLE    | 7.25",
        "'7.25' | DOUBLE PRECISION           | DOUBLE    | 7.25",
        "'7.25' | FLOAT4                     | REAL      | 7.25",
        "'7.25' | FLOAT(24)                  | REAL      | 7.25",
        "'7.25' | NUMBER(5, 2)               | DECIMAL   | 7.25",
        "'7.5' | NUMERIC(5,1)               | DECIMAL   | 7.5",
        "'true' | BOOL                       | BOOLEAN   | true",
        "'2026-01-31 17:00:00' | DATETIME    | TIMESTAMP | 2026-01-31 17:00:00",
        "'2026-01-31 17:00:00' | DATETIME2(3) | TIMESTAMP | 2026-01-31 17:00:00",
        "'2026-01-31 17:00:00' | TIMESTAMP WITHOUT TIME ZONE | TIMESTAMP | 2026-01-31 17:00:00",
      })
  void aTypeMayHaveTheNameOfAnyDatabase(String value, String name, String type, String cast)
      throws SQLException {
    assertCast("CAST(" + value + " AS " + name + ")", type, cast);
    assertCast("(" + value + ")::" + name, type, cast);
    assertCast("CONVERT(" + name + ", " + value + ")", type, cast);
    assertCast("CONVERT(" + value + ", " + name + ")", type, cast);
    assertCast("TRY_CAST(" + value + " AS " + name + ")", type, cast);
    assertCast("SAFE_CAST(" + value + " AS " + name + ")", type, cast);
    assertCast(
        "CAST(CAST(" + value + " AS TEXT) AS " + name.toLowerCase(Locale.ROOT) + ")", type, cast);
  }

  @Test
  void castsThatMayFailAreNull() throws SQLException {
    assertCast("TRY_CAST('x' AS INT4)", "INTEGER", null);
    assertCast("SAFE_CAST('x' AS INT64)", "BIGINT", null);
    assertCast("TRY_CONVERT(INT, 'x')", "INTEGER", null);
  }

  @Test
  void convertOfSqlServerMayNameAStyle() throws SQLException {
    assertCast("CONVERT(VARCHAR(10), DATE '2026-01-31', 120)", "VARCHAR", "2026-01-31");
    assertCast("CONVERT(DATE, TIMESTAMP '2026-01-31 17:00:00')", "DATE", "2026-01-31");
  }

  @Test
  void aTypeThatThereIsNotIsNamed() {
    Failure.of(() -> SandboxAccount.query(connection, "SELECT CAST('x' AS GEOGRAPHY)"))
        .says("GEOGRAPHY");
  }
}
