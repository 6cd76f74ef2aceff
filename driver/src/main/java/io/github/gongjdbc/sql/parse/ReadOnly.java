package io.github.gongjdbc.sql.parse;

import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;

/**
 * Refuses every statement that is not a query, whatever its grammar: the parser knows the grammar
 * of queries and little else.
 */
public final class ReadOnly {
  private static final Set<String> WRITES =
      Set.of(
          "INSERT",
          "UPDATE",
          "DELETE",
          "MERGE",
          "UPSERT",
          "REPLACE",
          "CREATE",
          "DROP",
          "TRUNCATE",
          "ALTER",
          "GRANT",
          "REVOKE",
          "RENAME",
          "COMMENT",
          "COPY",
          "LOAD",
          "IMPORT",
          "BULK",
          "PUT",
          "VACUUM",
          "ANALYZE",
          "REINDEX",
          "CLUSTER",
          "OPTIMIZE",
          "REFRESH",
          "LOCK",
          "UNDROP",
          "MSCK",
          "CALL",
          "EXEC",
          "EXECUTE",
          "DO",
          "ATTACH",
          "DETACH",
          "INSTALL",
          "PURGE",
          "FLASHBACK",
          "DENY",
          "REORG",
          "CACHE",
          "UNCACHE",
          "SECURITY",
          "REASSIGN",
          "UNLOAD",
          "EXPORT");

  /** The first words of statements that write, where they may stand inside of others. */
  private static final Map<String, String> WRITES_INSIDE =
      Map.of("INSERT", "INTO", "DELETE", "FROM", "MERGE", "INTO");

  /** What is neither a query nor writes, and what to do instead. */
  private static final Map<String, String> OTHERS =
      Map.ofEntries(
          Map.entry("SET", "set properties when you connect"),
          Map.entry("RESET", "set properties when you connect"),
          Map.entry("USE", "name the schema in front of the table, as in gong.calls"),
          Map.entry("BEGIN", "call Connection.setAutoCommit(false)"),
          Map.entry("START", "call Connection.setAutoCommit(false)"),
          Map.entry("COMMIT", "call Connection.commit()"),
          Map.entry("ROLLBACK", "call Connection.rollback()"),
          Map.entry("END", "call Connection.commit()"),
          Map.entry("ABORT", "call Connection.rollback()"),
          Map.entry("SAVEPOINT", "call Connection.commit() or rollback()"),
          Map.entry("RELEASE", "call Connection.commit() or rollback()"),
          Map.entry("PREPARE", "call Connection.prepareStatement()"),
          Map.entry("DEALLOCATE", "close the PreparedStatement"),
          Map.entry("DECLARE", "write a SELECT"),
          Map.entry("FETCH", "write a SELECT"),
          Map.entry("CLOSE", "close the ResultSet"),
          Map.entry("LISTEN", "write a SELECT"),
          Map.entry("NOTIFY", "write a SELECT"),
          Map.entry("UNLISTEN", "write a SELECT"),
          Map.entry("DISCARD", "close the connection"),
          Map.entry("KILL", "call Statement.cancel()"),
          Map.entry("PRAGMA", "set properties when you connect"),
          Map.entry("CHECKPOINT", "write a SELECT"),
          Map.entry("PRINT", "write a SELECT"));

  private final Tokens tokens;

  private ReadOnly(Tokens tokens) {
    this.tokens = tokens;
  }

  /**
   * Lets queries pass.
   *
   * @throws SQLException if the statement is none
   */
  public static void require(Tokens tokens) throws SQLException {
    new ReadOnly(tokens).require(first(tokens));
  }

  /** The first token that is neither space nor a parenthesis; -1 where there is none. */
  static int first(Tokens tokens) {
    int first = tokens.next(-1);
    while (tokens.isSymbol(first, "(")) {
      first = tokens.next(first);
    }
    return first;
  }

