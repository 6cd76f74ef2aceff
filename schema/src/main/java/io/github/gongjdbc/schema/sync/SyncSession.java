package io.github.gongjdbc.schema.sync;

import io.github.gongjdbc.schema.catalog.Catalog;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import io.github.gongjdbc.schema.settings.IncrementalSettings;
import io.github.gongjdbc.schema.settings.Settings;
import io.github.gongjdbc.schema.sync.StateException.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The state of a connection's incremental reads: what was committed, and what complete reads have
 * proposed since. Reads begin at what was committed, so that what a failed transaction read comes
 * again. Safe for use by many threads.
 */
public final class SyncSession implements AutoCloseable {
  /** How far the clocks of two machines that use the same state may be apart. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

  private final Catalog catalog;
  private final Settings settings;
  private final Clock clock;
  private final Optional<StateFile> file;
  private final Map<String, StreamState> proposed = new TreeMap<>();
  private SyncState committed;
  private SyncState base;
  private long transaction;

  private SyncSession(
      Catalog catalog,
      Settings settings,
      Clock clock,
      Optional<StateFile> file,
      SyncState committed) {
    this.catalog = catalog;
    this.settings = settings;
    this.clock = clock;
    this.file = file;
    this.committed = committed;
    this.base = committed;
  }

  /**
   * The session of a connection; empty where the settings want none.
   *
   * @throws StateException if the state cannot be used; it is left as it is
   */
  public static Optional<SyncSession> open(Settings settings, Catalog catalog, Clock clock) {
    IncrementalSettings incremental = settings.incremental();
    if (incremental.stateFile().isPresent()) {
      StateFile file = StateFile.open(incremental.stateFile().get());
      try {
        return Optional.of(open(settings, catalog, clock, file));
      } catch (StateException e) {
        file.close();
        throw e;
      }
    }
    return incremental
        .state()
        .map(
            text ->
                new SyncSession(
                    catalog,
                    settings,
                    clock,
                    Optional.empty(),
                    read(text, "The state", settings, catalog, clock)));
  }

  private static SyncSession open(Settings settings, Catalog catalog, Clock clock, StateFile file) {
    Optional<String> text = file.read();
    if (text.isEmpty()) {
      SyncState nothing = new SyncState(StateOwner.of(settings), Map.of());
      file.write(StateFormat.write(nothing, catalog));
      return new SyncSession(catalog, settings, clock, Optional.of(file), nothing);
    }
    String origin = "The state in " + file.path();
    return new SyncSession(
        catalog,
        settings,
        clock,
        Optional.of(file),
        read(text.get(), origin, settings, catalog, clock));
  }

  private static SyncState read(
      String text, String origin, Settings settings, Catalog catalog, Clock clock) {
    SyncState state = new StateFormat(catalog, origin).read(text);
    state.owner().check(StateOwner.of(settings), origin);
    Instant latest = clock.instant().plus(CLOCK_TOLERANCE);
    state
        .streams()
        .forEach(
            (table, stream) -> {
              if (stream.time().isAfter(latest)) {
                throw new StateException(
                    Kind.UNUSABLE,
                    origin
                        + " says that "
                        + table
                        + " was read up to "
                        + stream.time()
                        + ", which is in the future: correct the clock of this machine, or that"
                        + " time. Nothing was read, and nothing is changed.");
              }
            });
    return state;
  }

  IncrementalSettings settings() {
    return settings.incremental();
  }

  ReadWindow window(SyncState state, String table, Instant start) {
    return ReadWindow.of(state.stream(table).map(StreamState::time), settings, start);
  }

  /** The window that a read of the table would have if it started now. */
  public synchronized ReadWindow window(TableDefinition table) {
    return window(base, table.name(), clock.instant());
  }

  /**
   * A statement starts.
   *
   * @param warnings takes sentences that the user should read
   */
  public synchronized StatementReads begin(Instant start, Consumer<String> warnings) {
    return new StatementReads(this, base, transaction, start, warnings);
  }

  synchronized void propose(
      Map<String, StreamState> reached, long begunIn, Consumer<String> warnings) {
    if (begunIn != transaction) {
      warnings.accept(
          "The state of "
              + String.join(", ", reached.keySet())
              + " does not advance, because the read began before a rollback or a reset.");
      return;
    }
    reached.forEach(
        (table, stream) -> {
          Optional<Instant> known = furthest(table).map(StreamState::time);
          if (known.isPresent() && known.get().isAfter(stream.time())) {
            warnings.accept(
                "The state of "
                    + table
                    + " does not advance, because another read has advanced it to "
                    + known.get()
                    + " meanwhile.");
          } else {
            proposed.put(table, stream);
          }
        });
  }

  private Optional<StreamState> furthest(String table) {
    return Optional.ofNullable(proposed.get(table)).or(() -> base.stream(table));
  }

  /**
   * Keeps what was proposed.
   *
   * @throws StateException if it cannot be kept; then it is still proposed
   */
  public synchronized void commit() {
    SyncState next = next();
    if (!next.streams().equals(committed.streams())) {
      file.ifPresent(stored -> stored.write(StateFormat.write(next, catalog)));
    }
    committed = next;
    base = next;
    proposed.clear();
  }

  /** Forgets what was proposed, also what reads that are under way would propose. */
  public synchronized void rollback() {
    base = committed;
    proposed.clear();
    transaction++;
  }

  /** Makes the next read of a table begin at the start date; a commit keeps that. */
  public synchronized void reset(TableDefinition table) {
    base = base.without(table.name());
    proposed.remove(table.name());
    transaction++;
  }

  /** The same for all tables. */
  public synchronized void resetAll() {
    base = new SyncState(base.owner(), Map.of());
    proposed.clear();
    transaction++;
  }

  /** The state that was committed last, as JSON. */
  public synchronized String state() {
    return StateFormat.write(committed.ownedBy(StateOwner.of(settings)), catalog);
  }

  /** The state that a commit would keep now, as JSON. */
  public synchronized String proposedState() {
    return StateFormat.write(next(), catalog);
  }

  private SyncState next() {
    return base.with(proposed).ownedBy(StateOwner.of(settings));
  }

  /** How far every incremental table was read. */
  public synchronized List<TableProgress> progress() {
    SyncState next = next();
    return catalog.tables().stream()
        .filter(table -> table.cursor().isPresent())
        .map(
            table ->
                new TableProgress(
                    table.name(),
                    table.cursor().orElseThrow(),
                    committed.stream(table.name()).map(StreamState::time),
                    next.stream(table.name()).map(StreamState::time),
                    committed.stream(table.name()).map(s -> s.delivered().size()).orElse(0),
                    window(next, table.name(), clock.instant()).hasMore()))
        .toList();
  }

  /** Forgets what was not committed, and lets others use the file. */
  @Override
  public void close() {
    file.ifPresent(StateFile::close);
  }
}
