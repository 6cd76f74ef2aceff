package io.github.gongjdbc.schema.sync;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How far each table was read, and whose tables they are. Immutable. */
record SyncState(StateOwner owner, Map<String, StreamState> streams) {
  SyncState {
    streams = new TreeMap<>(streams);
  }

  Optional<StreamState> stream(String table) {
    return Optional.ofNullable(streams.get(table));
  }

  /** The same with other entries for these tables. */
  SyncState with(Map<String, StreamState> others) {
    Map<String, StreamState> all = new TreeMap<>(streams);
    all.putAll(others);
    return new SyncState(owner, all);
  }

  /** The same as if a table had never been read. */
  SyncState without(String table) {
    Map<String, StreamState> others = new TreeMap<>(streams);
    others.remove(table);
    return new SyncState(owner, others);
  }

  SyncState ownedBy(StateOwner another) {
    return new SyncState(another, streams);
  }
}
