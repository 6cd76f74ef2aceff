package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What getters and setters make of values, held to a reference: H2, a driver that follows the
 * specification closely, is asked the same.
 */
class TypeMatrixTest {
  private static final TimeZone ZONE = TimeZone.getDefault();

  /** How to read a column; the names appear in failures. */
  private interface Getter {
    Object get(ResultSet result) throws SQLException;
  }

  private static final Map<String, Getter> NUMBERS = new LinkedHashMap<>();
  private static final Map<String, Getter> TIMES = new LinkedHashMap<>();

  static {
    NUMBERS.put("getInt", r -> r.getInt(1));
    NUMBERS.put("getLong", r -> r.getLong(1));
    NUMBERS.put("getShort", r -> r.getShort(1));
    NUMBERS.put("getByte", r -> r.getByte(1));
    NUMBERS.put("getDouble", r -> r.getDouble(1));
    NUMBERS.put("getFloat", r -> r.getFloat(1));
    NUMBERS.put("getBigDecimal", r -> r.getBigDecimal(1).stripTrailingZeros());
    NUMBERS.put("getBoolean", r -> r.getBoolean(1));
    NUMBERS.put("getObject(Integer)", r -> r.getObject(1, Integer.class));
    NUMBERS.put("getObject(Long)", r -> r.getObject(1, Long.class));
    NUMBERS.put(
        "getObject(BigDecimal)", r -> r.getObject(1, BigDecimal.class).stripTrailingZeros());
    TIMES.put("getTimestamp", r -> r.getTimestamp(1));
    TIMES.put("getDate", r -> r.getDate(1));
    TIMES.put("getTime", r -> r.getTime(1));
    TIMES.put("getObject", r -> r.getObject(1));
    TIMES.put("getObject(Timestamp)", r -> r.getObject(1, Timestamp.class));
    TIMES.put("getObject(LocalDateTime)", r -> r.getObject(1, LocalDateTime.class));
    TIMES.put("getObject(LocalDate)", r -> r.getObject(1, LocalDate.class));
    TIMES.put("getObject(LocalTime)", r -> r.getObject(1, LocalTime.class));
    TIMES.put("getObject(Date)", r -> r.getObject(1, Date.class));
    TIMES.put("getString", r -> r.getString(1));
  }

  @AfterEach
  void restore() {
    TimeZone.setDefault(ZONE);
  }

