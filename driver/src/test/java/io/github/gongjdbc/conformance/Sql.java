package io.github.gongjdbc.conformance;

import io.github.gongjdbc.SandboxAccount;
import java.sql.Connection;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** SQL as text, and what comes of it. */
final class Sql {
  private Sql() {}

  static String quoted(String name) {
    return '"' + name + '"';
  }

  static String literal(Object value) {
    if (value instanceof Timestamp) {
      return "TIMESTAMP '" + value + "'";
    }
    if (value instanceof Date) {
      return "DATE '" + value + "'";
    }
    return value instanceof String text ? "'" + text.replace("'", "''") + "'" : value.toString();
  }

  /** A WHERE of those of the conditions that say something. */
  static String where(String... conditions) {
    String all =
        Stream.of(conditions).filter(one -> !one.isEmpty()).collect(Collectors.joining(" AND "));
    return all.isEmpty() ? "" : " WHERE " + all;
  }

  static List<List<@Nullable Object>> query(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      return SandboxAccount.rows(result);
    }
  }

  /** These columns of each row as a line. */
  static List<String> lines(ResultSet result, String... labels) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (result) {
      while (result.next()) {
        List<String> values = new ArrayList<>();
        for (String label : labels) {
          values.add(result.getString(label));
        }
        rows.add(String.join(" ", values));
      }
    }
    return rows;
  }
}
