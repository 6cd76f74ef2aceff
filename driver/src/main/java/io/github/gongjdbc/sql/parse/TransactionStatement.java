package io.github.gongjdbc.sql.parse;

import java.sql.Connection;
import java.util.Map;
import java.util.Optional;

/**
 * A statement that begins, ends or describes a transaction, as connection pools and frameworks send
 * them.
 *
 * @param chained whether another transaction begins where this one ends
 * @param isolation a constant of {@link Connection}; empty where nothing is said of it
 * @param readOnly empty where nothing is said of it
 */
public record TransactionStatement(
    Kind kind, boolean chained, Optional<Integer> isolation, Optional<Boolean> readOnly) {
  /** What it does to the transaction. */
  public enum Kind {
    BEGIN,
    COMMIT,
    ROLLBACK,
    DESCRIBE
  }

  private static final Map<String, Integer> LEVELS =
      Map.of(
          "READ UNCOMMITTED", Connection.TRANSACTION_READ_UNCOMMITTED,
          "READ COMMITTED", Connection.TRANSACTION_READ_COMMITTED,
          "REPEATABLE READ", Connection.TRANSACTION_REPEATABLE_READ,
          "SERIALIZABLE", Connection.TRANSACTION_SERIALIZABLE);

  /** Reads the statement; empty where it is another one. */
  public static Optional<TransactionStatement> of(Tokens tokens) {
    return new Reader(tokens).read();
  }

  /** Reads words one after another. */
  private static final class Reader {
    private final Tokens tokens;
    private int at;
    private Optional<Integer> isolation = Optional.empty();
    private Optional<Boolean> readOnly = Optional.empty();

    Reader(Tokens tokens) {
      this.tokens = tokens;
      this.at = tokens.next(-1);
    }

    Optional<TransactionStatement> read() {
      if (take("START TRANSACTION")) {
        return modes(false) ? statement(Kind.BEGIN, false) : Optional.empty();
      }
      if (take("BEGIN")) {
        takeNoun();
        return modes(false) ? statement(Kind.BEGIN, false) : Optional.empty();
      }
      if (take("COMMIT") || take("END")) {
        return end(Kind.COMMIT);
      }
      if (take("ROLLBACK") || take("ABORT")) {
        return end(Kind.ROLLBACK);
      }
      boolean described =
          take("SET TRANSACTION")
              || take("SET SESSION TRANSACTION")
              || take("SET LOCAL TRANSACTION")
              || take("SET SESSION CHARACTERISTICS AS TRANSACTION");
      return described && modes(true) ? statement(Kind.DESCRIBE, false) : Optional.empty();
    }

    private Optional<TransactionStatement> end(Kind kind) {
      takeNoun();
      boolean chained = take("AND CHAIN");
      if (!chained) {
        take("AND NO CHAIN");
      }
      return statement(kind, chained);
    }

    private Optional<TransactionStatement> statement(Kind kind, boolean chained) {
      while (tokens.isSymbol(at, ";")) {
        at = tokens.next(at);
      }
      return at < 0
          ? Optional.of(new TransactionStatement(kind, chained, isolation, readOnly))
          : Optional.empty();
    }

    private void takeNoun() {
      if (!take("TRANSACTION") && !take("WORK")) {
        take("TRAN");
      }
    }

    /** The modes of a transaction; whether they are understood. */
    private boolean modes(boolean needed) {
      boolean found = false;
      while (mode()) {
        found = true;
        if (tokens.isSymbol(at, ",")) {
          at = tokens.next(at);
          needed = true;
          found = false;
        }
      }
      return found || !needed;
    }

    private boolean mode() {
      if (take("READ ONLY")) {
        readOnly = Optional.of(true);
        return true;
      }
      if (take("READ WRITE")) {
        readOnly = Optional.of(false);
        return true;
      }
      if (take("ISOLATION LEVEL")) {
        isolation = LEVELS.keySet().stream().filter(this::take).findAny().map(LEVELS::get);
        return isolation.isPresent();
      }
      return take("NOT DEFERRABLE") || take("DEFERRABLE") || take("WITH CONSISTENT SNAPSHOT");
    }

    /** Goes behind words that stand here; whether they do. */
    private boolean take(String words) {
      String[] all = words.split(" ", -1);
      if (!tokens.areWords(at, all)) {
        return false;
      }
      for (int i = 0; i < all.length; i++) {
        at = tokens.next(at);
      }
      return true;
    }
  }
}
