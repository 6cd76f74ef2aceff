package io.github.gongjdbc.sql.parse;

import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;
import io.github.gongjdbc.sql.parse.Token.Kind;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The tokens of a statement, and what is written for the parser in their place. Rewriting replaces
 * the text of a token or puts text around it; the tokens keep their numbers and their places in the
 * user's text.
 */
public final class Tokens {
  /** Deeper, or longer without a comma, and the parser takes very long or fails. */
  private static final int DEEPEST = 1_000;

  private static final int LONGEST = 40_000;

  private final String sql;
  private final List<Token> tokens;
  private final String[] before;
  private final String[] after;

  /** The other one of a pair of brackets; -1 where there is none. */
  private final int[] partner;

  public Tokens(String sql) throws SQLException {
    this.sql = sql;
    this.tokens = new ArrayList<>(Lexer.tokens(sql));
    this.before = new String[tokens.size()];
    this.after = new String[tokens.size()];
    Arrays.fill(before, "");
    Arrays.fill(after, "");
    this.partner = partners();
  }

  private int[] partners() throws SQLException {
    int[] partners = new int[tokens.size()];
    Arrays.fill(partners, -1);
    Deque<Integer> open = new ArrayDeque<>();
    int length = 0;
    for (int i = 0; i < tokens.size(); i++) {
      length = tokens.get(i).isSymbol(",") ? 0 : length + 1;
      if (length > LONGEST) {
        throw SqlExceptions.tooComplex(
            "An expression, or a chain of queries, has more than " + LONGEST + " words.", null);
      }
      if (isOneOf(i, "([{")) {
        open.push(i);
        if (open.size() > DEEPEST) {
          throw SqlExceptions.tooComplex("More than " + DEEPEST + " brackets are open.", null);
        }
      } else if (isOneOf(i, ")]}") && !open.isEmpty()) {
        int other = open.pop();
        partners[i] = other;
        partners[other] = i;
      }
    }
    return partners;
  }

  private boolean isOneOf(int index, String symbols) {
    Token token = tokens.get(index);
    return token.kind() == Kind.SYMBOL && symbols.contains(token.text());
  }

  /** The user's text. */
  public String sql() {
    return sql;
  }

  public int size() {
    return tokens.size();
  }

  public Token get(int index) {
    return tokens.get(index);
  }

  /** The number of the next token that is more than space, or -1. */
  public int next(int index) {
    for (int i = index + 1; i < tokens.size(); i++) {
      if (tokens.get(i).kind() != Kind.SPACE) {
        return i;
      }
    }
    return -1;
  }

  /** The number of the token before that is more than space, or -1. */
  public int previous(int index) {
    for (int i = index - 1; i >= 0; i--) {
      if (tokens.get(i).kind() != Kind.SPACE) {
        return i;
      }
    }
    return -1;
  }

  /** The number of the other bracket, or -1. */
  public int partner(int index) {
    return partner[index];
  }

  public boolean isWord(int index, String word) {
    return index >= 0 && index < size() && tokens.get(index).isWord(word);
  }

  public boolean isSymbol(int index, String symbol) {
    return index >= 0 && index < size() && tokens.get(index).isSymbol(symbol);
  }

  public boolean isKind(int index, Kind kind) {
    return index >= 0 && index < size() && tokens.get(index).kind() == kind;
  }

  public boolean isName(int index) {
    return index >= 0 && index < size() && tokens.get(index).isName();
  }

  /** Whether these words stand in a row, from the token on. */
  boolean areWords(int index, String... words) {
    int at = index;
    for (String word : words) {
      if (!isWord(at, word)) {
        return false;
      }
      at = next(at);
    }
    return true;
  }

  void replace(int index, Kind kind, String text) {
    tokens.set(index, tokens.get(index).with(kind, text));
    if (kind == Kind.SPACE && partner[index] >= 0) {
      partner[partner[index]] = -1;
      partner[index] = -1;
    }
  }

  /** Leaves out the tokens from one to another. */
  void remove(int from, int to) {
    for (int i = from; i <= to; i++) {
      replace(i, Kind.SPACE, i == from ? " " : "");
      before[i] = "";
      after[i] = "";
    }
  }

  /** Puts text around what is written for the tokens from one to another. */
  void wrap(int from, int to, String prefix, String suffix) {
    before[from] = prefix + before[from];
    after[to] = after[to] + suffix;
  }

  /** What the user wrote for the tokens from one to another. */
  public String original(int from, int to) {
    return sql.substring(tokens.get(from).start(), end(to));
  }

  /** What is written for the tokens from one to another. */
  String written(int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i <= to; i++) {
      text.append(before[i]).append(tokens.get(i).text()).append(after[i]);
    }
    return text.toString();
  }

  /** Where a token ends in the user's text. */
  int end(int index) {
    return index + 1 < tokens.size() ? tokens.get(index + 1).start() : sql.length();
  }

  /** How much text stands in front of a token that was put there. */
  int prefixLength(int index) {
    return before[index].length();
  }

  /** What is thrown where a token does not belong. */
  SQLException refused(int index, String message) {
    return SqlExceptions.of(
        SqlState.SYNTAX_ERROR,
        "Syntax error in " + TextPosition.of(sql(), get(index).start()) + ": " + message);
  }
}
