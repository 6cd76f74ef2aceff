package io.github.gongjdbc.sql.parse;

import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;
import io.github.gongjdbc.sql.parse.Token.Kind;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * JSON arrays as rows: PostgreSQL's {@code FROM t, json_array_elements(t.x) AS e} as {@code
 * UNNEST}. The forms of other databases are refused with this one in the message.
 */
final class JsonRows {
  /** Functions that make rows, and the functions that make the arrays of these rows. */
  private static final Map<String, String> ARRAYS =
      Map.of(
          "JSON_ARRAY_ELEMENTS", "JSON_ARRAY_ELEMENTS",
          "JSONB_ARRAY_ELEMENTS", "JSON_ARRAY_ELEMENTS",
          "JSON_ARRAY_ELEMENTS_TEXT", "JSON_ARRAY_ELEMENTS_TEXT",
          "JSONB_ARRAY_ELEMENTS_TEXT", "JSON_ARRAY_ELEMENTS_TEXT");

  private static final Set<String> OTHERS =
      Set.of("JSON_TABLE", "OPENJSON", "FLATTEN", "EXPLODE", "JSON_EACH", "JSONB_EACH");

  /** Words in whose parentheses FROM begins no list of tables. */
  private static final Set<String> OWN_FROM =
      Set.of("EXTRACT", "TRIM", "SUBSTRING", "OVERLAY", "POSITION");

  private final Tokens tokens;

  JsonRows(Tokens tokens) {
    this.tokens = tokens;
  }

  void rewrite() throws SQLException {
    Map<String, String> columns = new HashMap<>();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      int open = token.kind() == Kind.WORD ? tokens.next(i) : -1;
      if (!tokens.isSymbol(open, "(") || tokens.partner(open) < 0) {
        continue;
      }
      String name = Words.upper(token.text());
      String array = ARRAYS.get(name);
      boolean table = isTable(i);
      if (table && OTHERS.contains(name)) {
        throw SqlExceptions.of(
            SqlState.UNDEFINED_FUNCTION,
            name
                + " is not offered ("
                + TextPosition.of(tokens.sql(), token.start())
                + "): write CROSS JOIN UNNEST(JSON_ARRAY_ELEMENTS(x)) AS t (element), and"
                + " JSON_VALUE(element, '$.key') for what lies in an element.");
      }
      if (array != null) {
        tokens.replace(i, Kind.WORD, array);
        if (table) {
          unnest(i, tokens.partner(open), name, columns);
        }
      }
    }
    columns.forEach(this::renameValue);
  }

  private void unnest(int name, int close, String function, Map<String, String> columns) {
    tokens.wrap(name, close, "UNNEST(", ")");
    int alias = tokens.next(close);
    boolean ordinality = tokens.areWords(alias, "WITH", "ORDINALITY");
    int last = close;
    if (ordinality) {
      last = tokens.next(alias);
      alias = tokens.next(last);
    }
    if (tokens.isWord(alias, "AS")) {
      alias = tokens.next(alias);
    }
    boolean named = tokens.isName(alias) && !tokens.get(alias).isOneOf(Words.KEYWORDS);
    String number = ordinality ? ", \"ordinality\"" : "";
    if (!named) {
      String columnList = " AS \"" + function + "\" (\"value\"" + number + ")";
      tokens.wrap(last, last, "", columnList);
    } else if (!tokens.isSymbol(tokens.next(alias), "(")) {
      // The alias also names the column, so that both e and e.value are the element.
      String column = tokens.get(alias).text();
      tokens.wrap(alias, alias, "", " (" + column + number + ")");
      columns.put(Words.upper(tokens.get(alias).name()), column);
    }
  }

  private void renameValue(String alias, String column) {
    for (int i = 0; i < tokens.size(); i++) {
      int point = tokens.isName(i) ? tokens.next(i) : -1;
      int value = tokens.isSymbol(point, ".") ? tokens.next(point) : -1;
      if (tokens.isWord(value, "VALUE") && Words.upper(tokens.get(i).name()).equals(alias)) {
        tokens.replace(value, Kind.WORD, column);
      }
    }
  }

  /** Whether a table can stand where the token stands. */
  private boolean isTable(int index) {
    int before = tokens.previous(index);
    if (tokens.isWord(before, "LATERAL")
        || tokens.isWord(before, "JOIN")
        || tokens.isWord(before, "APPLY")
        || (tokens.isWord(before, "TABLE") && tokens.isSymbol(index - 1, "("))) {
      return true;
    }
    if (!tokens.isWord(before, "FROM") && !tokens.isSymbol(before, ",")) {
      return false;
    }
    for (int i = before; i >= 0; i--) {
      if (tokens.partner(i) >= 0 && tokens.partner(i) < i) {
        i = tokens.partner(i);
      } else if (tokens.isWord(i, "FROM")) {
        return !isOwn(i);
      } else if (tokens.partner(i) >= 0 || tokens.get(i).isOneOf(Set.of("SELECT", "BY", "WHERE"))) {
        return false;
      }
    }
    return false;
  }

  /** Whether a FROM belongs to a function such as EXTRACT. */
  private boolean isOwn(int from) {
    for (int i = from - 1; i >= 0; i--) {
      if (tokens.partner(i) >= 0 && tokens.partner(i) < i) {
        i = tokens.partner(i);
      } else if (tokens.partner(i) >= 0) {
        int function = tokens.previous(i);
        return function >= 0 && tokens.get(function).isOneOf(OWN_FROM);
      }
    }
    return false;
  }
}
