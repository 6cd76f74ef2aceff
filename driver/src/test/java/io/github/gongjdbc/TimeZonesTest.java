package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a tool shows of a time finds its row when it comes back, wherever the JVM is and whatever
 * {@code timeZone} says.
 */
class TimeZonesTest {
  @RegisterExtension static final SandboxAccount ACCOUNT = SandboxAccount.small();

  private static final TimeZone ZONE = TimeZone.getDefault();

  private static final List<String> ZONES =
      List.of("America/Los_Angeles", "America/New_York", "Europe/Berlin", "Asia/Kolkata", "UTC");

  /**
   * Its clock was set back in the evening of Thursday, October 29th, when people work in America.
   */
  private static final String CAIRO = "Africa/Cairo";

  private static final List<String> RANGES =
      List.of(
          "started >= '2026-10-29 22:30:00' AND started < '2026-10-30 18:00:00'",
          "started >= DATE '2026-10-30' AND started < DATE '2026-11-03'",
          "started >= '2026-11-12 08:00:00' AND started < '2026-11-12 22:00:00'");

  @AfterEach
  void restore() {
    TimeZone.setDefault(ZONE);
  }

  static Stream<Arguments> zones() {
    return ZONES.stream()
        .flatMap(jvm -> Stream.of("", "UTC", CAIRO).map(timeZone -> Arguments.of(jvm, timeZone)));
  }

  /** A row as the getters show it, and the SQL and the parameters that should find it again. */
  private static Map<String, Object> shown(ResultSet row, Calendar calendar) throws SQLException {
    LocalDateTime local = row.getObject("started", LocalDateTime.class);
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("getObject(LocalDateTime)", local);
    shown.put("getString", row.getString("started"));
    shown.put("Instant", row.getObject("started", Instant.class));
    shown.put("OffsetDateTime", row.getObject("started", OffsetDateTime.class));
    ZonedDateTime zoned = row.getObject("started", ZonedDateTime.class);
    shown.put("ZonedDateTime", zoned);
    shown.put("Calendar of a ZonedDateTime", GregorianCalendar.from(zoned));
    shown.put("text with Z", String.valueOf(row.getObject("started", Instant.class)));
    // No Timestamp shows a local time that the JVM's zone skips.
    Timestamp timestamp = row.getTimestamp("started");
    if (timestamp.toLocalDateTime().equals(local)) {
      shown.put("getTimestamp", timestamp);
      shown.put("getObject", row.getObject("started"));
      shown.put("java.util.Date", row.getObject("started", java.util.Date.class));
      Calendar here = Calendar.getInstance();
      here.setTime(timestamp);
      shown.put("Calendar", here);
      shown.put("Timestamp.toString", timestamp.toString());
    }
    shown.put("getTimestamp(calendar)", row.getTimestamp("started", calendar));
    return shown;
  }

  @ParameterizedTest
  @MethodSource("zones")
  void whatAGetterShowsFindsItsRow(String jvm, String timeZone) throws SQLException {
    TimeZone.setDefault(TimeZone.getTimeZone(jvm));
    Calendar utc = Calendar.getInstance(TimeZone.getTimeZone("UTC"));
    try (Connection connection = ACCOUNT.connect("timeZone", timeZone, "cacheTtl", "PT1H");
        Statement statement = connection.createStatement();
        PreparedStatement found =
            connection.prepareStatement("SELECT id FROM calls WHERE started = ?")) {
      for (String range : RANGES) {
        try (ResultSet rows =
            statement.executeQuery(
                "SELECT id, started, CAST(started AS DATE) AS day FROM calls WHERE "
                    + range
                    + " ORDER BY started LIMIT 3")) {
          int count = 0;
          for (; rows.next(); count++) {
            String id = rows.getString("id");
            for (Map.Entry<String, Object> shown : shown(rows, utc).entrySet()) {
              if (shown.getKey().equals("getTimestamp(calendar)")) {
                found.setTimestamp(1, (Timestamp) shown.getValue(), utc);
              } else {
                found.setObject(1, shown.getValue());
              }
              assertThat(ids(found)).as("%s: %s", shown.getKey(), shown.getValue()).contains(id);
            }
            assertLiteralsFind(connection, rows, id);
            assertDayFinds(connection, rows, id);
          }
          assertThat(count).as(range).isPositive();
        }
      }
    }
  }

  private static void assertLiteralsFind(Connection connection, ResultSet row, String id)
      throws SQLException {
    String text = row.getString("started");
    String instant = row.getObject("started", OffsetDateTime.class).toString();
    for (String condition :
        List.of(
            "started = TIMESTAMP '" + text + "'",
            "started = {ts '" + text + "'}",
            "started = '" + text + "'",
            "started BETWEEN '" + text + "' AND '" + text + "'",
            "started IN ('" + text + "', '2020-01-01 00:00:00')",
            "started = '" + instant + "'",
            "started = TIMESTAMP '" + instant + "'",
            "CAST(started AS VARCHAR) = '" + text + "' AND started >= '" + text + "'")) {
      try (Statement statement = connection.createStatement();
          ResultSet found = statement.executeQuery("SELECT id FROM calls WHERE " + condition)) {
        assertThat(ids(found)).as(condition).contains(id);
      }
    }
  }

