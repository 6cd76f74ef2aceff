package io.github.gongjdbc.sql.parse;

import io.github.gongjdbc.sql.parse.Token.Kind;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.avatica.util.TimeUnit;

/**
 * Intervals as people write them, in the form that the parser reads: {@code INTERVAL '7 days'},
 * {@code INTERVAL '1 day 2 hours'}, {@code INTERVAL 90 MINUTES}; and the names that databases give
 * to time stamps in front of literals.
 */
final class Intervals {
  private static final Pattern PART =
      Pattern.compile("\\s*([+-]?\\d{1,9}(\\.\\d{1,9})?)\\s*([a-zA-Z]+)\\s*");

  /** Types of literals that the parser knows, or not by this name. */
  static final Set<String> TIMES =
      Set.of(
          "TIME",
          "TIMESTAMP",
          "TIMESTAMPTZ",
          "TIMESTAMP_TZ",
          "TIMESTAMP_NTZ",
          "TIMESTAMP_LTZ",
          "DATETIME",
          "DATETIME2",
          "DATETIMEOFFSET");

  /** The time of day with which PostgreSQL's intervals may end. */
  private static final Pattern CLOCK =
      Pattern.compile("(?<![\\d:])([+-]?)(\\d{1,6}):(\\d\\d)(?::(\\d\\d(?:\\.\\d{1,9})?))?$");

  private final Tokens tokens;

  Intervals(Tokens tokens) {
    this.tokens = tokens;
  }

