package io.github.gongjdbc.sql.parse;

import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * SHOW and DESCRIBE as queries of information_schema, with the names that MySQL gives to the
 * columns; EXPLAIN as the parser knows it.
 */
public final class ShowStatements {
  /** Words between EXPLAIN and the query that ask for more than the plan that is shown. */
  private static final Set<String> EXPLAIN_OPTIONS =
      Set.of("VERBOSE", "EXTENDED", "FORMATTED", "LOGICAL", "COST", "QUERY", "PLAN");

  private final Tokens tokens;
  private final String defaultSchema;
  private final Predicate<List<String>> tableExists;

  /** Thrown for a table that there is not. */
  public static final class NoTable extends Exception {
    private static final long serialVersionUID = 1;

    NoTable(String table) {
      super(table);
    }
  }

  /**
   * Looks at a statement.
   *
   * @param tableExists whether there is a table of a name, after that of its schema
   */
  public ShowStatements(Tokens tokens, String defaultSchema, Predicate<List<String>> tableExists) {
    this.tokens = tokens;
    this.defaultSchema = defaultSchema;
    this.tableExists = tableExists;
  }

  /** The query that answers the statement; empty where it is a query itself. */
  public Optional<String> query() throws SQLException, NoTable {
    int first = tokens.next(-1);
    int second = first < 0 ? -1 : tokens.next(first);
    if (tokens.isWord(first, "SHOW")) {
      return Optional.of(show(second));
    }
    if (tokens.isWord(first, "DESCRIBE") || tokens.isWord(first, "DESC")) {
      return Optional.of(describe(second));
    }
    return tokens.isWord(first, "EXPLAIN") ? explain(second) : Optional.empty();
  }

  private String show(int second) throws SQLException, NoTable {
    int what = second;
    while (tokens.isWord(what, "FULL") || tokens.isWord(what, "EXTENDED")) {
      what = tokens.next(what);
    }
    String word = what < 0 ? "" : Words.upper(tokens.get(what).text());
    return switch (word) {
      case "TABLES" -> tables(tokens.next(what));
      case "SCHEMAS", "DATABASES" -> {
        String like = like(tokens.next(what), "schema_name", "SHOW " + word);
        yield "SELECT schema_name AS \"Database\" FROM information_schema.schemata"
            + (like.isEmpty() ? "" : " WHERE " + like.substring(" AND ".length()))
            + " ORDER BY 1";
      }
      case "COLUMNS", "FIELDS" -> columns(tokens.next(what));
      default -> throw notOffered(word.isEmpty() ? "SHOW" : "SHOW " + word);
    };
  }

  private String tables(int next) throws SQLException {
    String schema = defaultSchema;
    int rest = next;
    if (isFrom(next)) {
      int name = tokens.next(next);
      if (!tokens.isName(name)) {
        throw notOffered("SHOW TABLES without the name of a schema");
      }
      schema = tokens.get(name).name();
      rest = tokens.next(name);
    }
    return "SELECT table_name AS \"Tables_in_"
        + schema.replace("\"", "\"\"")
        + "\" FROM information_schema.tables WHERE LOWER(table_schema) = LOWER("
        + literal(schema)
        + ")"
        + like(rest, "table_name", "SHOW TABLES")
        + " ORDER BY 1";
  }

  private String columns(int next) throws SQLException, NoTable {
    if (!isFrom(next)) {
      throw notOffered("SHOW COLUMNS without FROM and a table");
    }
    List<String> names = new ArrayList<>();
    int rest = name(tokens.next(next), names);
    if (isFrom(rest) && names.size() == 1) {
      rest = name(tokens.next(rest), names);
      names.add(0, names.remove(1));
    }
    return described(names, like(rest, "column_name", "SHOW COLUMNS"));
  }

  private String describe(int second) throws SQLException, NoTable {
    int name = second;
    while (tokens.isWord(name, "TABLE")
        || tokens.isWord(name, "EXTENDED")
        || tokens.isWord(name, "FORMATTED")) {
      name = tokens.next(name);
    }
    if (tokens.isWord(name, "SELECT") || tokens.isWord(name, "WITH")) {
      return explained(name);
    }
    List<String> names = new ArrayList<>();
    int rest = name(name, names);
    if (names.isEmpty() || isMore(rest)) {
      throw notOffered("DESCRIBE in this form");
    }
    return described(names, "");
  }

