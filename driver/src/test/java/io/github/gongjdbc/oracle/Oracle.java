package io.github.gongjdbc.oracle;

import io.github.gongjdbc.oracle.DriverConnections.Mode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks the driver and the reference database the same, and tells where the answers differ. The
 * driver is asked with what it read before, by a prepared statement that is executed twice; without
 * it; and without push-down.
 */
final class Oracle implements AutoCloseable {
  private final OracleAccount account;
  private final DriverConnections connections;
  private final ReferenceDatabase reference;

  Oracle(OracleAccount account) throws IOException {
    this.account = account;
    this.reference = ReferenceDatabase.started();
    this.connections = new DriverConnections(account);
  }

  /** The differences, each with the way in which the driver was asked; none if all agree. */
  Map<String, String> differences(OracleQuery query) throws SQLException {
    Map<String, Answer> answers = answers(query);
    account.sandbox().clearExchanges();
    Answer expected =
        query.reference() == null ? answers.values().iterator().next() : referenceAnswer(query);
    Comparison comparison = new Comparison(query.ordered());
    Map<String, String> differences = new LinkedHashMap<>();
    answers.forEach(
        (how, actual) ->
            comparison
                .difference(actual, expected)
                .ifPresent(difference -> differences.put(how, difference)));
    return differences;
  }

  private Answer referenceAnswer(OracleQuery query) throws SQLException {
    String sql = spelled(String.valueOf(query.reference()), query.zone());
    Connection connection = reference.connection(account, query.zone(), sql);
    if (!query.parameters().isEmpty() && sql.contains("?")) {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        return Answer.of(() -> executed(statement, query.parameters()), query.zone());
      } catch (SQLException e) {
        return new Answer.Failure(e.getSQLState(), String.valueOf(e.getMessage()));
      }
    }
    try (Statement statement = connection.createStatement()) {
      return Answer.of(() -> statement.executeQuery(sql), query.zone());
    }
  }

  private Map<String, Answer> answers(OracleQuery query) throws SQLException {
    Connection caching = connections.connection(query.zone(), Mode.CACHE);
    Connection pushing = connections.connection(query.zone(), Mode.PUSH_DOWN);
    Connection reading = connections.connection(query.zone(), Mode.READ_ALL);
    // The first execution finds in the cache what other queries have read, the second one all.
    Map<String, Answer> answers = prepared(caching, query, "with the cache, prepared", 2);
    if (query.parameters().isEmpty()) {
      answers.put("without push-down", statement(reading, query));
      answers.put("with push-down", statement(pushing, query));
    } else {
      answers.putAll(prepared(reading, query, "without push-down", 1));
      answers.putAll(prepared(pushing, query, "with push-down", 1));
    }
    return answers;
  }

  private static Answer statement(Connection connection, OracleQuery query) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return Answer.of(() -> statement.executeQuery(query.sql()), query.zone());
    }
  }

  private static Map<String, Answer> prepared(
      Connection connection, OracleQuery query, String how, int times) {
    Map<String, Answer> answers = new LinkedHashMap<>();
    List<@Nullable PreparedStatement> made = new ArrayList<>();
    for (int i = 1; i <= times; i++) {
      answers.put(
          how + ", execution " + i,
          Answer.of(
              () -> {
                if (made.isEmpty()) {
                  made.add(connection.prepareStatement(query.sql()));
                }
                return executed(made.get(0), query.parameters());
              },
              query.zone()));
    }
    close(made);
    return answers;
  }

  private static void close(List<@Nullable PreparedStatement> statements) {
    for (PreparedStatement statement : statements) {
      try {
        statement.close();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static ResultSet executed(PreparedStatement statement, List<OracleParameter> parameters)
      throws SQLException {
    for (int i = 0; i < parameters.size(); i++) {
      parameters.get(i).set(statement, i + 1);
    }
    return statement.executeQuery();
  }

  /**
   * The statement for PostgreSQL: its clock cannot be set, so that the time is written in the place
   * of its name, and the schema has the name of its zone.
   */
  private static String spelled(String sql, OracleZone zone) {
    LocalDateTime now = LocalDateTime.ofInstant(OracleAccount.NOW, ZoneId.of(zone.id()));
    String time = "TIMESTAMP '" + now.toString().replace('T', ' ') + "'";
    return sql.replaceAll("(?i)\"?\\bgong\\b\"?\\.", zone.schema() + ".")
        .replaceAll("(?i)\\b(?:CURRENT_TIMESTAMP|LOCALTIMESTAMP|NOW\\(\\))(?:\\(\\d\\))?", time)
        .replaceAll("(?i)\\bCURRENT_DATE\\b(?:\\(\\))?", "DATE '" + now.toLocalDate() + "'")
        .replaceAll(
            "(?i)\\b(?:CURRENT_TIME|LOCALTIME)\\b(?:\\(\\d\\))?",
            "TIME '" + now.toLocalTime() + "'");
  }

  @Override
  public void close() throws SQLException {
    connections.close();
  }
}