  private static void assertDayFinds(Connection connection, ResultSet row, String id)
      throws SQLException {
    Date day = row.getDate("day");
    assertThat(row.getDate("started")).isEqualTo(day);
    assertThat(row.getTimestamp("day"))
        .isEqualTo(Timestamp.valueOf(day.toLocalDate().atStartOfDay()));
    try (PreparedStatement found =
        connection.prepareStatement(
            "SELECT id FROM calls WHERE CAST(started AS DATE) = ? AND started >= ?")) {
      for (Object shown : List.of(day, day.toLocalDate(), row.getString("day"))) {
        found.setObject(1, shown);
        found.setObject(2, shown);
        assertThat(ids(found)).as("%s", shown).contains(id);
      }
      Calendar honolulu = Calendar.getInstance(TimeZone.getTimeZone("Pacific/Honolulu"));
      found.setDate(1, row.getDate("day", honolulu), honolulu);
      found.setDate(2, day);
      assertThat(ids(found)).contains(id);
    }
    try (Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "SELECT id FROM calls WHERE CAST(started AS DATE) = DATE '" + day + "'")) {
      assertThat(ids(found)).contains(id);
    }
  }

  private static List<String> ids(PreparedStatement statement) throws SQLException {
    try (ResultSet result = statement.executeQuery()) {
      return ids(result);
    }
  }

  private static List<String> ids(ResultSet result) throws SQLException {
    List<String> ids = new ArrayList<>();
    while (result.next()) {
      ids.add(result.getString(1));
    }
    return ids;
  }

  @Test
  void aRepeatedHourIsReadWholeAndItsInstantsAreTheEarlierOnes() throws SQLException {
    Instant change = Instant.parse("2026-10-29T21:00:00Z");
    String between = " WHERE started >= '%s' AND started < '%s'";
    List<String> hours;
    try (Connection utc = ACCOUNT.connect("timeZone", "UTC")) {
      hours =
          ids(
              utc,
              "SELECT id FROM calls"
                  + String.format(between, "2026-10-29 20:00:00", "2026-10-29 22:00:00"));
    }
    try (Connection cairo = ACCOUNT.connect("timeZone", CAIRO);
        Statement statement = cairo.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT id, started FROM calls"
                    + String.format(between, "2026-10-29 23:00:00", "2026-10-30 00:00:00"))) {
      List<String> read = new ArrayList<>();
      while (rows.next()) {
        read.add(rows.getString(1));
        assertThat(rows.getObject(2, Instant.class)).isBefore(change);
      }
      assertThat(read).containsExactlyInAnyOrderElementsOf(hours).isNotEmpty();
    }
  }

  /** As Spark reads a table: it asks for the bounds as Timestamps and writes them as strings. */
  @ParameterizedTest
  @ValueSource(
      strings = {"America/Los_Angeles", "America/New_York", "Europe/Berlin", "Asia/Kolkata", "UTC"})
  void partitionsReturnEachRowOnce(String jvm) throws SQLException {
    TimeZone.setDefault(TimeZone.getTimeZone(jvm));
    try (Connection connection = ACCOUNT.connect("timeZone", "")) {
      List<String> all = ids(connection, "SELECT id FROM calls WHERE started >= '2020-01-01'");
      List<String> bounds = new ArrayList<>();
      for (String day : List.of("2026-10-15", "2026-11-01", "2026-11-10")) {
        bounds.add(Timestamp.valueOf(LocalDate.parse(day).atTime(1, 30)).toString());
      }
      List<String> partitions = new ArrayList<>();
      partitions.add("started < '" + bounds.get(0) + "' or started is null");
      for (int i = 1; i < bounds.size(); i++) {
        partitions.add(
            "started >= '" + bounds.get(i - 1) + "' AND started < '" + bounds.get(i) + "'");
      }
      partitions.add("started >= '" + bounds.get(bounds.size() - 1) + "'");
      List<String> read = new ArrayList<>();
      for (String partition : partitions) {
        List<String> part =
            ids(
                connection,
                "SELECT \"id\",\"started\" FROM calls WHERE (\"started\" IS NOT NULL) AND ("
                    + partition
                    + ")");
        assertThat(part).as(partition).isNotEmpty();
        read.addAll(part);
      }
      assertThat(read).containsExactlyInAnyOrderElementsOf(all).doesNotHaveDuplicates();
    }
  }

  private static List<String> ids(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      return ids(result);
    }
  }
}
