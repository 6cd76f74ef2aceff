package io.github.gongjdbc.oracle;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

/** The value of a question mark, written as type and text: {@code ts:2026-10-01 00:00:00}. */
record OracleParameter(String type, String text) {

  /** Parameters that are written one after another, with bars between them. */
  static List<OracleParameter> parse(String texts) {
    return Arrays.stream(texts.split("\\|", -1))
        .map(
            text -> {
              int colon = text.indexOf(':');
              return new OracleParameter(text.substring(0, colon), text.substring(colon + 1));
            })
        .toList();
  }

  void set(PreparedStatement statement, int index) throws SQLException {
    switch (type) {
      case "s" -> statement.setString(index, text);
      case "i" -> statement.setInt(index, Integer.parseInt(text));
      case "l" -> statement.setLong(index, Long.parseLong(text));
      case "dec" -> statement.setBigDecimal(index, new BigDecimal(text));
      case "dbl" -> statement.setDouble(index, Double.parseDouble(text));
      case "b" -> statement.setBoolean(index, Boolean.parseBoolean(text));
      case "ts" -> statement.setTimestamp(index, Timestamp.valueOf(text));
      case "d" -> statement.setDate(index, java.sql.Date.valueOf(text));
      case "t" -> statement.setTime(index, java.sql.Time.valueOf(text));
      case "ld" -> statement.setObject(index, LocalDate.parse(text));
      case "ldt" -> statement.setObject(index, LocalDateTime.parse(text));
      case "lt" -> statement.setObject(index, LocalTime.parse(text));
      case "inst" -> statement.setObject(index, Instant.parse(text).atOffset(ZoneOffset.UTC));
      case "null" -> statement.setNull(index, Types.NULL);
      default -> throw new IllegalArgumentException("no type of parameters: " + type);
    }
  }
}
