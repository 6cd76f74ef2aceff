package io.github.gongjdbc.oracle;

import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.sandbox.SettableClock;
import java.time.Clock;
import java.time.Instant;

/** An account of which both databases hold the rows. */
final class OracleAccount {
  /** The time of all accounts. */
  static final Instant NOW = Instant.parse("2026-11-20T20:00:00Z");

  /** Has four pages of calls; hand-written queries are asked of it. */
  static final OracleAccount LARGE = new OracleAccount("large", 350, 30);

  /** Has two pages of calls, so that thousands of drawn queries can be asked of it. */
  static final OracleAccount SMALL = new OracleAccount("small", 110, 14);

  private final Clock clock = new SettableClock(NOW);
  private final String database;
  private final GongSandbox sandbox;

  private OracleAccount(String database, int calls, int users) {
    this.database = database;
    this.sandbox = GongSandbox.builder().clock(clock).calls(calls).days(120).users(users).build();
  }

  Clock clock() {
    return clock;
  }

  GongSandbox sandbox() {
    return sandbox;
  }

  /** The name of the reference database that has its rows. */
  String database() {
    return database;
  }
}
