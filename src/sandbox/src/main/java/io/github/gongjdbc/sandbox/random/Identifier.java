package io.github.gongjdbc.sandbox.random;

/**
 * Gong's ids: numbers of up to 20 digits, here as unsigned longs. A third is beyond the signed
 * range, and nearly none is exact as a double.
 */
public final class Identifier {

  private static final long TEN_TO_THE_16 = 10_000_000_000_000_000L;
  private static final long TEN_TO_THE_18 = 100 * TEN_TO_THE_16;

  private Identifier() {}

  public static long draw(SplitMixRandom random) {
    int kind = random.below(20);
    if (kind < 3) {
      return TEN_TO_THE_16 + Long.remainderUnsigned(random.next(), 99 * TEN_TO_THE_16);
    }
    if (kind < 13) {
      return TEN_TO_THE_18 + Long.remainderUnsigned(random.next(), 8 * TEN_TO_THE_18);
    }
    return Long.MIN_VALUE + Long.remainderUnsigned(random.next(), 9 * TEN_TO_THE_18);
  }

  public static String text(long identifier) {
    return Long.toUnsignedString(identifier);
  }
}
