package io.github.gongjdbc.oracle;

import io.github.gongjdbc.conformance.TrueRows;
import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.ColumnType;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import io.github.gongjdbc.schema.catalog.read.CatalogLoader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Copies the tables of an account that statements name into tables like the driver's, without the
 * driver.
 */
final class AccountLoader {
  private static final Instant START = Instant.parse("2000-01-01T00:00:00Z");

  private final Connection target;
  private final ZoneId zone;
  private final TrueRows rows;
  private final Set<String> loaded = new HashSet<>();

  AccountLoader(Connection target, ZoneId zone, TrueRows rows) {
    this.target = target;
    this.zone = zone;
    this.rows = rows;
  }

  static TrueRows rows(GongSandbox account) {
    return new TrueRows(account, START);
  }

  /** Copies the tables that a statement names, but for those that it has copied. */
  void load(String sql) throws SQLException {
    for (TableDefinition table : CatalogLoader.gong().tables()) {
      if (isNamed(table, sql) && loaded.add(table.name())) {
        load(table);
      }
    }
  }

  static boolean isNamed(TableDefinition table, String sql) {
    return Pattern.compile("\\b" + table.name() + "\\b", Pattern.CASE_INSENSITIVE)
        .matcher(sql)
        .find();
  }

  private void load(TableDefinition table) throws SQLException {
    try (Statement statement = target.createStatement()) {
      statement.execute(
          table.columns().stream()
              .map(column -> quoted(column.name()) + " " + type(column))
              .collect(Collectors.joining(", ", "CREATE TABLE " + table.name() + " (", ")")));
      insert(table);
      statement.execute("ANALYZE " + table.name());
    }
  }

  private static String quoted(String name) {
    return '"' + name + '"';
  }

  private static String type(Column column) {
    String type =
        switch (column.type()) {
          case JSON -> ColumnType.VARCHAR.name();
          case TIMESTAMP -> "TIMESTAMP(3)";
          default -> column.type().name();
        };
    return column.nullable() ? type : type + " NOT NULL";
  }

  private void insert(TableDefinition table) throws SQLException {
    String marks = String.join(", ", Collections.nCopies(table.columns().size(), "?"));
    try (PreparedStatement insert =
        target.prepareStatement("INSERT INTO " + table.name() + " VALUES (" + marks + ")")) {
      for (List<@Nullable Object> row : rows.of(table)) {
        for (int i = 0; i < row.size(); i++) {
          insert.setObject(i + 1, stored(row.get(i)));
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private @Nullable Object stored(@Nullable Object value) {
    return value instanceof Timestamp instant
        ? LocalDateTime.ofInstant(instant.toInstant(), zone)
        : value;
  }
}
