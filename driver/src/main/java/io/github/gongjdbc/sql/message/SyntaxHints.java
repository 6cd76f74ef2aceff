package io.github.gongjdbc.sql.message;

import io.github.gongjdbc.schema.settings.NearMiss;
import io.github.gongjdbc.sql.function.Dialect;
import io.github.gongjdbc.sql.parse.Token;
import io.github.gongjdbc.sql.parse.Token.Kind;
import io.github.gongjdbc.sql.parse.Tokens;
import io.github.gongjdbc.sql.parse.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Recognises statements that cannot be parsed, and says what to write instead. */
final class SyntaxHints {
  /** The clauses of a query, in their order. */
  private static final List<String> CLAUSES =
      List.of("SELECT", "FROM", "WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET");

  private static final List<String> OFTEN_MISSPELT =
      List.of(
          "SELECT",
          "FROM",
          "WHERE",
          "GROUP",
          "HAVING",
          "ORDER",
          "LIMIT",
          "OFFSET",
          "JOIN",
          "INNER",
          "LEFT",
          "UNION",
          "DISTINCT",
          "BETWEEN",
          "LIKE");

  private static final Set<String> CONNECTIVES = Set.of("AND", "OR");

  private static final Set<String> WITH_BY = Set.of("ORDER", "GROUP", "PARTITION");

  /** Operators of other languages, and what they are in SQL. */
  private static final Map<String, String> SYMBOLS =
      Map.of("==", "=", "=<", "<=", "=>", ">=", "&&", "AND", "!", "NOT");

  private static final Map<String, String> OPERATORS =
      Map.of(
          "REGEXP", "x ~ 'pattern'",
          "RLIKE", "x ~ 'pattern'",
          "CONTAINS", "x LIKE '%text%'",
          "MATCH", "x ~ 'pattern'");

  /** How functions are called that have a syntax of their own. */
  private static final Map<String, String> CALLS =
      Map.of(
          "CAST", "CAST(x AS INTEGER)",
          "EXTRACT", "EXTRACT(YEAR FROM x)",
          "DATEADD", "DATEADD(DAY, 1, x)",
          "DATEDIFF", "DATEDIFF(DAY, x, y)",
          "TIMESTAMPADD", "TIMESTAMPADD(DAY, 1, x)",
          "TIMESTAMPDIFF", "TIMESTAMPDIFF(DAY, x, y)",
          "SUBSTRING", "SUBSTRING(x, 1, 3)",
          "DATE_TRUNC", "DATE_TRUNC('month', x)");

  private final Tokens tokens;
  private final Set<String> tables;

  /**
   * Looks at a statement.
   *
   * @param tables the names of all tables
   */
  SyntaxHints(Tokens tokens, Set<String> tables) {
    this.tokens = tokens;
    this.tables = tables;
  }

  /** What is said of a statement that begins with no word that a query begins with. */
  String ofFirstWord() {
    int first = tokens.next(-1);
    return first < 0
        ? ""
        : NearMiss.of(tokens.get(first).text(), List.of("SELECT", "WITH", "SHOW"), word -> word)
            .map(word -> ": write " + word + " if that is meant by " + quoted(first))
            .orElse("");
  }

