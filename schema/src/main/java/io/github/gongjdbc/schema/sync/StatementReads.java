package io.github.gongjdbc.schema.sync;

import io.github.gongjdbc.schema.catalog.TableDefinition;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The incremental reads of one execution of a statement. They begin at the same state, and move it
 * together or not at all: when all of them were complete and no row was withheld from whoever asked
 * for them.
 */
public final class StatementReads {
  private final SyncSession session;
  private final SyncState base;
  private final long transaction;
  private final Instant start;
  private final Consumer<String> warnings;
  private final Map<String, TableRead> reads = new LinkedHashMap<>();
  private boolean over;
  private Optional<String> cutEarly = Optional.empty();

  StatementReads(
      SyncSession session,
      SyncState base,
      long transaction,
      Instant start,
      Consumer<String> warnings) {
    this.session = session;
    this.base = base;
    this.transaction = transaction;
    this.start = start;
    this.warnings = warnings;
  }

  /** The read of a table, the same for all its scans in the statement. */
  public synchronized TableRead of(TableDefinition table) {
    TableRead known = reads.get(table.name());
    if (known != null) {
      return known;
    }
    TableRead read = begin(table);
    reads.put(table.name(), read);
    cutEarly.ifPresent(this::warnOfCut);
    cutEarly = Optional.empty();
    return read;
  }

  private TableRead begin(TableDefinition table) {
    ReadWindow window = session.window(base, table.name(), start);
    if (window.state().isEmpty()) {
      warnings.accept(
          table.name()
              + " is read from "
              + window.from()
              + " on (startDate), because it was not read with this state before.");
    }
    return new TableRead(
        table,
        window,
        base.stream(table.name()).map(StreamState::delivered).orElse(Fingerprints.NONE),
        session.settings());
  }

  /** The statement begins anew, before anybody took a row. */
  public synchronized void restart() {
    reads.clear();
    over = false;
    cutEarly = Optional.empty();
  }

  /** Says that a table is read without the state. */
  public void withoutState(TableDefinition table) {
    warnings.accept(
        table.name()
            + " is read without the state, which does not advance: the query itself says which rows"
            + " it wants, by a condition on "
            + table.cursor().orElse("the cursor column")
            + " or on the key. Leave that out to read what is new.");
  }

  /** Rows are withheld from whoever asked for them: nothing will be proposed. */
  public synchronized void cut(String why) {
    if (over) {
      return;
    }
    over = true;
    if (reads.isEmpty()) {
      // Some plans begin to read a table only when they need it.
      cutEarly = Optional.of(why);
    } else {
      warnOfCut(why);
    }
  }

  private void warnOfMore(String table, TableRead read) {
    if (read.window().hasMore()) {
      warnings.accept(
          table
              + " was read up to "
              + read.window().to()
              + " (syncWindow), and there is more: commit, and run the statement again.");
    }
  }

  private void warnOfCut(String why) {
    warnings.accept(
        "The state of "
            + String.join(", ", reads.keySet())
            + " does not advance, because "
            + why
            + ": the next read returns these rows again.");
  }

  /** The statement failed, which is said otherwise: nothing will be proposed. */
  public synchronized void failed() {
    over = true;
  }

  /**
   * All rows of the result were taken: proposes the state that was reached.
   *
   * @return whether there is something to commit
   */
  public synchronized boolean finished() {
    for (TableRead read : reads.values()) {
      if (!read.isComplete()) {
        cut("the result needed only a part of " + read.table().name());
      }
    }
    if (over || reads.isEmpty()) {
      return false;
    }
    over = true;
    Map<String, StreamState> reached = new LinkedHashMap<>();
    reads.forEach(
        (table, read) -> {
          if (!read.window().isEmpty()) {
            read.result().ifPresent(state -> reached.put(table, state));
          }
        });
    session.propose(reached, transaction, warnings);
    reads.forEach(this::warnOfMore);
    return true;
  }
}
