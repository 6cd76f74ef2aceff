package io.github.gongjdbc.sql.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * SUM of exact numbers: a sum that does not fit is an error, where Calcite's starts again at the
 * least number. Calcite calls the methods by name.
 */
public final class ExactSum {
  private ExactSum() {}

  /** A sum of whole numbers; it is kept in a long until it leaves its range. */
  public static final class Total {
    private long sum;
    private @Nullable BigInteger large;

    private void add(long value) {
      if (large != null) {
        large = large.add(BigInteger.valueOf(value));
        return;
      }
      long next = sum + value;
      if (((sum ^ next) & (value ^ next)) < 0) {
        large = BigInteger.valueOf(sum).add(BigInteger.valueOf(value));
      } else {
        sum = next;
      }
    }

    private Long value() {
      return large == null ? sum : (Long) Numbers.whole(large, SqlTypeName.BIGINT);
    }
  }

  /** The sum of whole numbers. */
  public static final class OfWhole {
    public Total init() {
      return new Total();
    }

    public Total add(Total total, Object value) {
      total.add(((Number) value).longValue());
      return total;
    }

    public Long result(Total total) {
      return total.value();
    }
  }

  /** The average of whole numbers, rounded half away from zero. */
  public static final class AverageOfWhole {
    private static final class Mean {
      private BigDecimal sum = BigDecimal.ZERO;
      private long count;
    }

    public Object init() {
      return new Mean();
    }

    public Object add(Object mean, Object value) {
      Mean all = (Mean) mean;
      all.sum = all.sum.add(BigDecimal.valueOf(((Number) value).longValue()));
      all.count++;
      return all;
    }

    public Long result(Object mean) {
      Mean all = (Mean) mean;
      return all.count == 0
          ? 0
          : all.sum.divide(BigDecimal.valueOf(all.count), 0, RoundingMode.HALF_UP).longValue();
    }
  }

  /** The sum of DECIMAL numbers. */
  public static final class OfDecimal {
    public BigDecimal init() {
      return BigDecimal.ZERO;
    }

    public BigDecimal add(BigDecimal sum, Object value) {
      return sum.add(Numbers.exact((Number) value));
    }

    public BigDecimal result(BigDecimal sum) {
      return sum;
    }
  }
}
