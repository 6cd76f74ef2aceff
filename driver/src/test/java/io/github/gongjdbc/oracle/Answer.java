package io.github.gongjdbc.oracle;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a database answered: rows, or the SQL state with which it failed. */
sealed interface Answer {

  /** Rows, with times as local ones. */
  record Rows(int columns, List<List<@Nullable Object>> rows) implements Answer {}

  /** A failure. */
  record Failure(String state, String message) implements Answer {
    /** Whether the data were to blame, as in an overflow, and not the statement. */
    boolean ofData() {
      return state.startsWith("22") || state.startsWith("21");
    }

    @Override
    public String toString() {
      return "SQL state " + state + ": " + message;
    }
  }

  /** Asks, and takes a SQLException for an answer. */
  static Answer of(Question question, OracleZone zone) {
    try (ResultSet result = question.ask()) {
      return rows(result, ZoneId.of(zone.id()));
    } catch (SQLException e) {
      return new Failure(String.valueOf(e.getSQLState()), String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      return new Failure("none", e.toString());
    }
  }

  /** Something that yields a result. */
  @FunctionalInterface
  interface Question {
    ResultSet ask() throws SQLException;
  }

  private static Rows rows(ResultSet result, ZoneId zone) throws SQLException {
    ResultSetMetaData columns = result.getMetaData();
    List<List<@Nullable Object>> rows = new ArrayList<>();
    while (result.next()) {
      List<@Nullable Object> row = new ArrayList<>();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        row.add(value(result, i, columns.getColumnType(i), columns.getColumnTypeName(i), zone));
      }
      rows.add(row);
    }
    return new Rows(columns.getColumnCount(), rows);
  }

  private static @Nullable Object value(
      ResultSet result, int index, int type, String typeName, ZoneId zone) throws SQLException {
    // PostgreSQL's driver says TIMESTAMP of a time stamp with time zone.
    if (type == Types.TIMESTAMP_WITH_TIMEZONE || typeName.equals("timestamptz")) {
      OffsetDateTime instant = result.getObject(index, OffsetDateTime.class);
      return instant == null ? null : instant.atZoneSameInstant(zone).toLocalDateTime();
    }
    return switch (type) {
      case Types.TIMESTAMP -> result.getObject(index, LocalDateTime.class);
      case Types.DATE -> result.getObject(index, LocalDate.class);
      case Types.TIME -> result.getObject(index, LocalTime.class);
      case Types.ARRAY -> array(result.getArray(index));
      default -> plain(result.getObject(index));
    };
  }

  private static @Nullable Object array(@Nullable Array array) throws SQLException {
    return array == null
        ? null
        : Arrays.stream((Object[]) array.getArray()).map(Answer::plain).toList();
  }

  private static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof java.sql.Timestamp time) {
      return time.toLocalDateTime();
    }
    if (value instanceof java.sql.Date date) {
      return date.toLocalDate();
    }
    if (value instanceof byte[] bytes) {
      return Arrays.toString(bytes);
    }
    if (value == null || value instanceof Number || value instanceof Boolean) {
      return value;
    }
    return value.toString();
  }
}
