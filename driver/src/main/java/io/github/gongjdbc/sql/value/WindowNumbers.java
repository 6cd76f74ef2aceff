package io.github.gongjdbc.sql.value;

import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;

/** Looks at the numbers that window functions take. Calcite calls the methods by name. */
public final class WindowNumbers {
  private WindowNumbers() {}

  /** Into how many buckets NTILE divides. */
  public static int buckets(int number) {
    if (number <= 0) {
      throw SqlExceptions.unchecked(
          SqlState.INVALID_NTILE, "NTILE(" + number + ") has no buckets: write a number above 0.");
    }
    return number;
  }

  /** Which row of its frame NTH_VALUE returns. */
  public static int row(int number) {
    if (number <= 0) {
      throw SqlExceptions.unchecked(
          SqlState.INVALID_NTH_VALUE,
          "NTH_VALUE counts rows from 1, not from " + number + ": write a number above 0.");
    }
    return number;
  }
}