  /**
   * What is wrong in a clause.
   *
   * @param token where the parser stops; -1 at the end
   * @param expected whether that token is right, and what follows it is not
   */
  String of(int token, boolean expected) {
    int wrong = token >= 0 && expected ? tokens.next(token) : token;
    return Stream.<Supplier<Optional<String>>>of(
            () -> symbol(token),
            () -> symbol(wrong),
            () -> beginning(token),
            () -> unpaired(token),
            () -> comma(token),
            () -> misspelt(wrong),
            () -> clause(token, wrong),
            () -> order(token, expected),
            () -> call(wrong),
            () -> operand(wrong < 0 ? token : wrong))
        .map(Supplier::get)
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> unexpected(token, wrong));
  }

  private Optional<String> beginning(int token) {
    return token >= 0 && token == tokens.next(-1)
        ? Optional.of("a query begins with SELECT or WITH" + ofFirstWord())
        : Optional.empty();
  }

  private String unexpected(int token, int wrong) {
    if (token < 0) {
      int last = tokens.previous(tokens.size());
      if (tokens.isWord(tokens.next(-1), "WITH") && tokens.isSymbol(last, ")")) {
        return "the statement ends too early: WITH must be followed by a SELECT";
      }
      return "the statement ends too early" + (last < 0 ? "" : ", after " + quoted(last));
    }
    if (wrong == token) {
      return quoted(token) + " is not expected here";
    }
    return wrong < 0
        ? "the statement ends too early, after " + quoted(token)
        : quoted(token) + " cannot be followed by " + quoted(wrong);
  }

  private Optional<String> symbol(int index) {
    if (index < 0) {
      return Optional.empty();
    }
    Token token = tokens.get(index);
    String text = token.text();
    if ("‘’“”„‚´".contains(text)) {
      return Optional.of(
          quoted(index)
              + " is not a SQL quote: write texts in straight single quotes, 'like this'");
    }
    if (tokens.isWord(tokens.previous(index), "LIKE")
        || tokens.isWord(tokens.previous(index), "ILIKE")) {
      return token.isSymbol("%")
          ? Optional.of("put the pattern of LIKE in single quotes: LIKE '%text%'")
          : Optional.empty();
    }
    if (token.kind() != Kind.SYMBOL) {
      return Optional.empty();
    }
    for (int start : new int[] {index, index - 1}) {
      String pair = symbols(start) + symbols(start + 1);
      String meant = SYMBOLS.get(pair.isEmpty() ? "-" : pair);
      if (meant != null && pair.length() == 2) {
        return Optional.of("write " + meant + " instead of " + pair);
      }
    }
    if (SYMBOLS.containsKey(text)) {
      return Optional.of("write " + SYMBOLS.get(text) + " instead of " + text);
    }
    boolean named = (text.equals(":") || text.equals("@")) && tokens.isName(index + 1);
    return named
        ? Optional.of(
            "a parameter is a question mark: write ? instead of " + text + name(index + 1))
        : Optional.empty();
  }

  /** A symbol; empty for anything else. */
  private String symbols(int index) {
    return tokens.isKind(index, Kind.SYMBOL) ? tokens.get(index).text() : "";
  }

  private Optional<String> unpaired(int token) {
    if (tokens.isSymbol(token, ")") && tokens.partner(token) < 0) {
      return Optional.of("')' has no matching ( before it");
    }
    for (int i = tokens.size() - 1; i >= 0; i--) {
      if (tokens.isSymbol(i, "(") && tokens.partner(i) < 0 && (token < 0 || i < token)) {
        String said = "the parenthesis before " + quoted(tokens.next(i)) + " is not closed";
        return Optional.of(
            (token < 0 ? "the statement ends too early" : unexpected(token, token))
                + (tokens.next(i) < 0 ? "" : ": " + said));
      }
    }
    return Optional.empty();
  }

  private Optional<String> comma(int token) {
    int next = tokens.next(token);
    boolean nothing =
        next < 0 || tokens.isSymbol(next, ")") || tokens.get(next).isOneOf(Words.KEYWORDS);
    if (!tokens.isSymbol(token, ",") || !nothing) {
      return Optional.empty();
    }
    if (tokens.isWord(next, "DISTINCT")) {
      return Optional.of("DISTINCT stands once, right after SELECT");
    }
    return Optional.of(
        "a comma stands before "
            + (next < 0 ? "the end" : quoted(next))
            + ": leave it out, or write what is missing after it");
  }

  /** A keyword that was taken for an alias since it is misspelt. */
  private Optional<String> misspelt(int wrong) {
    int before = wrong < 0 ? -1 : tokens.previous(wrong);
    for (int index : new int[] {before, wrong}) {
      if (!tokens.isKind(index, Kind.WORD) || Dialect.isKeyword(tokens.get(index).text())) {
        continue;
      }
      Optional<String> near =
          tokens.get(index).text().length() < 4
              ? Optional.empty()
              : NearMiss.of(tokens.get(index).text(), OFTEN_MISSPELT, word -> word);
      if (near.isPresent() && !tokens.get(index).isWord(near.get())) {
        return near.map(word -> "write " + word + " if that is meant by " + quoted(index));
      }
    }
    return Optional.empty();
  }

  private Optional<String> clause(int token, int wrong) {
    int last = token < 0 ? tokens.previous(tokens.size()) : token;
    if (isAfterFrom(last)) {
      return table(tokens.previous(last), last);
    }
    if (token < 0) {
      return Optional.empty();
    }
    Token clause = tokens.get(token);
    if (clause.isWord("GROUPS")) {
      return Optional.of("the frame of a window is ROWS or RANGE, and not 'GROUPS'");
    }
    if (clause.isWord("ON") && tokens.isWord(tokens.previous(token), "DISTINCT")) {
      return Optional.of("put the columns of DISTINCT ON in parentheses");
    }
    if (clause.isOneOf(WITH_BY) && wrong != token) {
      return Optional.of("write " + Words.upper(clause.text()) + " BY");
    }
    if ((clause.isWord("LIMIT") || clause.isWord("OFFSET")) && wrong > token) {
      return Optional.of(
          Words.upper(clause.text())
              + " takes a whole number that is not negative, or a parameter, and not '"
              + tokens.sql().substring(tokens.get(wrong).start()).strip().split("\\s", 2)[0]
              + "'");
    }
    if ((clause.isWord("FROM") || clause.isWord("JOIN") || clause.isSymbol(",")) && wrong > token) {
      return table(token, wrong);
    }
    if (clause.isWord("IN") && wrong > token) {
      return Optional.of("put the values of IN in parentheses, such as IN ('a', 'b')");
    }
    if (clause.isSymbol(")") && tokens.isWord(tokens.previous(tokens.previous(token)), "IN")) {
      return Optional.of("IN needs one value at least between its parentheses");
    }
    return clause.isWord("IS") && wrong > token
        ? Optional.of("IS is followed by NULL, NOT NULL, TRUE or FALSE: compare values by =")
        : Optional.empty();
  }

  private boolean isAfterFrom(int token) {
    int before = token < 0 ? -1 : tokens.previous(token);
    return (tokens.isWord(before, "FROM") || tokens.isWord(before, "JOIN"))
        && !tokens.get(token).isOneOf(Words.KEYWORDS);
  }

  private Optional<String> table(int before, int name) {
    Token token = tokens.get(name);
    if (tokens.isWord(tokens.previous(before), "AS")) {
      return Optional.of("a name is missing after AS");
    }
    if (token.kind() == Kind.STRING) {
      return Optional.of("write a table's name without single quotes: " + quoted(name));
    }
    if (token.kind() != Kind.WORD
        || !Dialect.isKeyword(token.text())
        || token.isOneOf(Set.of("WHERE", "SELECT", "ON"))) {
      return Optional.empty();
    }
    return Optional.of(
        quoted(name)
            + " is a keyword, not a table"
            + NearMiss.of(token.text(), tables, table -> table)
                .map(near -> ": write '" + near + "' behind " + quoted(before) + " if it is meant")
                .orElse(""));
  }

  /** A clause that stands twice, or behind one that it stands in front of. */
  private Optional<String> order(int token, boolean expected) {
    if (token < 0) {
      return unfinishedCase(token);
    }
    int clause = CLAUSES.indexOf(Words.upper(tokens.get(token).text()));
    if (clause < 0 || expected) {
      return tokens.isWord(token, "THEN")
          ? Optional.of("THEN belongs to WHEN: write CASE WHEN condition THEN value END")
          : unfinishedCase(token);
    }
    if (tokens.isWord(tokens.previous(token), "AS")) {
      return Optional.of("put the query after AS in parentheses");
    }
    if (tokens.isWord(token, "SELECT")) {
      return Optional.of("put a query within another in parentheses");
    }
    if (tokens.isWord(token, "FROM") && tokens.isWord(tokens.previous(token), "SELECT")) {
      return Optional.of("a column is missing after SELECT: write SELECT * for all");
    }
    for (int i = token - 1; i >= 0 && !tokens.isSymbol(i, "("); i--) {
      i = tokens.isSymbol(i, ")") && tokens.partner(i) >= 0 ? tokens.partner(i) : i;
      int earlier = CLAUSES.indexOf(Words.upper(tokens.get(i).text()));
      if (tokens.isKind(i, Kind.WORD) && earlier > clause) {
        return Optional.of(named(clause) + " stands in front of " + named(earlier));
      }
      if (tokens.isKind(i, Kind.WORD) && earlier == clause && clause == CLAUSES.indexOf("WHERE")) {
        return Optional.of("there is a WHERE already: join its conditions by AND");
      }
    }
    if (tokens.isWord(token, "WHERE")) {
      return Optional.of("WHERE comes after FROM");
    }
    return unfinishedCase(token);
  }

  private static String named(int clause) {
    String word = CLAUSES.get(clause);
    return WITH_BY.contains(word) ? word + " BY" : word;
  }

  private Optional<String> unfinishedCase(int token) {
    int open = 0;
    for (int i = 0; i < (token < 0 ? tokens.size() : token); i++) {
      open += tokens.isWord(i, "CASE") ? 1 : tokens.isWord(i, "END") && open > 0 ? -1 : 0;
    }
    return open > 0 && !tokens.isWord(token, "END")
        ? Optional.of("a CASE has no END: write CASE WHEN condition THEN value END")
        : Optional.empty();
  }

  /** A value behind another, without anything between them. */
  private Optional<String> operand(int wrong) {
    int before = wrong < 0 ? -1 : tokens.previous(wrong);
    if (before < 0) {
      return Optional.empty();
    }
    Token token = tokens.get(wrong);
    String operator = OPERATORS.get(Words.upper(token.text()));
    if (operator != null && tokens.isKind(tokens.next(wrong), Kind.STRING)) {
      return Optional.of("write " + operator + " instead of " + quoted(wrong));
    }
    if (tokens.isWord(before, "ROWS") || tokens.isWord(before, "RANGE")) {
      return Optional.of("write a frame as ROWS BETWEEN 1 PRECEDING AND CURRENT ROW");
    }
    int operand = tokens.previous(before);
    if (tokens.get(before).isOneOf(CONNECTIVES)
        && operand >= 0
        && tokens.get(operand).isOneOf(Set.of("WHERE", "ON", "HAVING", "AND", "OR", "WHEN"))) {
      return Optional.of(
          "a condition is missing between " + quoted(operand) + " and " + quoted(before));
    }
    if (tokens.isWord(before, "INTERVAL")) {
      return Optional.of("write an interval as a number and a unit, such as INTERVAL '7' DAY");
    }
    boolean value = token.kind() == Kind.STRING || token.kind() == Kind.NUMBER;
    boolean afterValue =
        tokens.isSymbol(before, ")")
            || tokens.isKind(before, Kind.STRING)
            || tokens.isKind(before, Kind.NUMBER)
            || (tokens.isName(before) && !tokens.get(before).isOneOf(Words.KEYWORDS));
    return (value || token.kind() == Kind.QUOTED) && afterValue
        ? Optional.of(
            "between "
                + quoted(before)
                + " and "
                + quoted(wrong)
                + " an operator is missing, such as =, or a comma")
        : token.kind() == Kind.WORD && !Dialect.isKeyword(token.text()) && afterValue
            ? Optional.of(unexpected(wrong, wrong) + ": a comma or an operator may be missing")
            : Optional.empty();
  }

  /** An argument too few, or of the wrong kind, within a function with a syntax of its own. */
  private Optional<String> call(int wrong) {
    int depth = 0;
    for (int i = wrong - 1; i >= 0; i--) {
      depth += tokens.isSymbol(i, ")") ? 1 : tokens.isSymbol(i, "(") ? -1 : 0;
      int function = tokens.previous(i);
      if (depth < 0 && tokens.isKind(function, Kind.WORD)) {
        String name = Words.upper(tokens.get(function).text());
        String call = CALLS.get(name);
        if (call != null) {
          return Optional.of(unexpected(wrong, wrong) + ": write " + call);
        }
        boolean isFunction = !Words.KEYWORDS.contains(name) && tokens.isSymbol(wrong, ")");
        return isFunction
            ? Optional.of(unexpected(wrong, wrong) + ": " + name + " takes another argument")
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private String name(int index) {
    return tokens.get(index).name();
  }

  /** What the user wrote, in quotes. */
  private String quoted(int index) {
    if (index < 0) {
      return "the end";
    }
    int end = tokens.isSymbol(index, "[") ? Math.max(index, tokens.partner(index)) : index;
    String written = tokens.original(index, end).strip();
    return written.startsWith("'") ? written : "'" + written + "'";
  }
}
