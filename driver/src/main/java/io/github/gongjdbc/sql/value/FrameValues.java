package io.github.gongjdbc.sql.value;

import org.jspecify.annotations.Nullable;

/**
 * FIRST_VALUE, LAST_VALUE and NTH_VALUE of frames that may have no row, where Calcite reads the row
 * before the first. Calcite calls the methods by name.
 */
public final class FrameValues {
  private FrameValues() {}

  /** A value in a box, as Calcite leaves nulls out of what it aggregates. */
  public record Present(@Nullable Object value) {}

  /** Boxes a value. */
  public static Object present(@Nullable Object value) {
    return new Present(value);
  }

  /** The value itself. */
  public static @Nullable Object same(@Nullable Object value) {
    return value;
  }

  /** The value found so far and how many rows there were. */
  public static final class Found {
    private @Nullable Object value;
    private long rows;

    private @Nullable Object value() {
      return value;
    }
  }

  public static final class First {
    public Found init() {
      return new Found();
    }

    public Found add(Found found, Object value) {
      return nth(found, value, 1);
    }

    public @Nullable Object result(Found found) {
      return found.value();
    }
  }

  public static final class Last {
    public Found init() {
      return new Found();
    }

    public Found add(Found found, Object value) {
      return nth(found, value, found.rows + 1);
    }

    public @Nullable Object result(Found found) {
      return found.value();
    }
  }

  public static final class Nth {
    public Found init() {
      return new Found();
    }

    public Found add(Found found, Object value, Object row) {
      return nth(found, value, ((Number) row).longValue());
    }

    public @Nullable Object result(Found found) {
      return found.value();
    }
  }

  private static Found nth(Found found, Object value, long row) {
    found.rows++;
    if (found.rows == row) {
      found.value = ((Present) value).value();
    }
    return found;
  }
}
