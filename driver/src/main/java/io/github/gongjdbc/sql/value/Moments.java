package io.github.gongjdbc.sql.value;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * The sums that variances, covariances and regressions are made of. They are exact, so that no
 * digits are lost where large numbers differ by little; the result is rounded once.
 */
public final class Moments {
  private static final MathContext DIGITS = MathContext.DECIMAL128;

  private long count;
  private BigDecimal sumX = BigDecimal.ZERO;
  private BigDecimal sumY = BigDecimal.ZERO;
  private BigDecimal sumXx = BigDecimal.ZERO;
  private BigDecimal sumYy = BigDecimal.ZERO;
  private BigDecimal sumXy = BigDecimal.ZERO;
  private boolean isFinite = true;

  /** Adds a pair of numbers: the dependent one first, as in SQL. */
  void add(Object dependent, Object independent) {
    count++;
    if (!isFinite(dependent) || !isFinite(independent)) {
      isFinite = false;
      return;
    }
    BigDecimal y = exact(dependent);
    BigDecimal x = exact(independent);
    sumY = sumY.add(y);
    sumX = sumX.add(x);
    sumYy = sumYy.add(y.multiply(y));
    sumXx = sumXx.add(x.multiply(x));
    sumXy = sumXy.add(x.multiply(y));
  }

  private static boolean isFinite(Object number) {
    return !(number instanceof Double || number instanceof Float)
        || Double.isFinite(((Number) number).doubleValue());
  }

  private static BigDecimal exact(Object number) {
    return number instanceof Double || number instanceof Float
        ? new BigDecimal(((Number) number).doubleValue())
        : Numbers.exact((Number) number);
  }

  long count() {
    return count;
  }

  /** The sum of squared differences from the mean of the independent numbers. */
  BigDecimal xx() {
    return centered(sumXx, sumX, sumX);
  }

  BigDecimal yy() {
    return centered(sumYy, sumY, sumY);
  }

  BigDecimal xy() {
    return centered(sumXy, sumX, sumY);
  }

  BigDecimal meanX() {
    return sumX.divide(BigDecimal.valueOf(count), DIGITS);
  }

  BigDecimal meanY() {
    return sumY.divide(BigDecimal.valueOf(count), DIGITS);
  }

  private BigDecimal centered(BigDecimal products, BigDecimal first, BigDecimal second) {
    BigDecimal n = BigDecimal.valueOf(count);
    return products.multiply(n).subtract(first.multiply(second)).divide(n, DIGITS);
  }

  /** The sum divided by the count less {@code missing}; null where there are too few pairs. */
  @Nullable Double per(BigDecimal sum, int missing) {
    if (count <= missing) {
      return null;
    }
    return isFinite
        ? sum.divide(BigDecimal.valueOf(count - missing), DIGITS).doubleValue()
        : Double.NaN;
  }

  /** Null where the divisor is zero, as there is no line through points above each other. */
  @Nullable Double ratio(BigDecimal dividend, BigDecimal divisor) {
    if (!isFinite) {
      return Double.NaN;
    }
    return divisor.signum() == 0 ? null : dividend.divide(divisor, DIGITS).doubleValue();
  }

  /** The root of a variance; the variance is computed from exact sums and is never negative. */
  @Nullable Double root(@Nullable Double variance) {
    return variance == null ? null : Math.sqrt(variance);
  }

  static BigDecimal squareRoot(BigDecimal value) {
    return value.sqrt(DIGITS);
  }
}
