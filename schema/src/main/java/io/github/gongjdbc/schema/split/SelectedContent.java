package io.github.gongjdbc.schema.split;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The content that the scans of one execution select. Where two of them read the same split for
 * different content, or joins look up the same items, the first asks for the content of both, and
 * what it reads answers the second. For one thread.
 */
public final class SelectedContent {
  /** A plan that scans again for each row has no more splits at a time that are worth knowing. */
  private static final int MOST_SPLITS = 1_000;

  private final Map<Split, Set<String>> selected = new HashMap<>();

  /** What joins look up, by the names of the endpoints. */
  private final Map<String, Set<String>> lookedUp = new HashMap<>();

  /** Says that a split will be read. Scans say so before any is read. */
  public void expect(Split split) {
    Split any = split.selecting(Set.of());
    if (selected.size() < MOST_SPLITS || selected.containsKey(any)) {
      selected.computeIfAbsent(any, key -> new LinkedHashSet<>()).addAll(split.content());
    }
  }

  /** Says that a join will look up items of an endpoint. */
  public void expectLookUps(String endpoint, Set<String> content) {
    lookedUp.computeIfAbsent(endpoint, key -> new LinkedHashSet<>()).addAll(content);
  }

  /**
   * The split with the content that all scans of it select.
   *
   * @param namesItems whether it names the items that it lists
   */
  public Split of(Split split, boolean namesItems) {
    Set<String> all =
        new LinkedHashSet<>(selected.getOrDefault(split.selecting(Set.of()), split.content()));
    if (namesItems) {
      all.addAll(lookedUp.getOrDefault(split.endpoint(), Set.of()));
    }
    return all.containsAll(split.content()) ? split.selecting(all) : split;
  }
}
