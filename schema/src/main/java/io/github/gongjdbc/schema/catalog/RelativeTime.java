package io.github.gongjdbc.schema.catalog;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time that depends on when a statement starts: written {@code now + P366D}.
 *
 * @param offset how long after the base; negative for before
 */
public record RelativeTime(Base base, Duration offset) {
  private static final Pattern FORM =
      Pattern.compile("(now|today|start_date|end)(?: ([+-]) (P\\w+))?");

  /** What it is relative to. */
  public enum Base {
    /** When the statement starts. */
    NOW,
    /** The day on which the statement starts, in the time zone of the company. */
    TODAY,
    /** The property startDate. */
    START_DATE,
    /** The upper bound of the same range. */
    END
  }

  /** Reads a text; one that is malformed is an {@link IllegalArgumentException}. */
  public static RelativeTime parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(text);
    }
    Base base = Base.valueOf(parts.group(1).toUpperCase(Locale.ROOT));
    if (parts.group(3) == null) {
      return new RelativeTime(base, Duration.ZERO);
    }
    Duration offset = Duration.parse(parts.group(3));
    return new RelativeTime(base, parts.group(2).equals("-") ? offset.negated() : offset);
  }
}
