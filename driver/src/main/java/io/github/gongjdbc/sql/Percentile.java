package io.github.gongjdbc.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The aggregate functions that need all values at once. Calcite calls their methods by name. */
public final class Percentile {
  private Percentile() {}

  /** The values so far, and the fraction that was asked for. */
  public static final class Values {
    private final List<Double> sorted = new ArrayList<>();
    private double fraction = 0.5;

    private void add(@Nullable Double value) {
      if (value != null) {
        sorted.add(value);
      }
    }
  }

  /** {@code MEDIAN(x)}: the middle value, or the mean of the two in the middle. */
  public static final class Median {
    public Values init() {
      return new Values();
    }

    public Values add(Values values, @Nullable Double value) {
      values.add(value);
      return values;
    }

    public @Nullable Double result(Values values) {
      return interpolated(values);
    }
  }

  /** The part that the functions with a fraction share. */
  public abstract static class Fractional {
    public Values init() {
      return new Values();
    }

    public Values add(Values values, @Nullable Double value, @Nullable Double fraction) {
      values.add(value);
      values.fraction = fraction == null ? values.fraction : fraction;
      return values;
    }
  }

  /** {@code PERCENTILE_CONT}: interpolates between the values around the fraction. */
  public static final class Continuous extends Fractional {
    public @Nullable Double result(Values values) {
      return interpolated(values);
    }
  }

  /** {@code PERCENTILE_DISC}: the first value at or after the fraction. */
  public static final class Discrete extends Fractional {
    public @Nullable Double result(Values values) {
      List<Double> sorted = values.sorted;
      if (sorted.isEmpty()) {
        return null;
      }
      Collections.sort(sorted);
      int index = (int) Math.ceil(checked(values.fraction) * sorted.size()) - 1;
      return sorted.get(Math.max(index, 0));
    }
  }

  private static @Nullable Double interpolated(Values values) {
    List<Double> sorted = values.sorted;
    if (sorted.isEmpty()) {
      return null;
    }
    Collections.sort(sorted);
    double place = checked(values.fraction) * (sorted.size() - 1);
    int below = (int) Math.floor(place);
    int above = (int) Math.ceil(place);
    double share = place - below;
    return sorted.get(below) * (1 - share) + sorted.get(above) * share;
  }

  private static double checked(double fraction) {
    if (!(fraction >= 0 && fraction <= 1)) {
      throw new IllegalArgumentException("the percentile " + fraction + " is not between 0 and 1");
    }
    return fraction;
  }
}
