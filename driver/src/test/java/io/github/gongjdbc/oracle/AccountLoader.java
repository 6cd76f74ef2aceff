package io.github.gongjdbc.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gongjdbc.DocumentedTable;
import io.github.gongjdbc.DocumentedTable.DocumentedColumn;
import io.github.gongjdbc.sandbox.GongSandbox;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Copies what an account lists into tables like the driver's, without the driver. */
record AccountLoader(Connection target, ZoneId zone) {

  void load(GongSandbox account) throws SQLException {
    for (DocumentedTable table : DocumentedTable.values()) {
      try (Statement statement = target.createStatement()) {
        statement.execute(
            table.columns().stream()
                .map(column -> column.name() + " " + type(column))
                .collect(Collectors.joining(", ", "CREATE TABLE " + table.sqlName() + " (", ")")));
      }
      insert(table, table.rows(account));
      try (Statement statement = target.createStatement()) {
        statement.execute("ANALYZE " + table.sqlName());
      }
    }
  }

  private static String type(DocumentedColumn column) {
    String type =
        switch (column.type()) {
          case "JSON" -> "VARCHAR";
          case "TIMESTAMP" -> "TIMESTAMP(3)";
          default -> column.type();
        };
    return column.nullable() ? type : type + " NOT NULL";
  }

  private void insert(DocumentedTable table, List<List<@Nullable Object>> rows)
      throws SQLException {
    String marks = String.join(", ", Collections.nCopies(table.columns().size(), "?"));
    try (PreparedStatement insert =
        target.prepareStatement("INSERT INTO " + table.sqlName() + " VALUES (" + marks + ")")) {
      for (List<@Nullable Object> row : rows) {
        for (int i = 0; i < row.size(); i++) {
          insert.setObject(i + 1, stored(row.get(i)));
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private @Nullable Object stored(@Nullable Object value) {
    if (value instanceof Timestamp instant) {
      return LocalDateTime.ofInstant(instant.toInstant(), zone);
    }
    return value instanceof JsonNode json ? json.toString() : value;
  }
}
