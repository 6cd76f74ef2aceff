package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SELECT in the forms of SQL Server, PostgreSQL, MySQL and Oracle. */
class SelectFormsTest {
  @RegisterExtension static final SandboxAccount ACCOUNT = SandboxAccount.small();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT TOP (3) id FROM users",
        "SELECT TOP(3) id FROM users ORDER BY id",
        "SELECT ALL TOP 3 id FROM users",
        "SELECT DISTINCT TOP 3 id FROM users",
        "SELECT * FROM (SELECT TOP (3) id FROM users) t",
        "SELECT TOP 3 WITH TIES id FROM users ORDER BY id",
        "SELECT id FROM users ORDER BY id FETCH FIRST 3 ROWS WITH TIES",
        "SELECT id FROM users ORDER BY 1 DESC FETCH NEXT 3 ROWS WITH TIES",
        "SELECT id FROM users WITH (NOLOCK) LIMIT 3",
        "SELECT u.id FROM users u WITH (NOLOCK, READPAST) JOIN users v ON v.id = u.id LIMIT 3",
        "SELECT id FROM users LIMIT 3 FOR READ ONLY",
        "SELECT id FROM users {limit 3}",
        "(SELECT TOP 2 id FROM users) UNION ALL SELECT TOP 1 id FROM users",
        "SELECT TOP 2 id FROM users UNION ALL SELECT TOP 1 id FROM users ORDER BY id",
        "SELECT TOP 1 id FROM users UNION ALL (SELECT TOP 2 id FROM users)",
      })
  void theseHaveThreeRows(String sql) throws SQLException {
    assertThat(ACCOUNT.query(sql)).hasSize(3);
  }

  @Test
  void tiesAreTheRowsThatAreAsFarAsTheLast() throws SQLException {
    List<List<@Nullable Object>> counts =
        ACCOUNT.query("SELECT direction, COUNT(*) FROM calls GROUP BY direction ORDER BY 1");
    assertThat(ACCOUNT.query("SELECT TOP 1 WITH TIES direction FROM calls ORDER BY direction"))
        .hasSize(((Number) counts.get(0).get(1)).intValue());
    assertThat(
            ACCOUNT.query(
                "SELECT direction AS d, COUNT(*) AS n FROM calls GROUP BY direction ORDER BY n"
                    + " DESC, d FETCH FIRST 1 ROW WITH TIES"))
        .hasSize(1);
  }

  @Test
  void distinctOnTakesTheFirstRowOfEachGroup() throws SQLException {
    Map<@Nullable Object, @Nullable Object> newest = new HashMap<>();
    for (List<@Nullable Object> row :
        ACCOUNT.query("SELECT direction, id FROM calls ORDER BY started, id DESC")) {
      newest.put(row.get(0), row.get(1));
    }
    for (String sql :
        List.of(
            "SELECT DISTINCT ON (direction) direction, id FROM calls ORDER BY direction, started"
                + " DESC, id",
            "SELECT DISTINCT ON (d) direction AS d, id FROM calls ORDER BY d, started DESC, id",
            "SELECT DISTINCT ON (1) direction AS d, id FROM calls ORDER BY 1, started DESC, id")) {
      Map<@Nullable Object, @Nullable Object> found = new HashMap<>();
      List<@Nullable Object> order = new ArrayList<>();
      for (List<@Nullable Object> row : ACCOUNT.query(sql)) {
        found.put(row.get(0), row.get(1));
        order.add(row.get(0));
      }
      assertThat(found).as(sql).isEqualTo(newest);
      assertThat(order).as(sql).isSortedAccordingTo((a, b) -> ("" + a).compareTo("" + b));
    }
    assertThat(
            ACCOUNT.query(
                "SELECT DISTINCT ON (direction) id FROM calls ORDER BY direction LIMIT 2"))
        .hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "SELECT 1 WHERE 1 = 1 => 1",
        "SELECT 1 FROM DUAL => 1",
        "SELECT dummy FROM dual => X",
        "SELECT d.dummy FROM dual d WHERE d.dummy = 'X' => X",
        "SELECT COUNT(*) FROM users, dual WHERE 1 = 0 => 0",
        "SELECT COUNT(*) HAVING COUNT(*) > 0 => 1",
        "SELECT (SELECT 7 WHERE EXISTS (SELECT 1 WHERE 2 > 1)) => 7",
        "SELECT CURRENT_SCHEMA => gong",
        "SELECT CURRENT_SCHEMA() => gong",
        "SELECT DATABASE() => gong",
        "SELECT CURRENT_CATALOG => gong",
        "SELECT VERSION() => Gong API v2",
        "SELECT @@version => Gong API v2",
        "SELECT USER => gong",
      })
  void theseHaveOneValue(String sql, String value) throws SQLException {
    assertThat(ACCOUNT.query(sql)).hasSize(1);
    assertThat(String.valueOf(ACCOUNT.query(sql).get(0).get(0))).isEqualTo(value);
  }

  @Test
  void aConditionWithoutFromMayLeaveNoRow() throws SQLException {
    assertThat(ACCOUNT.query("SELECT 1 WHERE 1 = 0")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT TOP 3 PERCENT id FROM calls                               | PERCENT",
        "SELECT TOP ? id FROM calls                                       | FETCH FIRST ?",
        "SELECT TOP 3 WITH TIES id FROM calls                             | ORDER BY",
        "SELECT DISTINCT ON (CONCAT(title, ?)) title FROM calls            | DISTINCT ON",
        "SELECT id FROM calls UNION SELECT id FROM users ORDER BY 1 FETCH FIRST 3 ROWS WITH TIES"
            + " | subquery",
      })
  void whatIsNotOfferedSaysWhatToWrite(String sql, String instead) {
    Failure.of(() -> ACCOUNT.query(sql))
        .is(SQLSyntaxErrorException.class, "42601")
        .says(instead, "line 1, column");
  }
}
