package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JSON_VALUE, JSON_QUERY and the constructors, as the standard has them. */
class JsonTest {
  private static final String JSON =
      "'{\"a\": 1, \"a b\": \"z\", \"talk\": 145, \"mean\": 145.5, \"day\": \"2026-01-31\","
          + " \"list\": [1, 2], \"trackers\": [{\"name\": \"x\", \"count\": 3}]}'";

  @RegisterExtension static final SandboxAccount ACCOUNT = SandboxAccount.small();
  private static Connection connection;

  @BeforeAll
  static void connect() throws SQLException {
    connection = ACCOUNT.connect("startDate", "2026-01-01", "timeZone", "UTC");
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
  }

  private static List<List<@Nullable Object>> query(String sql) throws SQLException {
    return SandboxAccount.query(connection, sql);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "NULL",
      value = {
        "JSON_VALUE(j, '$.a') | 1",
        "JSON_VALUE(j, '$.a' RETURNING BIGINT) | 1",
        "JSON_VALUE(j, '$.talk' RETURNING DOUBLE) | 145.0",
        "JSON_VALUE(j, '$.mean' RETURNING DOUBLE) | 145.5",
        "JSON_VALUE(j, '$.mean' RETURNING INTEGER) | 146",
        "JSON_VALUE(j, '$.mean' RETURNING DECIMAL(10, 2)) | 145.50",
        "JSON_VALUE(j, '$.day' RETURNING DATE) | 2026-01-31",
        "JSON_VALUE(j, '$.\"a b\"') | z",
        "JSON_VALUE(j, '$.trackers[?(@.name == \"x\")].count') | 3",
        "JSON_VALUE(j, '$.none') | NULL",
        "JSON_VALUE(j, '$.list') | NULL",
        "JSON_VALUE(j, '$.none' DEFAULT 'x' ON EMPTY) | x",
        "JSON_VALUE(j, 'lax $.none' DEFAULT 'x' ON EMPTY) | x",
        "JSON_VALUE('no JSON', '$.a') | NULL",
        "JSON_VALUE(j, '$.day' RETURNING INTEGER) | NULL",
        "JSON_VALUE(j, '$.day' RETURNING INTEGER DEFAULT 7 ON ERROR) | 7",
        "JSON_VALUE(j, '$.day' RETURNING INTEGER DEFAULT 7 ON EMPTY) | NULL",
        "JSON_VALUE(j, 'strict $.none' DEFAULT 'x' ON ERROR) | x",
        "JSON_VALUE(j, 'strict $.none' DEFAULT 'x' ON EMPTY) | NULL",
        "JSON_VALUE('no JSON', '$.a' DEFAULT 'x' ON ERROR) | x",
        "JSON_QUERY(j, '$.none' EMPTY ARRAY ON EMPTY) | []",
        "JSON_QUERY(j, '$.none' EMPTY OBJECT ON EMPTY) | {}",
        "JSON_QUERY(j, '$.none' EMPTY ARRAY ON ERROR) | NULL",
        "JSON_QUERY(j, 'strict $.none' EMPTY ARRAY ON ERROR) | []",
        "JSON_QUERY('no JSON', '$.a' EMPTY OBJECT ON ERROR) | {}",
        "JSON_QUERY(j, '$.list') | [1,2]",
        "JSON_QUERY(j, '$.list' WITH WRAPPER) | [[1,2]]",
        "JSON_QUERY(j, '$.a' WITH WRAPPER) | [1]",
        "JSON_QUERY(j, '$.a') | NULL",
      })
  void isReadByPaths(String expression, @Nullable String expected) throws SQLException {
    List<List<@Nullable Object>> rows =
        query("SELECT " + expression + " FROM (VALUES " + JSON + ") t(j)");
    Object found = rows.get(0).get(0);
    assertThat(found == null ? null : found.toString()).isEqualTo(expected);
  }

  @Test
  void holdsTimesAsIsoText() throws SQLException {
    assertThat(
            query(
                "SELECT JSON_OBJECT('t' VALUE t), JSON_ARRAY(t, CAST(t AS DATE)) FROM"
                    + " (VALUES TIMESTAMP '2026-10-05 21:25:16.802') x(t)"))
        .containsExactly(
            List.of(
                "{\"t\":\"2026-10-05T21:25:16.802\"}",
                "[\"2026-10-05T21:25:16.802\",\"2026-10-05\"]"));
  }

  @Test
  void collectsTimesAsIsoText() throws SQLException {
    assertThat(
            query(
                "SELECT JSON_ARRAYAGG(t), JSON_OBJECTAGG(KEY 'at' VALUE CAST(t AS DATE)) FROM"
                    + " (VALUES TIMESTAMP '2026-10-05 21:25:16.802') x(t)"))
        .containsExactly(List.of("[\"2026-10-05T21:25:16.802\"]", "{\"at\":\"2026-10-05\"}"));
  }

  @Test
  void failsOnlyWhereAskedTo() {
    assertThatThrownBy(
            () ->
                query(
                    "SELECT JSON_VALUE(j, '$.day' RETURNING INTEGER ERROR ON ERROR) FROM (VALUES "
                        + JSON
                        + ") t(j)"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("'2026-01-31' cannot be cast to INTEGER");
  }

  @Test
  void saysThatAPathIsWrong() {
    for (String path : List.of("$[[", "$.a ? (1 > 1)", "$[?(]")) {
      Failure.of(() -> query("SELECT JSON_EXISTS('{\"a\": 1}', '" + path + "')"))
          .is(SQLException.class, "22023")
          .says("The JSON path is not understood");
    }
  }

  @Test
  void sumsNumbersWhateverTheirForm() throws SQLException {
    assertThat(
            query(
                "SELECT SUM(JSON_VALUE(j, '$.talk' RETURNING DOUBLE)) FROM (VALUES"
                    + " '{\"talk\": 145}', '{\"talk\": 145.5}', '{}') t(j)"))
        .containsExactly(List.of(290.5));
  }
}