  private Optional<String> explain(int second) throws SQLException, NoTable {
    int next = second;
    if (tokens.areWords(next, "PLAN", "FOR")
        || tokens.areWords(next, "PLAN", "WITH")
        || tokens.areWords(next, "PLAN", "INCLUDING")
        || tokens.areWords(next, "PLAN", "EXCLUDING")
        || tokens.areWords(next, "PLAN", "AS")) {
      return Optional.empty();
    }
    boolean options = tokens.isSymbol(next, "(") && !isQuery(tokens.next(next));
    String text = options ? Words.upper(tokens.original(next, tokens.partner(next))) : "";
    if (tokens.isWord(next, "ANALYZE")
        || tokens.isWord(next, "ANALYSE")
        || text.contains("ANALY")) {
      throw SqlExceptions.of(
          SqlState.INVALID_SQL,
          "EXPLAIN ANALYZE is not offered: EXPLAIN shows the plan, and after a query"
              + " gong_system.requests shows what was asked.");
    }
    next = options ? tokens.next(tokens.partner(next)) : next;
    while (next >= 0 && tokens.get(next).isOneOf(EXPLAIN_OPTIONS)) {
      next = tokens.next(next);
    }
    List<String> names = new ArrayList<>();
    if (next >= 0 && !isQuery(next) && !isMore(name(next, names)) && !names.isEmpty()) {
      return Optional.of(described(names, ""));
    }
    return next < 0 ? Optional.empty() : Optional.of(explained(next));
  }

  private boolean isQuery(int index) {
    return tokens.isSymbol(index, "(")
        || (index >= 0 && tokens.get(index).isOneOf(Set.of("SELECT", "WITH", "VALUES", "TABLE")));
  }

  private String explained(int query) {
    return "EXPLAIN PLAN FOR " + tokens.original(query, tokens.size() - 1);
  }

  private String described(List<String> names, String like) throws NoTable {
    if (names.isEmpty() || !tableExists.test(names)) {
      throw new NoTable(String.join(".", names));
    }
    String schema = names.size() > 1 ? names.get(names.size() - 2) : defaultSchema;
    return "SELECT column_name AS \"Field\", column_type AS \"Type\", is_nullable AS \"Null\","
        + " column_key AS \"Key\", column_default AS \"Default\", extra AS \"Extra\","
        + " column_comment AS \"Comment\" FROM information_schema.columns"
        + " WHERE LOWER(table_schema) = LOWER("
        + literal(schema)
        + ") AND LOWER(table_name) = LOWER("
        + literal(names.get(names.size() - 1))
        + ")"
        + like
        + " ORDER BY ordinal_position";
  }

  /** Reads a name that may be qualified; what follows it. */
  private int name(int start, List<String> names) {
    int at = start;
    while (tokens.isName(at)) {
      names.add(tokens.get(at).name());
      at = tokens.next(at);
      if (!tokens.isSymbol(at, ".")) {
        return at;
      }
      at = tokens.next(at);
    }
    return at;
  }

  private boolean isFrom(int index) {
    return tokens.isWord(index, "FROM") || tokens.isWord(index, "IN");
  }

  private boolean isMore(int index) {
    return index >= 0 && !tokens.isSymbol(index, ";");
  }

  /** The condition that a pattern at the end makes. */
  private String like(int next, String column, String statement) throws SQLException {
    int pattern = tokens.isWord(next, "LIKE") ? tokens.next(next) : next;
    if (tokens.isKind(pattern, Token.Kind.STRING) && !isMore(tokens.next(pattern))) {
      return " AND " + column + " ILIKE " + tokens.get(pattern).text();
    }
    if (isMore(next)) {
      throw notOffered(statement + " in this form");
    }
    return "";
  }

  private static String literal(@Nullable String text) {
    return "'" + String.valueOf(text).replace("'", "''") + "'";
  }

  private static SQLException notOffered(String what) {
    return SqlExceptions.of(
        SqlState.INVALID_SQL,
        what
            + " is not offered: write SHOW TABLES, SHOW SCHEMAS, SHOW COLUMNS FROM calls or"
            + " DESCRIBE calls, or query information_schema.");
  }
}
