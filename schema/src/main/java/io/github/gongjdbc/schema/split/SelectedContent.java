package io.github.gongjdbc.schema.split;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The content that the scans of one execution select. Where two of them read the same split for
 * different content, the first asks for the content of both, and what it reads answers the second.
 * For one thread.
 */
public final class SelectedContent {
  /** A plan that scans again for each row has no more splits at a time that are worth knowing. */
  private static final int MOST_SPLITS = 1_000;

  private final Map<Split, Set<String>> selected = new HashMap<>();

  /** Says that a split will be read. Scans say so before any is read. */
  public void expect(Split split) {
    Split any = split.selecting(Set.of());
    if (selected.size() < MOST_SPLITS || selected.containsKey(any)) {
      selected.computeIfAbsent(any, key -> new LinkedHashSet<>()).addAll(split.content());
    }
  }

  /** The split with the content that all scans of it select. */
  public Split of(Split split) {
    Set<String> all = selected.getOrDefault(split.selecting(Set.of()), Set.of());
    return all.containsAll(split.content()) ? split.selecting(all) : split;
  }
}
