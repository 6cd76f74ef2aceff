package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Calendar;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The statements that tools were seen to send, in the way they send them. */
class ToolStatementsTest {
  @RegisterExtension static final SandboxAccount ACCOUNT = SandboxAccount.small();

  private static int count(ResultSet result) throws SQLException {
    int rows = 0;
    while (result.next()) {
      rows++;
    }
    return rows;
  }

  private static Connection connect() throws SQLException {
    return ACCOUNT.connect("startDate", "2026-01-01");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM GONG.CALLS WHERE 1=0",
        "SELECT * FROM (SELECT * FROM gong.calls) SPARK_GEN_SUBQ_0 WHERE 1=0",
        "SELECT * FROM (SELECT \"calls\".\"title\" AS \"title\" FROM \"gong\".\"calls\" \"calls\") \"t\""
            + " LIMIT 0",
        "SELECT CURRENT_TIMESTAMP",
        "VALUES 1",
      })
  void probesOfSparkTableauAndPoolsCostNothing(String sql) throws SQLException {
    try (Connection connection = connect();
        PreparedStatement statement =
            connection.prepareStatement(
                sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
      assertThat(statement.getMetaData().getColumnCount()).isPositive();
      count(statement.executeQuery());
    }
    assertThat(ACCOUNT.requests()).isEmpty();
  }

  @Test
  void theGridOfDBeaverReadsItsFirstTwoHundredRows() throws SQLException {
    try (Connection connection = connect();
        Statement statement =
            connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
      connection.setAutoCommit(true);
      statement.setFetchSize(200);
      statement.setMaxRows(200);
      statement.setEscapeProcessing(false);
      assertThat(count(statement.executeQuery("SELECT x.* FROM gong.calls x"))).isEqualTo(200);
    }
    assertThat(ACCOUNT.requests()).hasSizeLessThanOrEqualTo(3);
  }

  @Test
  void theCountOfDBeaverIsThatOfTheGrid() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery("SELECT COUNT(*) FROM (SELECT * FROM gong.calls) dbvrcnt")) {
      assertThat(result.next()).isTrue();
      assertThat(result.getLong(1)).isEqualTo(ACCOUNT.sandbox().calls().size());
    }
  }

  @Test
  void aPartitionOfSparkPushesItsStringsThoughNullsWouldCount() throws SQLException {
    String sql =
        "SELECT \"ID\",\"TITLE\" FROM GONG.CALLS WHERE ((\"STARTED\" IS NOT NULL) AND (\"STARTED\""
            + " >= '2026-11-10 00:00:00.0') AND (\"TITLE\" LIKE 'C%' ESCAPE '\\')) AND"
            + " (\"STARTED\" < '2026-11-12 06:00:00' or \"STARTED\" is null)";
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setFetchSize(1000);
      statement.setQueryTimeout(30);
      assertThat(count(statement.executeQuery())).isPositive();
    }
    assertThat(ACCOUNT.requests().get(0).query("fromDateTime")).isEqualTo("2026-11-09T00:00:00Z");
    assertThat(ACCOUNT.requests().get(0).query("toDateTime")).isEqualTo("2026-11-13T06:00:00Z");
  }

  @Test
  void theIncrementalQueryOfKafkaConnectPushesBothBounds() throws SQLException {
    String sql =
        "SELECT * FROM \"gong\".\"extensive_calls\" WHERE \"gong\".\"extensive_calls\".\"started\" > ?"
            + " AND \"gong\".\"extensive_calls\".\"started\" < ? ORDER BY"
            + " \"gong\".\"extensive_calls\".\"started\" ASC";
    Calendar utc = Calendar.getInstance(TimeZone.getTimeZone("UTC"));
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setTimestamp(1, Timestamp.from(Instant.parse("2026-11-10T00:00:00Z")), utc);
      statement.setTimestamp(2, Timestamp.from(Instant.parse("2026-11-11T00:00:00Z")), utc);
      assertThat(count(statement.executeQuery())).isPositive();
    }
    assertThat(ACCOUNT.request().json().at("/filter/fromDateTime").asText())
        .isEqualTo("2026-11-10T00:00:00.001Z");
    assertThat(ACCOUNT.request().json().at("/filter/toDateTime").asText())
        .isEqualTo("2026-11-11T00:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT \"calls\".\"direction\" AS \"direction\", SUM(1) AS \"sum:Number of Records:ok\" FROM"
            + " \"gong\".\"calls\" \"calls\" GROUP BY \"calls\".\"direction\" HAVING (COUNT(1) > 0)",
        "SELECT {fn YEAR(\"calls\".\"started\")} AS \"yr:started:ok\", COUNT(DISTINCT"
            + " \"calls\".\"id\") AS \"ctd:id:ok\" FROM \"gong\".\"calls\" \"calls\" GROUP BY {fn"
            + " YEAR(\"calls\".\"started\")}",
        "SELECT DATE_TRUNC('MONTH', CAST(\"calls\".\"started\" AS TIMESTAMP)) AS"
            + " \"tmn:started:ok\", AVG(\"calls\".\"duration\") AS \"avg:duration:ok\" FROM"
            + " \"gong\".\"calls\" \"calls\" GROUP BY 1",
        "SELECT TOP 5 \"calls\".\"title\" AS \"title\" FROM \"gong\".\"calls\" \"calls\" ORDER BY 1 ASC",
        "SELECT calls.title, users.last_name FROM gong.calls AS calls, gong.users AS users WHERE"
            + " calls.primary_user_id = users.id AND calls.started >= {ts '2026-11-01 00:00:00'}",
      })
  void theQueriesOfReportsRun(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      assertThat(count(statement.executeQuery(sql))).isPositive();
    }
  }

  @Test
  void propertiesThatToolsInjectAreTolerated() throws SQLException {
    try (Connection connection =
        ACCOUNT.connect(
            "Type",
            "gong",
            "JavaDriverClass",
            "io.github.gongjdbc.GongDriver",
            "dbtable",
            "calls",
            "numPartitions",
            "4",
            "path",
            "x")) {
      assertThat(connection.isValid(1)).isTrue();
    }
  }
}
