package io.github.gongjdbc.schema.sync;

import io.github.gongjdbc.schema.catalog.TableDefinition;
import io.github.gongjdbc.schema.settings.IncrementalSettings;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What one statement reads of one table, by as many scans as the plan has. All see the same window
 * and leave out the same rows. Safe for use by many threads.
 */
public final class TableRead {
  private final TableDefinition table;
  private final IncrementalSettings settings;
  private final Fingerprints delivered;
  private final SeenRows seen;
  private final AtomicInteger unfinished = new AtomicInteger();
  private ReadWindow window;

  TableRead(
      TableDefinition table,
      ReadWindow window,
      Fingerprints delivered,
      IncrementalSettings settings) {
    this.table = table;
    this.window = window;
    this.delivered = delivered;
    this.settings = settings;
    this.seen = new SeenRows(window, settings.lookback());
  }

  TableDefinition table() {
    return table;
  }

  public synchronized ReadWindow window() {
    return window;
  }

  /**
   * What has to be read after a part of the window. A window in which nothing new was seen is made
   * longer, as the state could not move behind it; all scans read as far.
   *
   * @return empty where the read is at its end
   */
  public synchronized Optional<ReadWindow> after(ReadWindow part) {
    if (part.to().equals(window.to()) && window.hasMore() && !seen.anyNew()) {
      window = window.longer(settings);
      seen.extend(window);
    }
    return part.to().isBefore(window.to())
        ? Optional.of(window.after(part.to()))
        : Optional.empty();
  }

  /** Whether every scan of the plan was begun, and read to its end as often as it was begun. */
  boolean isComplete() {
    return unfinished.get() == 0;
  }

  /** An item was in an answer, whether its rows are wanted or not. */
  public void see(Instant time) {
    seen.see(time);
  }

  /**
   * Whether a row is one that was not delivered before with the same content. Call it for every row
   * that the API returns: what is in the next look-back is remembered.
   *
   * @param part the part of the window that is read; the API may answer with rows of others
   * @param time the value of the cursor column
   */
  public boolean isNew(ReadWindow part, Instant time, long fingerprint) {
    if (!part.contains(time)) {
      return false;
    }
    seen.add(time, fingerprint);
    return !delivered.contains(fingerprint);
  }

  /** How far the table is read when this read is complete; empty where the state stays. */
  Optional<StreamState> result() {
    return seen.state();
  }

  /** One scan of the plan. */
  public ScanRead scan() {
    unfinished.incrementAndGet();
    return new ScanRead();
  }

  /** How often a scan was begun and read to its end. */
  public final class ScanRead {
    private boolean begunBefore;

    /** The scan begins; a plan may begin it more than once. */
    public synchronized void begin() {
      if (begunBefore) {
        unfinished.incrementAndGet();
      }
      begunBefore = true;
    }

    /** The scan was read to its end once. */
    public void end() {
      unfinished.decrementAndGet();
    }
  }
}