  private static Map<String, Object> read(
      Connection connection, String sql, Map<String, Getter> how) throws SQLException {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Map.Entry<String, Getter> getter : how.entrySet()) {
      try (Statement statement = connection.createStatement();
          ResultSet result = statement.executeQuery(sql)) {
        result.next();
        try {
          values.put(getter.getKey(), getter.getValue().get(result));
        } catch (SQLException e) {
          values.put(getter.getKey(), "refused");
        }
      }
    }
    return values;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CAST(42 AS INTEGER)",
        "CAST(-7 AS BIGINT)",
        "CAST(0 AS INTEGER)",
        "CAST(3000000000 AS BIGINT)",
        "CAST(12.25 AS DOUBLE PRECISION)",
        "CAST(12.30 AS DECIMAL(10, 2))",
        "CAST('17' AS VARCHAR)",
        "CAST(300 AS INTEGER)",
      })
  void numbersReadAsInTheReference(String expression) throws SQLException {
    try (Connection h2 = DriverManager.getConnection("jdbc:h2:mem:");
        Connection gong = DriverManager.getConnection("jdbc:gong:demo")) {
      Map<String, Getter> how = new LinkedHashMap<>(NUMBERS);
      if (expression.contains("'17'")) {
        // H2 reads any text but "true" as false, where every other number is true.
        how.remove("getBoolean");
      }
      assertThat(read(gong, "SELECT " + expression, how))
          .isEqualTo(read(h2, "SELECT " + expression, how));
    }
  }

  static List<String> zones() {
    return List.of("UTC", "America/Los_Angeles", "Asia/Kolkata", "Europe/Berlin");
  }

  @ParameterizedTest
  @MethodSource("zones")
  void timesReadAsInTheReference(String zone) throws SQLException {
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    try (Connection h2 = DriverManager.getConnection("jdbc:h2:mem:;TIME ZONE=" + zone);
        Connection gong = DriverManager.getConnection("jdbc:gong:demo?timeZone=Asia/Tokyo")) {
      for (String expression :
          List.of(
              "TIMESTAMP '2026-01-31 17:00:00'",
              "TIMESTAMP '2026-07-04 23:30:00.123'",
              "TIMESTAMP '2026-03-08 12:00:00'",
              "TIMESTAMP '1969-12-31 23:59:59.999'",
              "DATE '2026-01-31'",
              "DATE '2026-07-04'")) {
        Map<String, Getter> how = new LinkedHashMap<>(TIMES);
        if (expression.startsWith("DATE")) {
          how.keySet().removeAll(List.of("getTime", "getObject(LocalTime)"));
        }
        assertThat(read(gong, "SELECT " + expression, how))
            .as(expression)
            .isEqualTo(read(h2, "SELECT " + expression, how));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("zones")
  void timesOfDayReadAsInTheReference(String zone) throws SQLException {
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    Map<String, Getter> how = new LinkedHashMap<>(TIMES);
    how.keySet().retainAll(List.of("getTime", "getObject", "getObject(LocalTime)", "getString"));
    try (Connection h2 = DriverManager.getConnection("jdbc:h2:mem:;TIME ZONE=" + zone);
        Connection gong = DriverManager.getConnection("jdbc:gong:demo")) {
      String sql = "SELECT TIME '12:30:00'";
      assertThat(read(gong, sql, how)).isEqualTo(read(h2, sql, how));
    }
  }

  @ParameterizedTest
  @MethodSource("zones")
  void aTimeOfDayIsItsFieldsInTheZoneOfTheJvmOrOfACalendar(String zone) throws SQLException {
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    Calendar tokyo = Calendar.getInstance(TimeZone.getTimeZone("Asia/Tokyo"));
    Time inTokyo = new Time(Instant.parse("1970-01-01T03:30:00Z").toEpochMilli());
    try (Connection gong = DriverManager.getConnection("jdbc:gong:demo");
        PreparedStatement statement = gong.prepareStatement("SELECT CAST(? AS TIME) AS t")) {
      statement.setTime(1, inTokyo, tokyo);
      try (ResultSet result = statement.executeQuery()) {
        assertThat(result.next()).isTrue();
        assertThat(result.getString(1)).isEqualTo("12:30:00");
        assertThat(result.getTime("t", tokyo)).isEqualTo(inTokyo);
        assertThat(result.getTime(1)).isEqualTo(Time.valueOf("12:30:00"));
      }
      statement.setTime(1, Time.valueOf("12:30:00"), null);
      try (ResultSet result = statement.executeQuery()) {
        assertThat(result.next()).isTrue();
        assertThat(result.getTime(1, tokyo)).isEqualTo(inTokyo);
        assertThat(result.getTime(1, null)).isEqualTo(Time.valueOf("12:30:00"));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("zones")
  void anInstantGoesThroughTheTimeZone(String zone) throws SQLException {
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    // The hour before and the hours around a change of the clock in Los Angeles and in Berlin.
    for (String time :
        List.of(
            "2026-03-08T09:59:59Z",
            "2026-03-08T10:00:00Z",
            "2026-11-01T08:30:00Z",
            "2026-11-01T10:30:00Z",
            "2026-03-29T01:00:00Z",
            "2026-07-01T12:00:00.123Z")) {
      Instant instant = Instant.parse(time);
      for (String timeZone : List.of(zone, "America/New_York", "UTC")) {
        LocalDateTime local = LocalDateTime.ofInstant(instant, ZoneId.of(timeZone));
        try (Connection gong = DriverManager.getConnection("jdbc:gong:demo?timeZone=" + timeZone);
            PreparedStatement statement =
                gong.prepareStatement("SELECT CAST(? AS TIMESTAMP(3)) AS t")) {
          for (Object given :
              List.of(
                  instant,
                  instant.atOffset(ZoneOffset.ofHours(9)),
                  instant.atZone(ZoneId.of("Asia/Tokyo")),
                  instant.toString())) {
            statement.setObject(1, given);
            try (ResultSet result = statement.executeQuery()) {
              assertThat(result.next()).isTrue();
              assertThat(result.getObject(1, Instant.class)).isEqualTo(instant);
              assertThat(result.getObject(1, OffsetDateTime.class).toInstant()).isEqualTo(instant);
              assertThat(result.getObject(1, ZonedDateTime.class).toInstant()).isEqualTo(instant);
              assertThat(result.getObject(1, LocalDateTime.class)).isEqualTo(local);
            }
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("zones")
  void aTimestampIsItsFieldsInTheZoneOfTheJvmOrOfACalendar(String zone) throws SQLException {
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    LocalDateTime local = LocalDateTime.parse("2026-07-01T12:00:00.123");
    for (String timeZone : List.of(zone, "America/New_York", "UTC")) {
      try (Connection gong = DriverManager.getConnection("jdbc:gong:demo?timeZone=" + timeZone);
          PreparedStatement statement =
              gong.prepareStatement("SELECT CAST(? AS TIMESTAMP(3)) AS t")) {
        Calendar tokyo = Calendar.getInstance(TimeZone.getTimeZone("Asia/Tokyo"));
        Timestamp inTokyo = Timestamp.from(local.atZone(ZoneId.of("Asia/Tokyo")).toInstant());
        Timestamp here = Timestamp.valueOf(local);
        tokyo.setTime(inTokyo);
        for (Object given :
            List.of(local, here, java.util.Date.from(here.toInstant()), tokyo, local.toString())) {
          statement.setObject(1, given);
          assertReadsAs(statement, here, tokyo, inTokyo);
        }
        statement.setTimestamp(1, inTokyo, tokyo);
        assertReadsAs(statement, here, tokyo, inTokyo);
      }
    }
  }

  private static void assertReadsAs(
      PreparedStatement statement, Timestamp here, Calendar calendar, Timestamp there)
      throws SQLException {
    try (ResultSet result = statement.executeQuery()) {
      assertThat(result.next()).isTrue();
      assertThat(result.getTimestamp(1)).isEqualTo(here);
      assertThat(result.getObject("t")).isEqualTo(here);
      assertThat(result.getTimestamp("T", calendar)).isEqualTo(there);
      assertThat(result.getString(1)).isEqualTo(here.toString());
    }
  }

  @ParameterizedTest
  @MethodSource("zones")
  void inTheHourThatTheClockRepeatsTheInstantIsTheEarlierOne(String zone) throws SQLException {
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    try (Connection gong = DriverManager.getConnection("jdbc:gong:demo?timeZone=America/New_York");
        Statement statement = gong.createStatement();
        ResultSet result = statement.executeQuery("SELECT TIMESTAMP '2026-11-01T06:30:00Z'")) {
      assertThat(result.next()).isTrue();
      assertThat(result.getString(1)).isEqualTo("2026-11-01 01:30:00");
      assertThat(result.getObject(1, Instant.class))
          .isEqualTo(Instant.parse("2026-11-01T05:30:00Z"));
    }
  }

  @ParameterizedTest
  @MethodSource("zones")
  void aDateNeverShifts(String zone) throws SQLException {
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    try (Connection gong = DriverManager.getConnection("jdbc:gong:demo");
        PreparedStatement statement = gong.prepareStatement("SELECT CAST(? AS DATE)")) {
      LocalDate day = LocalDate.parse("2026-11-01");
      Calendar calendar = Calendar.getInstance(TimeZone.getTimeZone("Pacific/Honolulu"));
      for (Object given : List.of(day, Date.valueOf(day), "2026-11-01")) {
        statement.setObject(1, given);
        try (ResultSet result = statement.executeQuery()) {
          assertThat(result.next()).isTrue();
          assertThat(result.getDate(1)).isEqualTo(Date.valueOf(day));
          assertThat(result.getDate(1, calendar)).isEqualTo(Date.valueOf(day));
          assertThat(result.getObject(1, LocalDate.class)).isEqualTo(day);
          assertThat(result.getObject(1)).isEqualTo(Date.valueOf(day));
          assertThat(result.getString(1)).isEqualTo("2026-11-01");
        }
      }
    }
  }
}
