package io.github.gongjdbc.sql.parse;

import io.github.gongjdbc.sql.parse.Token.Kind;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.avatica.util.TimeUnit;

/**
 * Calls of functions that have a syntax of their own elsewhere: units in quotes, {@code
 * CONVERT(type, x)}, {@code @@version}, and parentheses behind what has none in the standard.
 */
final class CallForms {
  /** Functions that the parser reads only with a bare unit as their first argument. */
  private static final Set<String> UNIT_FIRST =
      Set.of(
          "DATEADD",
          "DATEDIFF",
          "DATEPART",
          "DATE_PART",
          "DATETRUNC",
          "TIMESTAMPADD",
          "TIMESTAMPDIFF");

  /** What the standard has without parentheses. */
  private static final Set<String> WITHOUT_PARENTHESES =
      Set.of(
          "CURRENT_DATE",
          "CURRENT_TIME",
          "CURRENT_TIMESTAMP",
          "LOCALTIME",
          "LOCALTIMESTAMP",
          "CURRENT_USER",
          "SESSION_USER",
          "SYSTEM_USER",
          "USER");

  /** What the connection says of itself, with parentheses behind it. */
  private static final Set<String> SCHEMA_FUNCTIONS =
      Set.of("DATABASE", "SCHEMA", "CURRENT_DATABASE", "CURRENT_SCHEMA", "CURRENT_CATALOG");

  /** The same without parentheses. */
  private static final Set<String> SCHEMA_WORDS =
      Set.of("CURRENT_SCHEMA", "CURRENT_CATALOG", "CURRENT_DATABASE");

  private static final String PRODUCT = "'Gong API v2'";

  private final Tokens tokens;
  private final TypeNames types;
  private final String schema;

  /**
   * Looks at a statement.
   *
   * @param schema where a table name without schema is looked up
   */
  CallForms(Tokens tokens, String schema) {
    this.tokens = tokens;
    this.schema = schema;
    this.types = new TypeNames(tokens);
  }

  void rewrite() throws SQLException {
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      int open = token.kind() == Kind.WORD ? tokens.next(i) : -1;
      if (tokens.isSymbol(i, "@")
          && tokens.isSymbol(i + 1, "@")
          && tokens.isWord(i + 2, "VERSION")) {
        tokens.remove(i, i + 2);
        tokens.replace(i, Kind.STRING, PRODUCT);
      } else if (token.isOneOf(SCHEMA_WORDS) && !tokens.isSymbol(open, "(") && isValue(i, open)) {
        tokens.replace(i, Kind.STRING, schema());
      } else if (tokens.isSymbol(open, "(") && tokens.partner(open) > 0) {
        call(i, open, tokens.partner(open));
      }
    }
  }

  private String schema() {
    return "'" + schema.replace("'", "''") + "'";
  }

  /** Whether a word is neither part of a name nor an alias. */
  private boolean isValue(int word, int next) {
    int before = tokens.previous(word);
    return !tokens.isSymbol(before, ".")
        && !tokens.isSymbol(next, ".")
        && !tokens.isWord(before, "AS");
  }

  private void call(int name, int open, int close) throws SQLException {
    Token token = tokens.get(name);
    boolean empty = tokens.next(open) == close;
    if (empty && (token.isOneOf(SCHEMA_FUNCTIONS) || token.isWord("VERSION"))) {
      tokens.remove(name, close);
      tokens.replace(name, Kind.STRING, token.isWord("VERSION") ? PRODUCT : schema());
      return;
    }
    if (token.isWord("DATEDIFF") && isOfTwoTimes(open, close)) {
      tokens.replace(name, Kind.QUOTED, "\"DATEDIFF\"");
    } else if (token.isOneOf(UNIT_FIRST)) {
      unit(tokens.next(open), open, close);
    } else if (token.isWord("CONVERT") || token.isWord("TRY_CONVERT")) {
      convert(name, open, close);
    } else if (token.isWord("INSERT")) {
      tokens.replace(name, Kind.QUOTED, "\"INSERT\"");
    } else if (token.isOneOf(WITHOUT_PARENTHESES) && empty) {
      tokens.remove(open, close);
    }
  }

  /** MySQL's {@code DATEDIFF(x, y)}, of which the parser takes the first for a unit. */
  private boolean isOfTwoTimes(int open, int close) {
    int comma = comma(open, close);
    int first = tokens.next(open);
    boolean unit =
        tokens.next(first) == comma && TimeUnits.find(tokens.get(first).text()).isPresent();
    return comma > 0 && comma(comma, close) < 0 && !unit;
  }

  private void unit(int unit, int open, int close) throws SQLException {
    Token token = tokens.get(unit);
    if (token.kind() == Kind.STRING) {
      String name = token.text().substring(1, token.text().length() - 1);
      Optional<TimeUnit> found = TimeUnits.find(name);
      if (found.isPresent()) {
        tokens.replace(unit, Kind.WORD, found.get().name());
      } else if (comma(open, close) > 0 && comma(comma(open, close), close) > 0) {
        throw tokens.refused(
            unit, token.text() + " is not a unit of time: write " + TimeUnits.NAMES + ".");
      }
    } else if (token.kind() == Kind.WORD && Words.upper(token.text()).startsWith("SQL_TSI_")) {
      TimeUnits.find(token.text())
          .ifPresent(found -> tokens.replace(unit, Kind.WORD, found.name()));
    }
  }

  /** SQL Server's {@code CONVERT(type, x)}, MySQL's and JDBC's {@code CONVERT(x, type)}. */
  private void convert(int name, int open, int close) {
    String cast = tokens.isWord(name, "CONVERT") ? "CAST" : "TRY_CAST";
    int first = tokens.next(open);
    int comma = comma(open, close);
    if (comma < 0) {
      return;
    }
    TypeNames.Type type = types.at(first);
    if (type != null && tokens.next(type.end()) == comma) {
      int style = comma(comma, close);
      if (style > 0) {
        // How a text is written; times are read in all the ways that are known here.
        tokens.remove(style, tokens.previous(close));
      }
      tokens.replace(name, Kind.WORD, cast);
      tokens.remove(first, comma);
      int last = tokens.previous(close);
      tokens.wrap(last, last, "", " AS " + type.text());
      return;
    }
    int second = tokens.next(comma);
    if (tokens.isKind(second, Kind.WORD)
        && Words.upper(tokens.get(second).text()).startsWith("SQL_")) {
      tokens.replace(second, Kind.WORD, tokens.get(second).text().substring("SQL_".length()));
    }
    type = types.at(second);
    if (type != null && tokens.next(type.end()) == close) {
      tokens.replace(name, Kind.WORD, cast);
      types.replace(second);
      tokens.replace(comma, Kind.SYMBOL, " AS ");
    }
  }

  private int comma(int from, int close) {
    for (int i = from + 1; i < close; i++) {
      if (tokens.partner(i) > i) {
        i = tokens.partner(i);
      } else if (tokens.isSymbol(i, ",")) {
        return i;
      }
    }
    return -1;
  }
}
