package io.github.gongjdbc.sql;

import io.github.gongjdbc.sql.Token.Kind;
import java.util.List;
import java.util.Set;

/**
 * Respells {@code x::type} as {@code CAST(x AS type)}. The parser reads the infix form, but takes
 * too much for its operand: {@code a AND x::integer > 1} becomes {@code (a AND x)::integer > 1}.
 */
final class InfixCasts {
  /** Words in front of a parenthesis that are no functions. */
  private static final Set<String> KEYWORDS =
      Set.of(
          "AND",
          "OR",
          "NOT",
          "IN",
          "WHERE",
          "SELECT",
          "ON",
          "WHEN",
          "THEN",
          "ELSE",
          "BY",
          "HAVING",
          "FROM",
          "CASE",
          "BETWEEN",
          "LIKE",
          "ILIKE",
          "DISTINCT",
          "VALUES",
          "QUALIFY");

  private static final Set<String> TYPES_WITH_ZONE = Set.of("TIME", "TIMESTAMP");

  private final List<Token> tokens;

  InfixCasts(List<Token> tokens) {
    this.tokens = tokens;
  }

  void rewrite() {
    for (int i = 1; i + 1 < tokens.size(); i++) {
      if (tokens.get(i).isSymbol(':') && tokens.get(i + 1).isSymbol(':')) {
        int start = operandStart(previous(i));
        int end = typeEnd(next(i + 1));
        if (start >= 0 && end >= 0) {
          int place = tokens.get(i).start();
          tokens.add(end + 1, new Token(Kind.SYMBOL, ")", tokens.get(end).start()));
          tokens.set(i, new Token(Kind.SPACE, " ", place));
          tokens.set(i + 1, new Token(Kind.WORD, "AS", place));
          tokens.add(i + 2, new Token(Kind.SPACE, " ", place));
          int operand = tokens.get(start).start();
          tokens.add(start, new Token(Kind.SYMBOL, "(", operand));
          tokens.add(start, new Token(Kind.WORD, "CAST", operand));
        }
      }
    }
  }

  /** Where the operand begins that ends here; -1 when it cannot be told. */
  private int operandStart(int end) {
    if (end < 0) {
      return -1;
    }
    Token last = tokens.get(end);
    if (last.isSymbol(')')) {
      int open = matching(end);
      boolean function =
          open > 0
              && tokens.get(open - 1).kind() == Kind.WORD
              && !tokens.get(open - 1).isOneOf(KEYWORDS);
      return function ? qualified(open - 1) : open;
    }
    if (last.kind() == Kind.STRING) {
      int before = previous(end);
      boolean typed = before >= 0 && tokens.get(before).isWord("DATE");
      return typed || (before >= 0 && tokens.get(before).isOneOf(TYPES_WITH_ZONE)) ? before : end;
    }
    return switch (last.kind()) {
      case WORD, QUOTED -> qualified(end);
      case NUMBER -> end;
      default -> -1;
    };
  }

  /** The beginning of a name that may have a table and a schema in front. */
  private int qualified(int name) {
    int start = name;
    while (start >= 2 && tokens.get(start - 1).isSymbol('.')) {
      start -= 2;
    }
    return start;
  }

  private int matching(int close) {
    int depth = 0;
    for (int i = close; i >= 0; i--) {
      if (tokens.get(i).isSymbol(')')) {
        depth++;
      } else if (tokens.get(i).isSymbol('(')) {
        depth--;
        if (depth == 0) {
          return i;
        }
      }
    }
    return -1;
  }

  /** Where the type ends that begins here; -1 when it is none. */
  private int typeEnd(int start) {
    if (start < 0 || tokens.get(start).kind() != Kind.WORD) {
      return -1;
    }
    int end = start;
    int after = next(end);
    boolean second =
        after >= 0
            && ((tokens.get(start).isWord("DOUBLE") && tokens.get(after).isWord("PRECISION"))
                || (tokens.get(start).isWord("CHARACTER") && tokens.get(after).isWord("VARYING")));
    if (second) {
      end = after;
      after = next(end);
    }
    if (after >= 0 && tokens.get(after).isSymbol('(')) {
      end = closing(after);
      after = end < 0 ? -1 : next(end);
    }
    boolean zone =
        after >= 0
            && tokens.get(start).isOneOf(TYPES_WITH_ZONE)
            && (tokens.get(after).isWord("WITH") || tokens.get(after).isWord("WITHOUT"));
    while (zone && after >= 0 && !tokens.get(after).isWord("ZONE")) {
      after = next(after);
    }
    return zone && after >= 0 ? after : end;
  }

  private int closing(int open) {
    for (int i = open; i < tokens.size(); i++) {
      if (tokens.get(i).isSymbol(')')) {
        return i;
      }
    }
    return -1;
  }

  private int next(int index) {
    return Token.next(tokens, index);
  }

  private int previous(int index) {
    return Token.previous(tokens, index);
  }
}
