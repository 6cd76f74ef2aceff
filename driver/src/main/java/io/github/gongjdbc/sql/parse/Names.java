package io.github.gongjdbc.sql.parse;

import io.github.gongjdbc.sql.parse.Token.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/** Puts names in quotes that the parser takes for something else: aliases, types, [brackets]. */
final class Names {
  private static final Set<String> CASTS = Set.of("CAST", "TRY_CAST", "SAFE_CAST");

  /** Words that the parser takes for types wherever they stand, though people name columns so. */
  private static final Set<String> TYPES = Set.of("DATE", "TIME", "TIMESTAMP");

  /** What follows such a word where it is a type, beside a literal and a parenthesis. */
  private static final Set<String> AFTER_TYPE = Set.of("ZONE", "WITH", "WITHOUT", "ARRAY");

  private final Tokens tokens;

  Names(Tokens tokens) {
    this.tokens = tokens;
  }

  /** SQL Server's names, which must be names before anything else is looked for. */
  void quoteBrackets() {
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.isSymbol(i, "[")) {
        quoteBrackets(i);
      }
    }
  }

  /** Words that are names where they stand. */
  void quoteWords() {
    // Whether each open parenthesis is that of a cast, where AS is followed by a type.
    Deque<Boolean> casts = new ArrayDeque<>();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.isSymbol("(")) {
        int before = tokens.previous(i);
        casts.push(before >= 0 && tokens.get(before).isOneOf(CASTS));
      } else if (token.isSymbol(")")) {
        casts.poll();
      } else if (token.isWord("AS") && !Boolean.TRUE.equals(casts.peek())) {
        quoteAlias(i);
      } else if (token.isOneOf(TYPES)) {
        quoteType(i);
      }
    }
  }

  /** An alias may be any word; in quotes it is. A common table expression may be MATERIALIZED. */
  private void quoteAlias(int as) {
    int alias = tokens.next(as);
    int not = tokens.isWord(alias, "NOT") ? tokens.next(alias) : alias;
    if (tokens.isWord(not, "MATERIALIZED") && tokens.isSymbol(tokens.next(not), "(")) {
      tokens.remove(alias, not);
    } else if (tokens.isKind(alias, Kind.WORD)) {
      tokens.replace(alias, Kind.QUOTED, '"' + tokens.get(alias).text() + '"');
    }
  }

  /** A word for a type is a name unless a type can stand here. */
  private void quoteType(int word) {
    int before = tokens.previous(word);
    int after = tokens.next(word);
    boolean afterMeansType =
        tokens.isKind(after, Kind.STRING)
            || tokens.isSymbol(after, "(")
            || (after >= 0 && tokens.get(after).isOneOf(AFTER_TYPE));
    boolean beforeMeansType = tokens.isWord(before, "AS") || tokens.isWord(before, "RETURNING");
    if (!afterMeansType && !beforeMeansType) {
      tokens.replace(word, Kind.QUOTED, '"' + tokens.get(word).text() + '"');
    }
  }

  /**
   * SQL Server's {@code [name]}. Brackets right behind a name or a bracket hold the place of an
   * element of an array.
   */
  private void quoteBrackets(int open) {
    int close = tokens.partner(open);
    if (close < 0 || isSubscript(open)) {
      return;
    }
    String name = tokens.original(open, close).strip();
    name = name.substring(1, name.length() - 1);
    if (name.isEmpty()) {
      return;
    }
    tokens.remove(open, close);
    tokens.replace(open, Kind.QUOTED, '"' + name.replace("\"", "\"\"") + '"');
  }

  private boolean isSubscript(int open) {
    if (open == 0) {
      return false;
    }
    Token before = tokens.get(open - 1);
    boolean value =
        (before.isName() && !before.isOneOf(Words.KEYWORDS))
            || before.isSymbol(")")
            || before.isSymbol("]");
    return value
        || tokens.isWord(tokens.previous(open), "ARRAY")
        || tokens.isWord(tokens.previous(open), "MULTISET")
        || tokens.isWord(tokens.previous(open), "MAP");
  }
}
