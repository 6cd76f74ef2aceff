package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names are understood in any case, with and without quotes, and need none. */
class NamesTest {
  @RegisterExtension static final SandboxAccount ACCOUNT = SandboxAccount.small();

  private static List<List<@Nullable Object>> query(String sql) throws SQLException {
    try (Connection connection = ACCOUNT.connect("startDate", "2026-01-01")) {
      return SandboxAccount.query(connection, sql);
    }
  }

  @Nested
  class Names {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "SELECT ID FROM USERS",
          "select Id from Users",
          "SELECT \"id\" FROM \"users\"",
          "SELECT \"ID\" FROM \"USERS\"",
          "SELECT \"Users\".\"Id\" FROM gong.users",
          "SELECT u.id FROM GONG.USERS u",
          "SELECT U.\"iD\" FROM \"Gong\".\"Users\" AS u",
          "SELECT gong.users.id FROM gong.users",
          "SELECT id FROM users;",
          "SELECT id -- the key\nFROM users /* all; of them */ ;",
          "/* first */ SELECT id FROM users",
        })
    void areTheSameInAnyCaseWithAndWithoutQuotes(String sql) throws SQLException {
      assertThat(query(sql)).hasSameSizeAs(ACCOUNT.sandbox().users());
    }

    @ParameterizedTest
    @CsvSource({
      "language",
      "scope",
      "system",
      "media",
      "direction",
      "title",
      "url",
      "started",
      "type",
      "name",
      "status",
      "year",
      "month",
      "day",
      "hour",
      "count",
      "number",
      "date",
      "timestamp",
      "text",
      "key",
      "position",
      "role",
      "domain",
      "account",
      "owner",
      "source",
      "target",
    })
    void ofAliasesMayBeWordsOfSql(String alias) throws SQLException {
      try (Connection connection = ACCOUNT.connect();
          Statement statement = connection.createStatement();
          ResultSet result =
              statement.executeQuery("SELECT COUNT(*) AS " + alias + " FROM users")) {
        assertThat(result.getMetaData().getColumnLabel(1)).isEqualTo(alias);
        assertThat(result.next()).isTrue();
        assertThat(result.getLong(alias)).isEqualTo(ACCOUNT.sandbox().users().size());
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Talk time (s)", "user", "select", "Größe", "a\"\"b"})
    void ofAliasesMayBeAnythingInQuotes(String alias) throws SQLException {
      try (Connection connection = ACCOUNT.connect();
          Statement statement = connection.createStatement();
          ResultSet result = statement.executeQuery("SELECT 1 AS \"" + alias + "\"")) {
        assertThat(result.getMetaData().getColumnLabel(1)).isEqualTo(alias.replace("\"\"", "\""));
      }
    }
  }
}