  void rewrite() {
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.isWord("INTERVAL")) {
        interval(i);
      } else if (token.isOneOf(TIMES)) {
        literal(i);
      }
    }
  }

  /** Names the type of a literal as the parser knows it. */
  private void literal(int type) {
    int next = tokens.next(type);
    boolean without = tokens.areWords(next, "WITHOUT", "TIME", "ZONE");
    boolean zoned = without || tokens.areWords(next, "WITH", "TIME", "ZONE");
    int last = zoned ? tokens.next(tokens.next(next)) : type;
    if (!tokens.isKind(tokens.next(last), Kind.STRING)) {
      return;
    }
    if (zoned) {
      tokens.remove(next, last);
    }
    String name = Words.upper(tokens.get(type).text());
    boolean withZone = TypeNames.ZONED.contains(name) || (zoned && !without);
    String timestamp = withZone ? TypeNames.ZONED_TIMESTAMP : "TIMESTAMP";
    tokens.replace(type, Kind.WORD, name.equals("TIME") ? "TIME" : timestamp);
  }

  private static String content(Token literal) {
    return literal.text().substring(1, literal.text().length() - 1);
  }

  private void interval(int interval) {
    int literal = tokens.next(interval);
    int unit = literal < 0 ? -1 : tokens.next(literal);
    if (tokens.isKind(literal, Kind.STRING) || tokens.isKind(literal, Kind.NUMBER)) {
      boolean number = tokens.isKind(literal, Kind.NUMBER);
      String text = number ? tokens.get(literal).text() : content(tokens.get(literal)).strip();
      Optional<TimeUnit> named =
          tokens.isKind(unit, Kind.WORD)
              ? TimeUnits.find(tokens.get(unit).text())
              : Optional.empty();
      if (named.isPresent() && text.matches("[+-]?\\d{1,9}") && isAlone(unit)) {
        tokens.replace(literal, Kind.STRING, "'" + text + "'");
        tokens.replace(unit, Kind.WORD, sized(named.get(), text));
      } else if (named.isEmpty()) {
        parts(interval, literal, text);
      }
    } else if (unit >= 0 && tokens.isSymbol(literal, "(")) {
      int after = tokens.next(tokens.partner(literal));
      plural(after);
    } else if (tokens.isSymbol(literal, "?")) {
      parameter(interval, literal, unit);
    } else if (tokens.isName(literal)) {
      plural(unit);
    }
  }

  /** {@code INTERVAL ? DAY}, for which the parser wants a literal. */
  private void parameter(int interval, int parameter, int unit) {
    Optional<TimeUnit> named =
        tokens.isKind(unit, Kind.WORD) ? TimeUnits.find(tokens.get(unit).text()) : Optional.empty();
    if (named.isPresent() && isAlone(unit)) {
      tokens.remove(interval, interval);
      tokens.remove(unit, unit);
      tokens.wrap(
          parameter, parameter, "(CAST(", " AS BIGINT) * INTERVAL " + sizedOne(named.get()) + ")");
    }
  }

  private static String sizedOne(TimeUnit unit) {
    return "'1' " + sized(unit, "1");
  }

  /** Whether a unit has neither a precision nor a second unit behind it. */
  private boolean isAlone(int unit) {
    int next = tokens.next(unit);
    return !tokens.isSymbol(next, "(") && !tokens.isWord(next, "TO");
  }

  /** A unit in the plural, behind an expression. */
  private void plural(int unit) {
    if (tokens.isKind(unit, Kind.WORD) && isAlone(unit)) {
      TimeUnits.find(tokens.get(unit).text())
          .ifPresent(found -> tokens.replace(unit, Kind.WORD, found.name()));
    }
  }

  /** A unit that has room for the number; two digits are what the standard gives. */
  private static String sized(TimeUnit unit, String number) {
    int digits = number.replaceAll("[+-]", "").length();
    return digits <= 2 ? unit.name() : unit.name() + "(" + digits + ")";
  }

  /** PostgreSQL's {@code '1 day 2 hours'}: months and the rest are intervals of two kinds. */
  private void parts(int interval, int literal, String text) {
    String whole = text.replaceFirst("(?i)\\s+ago$", "");
    Matcher clock = CLOCK.matcher(whole);
    long milliseconds = 0;
    String all = whole;
    if (clock.find()) {
      milliseconds = milliseconds(clock);
      all = whole.substring(0, clock.start());
    }
    Matcher matcher = PART.matcher(all);
    int position = 0;
    long months = 0;
    while (matcher.find() && matcher.start() == position) {
      TimeUnit unit = TimeUnits.find(matcher.group(3)).orElse(TimeUnit.EPOCH);
      BigDecimal number = new BigDecimal(matcher.group(1));
      if (months(unit) == 0 && milliseconds(unit) == 0) {
        return;
      }
      try {
        months += number.multiply(BigDecimal.valueOf(months(unit))).longValueExact();
      } catch (ArithmeticException e) {
        // A part of a month has no length.
        return;
      }
      milliseconds += number.multiply(BigDecimal.valueOf(milliseconds(unit))).longValue();
      position = matcher.end();
    }
    if (position < all.length() || whole.isEmpty()) {
      return;
    }
    boolean ago = text.toLowerCase(Locale.ROOT).endsWith(" ago");
    write(interval, literal, ago ? -months : months, ago ? -milliseconds : milliseconds);
  }

  /** The {@code 01:30:00.5} at the end of an interval. */
  private static long milliseconds(Matcher clock) {
    String seconds = clock.group(4) == null ? "0" : clock.group(4);
    long length =
        Long.parseLong(clock.group(2)) * milliseconds(TimeUnit.HOUR)
            + Long.parseLong(clock.group(3)) * milliseconds(TimeUnit.MINUTE)
            + new BigDecimal(seconds).movePointRight(3).longValue();
    return clock.group(1).equals("-") ? -length : length;
  }

  private void write(int interval, int literal, long months, long milliseconds) {
    int before = tokens.previous(interval);
    boolean both = months != 0 && milliseconds != 0;
    boolean shifts = tokens.isSymbol(before, "+") || tokens.isSymbol(before, "-");
    if (both && !shifts) {
      return;
    }
    String rest = both ? " " + tokens.get(before).text() + " INTERVAL " : "";
    String written =
        (months == 0 ? "" : spelt(months, TimeUnit.MONTH))
            + rest
            + (months != 0 && milliseconds == 0 ? "" : time(milliseconds));
    tokens.replace(literal, Kind.STRING, written);
  }

  private static String time(long milliseconds) {
    for (TimeUnit unit : new TimeUnit[] {TimeUnit.DAY, TimeUnit.HOUR, TimeUnit.MINUTE}) {
      if (milliseconds % milliseconds(unit) == 0) {
        return spelt(milliseconds / milliseconds(unit), unit);
      }
    }
    String sign = milliseconds < 0 ? "-" : "";
    long size = Math.abs(milliseconds);
    String seconds = String.valueOf(size / 1000);
    String fraction = size % 1000 == 0 ? "" : "." + String.valueOf(1000 + size % 1000).substring(1);
    return "'" + sign + seconds + fraction + "' SECOND(" + Math.max(seconds.length(), 2) + ", 3)";
  }

  private static String spelt(long number, TimeUnit unit) {
    return "'" + number + "' " + sized(unit, String.valueOf(number));
  }

  /** How many months a unit has; zero where its length is fixed. */
  private static long months(TimeUnit unit) {
    return switch (unit) {
      case YEAR -> 12;
      case QUARTER -> 3;
      case MONTH -> 1;
      default -> 0;
    };
  }

  private static long milliseconds(TimeUnit unit) {
    return switch (unit) {
      case WEEK -> 604_800_000;
      case DAY -> 86_400_000;
      case HOUR -> 3_600_000;
      case MINUTE -> 60_000;
      case SECOND -> 1_000;
      case MILLISECOND -> 1;
      default -> 0;
    };
  }
}
