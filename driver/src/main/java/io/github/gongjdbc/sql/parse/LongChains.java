package io.github.gongjdbc.sql.parse;

import io.github.gongjdbc.schema.limit.StatementContext;
import io.github.gongjdbc.sql.parse.Token.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Puts LIKE and BETWEEN in parentheses where a statement has many of them in a chain of ANDs and
 * ORs: the parser looks through the whole chain for each, which takes minutes for a thousand.
 */
final class LongChains {
  /** Fewer take no time. */
  private static final int LONG = 50;

  private static final Set<String> SEARCHES = Set.of("LIKE", "ILIKE", "SIMILAR", "BETWEEN");

  /** Words behind which an operand stands. */
  private static final Set<String> OPERATORS =
      Set.of(
          "LIKE",
          "ILIKE",
          "SIMILAR",
          "TO",
          "BETWEEN",
          "SYMMETRIC",
          "ASYMMETRIC",
          "ESCAPE",
          "NOT",
          "IN",
          "IS");

  /** Types in front of a text. */
  private static final Set<String> TYPES = Set.of("DATE", "TIME", "TIMESTAMP");

  private static final Set<String> SYMBOLS =
      Set.of("=", "<", ">", "!", "<=", ">=", "<>", "!=", "+", "-", "*", "/", "%", "|", "||", ".");

  private final Tokens tokens;

  LongChains(Tokens tokens) {
    this.tokens = tokens;
  }

  void rewrite() {
    int searches = 0;
    for (int i = 0; i < tokens.size(); i++) {
      searches += tokens.get(i).isOneOf(SEARCHES) ? 1 : 0;
    }
    if (searches >= LONG) {
      for (int connector : connectors()) {
        wrap(tokens.next(connector));
      }
    }
  }

  /** All ANDs and ORs but those of BETWEEN. */
  private Set<Integer> connectors() {
    Set<Integer> connectors = new HashSet<>();
    Deque<Integer> bounds = new ArrayDeque<>();
    bounds.push(0);
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.isSymbol(i, "(") || tokens.isWord(i, "CASE")) {
        bounds.push(0);
      } else if ((tokens.isSymbol(i, ")") || tokens.isWord(i, "END")) && bounds.size() > 1) {
        bounds.pop();
      } else if (tokens.isWord(i, "BETWEEN")) {
        bounds.push(bounds.pop() + 1);
      } else if (tokens.isWord(i, "AND") && bounds.element() > 0) {
        bounds.push(bounds.pop() - 1);
      } else if (tokens.isWord(i, "AND") || tokens.isWord(i, "OR")) {
        connectors.add(i);
      }
    }
    return connectors;
  }

  /** Wraps the condition that begins at a token, if it searches and nothing else stands in it. */
  private void wrap(int start) {
    StatementContext.checkCurrent();
    boolean searches = false;
    boolean afterOperand = false;
    int bounds = 0;
    int last = -1;
    for (int i = start; i >= 0; i = tokens.next(i)) {
      Token token = tokens.get(i);
      if (token.isWord("OR") || (token.isWord("AND") && bounds == 0) || token.isSymbol(")")) {
        break;
      }
      if (token.isSymbol("(")) {
        i = tokens.partner(i);
        afterOperand = true;
      } else if (token.isWord("AND")) {
        bounds--;
        afterOperand = false;
      } else if (token.isOneOf(OPERATORS)) {
        searches |= token.isOneOf(SEARCHES);
        bounds += token.isWord("BETWEEN") ? 1 : 0;
        afterOperand = false;
      } else if (token.kind() == Kind.SYMBOL && !token.isSymbol("?")) {
        if (!SYMBOLS.contains(token.text())) {
          return;
        }
        afterOperand = false;
      } else if (token.isOneOf(TYPES) && tokens.isKind(tokens.next(i), Kind.STRING)) {
        afterOperand = false;
      } else if (afterOperand) {
        // A word that begins another clause.
        return;
      } else {
        afterOperand = true;
      }
      if (i < 0) {
        return;
      }
      last = i;
    }
    if (searches && bounds == 0 && afterOperand) {
      tokens.wrap(start, last, "(", ")");
    }
  }
}
