package io.github.gongjdbc.sql.value;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.JulianFields;
import java.util.List;
import java.util.Locale;

/**
 * Times as text, by the patterns of other databases. Names are English. Calcite calls the methods
 * by name.
 */
public final class TimeFormats {
  /** PostgreSQL's patterns, the longer ones first. */
  private static final List<String> PATTERNS =
      List.of(
          "MONTH", "HH24", "HH12", "IYYY", "YYYY", "IDDD", "A.M.", "P.M.", "MON", "DAY", "DDD",
          "IYY", "YYY", "HH", "MI", "SS", "MS", "US", "AM", "PM", "IY", "YY", "DY", "DD", "ID",
          "IW", "WW", "MM", "CC", "FM", "TH", "D", "W", "Y", "I", "Q", "J");

  private TimeFormats() {}

  private static LocalDateTime time(long time) {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(time), ZoneOffset.UTC);
  }

  /**
   * A pattern with percent signs, or one as Spark's where it has none.
   *
   * @param dialect {@code mysql}, where {@code %M} is the name of the month; else as strftime,
   *     where it is the minute
   */
  public static String percent(long time, String pattern, String dialect) {
    LocalDateTime local = time(time);
    if (pattern.indexOf('%') < 0) {
      try {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(local);
      } catch (IllegalArgumentException | DateTimeException e) {
        throw new IllegalArgumentException(
            "'" + pattern + "' is not a pattern of times: write one such as %Y-%m-%d", e);
      }
    }
    boolean mySql = dialect.equals("mysql");
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '%' && i + 1 < pattern.length()) {
        i++;
        char letter = pattern.charAt(i);
        boolean unpadded = !mySql && letter == '-' && i + 1 < pattern.length();
        if (unpadded) {
          i++;
          text.append(percent(pattern.charAt(i), local, false).replaceFirst("^0+(?=.)", ""));
        } else {
          text.append(percent(letter, local, mySql));
        }
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  private static String percent(char letter, LocalDateTime time, boolean mySql) {
    String format =
        switch (letter) {
          case 'Y' -> "uuuu";
          case 'y' -> "uu";
          case 'm' -> "MM";
          case 'd' -> "dd";
          case 'H' -> "HH";
          case 'I' -> "hh";
          case 'S' -> "ss";
          case 'p' -> "a";
          case 'T' -> "HH:mm:ss";
          case 'j' -> "DDD";
          case 'a' -> "EEE";
          case 'b' -> "MMM";
          case 'f' -> "SSSSSS";
          case 'M' -> mySql ? "MMMM" : "mm";
          default -> mySql ? mySql(letter) : strftime(letter);
        };
    if (format.isEmpty()) {
      return special(letter, time, mySql);
    }
    return DateTimeFormatter.ofPattern(format, Locale.ENGLISH).format(time);
  }

  private static String mySql(char letter) {
    return switch (letter) {
      case 'c' -> "M";
      case 'e' -> "d";
      case 'k' -> "H";
      case 'h' -> "hh";
      case 'l' -> "h";
      case 'i' -> "mm";
      case 's' -> "ss";
      case 'r' -> "hh:mm:ss a";
      case 'W' -> "EEEE";
      default -> "";
    };
  }

  private static String strftime(char letter) {
    return switch (letter) {
      case 'B' -> "MMMM";
      case 'h' -> "MMM";
      case 'A' -> "EEEE";
      case 'F' -> "uuuu-MM-dd";
      case 'R' -> "HH:mm";
      case 'D', 'x' -> "MM/dd/uu";
      case 'X' -> "HH:mm:ss";
      case 'k' -> "H";
      case 'l' -> "h";
      default -> "";
    };
  }

  private static String special(char letter, LocalDateTime time, boolean mySql) {
    int dayOfWeek = time.getDayOfWeek().getValue();
    return switch (letter) {
      case 'w' -> String.valueOf(dayOfWeek % 7);
      case 'V', 'v' -> padded(time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2);
      case 'x', 'G' -> padded(time.get(IsoFields.WEEK_BASED_YEAR), 4);
      case 'u' -> mySql ? padded(mondayWeek(time), 2) : String.valueOf(dayOfWeek);
      case 'U' -> padded((time.getDayOfYear() + 6 - dayOfWeek % 7) / 7, 2);
      case 'W' -> padded((time.getDayOfYear() + 6 - (dayOfWeek - 1)) / 7, 2);
      case 'D' -> time.getDayOfMonth() + suffix(time.getDayOfMonth());
      case 'e' -> String.format(Locale.ROOT, "%2d", time.getDayOfMonth());
      case 'Q' -> String.valueOf(time.get(IsoFields.QUARTER_OF_YEAR));
      case 's' -> String.valueOf(time.toEpochSecond(ZoneOffset.UTC));
      case 'n' -> "\n";
      case 't' -> "\t";
      default -> String.valueOf(letter);
    };
  }

  /** MySQL's week from Monday, where the first has four days or more; 0 before it. */
  private static int mondayWeek(LocalDateTime time) {
    return time.get(IsoFields.WEEK_BASED_YEAR) < time.getYear()
        ? 0
        : time.get(IsoFields.WEEK_BASED_YEAR) > time.getYear()
            ? 53
            : time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
  }

  /** PostgreSQL's {@code TO_CHAR}. */
  public static String toChar(long time, String pattern) {
    LocalDateTime local = time(time);
    StringBuilder text = new StringBuilder();
    boolean fill = true;
    int position = 0;
    while (position < pattern.length()) {
      int at = position;
      if (pattern.charAt(at) == '"') {
        int end = pattern.indexOf('"', at + 1);
        end = end < 0 ? pattern.length() : end;
        text.append(pattern, at + 1, end);
        position = Math.min(end + 1, pattern.length());
        continue;
      }
      String found =
          PATTERNS.stream()
              .filter(p -> pattern.regionMatches(true, at, p, 0, p.length()))
              .findFirst()
              .orElse("");
      if (found.equals("FM")) {
        fill = false;
      } else if (found.equals("TH")) {
        String suffix = suffix(lastNumber(text));
        text.append(pattern.charAt(at) == 'T' ? suffix.toUpperCase(Locale.ROOT) : suffix);
      } else if (found.isEmpty()) {
        text.append(pattern.charAt(at));
      } else {
        text.append(field(found, pattern.substring(at, at + found.length()), local, fill));
        fill = true;
      }
      position += Math.max(found.length(), 1);
    }
    return text.toString();
  }

  private static String field(String name, String written, LocalDateTime time, boolean fill) {
    int year = time.getYear();
    int weekYear = time.get(IsoFields.WEEK_BASED_YEAR);
    int week = time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    int dayOfWeek = time.getDayOfWeek().getValue();
    int hour = time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
    return switch (name) {
      case "MONTH" ->
          named(time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH), written, fill);
      case "DAY" ->
          named(time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH), written, fill);
      case "MON" ->
          named(time.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH), written, false);
      case "DY" ->
          named(
              time.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH), written, false);
      case "AM", "PM" -> halfDay(time.getHour() < 12 ? "AM" : "PM", written);
      case "A.M.", "P.M." -> halfDay(time.getHour() < 12 ? "A.M." : "P.M.", written);
      case "HH24" -> number(time.getHour(), 2, fill);
      case "HH12", "HH" -> number(hour, 2, fill);
      case "MI" -> number(time.getMinute(), 2, fill);
      case "SS" -> number(time.getSecond(), 2, fill);
      case "MS" -> padded(time.get(ChronoField.MILLI_OF_SECOND), 3);
      case "US" -> padded(time.get(ChronoField.MICRO_OF_SECOND), 6);
      case "YYYY" -> number(year, 4, fill);
      case "YYY" -> number(year % 1000, 3, fill);
      case "YY" -> number(year % 100, 2, fill);
      case "Y" -> number(year % 10, 1, fill);
      case "IYYY" -> number(weekYear, 4, fill);
      case "IYY" -> number(weekYear % 1000, 3, fill);
      case "IY" -> number(weekYear % 100, 2, fill);
      case "I" -> number(weekYear % 10, 1, fill);
      case "MM" -> number(time.getMonthValue(), 2, fill);
      case "DDD" -> number(time.getDayOfYear(), 3, fill);
      case "IDDD" -> number((week - 1) * 7 + dayOfWeek, 3, fill);
      case "DD" -> number(time.getDayOfMonth(), 2, fill);
      case "D" -> String.valueOf(dayOfWeek % 7 + 1);
      case "ID" -> String.valueOf(dayOfWeek);
      case "W" -> String.valueOf((time.getDayOfMonth() - 1) / 7 + 1);
      case "WW" -> number((time.getDayOfYear() - 1) / 7 + 1, 2, fill);
      case "IW" -> number(week, 2, fill);
      case "CC" -> number((year + 99) / 100, 2, fill);
      case "Q" -> String.valueOf(time.get(IsoFields.QUARTER_OF_YEAR));
      case "J" -> String.valueOf(time.toLocalDate().getLong(JulianFields.JULIAN_DAY));
      default -> written;
    };
  }

  /** A name in the case of the pattern, filled with spaces to the length of the longest. */
  private static String named(String name, String written, boolean fill) {
    String text =
        Character.isLowerCase(written.charAt(0))
            ? name.toLowerCase(Locale.ROOT)
            : Character.isLowerCase(written.charAt(1)) ? name : name.toUpperCase(Locale.ROOT);
    return fill ? String.format(Locale.ROOT, "%-9s", text) : text;
  }

  private static String halfDay(String half, String written) {
    return Character.isLowerCase(written.charAt(0)) ? half.toLowerCase(Locale.ROOT) : half;
  }

  private static String number(int value, int digits, boolean fill) {
    return fill ? padded(value, digits) : String.valueOf(value);
  }

  private static String padded(int value, int digits) {
    return String.format(Locale.ROOT, "%0" + digits + "d", value);
  }

  private static int lastNumber(StringBuilder text) {
    String digits = text.toString().replaceAll("^.*?(\\d{0,4})$", "$1");
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }

  private static String suffix(int number) {
    boolean teen = number % 100 >= 11 && number % 100 <= 13;
    return switch (teen ? 0 : number % 10) {
      case 1 -> "st";
      case 2 -> "nd";
      case 3 -> "rd";
      default -> "th";
    };
  }
}
