package io.github.gongjdbc.jdbc;

import io.github.gongjdbc.schema.settings.GongProperty;
import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The client info of a connection: what programs say of themselves, the state of incremental reads,
 * and how long answers are used again.
 */
final class ClientInfo {
  /** The client information that is the state of incremental reads. */
  private static final String STATE = "state";

  private static final String CACHE_TTL = GongProperty.CACHE_TTL.key();

  private final Properties properties = new Properties();
  private final Supplier<Optional<String>> state;
  private final CacheTtl cacheTtl;

  /** Takes how long answers are used again; empty for as long as the connection was opened with. */
  @FunctionalInterface
  interface CacheTtl {
    void set(Optional<String> ttl) throws SQLException;
  }

  ClientInfo(Supplier<Optional<String>> state, CacheTtl cacheTtl) {
    this.state = state;
    this.cacheTtl = cacheTtl;
  }

  Properties all() {
    Properties copy = new Properties();
    copy.putAll(properties);
    state.get().ifPresent(text -> copy.setProperty(STATE, text));
    return copy;
  }

  @Nullable String get(@Nullable String name) {
    if (name == null) {
      return null;
    }
    return name.equals(STATE) ? state.get().orElse(null) : properties.getProperty(name);
  }

  void set(@Nullable String name, @Nullable String value) throws SQLException {
    if (STATE.equals(name)) {
      throw SqlExceptions.of(
          SqlState.INVALID_PARAMETER,
          "Only a commit advances the state: open a connection with the property state instead.");
    }
    if (CACHE_TTL.equals(name)) {
      cacheTtl.set(Optional.ofNullable(value));
    }
    if (name != null && value != null) {
      properties.setProperty(name, value);
    } else if (name != null) {
      properties.remove(name);
    }
  }

  /** What {@link #all} answered may be given back: the state in it is left out. */
  void set(@Nullable Properties given) throws SQLException {
    String before = properties.getProperty(CACHE_TTL);
    String after = given == null ? null : given.getProperty(CACHE_TTL);
    if (before != null || after != null) {
      cacheTtl.set(Optional.ofNullable(after));
    }
    properties.clear();
    if (given != null) {
      properties.putAll(given);
      properties.remove(STATE);
    }
  }
}
