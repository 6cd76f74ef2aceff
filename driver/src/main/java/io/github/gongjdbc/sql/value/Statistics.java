package io.github.gongjdbc.sql.value;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The aggregate functions of statistics. Calcite computes them in the type of the argument, which
 * cuts their digits, and knows no CORR. Calcite calls the methods by name.
 */
public final class Statistics {
  private Statistics() {}

  /** A function of one argument. */
  public abstract static class OfOne {
    public Moments init() {
      return new Moments();
    }

    public Moments add(Moments moments, Object value) {
      moments.add(value, value);
      return moments;
    }
  }

  /** A function of two arguments, the dependent one first. */
  public abstract static class OfTwo {
    public Moments init() {
      return new Moments();
    }

    public Moments add(Moments moments, Object dependent, Object independent) {
      moments.add(dependent, independent);
      return moments;
    }
  }

  public static final class VarPop extends OfOne {
    public @Nullable Double result(Moments moments) {
      return moments.per(moments.xx(), 0);
    }
  }

  public static final class VarSamp extends OfOne {
    public @Nullable Double result(Moments moments) {
      return moments.per(moments.xx(), 1);
    }
  }

  public static final class StddevPop extends OfOne {
    public @Nullable Double result(Moments moments) {
      return moments.root(moments.per(moments.xx(), 0));
    }
  }

  public static final class StddevSamp extends OfOne {
    public @Nullable Double result(Moments moments) {
      return moments.root(moments.per(moments.xx(), 1));
    }
  }

  public static final class CovarPop extends OfTwo {
    public @Nullable Double result(Moments moments) {
      return moments.per(moments.xy(), 0);
    }
  }

  public static final class CovarSamp extends OfTwo {
    public @Nullable Double result(Moments moments) {
      return moments.per(moments.xy(), 1);
    }
  }

  public static final class Corr extends OfTwo {
    public @Nullable Double result(Moments moments) {
      return moments.ratio(moments.xy(), Moments.squareRoot(moments.xx().multiply(moments.yy())));
    }
  }

  public static final class RegrSxx extends OfTwo {
    public @Nullable Double result(Moments moments) {
      return moments.ratio(moments.xx(), BigDecimal.ONE);
    }
  }

  public static final class RegrSyy extends OfTwo {
    public @Nullable Double result(Moments moments) {
      return moments.ratio(moments.yy(), BigDecimal.ONE);
    }
  }

  public static final class RegrSxy extends OfTwo {
    public @Nullable Double result(Moments moments) {
      return moments.ratio(moments.xy(), BigDecimal.ONE);
    }
  }

  public static final class RegrAvgx extends OfTwo {
    public @Nullable Double result(Moments moments) {
      return moments.ratio(moments.meanX(), BigDecimal.ONE);
    }
  }

  public static final class RegrAvgy extends OfTwo {
    public @Nullable Double result(Moments moments) {
      return moments.ratio(moments.meanY(), BigDecimal.ONE);
    }
  }

  public static final class RegrSlope extends OfTwo {
    public @Nullable Double result(Moments moments) {
      return moments.ratio(moments.xy(), moments.xx());
    }
  }

  public static final class RegrIntercept extends OfTwo {
    public @Nullable Double result(Moments moments) {
      BigDecimal xx = moments.xx();
      return moments.ratio(
          moments.meanY().multiply(xx).subtract(moments.meanX().multiply(moments.xy())), xx);
    }
  }

  public static final class RegrR2 extends OfTwo {
    public @Nullable Double result(Moments moments) {
      BigDecimal xx = moments.xx();
      BigDecimal yy = moments.yy();
      if (xx.signum() != 0 && yy.signum() == 0) {
        return 1.0;
      }
      return moments.ratio(moments.xy().multiply(moments.xy()), xx.multiply(yy));
    }
  }
}
