package io.github.gongjdbc.schema.settings;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Finds the known name that a mistyped one probably stands for. */
public final class NearMiss {
  private NearMiss() {}

  /**
   * The candidate whose name differs least from {@code wanted}, when no more than a third of its
   * letters (or two, as in a transposition) differ; ignores case.
   */
  public static <T> Optional<T> of(
      String wanted, Collection<T> candidates, Function<T, String> name) {
    String lower = wanted.toLowerCase(Locale.ROOT);
    int least = (wanted.length() < 4 ? 1 : Math.max(2, wanted.length() / 3)) + 1;
    Optional<T> nearest = Optional.empty();
    for (T candidate : candidates) {
      int distance = distance(lower, name.apply(candidate).toLowerCase(Locale.ROOT));
      if (distance < least) {
        least = distance;
        nearest = Optional.of(candidate);
      }
    }
    return nearest;
  }

  /** The number of letters to insert, delete or replace (Levenshtein). */
  private static int distance(String left, String right) {
    int[] previous = new int[right.length() + 1];
    for (int j = 0; j < previous.length; j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int[] current = new int[right.length() + 1];
      current[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        int replaced = previous[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[right.length()];
  }
}
