package io.github.gongjdbc.schema.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How incremental tables are read: by a state, in full where there is none.
 *
 * @param state the state as JSON
 * @param stateFile the file that holds the state instead
 * @param lookback how far before its state a read begins
 * @param syncWindow how far beyond its state one read goes at most; empty for up to now
 */
public record IncrementalSettings(
    Optional<String> state,
    Optional<Path> stateFile,
    Duration lookback,
    Optional<Duration> syncWindow) {}