  private void require(int first) throws SQLException {
    if (first < 0 || tokens.isSymbol(first, ";")) {
      throw SqlExceptions.of(SqlState.SYNTAX_ERROR, "The statement is empty.");
    }
    requireOne(first);
    if (tokens.isSymbol(first, "{")) {
      call(first);
    }
    int verb = verb(first);
    if (verb < 0) {
      return;
    }
    Token token = tokens.get(verb);
    String word = Words.upper(token.text());
    boolean function = tokens.isSymbol(tokens.next(verb), "(") && !word.equals("ANALYZE");
    if (token.isOneOf(WRITES) && !function) {
      throw writes(word);
    }
    String instead = OTHERS.get(word);
    if (token.isOneOf(OTHERS.keySet()) && instead != null) {
      throw SqlExceptions.of(
          SqlState.INVALID_SQL, word + " is not offered as a statement: " + instead + ".");
    }
    if (token.isWord("SELECT") || token.isWord("WITH")) {
      requireNoWriteInside(verb);
    }
  }

  private void requireOne(int first) throws SQLException {
    for (int i = first; i >= 0; i = tokens.next(i)) {
      int next = tokens.isSymbol(i, ";") ? tokens.next(i) : -1;
      if (next >= 0 && !tokens.isSymbol(next, ";")) {
        throw SqlExceptions.of(
            SqlState.SYNTAX_ERROR,
            "There is more than one statement: run them one at a time (the second begins in "
                + TextPosition.of(tokens.sql(), tokens.get(next).start())
                + ").");
      }
    }
  }

  /** The verb of a statement, behind EXPLAIN and common table expressions. */
  private int verb(int first) {
    int verb = first;
    if (tokens.isWord(verb, "EXPLAIN")) {
      int i = tokens.next(verb);
      while (i >= 0 && !tokens.get(i).isOneOf(WRITES) && !tokens.isWord(i, "SELECT")) {
        i = tokens.next(tokens.partner(i) > i ? tokens.partner(i) : i);
      }
      return i >= 0 && !tokens.isWord(i, "ANALYZE") ? i : verb;
    }
    if (tokens.isWord(verb, "WITH")) {
      for (int i = verb; i >= 0; i = tokens.next(i)) {
        if (tokens.partner(i) > i) {
          i = tokens.partner(i);
          int next = tokens.next(i);
          if (next >= 0 && tokens.get(next).isOneOf(WRITES)) {
            return next;
          }
        }
      }
    }
    return verb;
  }

  /** PostgreSQL's common table expressions may write, and SELECT … INTO makes a table. */
  private void requireNoWriteInside(int select) throws SQLException {
    boolean list = false;
    for (int i = select; i < tokens.size(); i++) {
      int next = tokens.next(i);
      if (tokens.isSymbol(i, "(") && next >= 0) {
        String word = Words.upper(tokens.get(next).text());
        int second = tokens.next(next);
        boolean update = tokens.isWord(next, "UPDATE") && tokens.isWord(tokens.next(second), "SET");
        String expected = WRITES_INSIDE.get(word);
        if (tokens.isKind(next, Token.Kind.WORD)
            && (update || (expected != null && tokens.isWord(second, expected)))) {
          throw writes(word);
        }
      }
      if (tokens.isWord(i, "SELECT")) {
        list = true;
      } else if (tokens.isWord(i, "FROM")) {
        list = false;
      } else if (list && tokens.isWord(i, "INTO") && tokens.isName(next)) {
        throw writes("SELECT … INTO");
      }
    }
  }

  /** JDBC's escape for procedures. */
  private void call(int brace) throws SQLException {
    int word = tokens.next(brace);
    if (tokens.isSymbol(word, "?")) {
      word = tokens.next(tokens.next(word));
    }
    if (tokens.isWord(word, "CALL")) {
      throw writes("CALL");
    }
  }

  private static SQLException writes(String what) {
    return SqlExceptions.of(
        SqlState.READ_ONLY, what + " is refused: Gong is read only here, write SELECT.");
  }
}
