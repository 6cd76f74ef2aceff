package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever writes is refused as read only, in the grammar of any database. */
class ReadOnlyTest {
  @RegisterExtension static final SandboxAccount ACCOUNT = SandboxAccount.small();

  private static Failure querying(String sql) {
    return Failure.of(() -> ACCOUNT.query(sql));
  }

  @Test
  void whateverWritesIsReadOnly() throws SQLException {
    List<String> statements =
        List.of(
            "INSERT INTO calls (id) VALUES ('1')",
            "insert into calls select * from calls",
            "INSERT IGNORE INTO calls SET id = 1 ON DUPLICATE KEY UPDATE id = 2",
            "UPDATE calls SET title = 'x' FROM users WHERE 1 = 1",
            "DELETE FROM calls USING users",
            "MERGE INTO calls USING users ON 1 = 1 WHEN MATCHED THEN DELETE",
            "UPSERT INTO calls VALUES (1)",
            "REPLACE INTO calls VALUES (1)",
            "CREATE TABLE x (id INTEGER)",
            "CREATE OR REPLACE TEMPORARY VIEW x AS SELECT 1",
            "CREATE INDEX CONCURRENTLY i ON calls (id)",
            "DROP TABLE IF EXISTS calls CASCADE",
            "TRUNCATE calls",
            "TRUNCATE TABLE calls",
            "ALTER TABLE calls ADD COLUMN x text",
            "GRANT SELECT ON calls TO bob",
            "REVOKE ALL ON calls FROM bob",
            "COMMENT ON TABLE calls IS 'x'",
            "RENAME TABLE calls TO x",
            "COPY calls FROM '/tmp/x' WITH (FORMAT csv)",
            "LOAD DATA INFILE 'x' INTO TABLE calls",
            "VACUUM FULL calls",
            "ANALYZE calls",
            "LOCK TABLES calls WRITE",
            "CALL x()",
            "{call x(1)}",
            "{? = call x(1)}",
            "EXEC sp_help 'calls'",
            "DO $$ BEGIN END $$",
            "WITH x AS (SELECT 1) INSERT INTO calls SELECT * FROM x",
            "WITH gone AS (DELETE FROM calls RETURNING *) SELECT * FROM gone",
            "WITH x AS (UPDATE calls SET title = 'x' RETURNING *) SELECT * FROM x",
            "SELECT * INTO copy FROM calls",
            "EXPLAIN DELETE FROM calls",
            "EXPLAIN PLAN FOR UPDATE calls SET title = 'x'",
            "SELECT id FROM calls FOR UPDATE",
            "SELECT id FROM calls FOR NO KEY UPDATE SKIP LOCKED",
            "SELECT id FROM calls FOR SHARE",
            "/* a comment */ -- and one more\n delete from calls");
    try (Connection connection = ACCOUNT.connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        Failure.of(() -> statement.executeQuery(sql))
            .is(SQLException.class, "25006")
            .says("read only");
        Failure.of(() -> statement.executeUpdate(sql)).is(SQLException.class, "25006");
        Failure.of(() -> statement.execute(sql)).is(SQLException.class, "25006");
        Failure.of(() -> connection.prepareStatement(sql)).is(SQLException.class, "25006");
      }
    }
    assertThat(ACCOUNT.requests()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SET search_path TO gong | properties",
        "USE gong                | gong.calls",
        "BEGIN SELECT 1          | setAutoCommit",
        "COMMIT PREPARED 'x'     | commit",
        "ROLLBACK TO x           | rollback",
        "PREPARE x AS SELECT 1   | prepareStatement",
        "KILL 7                  | cancel",
      })
  void whatIsNoQuestionSaysWhatToDoInstead(String sql, String instead) {
    querying(sql).is(SQLSyntaxErrorException.class, "42000").says(sql.split(" ", 2)[0], instead);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", ";", "-- nothing", "/* nothing */ ;"})
  void anEmptyStatementIsCalledEmpty(String sql) {
    querying(sql).is(SQLSyntaxErrorException.class, "42601").says("The statement is empty.");
  }

  @Test
  void functionsAndNamesThatAreLikeVerbsOnlyRead() throws SQLException {
    assertThat(ACCOUNT.query("SELECT REPLACE('abc', 'b', 'x'), INSERT('abc', 1, 1, 'x')"))
        .containsExactly(List.of("axc", "xbc"));
    assertThat(ACCOUNT.query("SELECT x.\"delete\" FROM (SELECT 1 AS delete) x"))
        .containsExactly(List.of(1));
    assertThat(ACCOUNT.query("WITH updates AS (SELECT 1 AS n) SELECT (n) FROM updates"))
        .containsExactly(List.of(1));
  }
}
