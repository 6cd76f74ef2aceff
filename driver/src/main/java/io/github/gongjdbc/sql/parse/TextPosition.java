package io.github.gongjdbc.sql.parse;

/**
 * A position in the user's text, as editors count: lines and columns from one.
 *
 * @param line the number of the line
 * @param column the number of the character in its line
 */
public record TextPosition(int line, int column) {
  static TextPosition of(String sql, int offset) {
    String before = sql.substring(0, Math.min(offset, sql.length()));
    int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
    return new TextPosition(line, before.length() - before.lastIndexOf('\n'));
  }

  @Override
  public String toString() {
    return "line " + line + ", column " + column;
  }
}
