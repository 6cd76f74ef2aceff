package io.github.gongjdbc.schema.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a read has seen: how new the newest item was, and which rows lie within the look-back before
 * it, which are those that the next read sees again. Safe for use by many threads.
 */
final class SeenRows {
  private ReadWindow window;
  private final Duration lookback;
  private final TreeMap<Instant, Set<Long>> fingerprints = new TreeMap<>();
  private Optional<Instant> newest = Optional.empty();
  private boolean anyNew;

  SeenRows(ReadWindow window, Duration lookback) {
    this.window = window;
    this.lookback = lookback;
  }

  /** More is read than was meant to be at first. */
  synchronized void extend(ReadWindow longer) {
    window = longer;
  }

  /** Whether anything beyond the state was seen in the window. */
  synchronized boolean anyNew() {
    return anyNew;
  }

  /** An item was in an answer, wanted or not. */
  synchronized void see(Instant time) {
    Instant seen = time.isAfter(window.to()) ? window.to() : time;
    if (seen.isBefore(window.from())) {
      return;
    }
    anyNew |=
        window.contains(time) && window.state().filter(state -> !time.isAfter(state)).isEmpty();
    if (newest.filter(known -> !seen.isAfter(known)).isEmpty()) {
      newest = Optional.of(seen);
      reached().ifPresent(end -> fingerprints.headMap(end.minus(lookback)).clear());
    }
  }

  /** A row lies in the window. */
  synchronized void add(Instant time, long fingerprint) {
    if (reached().filter(end -> time.isBefore(end.minus(lookback))).isEmpty()) {
      fingerprints.computeIfAbsent(time, key -> new HashSet<>()).add(fingerprint);
    }
  }

  /** How far the table is read: what is silent beyond the newest item may yet appear. */
  private Optional<Instant> reached() {
    return newest.map(seen -> window.state().filter(before -> before.isAfter(seen)).orElse(seen));
  }

  /** The state that is reached; empty where nothing was seen. */
  synchronized Optional<StreamState> state() {
    Set<Long> all = new HashSet<>();
    fingerprints.values().forEach(all::addAll);
    return reached().map(end -> new StreamState(end, Fingerprints.of(all)));
  }
}
