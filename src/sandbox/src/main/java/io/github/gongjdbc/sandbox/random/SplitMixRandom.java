package io.github.gongjdbc.sandbox.random;

import java.util.ArrayList;
import java.util.List;

/**
 * Numbers from a seed (SplitMix64). Each thing in the account has its own seed, and each part of it
 * its own numbers, so that a part can be drawn again alone.
 */
public final class SplitMixRandom {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  public SplitMixRandom(long seed) {
    this.state = seed;
  }

  /** Numbers for a part of the thing that has this seed. */
  public static SplitMixRandom of(long seed, String part) {
    return new SplitMixRandom(mix(seed, part.hashCode()));
  }

  public static long mix(long first, long second) {
    return scramble(first + GOLDEN * (second + 1));
  }

  public long next() {
    state += GOLDEN;
    return scramble(state);
  }

  /** From zero up to but not the bound. */
  public int below(int bound) {
    return (int) Long.remainderUnsigned(next(), bound);
  }

  /** From the lowest to the highest, both included. */
  public int between(int lowest, int highest) {
    return lowest + below(highest - lowest + 1);
  }

  /** From 0 up to but not 1. */
  public double fraction() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  public boolean chance(double probability) {
    return fraction() < probability;
  }

  public <T> T pick(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  /** Some of the choices, each at most once, in the order drawn. */
  public <T> List<T> pick(int count, List<T> choices) {
    List<T> left = new ArrayList<>(choices);
    List<T> picked = new ArrayList<>();
    while (picked.size() < count && !left.isEmpty()) {
      picked.add(left.remove(below(left.size())));
    }
    return picked;
  }

  private static long scramble(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
