package io.github.gongjdbc.sandbox.account;

/**
 * Gong's ids: numbers of up to 20 digits, here as unsigned longs. A third is beyond the signed
 * range, and nearly none is exact as a double.
 */
final class Identifier {

  private static final long TEN_TO_THE_16 = 10_000_000_000_000_000L;
  private static final long TEN_TO_THE_18 = 100 * TEN_TO_THE_16;

  private Identifier() {}

  static long draw(Dice dice) {
    int kind = dice.below(20);
    if (kind < 3) {
      return TEN_TO_THE_16 + Long.remainderUnsigned(dice.next(), 99 * TEN_TO_THE_16);
    }
    if (kind < 13) {
      return TEN_TO_THE_18 + Long.remainderUnsigned(dice.next(), 8 * TEN_TO_THE_18);
    }
    return Long.MIN_VALUE + Long.remainderUnsigned(dice.next(), 9 * TEN_TO_THE_18);
  }

  static String text(long identifier) {
    return Long.toUnsignedString(identifier);
  }
}
