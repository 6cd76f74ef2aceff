package io.github.gongjdbc.sql.value;

import io.github.gongjdbc.schema.limit.StatementContext;
import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The aggregate functions that need all values at once; nulls are left out before. Calcite calls
 * the methods by name.
 */
public final class Percentile {
  private Percentile() {}

  /** The values so far, and the fraction that was asked for. */
  public static final class Values {
    private final List<Comparable<Object>> values = new ArrayList<>();
    private double fraction = 0.5;

    // The values of a column are of one class, which has an order.
    @SuppressWarnings("unchecked")
    private void add(Object value) {
      values.add((Comparable<Object>) value);
    }

    private double fraction() {
      if (!(fraction >= 0 && fraction <= 1)) {
        throw SqlExceptions.unchecked(
            SqlState.INVALID_PARAMETER, "The percentile " + fraction + " is not between 0 and 1.");
      }
      return fraction;
    }

    /** The first value at or after the fraction. */
    private @Nullable Object discrete(Comparator<Comparable<Object>> order) {
      double place = fraction();
      if (values.isEmpty()) {
        return null;
      }
      values.sort(stoppable(order));
      return values.get(Math.max((int) Math.ceil(place * values.size()) - 1, 0));
    }

    /** Interpolates between the values around the fraction. */
    private @Nullable Double continuous(double place) {
      if (values.isEmpty()) {
        return null;
      }
      values.sort(stoppable(Comparator.naturalOrder()));
      double index = place * (values.size() - 1);
      double below = number((int) Math.floor(index));
      double above = number((int) Math.ceil(index));
      return below + (above - below) * (index - Math.floor(index));
    }

    private static Comparator<Comparable<Object>> stoppable(Comparator<Comparable<Object>> order) {
      return (first, second) -> {
        StatementContext.checkCurrent();
        return order.compare(first, second);
      };
    }

    private double number(int index) {
      return ((Number) (Object) values.get(index)).doubleValue();
    }
  }

  /** {@code MEDIAN(x)}: the middle value, or the mean of the two in the middle. */
  public static final class Median {
    public Values init() {
      return new Values();
    }

    public Values add(Values values, Object value) {
      values.add(value);
      return values;
    }

    public @Nullable Double result(Values values) {
      return values.continuous(0.5);
    }
  }

  /** The part that the functions with a fraction share. */
  public abstract static class Fractional {
    public Values init() {
      return new Values();
    }

    public Values add(Values values, Object value, Object fraction) {
      values.add(value);
      values.fraction = ((Number) fraction).doubleValue();
      return values;
    }
  }

  /** {@code PERCENTILE_CONT}. */
  public static final class Continuous extends Fractional {
    public @Nullable Double result(Values values) {
      return values.continuous(values.fraction());
    }
  }

  /** {@code PERCENTILE_CONT} of the values in descending order. */
  public static final class ContinuousDescending extends Fractional {
    public @Nullable Double result(Values values) {
      return values.continuous(1 - values.fraction());
    }
  }

  /** {@code PERCENTILE_DISC}. */
  public static final class Discrete extends Fractional {
    public @Nullable Object result(Values values) {
      return values.discrete(Comparator.naturalOrder());
    }
  }

  /** {@code PERCENTILE_DISC} of the values in descending order. */
  public static final class DiscreteDescending extends Fractional {
    public @Nullable Object result(Values values) {
      return values.discrete(Collections.reverseOrder());
    }
  }
}
