package io.github.gongjdbc.oracle;

import io.github.gongjdbc.Json;
import io.github.gongjdbc.oracle.Answer.Failure;
import io.github.gongjdbc.oracle.Answer.Rows;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds an answer of the driver to one of PostgreSQL. Exact numbers agree by value, approximate
 * ones within a relative error; times agree to the millisecond; failures agree where both blame the
 * data.
 */
record Comparison(boolean ordered) {
  private static final double RELATIVE_ERROR = 1e-9;

  /** Digits after the point up to which PostgreSQL's exact numbers are taken as exact. */
  private static final int EXACT_SCALE = 10;

  private static final int SHOWN = 3;

  /** What is different, if anything is. */
  Optional<String> difference(Answer actual, Answer expected) {
    if (expected instanceof Failure failure) {
      if (!failure.ofData()) {
        return Optional.of("The statement is refused: " + failure);
      }
      return actual instanceof Failure other && other.ofData()
          ? Optional.empty()
          : Optional.of(shown(actual) + "\n  instead of " + failure);
    }
    if (actual instanceof Failure failure) {
      return Optional.of(failure + "\n  instead of " + shown(expected));
    }
    return difference((Rows) actual, (Rows) expected);
  }

  private Optional<String> difference(Rows actual, Rows expected) {
    if (actual.columns() != expected.columns()) {
      return Optional.of(actual.columns() + " columns instead of " + expected.columns());
    }
    List<List<@Nullable Object>> left = new ArrayList<>(actual.rows());
    List<List<@Nullable Object>> right = new ArrayList<>(expected.rows());
    if (!ordered) {
      Comparator<List<@Nullable Object>> byKey = Comparator.comparing(Comparison::key);
      left.sort(byKey);
      right.sort(byKey);
    }
    List<List<@Nullable Object>> surplus = new ArrayList<>();
    List<List<@Nullable Object>> missing = new ArrayList<>();
    for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
      boolean both = i < left.size() && i < right.size();
      if (!both || !agree(left.get(i), right.get(i))) {
        left.stream().skip(i).limit(1).forEach(surplus::add);
        right.stream().skip(i).limit(1).forEach(missing::add);
      }
    }
    if (!ordered) {
      pair(surplus, missing);
    }
    return surplus.isEmpty() && missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            left.size()
                + " rows, with "
                + surplus.size()
                + " like "
                + first(surplus)
                + "\n  instead of "
                + right.size()
                + " rows, with "
                + missing.size()
                + " like "
                + first(missing));
  }

  /** Takes out what agrees after all: rounding may have put it in different places. */
  private static void pair(
      List<List<@Nullable Object>> surplus, List<List<@Nullable Object>> missing) {
    surplus.removeIf(
        row -> {
          for (int i = 0; i < missing.size(); i++) {
            if (agree(row, missing.get(i))) {
              missing.remove(i);
              return true;
            }
          }
          return false;
        });
  }

  private static String first(List<List<@Nullable Object>> rows) {
    return rows.stream().limit(SHOWN).toList().toString();
  }

  private static String shown(Answer answer) {
    return answer instanceof Rows rows
        ? rows.rows().size() + " rows like " + first(rows.rows())
        : answer.toString();
  }

  /** Text that orders rows alike on both sides. */
  private static String key(List<@Nullable Object> row) {
    StringBuilder key = new StringBuilder();
    for (Object value : row) {
      key.append(value instanceof Number number ? rounded(number) : cut(value)).append('\u0001');
    }
    return key.toString();
  }

  private static String rounded(Number number) {
    return isFinite(number)
        ? decimal(number).round(new MathContext(8)).stripTrailingZeros().toPlainString()
        : number.toString();
  }

  private static boolean agree(List<@Nullable Object> actual, List<@Nullable Object> expected) {
    for (int i = 0; i < actual.size(); i++) {
      if (!agree(actual.get(i), expected.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean agree(@Nullable Object actual, @Nullable Object expected) {
    if (actual == null || expected == null) {
      return actual == expected;
    }
    if (actual instanceof Number left && expected instanceof Number right) {
      return agree(left, right);
    }
    if (actual instanceof List<?> left && expected instanceof List<?> right) {
      return left.size() == right.size() && agree(new ArrayList<>(left), new ArrayList<>(right));
    }
    return cut(actual).equals(cut(expected)) || isSameJson(actual, expected);
  }

  /** PostgreSQL writes JSON with spaces, and its JSONB in an order of its own. */
  private static boolean isSameJson(Object actual, Object expected) {
    String left = actual.toString();
    String right = expected.toString();
    return isJson(left) && isJson(right) && Json.of(left).equals(Json.of(right));
  }

  private static boolean isJson(String text) {
    return (text.startsWith("{") && text.endsWith("}"))
        || (text.startsWith("[") && text.endsWith("]"));
  }

  private static boolean agree(Number actual, Number expected) {
    if (!isFinite(actual) || !isFinite(expected)) {
      return Double.compare(actual.doubleValue(), expected.doubleValue()) == 0;
    }
    BigDecimal left = decimal(actual);
    BigDecimal right = decimal(expected);
    if (left.compareTo(right) == 0) {
      return true;
    }
    boolean exact =
        !isApproximate(actual)
            && !isApproximate(expected)
            && right.stripTrailingZeros().scale() <= EXACT_SCALE;
    if (exact) {
      return false;
    }
    BigDecimal error = left.subtract(right).abs();
    return error.compareTo(right.abs().multiply(BigDecimal.valueOf(RELATIVE_ERROR))) <= 0
        || (!isApproximate(actual)
            && left.scale() >= 6
            && right.setScale(left.scale(), RoundingMode.HALF_UP).compareTo(left) == 0);
  }

  private static boolean isApproximate(Number number) {
    return number instanceof Double || number instanceof Float;
  }

  private static boolean isFinite(Number number) {
    return !isApproximate(number) || Double.isFinite(number.doubleValue());
  }

  private static BigDecimal decimal(Number number) {
    return new BigDecimal(number.toString());
  }

  /** Times to the millisecond, and a date like its midnight. */
  private static Object cut(@Nullable Object value) {
    if (value instanceof LocalDateTime time) {
      return time.truncatedTo(ChronoUnit.MILLIS);
    }
    if (value instanceof LocalDate date) {
      return date.atStartOfDay();
    }
    return value instanceof LocalTime time
        ? time.truncatedTo(ChronoUnit.MILLIS)
        : String.valueOf(value);
  }
}
