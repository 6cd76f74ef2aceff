package io.github.gongjdbc.sql.parse;

import java.sql.SQLException;

/**
 * Rewrites the forms of other databases, which people and tools write, into those that the parser
 * reads. It knows where each piece came from, so that errors point into the user's own text.
 */
public final class SqlNormalizer {
  private final Tokens tokens;
  private final String text;

  /** Where what is written for each token begins in the text for the parser. */
  private final int[] starts;

  /**
   * Normalizes a statement.
   *
   * @param schema where a table name without schema is looked up
   * @throws SQLException if the statement has a form that is not offered
   */
  public SqlNormalizer(Tokens tokens, String schema) throws SQLException {
    this.tokens = tokens;
    new Escapes(tokens).rewrite();
    Names names = new Names(tokens);
    names.quoteBrackets();
    new CallForms(tokens, schema).rewrite();
    new Operators(tokens).rewrite();
    new JsonRows(tokens).rewrite();
    new TypeNames(tokens).rewrite();
    new Intervals(tokens).rewrite();
    names.quoteWords();
    new SelectForms(tokens).rewrite();
    new LongChains(tokens).rewrite();
    this.starts = new int[tokens.size()];
    StringBuilder written = new StringBuilder();
    for (int i = 0; i < tokens.size(); i++) {
      starts[i] = written.length();
      written.append(tokens.written(i, i));
    }
    this.text = written.toString();
  }

  /** The text for the parser. */
  public String text() {
    return text;
  }

  /** The user's text. */
  public String sql() {
    return tokens.sql();
  }

  /** The number of the token at a place in the text for the parser, or -1. */
  public int token(int line, int column) {
    return token(offset(line, column));
  }

  /** The place in the user's text of one in the text for the parser, both counted from one. */
  public TextPosition origin(int line, int column) {
    int offset = offset(line, column);
    int token = token(offset);
    if (token < 0) {
      return TextPosition.of(tokens.sql(), 0);
    }
    int start = tokens.get(token).start();
    int inside = Math.max(offset - starts[token] - tokens.prefixLength(token), 0);
    return TextPosition.of(tokens.sql(), Math.min(start + inside, tokens.end(token) - 1));
  }

  /** What the user wrote at a place in the text for the parser. */
  private String written(int line, int column) {
    int token = token(offset(line, column));
    if (token < 0) {
      return "";
    }
    return tokens.original(token, token);
  }

  /** What the user wrote as the first argument of a function at a place. */
  public String firstArgument(int line, int column) {
    int open = token(line, column);
    while (open >= 0 && !tokens.isSymbol(open, "(")) {
      open = tokens.next(open);
    }
    int argument = open < 0 ? -1 : tokens.next(open);
    return argument < 0 ? "" : tokens.original(argument, argument).strip();
  }

  /** Whether a name stands at a place and has another behind it, with a point between them. */
  public boolean isQualifier(String name, int line, int column) {
    String word = line < 1 ? "" : written(line, column);
    return name.equalsIgnoreCase(word.replace("\"", ""))
        && tokens.isSymbol(tokens.next(token(line, column)), ".");
  }

  /** Whether the user wrote a name in double quotes at a place, and alone. */
  public boolean isQuoted(int line, int column) {
    String word = line < 1 ? "" : written(line, column);
    return word.startsWith("\"")
        && !tokens.isSymbol(tokens.previous(token(offset(line, column))), ".");
  }

  private int token(int offset) {
    int low = 0;
    int high = starts.length - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (starts[middle] <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    // Of what is written for nothing, the token that follows.
    return high;
  }

  /** The parser counts a carriage return as the end of a line, unless a line feed follows. */
  private int offset(int line, int column) {
    int offset = 0;
    for (int i = 1; i < line && offset < text.length(); offset++) {
      char c = text.charAt(offset);
      boolean lineFeedFollows = offset + 1 < text.length() && text.charAt(offset + 1) == '\n';
      if (c == '\n' || (c == '\r' && !lineFeedFollows)) {
        i++;
      }
    }
    return offset + column - 1;
  }
}
