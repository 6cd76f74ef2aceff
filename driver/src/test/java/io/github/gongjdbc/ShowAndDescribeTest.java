package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who types SHOW, DESCRIBE or EXPLAIN, as in other databases, gets an answer without a request. */
class ShowAndDescribeTest {
  @RegisterExtension static final SandboxAccount ACCOUNT = SandboxAccount.small();

  @AfterEach
  void nothingWasAsked() {
    assertThat(ACCOUNT.requests()).isEmpty();
  }

  private static List<Object> first(String sql) throws SQLException {
    List<Object> values = new ArrayList<>();
    ACCOUNT.query(sql).forEach(row -> values.add(row.get(0)));
    return values;
  }

  private static List<String> labels(ResultSet result) throws SQLException {
    List<String> labels = new ArrayList<>();
    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
      labels.add(result.getMetaData().getColumnLabel(i));
    }
    return labels;
  }

  private static List<Object> tablesOfTheMetadata(String schema) throws SQLException {
    try (Connection connection = ACCOUNT.connect();
        ResultSet result = connection.getMetaData().getTables(null, schema, "%", null)) {
      List<Object> names = new ArrayList<>();
      while (result.next()) {
        names.add(result.getString("TABLE_NAME"));
      }
      return names;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SHOW TABLES",
        "show tables;",
        "SHOW TABLES FROM gong",
        "SHOW TABLES IN \"GONG\"",
        "SHOW FULL TABLES",
        "SHOW TABLES LIKE '%'",
      })
  void showTablesNamesTheTables(String sql) throws SQLException {
    assertThat(first(sql)).containsExactlyElementsOf(tablesOfTheMetadata("gong"));
  }

  @Test
  void showTablesKnowsSchemasAndPatterns() throws SQLException {
    assertThat(first("SHOW TABLES FROM gong_system"))
        .containsExactlyElementsOf(tablesOfTheMetadata("gong\\_system"));
    assertThat(first("SHOW TABLES LIKE 'USERS%'")).containsExactly("users");
    assertThat(first("SHOW TABLES FROM information_schema")).contains("tables", "columns");
  }

  @Test
  void showSchemasNamesTheSchemas() throws SQLException {
    for (String sql : List.of("SHOW SCHEMAS", "SHOW DATABASES", "show schemas like 'gong%'")) {
      assertThat(first(sql)).contains("gong", "gong_system");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DESCRIBE users",
        "DESC users",
        "DESCRIBE TABLE gong.users",
        "desc \"Users\";",
        "SHOW COLUMNS FROM users",
        "SHOW FULL COLUMNS IN gong.users",
        "SHOW FIELDS FROM users FROM gong",
        "EXPLAIN users",
      })
  void describeNamesTheColumnsOfATable(String sql) throws SQLException {
    try (Connection connection = ACCOUNT.connect();
        Statement statement = connection.createStatement()) {
      assertThat(statement.execute(sql)).isTrue();
      try (ResultSet result = statement.getResultSet()) {
        assertThat(labels(result))
            .containsExactly("Field", "Type", "Null", "Key", "Default", "Extra", "Comment");
        assertThat(result.next()).isTrue();
        assertThat(result.getString("Field")).isEqualTo("id");
        assertThat(result.getString("Type")).isEqualTo("VARCHAR");
        assertThat(result.getString("Null")).isEqualTo("NO");
        assertThat(result.getString("Key")).isEqualTo("PRI");
        assertThat(result.getString("Comment")).isNotEmpty();
      }
    }
  }

  @Test
  void describeListsWhatTheMetadataList() throws SQLException {
    for (Object table : tablesOfTheMetadata("gong%")) {
      String schema = tablesOfTheMetadata("gong").contains(table) ? "gong" : "gong_system";
      try (Connection connection = ACCOUNT.connect();
          ResultSet columns =
              connection.getMetaData().getColumns(null, schema, String.valueOf(table), "%")) {
        List<Object> names = new ArrayList<>();
        while (columns.next()) {
          names.add(columns.getString("COLUMN_NAME"));
        }
        assertThat(first("DESCRIBE " + schema + "." + table)).isEqualTo(names);
      }
    }
  }

  @Test
  void showColumnsKnowsPatterns() throws SQLException {
    assertThat(first("SHOW COLUMNS FROM users LIKE '%_name'"))
        .containsExactly("first_name", "last_name");
  }

  @Test
  void aTableThatThereIsNotIsNamed() {
    for (String sql : List.of("DESCRIBE cals", "SHOW COLUMNS FROM gong.cals", "EXPLAIN cals")) {
      Failure.of(() -> ACCOUNT.query(sql))
          .is(SQLSyntaxErrorException.class, "42P01")
          .says("cals'", "'calls'");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"SHOW", "SHOW INDEX FROM calls", "SHOW CREATE TABLE calls", "SHOW TABLES calls"})
  void otherFormsOfShowNameThoseThatThereAre(String sql) {
    Failure.of(() -> ACCOUNT.query(sql))
        .is(SQLSyntaxErrorException.class, "42000")
        .says("SHOW TABLES", "information_schema");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EXPLAIN SELECT id FROM users",
        "EXPLAIN VERBOSE SELECT id FROM users",
        "EXPLAIN (FORMAT TEXT) SELECT id FROM users",
        "explain with u as (select id from users) select * from u;",
        "EXPLAIN (SELECT id FROM users)",
        "DESCRIBE SELECT id FROM users",
        "EXPLAIN PLAN FOR SELECT id FROM users",
      })
  void explainShowsThePlan(String sql) throws SQLException {
    assertThat(String.valueOf(first(sql).get(0))).contains("Read users", "GET /v2/users");
  }

  @Test
  void explainAnalyzeIsNotOffered() {
    for (String sql :
        List.of("EXPLAIN ANALYZE SELECT id FROM users", "EXPLAIN (ANALYZE) SELECT id FROM users")) {
      Failure.of(() -> ACCOUNT.query(sql)).says("EXPLAIN ANALYZE", "gong_system.requests");
    }
  }

  @Test
  void theyArePreparedLikeQueries() throws SQLException {
    try (Connection connection = ACCOUNT.connect();
        PreparedStatement statement = connection.prepareStatement("SHOW TABLES")) {
      assertThat(statement.getMetaData().getColumnLabel(1)).isEqualTo("Tables_in_gong");
      for (int i = 0; i < 2; i++) {
        try (ResultSet result = statement.executeQuery()) {
          assertThat(result.next()).isTrue();
        }
      }
    }
  }
}
