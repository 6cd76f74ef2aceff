package io.github.gongjdbc.sql.parse;

import io.github.gongjdbc.schema.limit.StatementContext;
import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;
import io.github.gongjdbc.sql.parse.Token.Kind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Splits SQL text into tokens, which together are the whole text. Comments may be nested; names may
 * stand in backticks.
 */
final class Lexer {
  /** Symbols of more than one character, the longest first. */
  private static final List<String> SYMBOLS = List.of("->>", "#>>", "::", "->", "#>");

  /** A longer statement would need too much memory and time to be planned. */
  private static final int LONGEST = 16_000_000;

  private static final Pattern SIX_DIGITS = Pattern.compile("\\\\\\+([0-9a-fA-F]{6})");

  private final String sql;
  private final List<Token> tokens = new ArrayList<>();
  private int position;

  private Lexer(String sql) {
    this.sql = sql;
  }

  /**
   * The tokens of a text.
   *
   * @throws SQLException if a text, a quoted name or a comment has no end
   */
  static List<Token> tokens(String sql) throws SQLException {
    if (sql.length() > LONGEST) {
      throw SqlExceptions.tooComplex(
          "It has " + sql.length() + " characters; at most " + LONGEST + " are read.", null);
    }
    Lexer lexer = new Lexer(sql);
    while (lexer.position < sql.length()) {
      StatementContext.checkCurrent();
      lexer.scan();
    }
    return lexer.tokens;
  }

  private void scan() throws SQLException {
    int start = position;
    int c = sql.codePointAt(position);
    if (isSpace(c)) {
      while (position < sql.length() && isSpace(sql.codePointAt(position))) {
        position += Character.charCount(sql.codePointAt(position));
      }
      add(Kind.SPACE, start, space(start, position));
    } else if (sql.startsWith("--", position)) {
      int end = sql.indexOf('\n', position);
      position = end < 0 ? sql.length() : end;
      add(Kind.SPACE, start, " ");
    } else if (sql.startsWith("/*", position)) {
      skipComment();
      add(Kind.SPACE, start, " ");
    } else if (c == '\'') {
      quoted('\'', "text");
      String text = sql.substring(start, position);
      add(Kind.STRING, start, isUnicode() ? withFourDigits(text) : text);
    } else if (c == '"') {
      quoted('"', "name");
      add(Kind.QUOTED, start, sql.substring(start, position));
    } else if (c == '`') {
      quoted('`', "name");
      String name = sql.substring(start + 1, position - 1).replace("``", "`");
      add(Kind.QUOTED, start, '"' + name.replace("\"", "\"\"") + '"');
    } else if (isDigit(c) || (c == '.' && isDigit(at(position + 1)) && !followsName())) {
      number();
      add(Kind.NUMBER, start, sql.substring(start, position));
    } else if (isNameStart(c)) {
      while (position < sql.length() && isNamePart(sql.codePointAt(position))) {
        position += Character.charCount(sql.codePointAt(position));
      }
      word(start);
    } else {
      Optional<String> symbol =
          SYMBOLS.stream().filter(s -> sql.startsWith(s, position)).findFirst();
      position += symbol.map(String::length).orElse(Character.charCount(c));
      add(Kind.SYMBOL, start, sql.substring(start, position));
    }
  }

  /** Whether what follows is the text of {@code U&'…'}. */
  private boolean isUnicode() {
    int count = tokens.size();
    return count >= 2 && tokens.get(count - 1).isSymbol("&") && tokens.get(count - 2).isWord("U");
  }

  /** The parser reads characters of four digits alone: one of six becomes its two halves. */
  private static String withFourDigits(String text) {
    return SIX_DIGITS
        .matcher(text)
        .replaceAll(
            character -> {
              int codePoint = Integer.parseInt(character.group(1), 16);
              return Character.isValidCodePoint(codePoint)
                  ? Matcher.quoteReplacement(
                      Character.toString(codePoint)
                          .chars()
                          .mapToObj("\\%04x"::formatted)
                          .collect(Collectors.joining()))
                  : Matcher.quoteReplacement(character.group());
            });
  }

  /** A word; the N in front of a text says that it may have any character, which all may here. */
  private void word(int start) {
    String word = sql.substring(start, position);
    boolean national = word.equalsIgnoreCase("N") && at(position) == '\'';
    add(national ? Kind.SPACE : Kind.WORD, start, national ? "" : word);
  }

  private void add(Kind kind, int start, String text) {
    tokens.add(new Token(kind, text, start));
  }

  /** The parser knows few kinds of space; line breaks stay where they are. */
  private String space(int start, int end) {
    StringBuilder text = new StringBuilder();
    for (int i = start; i < end; i++) {
      text.append(sql.charAt(i) == '\n' ? '\n' : ' ');
    }
    return text.toString();
  }

  private void skipComment() throws SQLException {
    int start = position;
    int depth = 0;
    do {
      int open = sql.indexOf("/*", position);
      int close = sql.indexOf("*/", position);
      if (close < 0) {
        throw unfinished(start, "comment", "*/");
      }
      boolean nested = open >= 0 && open < close;
      depth += nested ? 1 : -1;
      position = (nested ? open : close) + 2;
    } while (depth > 0);
  }

  /** Moves behind the quote at the end, which two of in a row are not. */
  private void quoted(char quote, String what) throws SQLException {
    int start = position;
    position++;
    while (true) {
      int end = sql.indexOf(quote, position);
      if (end < 0) {
        throw unfinished(start, what, String.valueOf(quote));
      }
      position = end + 1;
      if (at(position) != quote) {
        return;
      }
      position++;
    }
  }

  private void number() {
    digits();
    if (at(position) == '.' && (isDigit(at(position + 1)) || !isNameStart(at(position + 1)))) {
      position++;
      digits();
    }
    int exponent = position;
    if (at(exponent) == 'e' || at(exponent) == 'E') {
      int sign = at(exponent + 1);
      int first = exponent + (sign == '+' || sign == '-' ? 2 : 1);
      if (isDigit(at(first))) {
        position = first;
        digits();
      }
    }
  }

  private void digits() {
    while (isDigit(at(position))) {
      position++;
    }
  }

  /** Whether the token before is a name, so that a point is the one between two names. */
  private boolean followsName() {
    return !tokens.isEmpty() && tokens.get(tokens.size() - 1).isName();
  }

  private int at(int index) {
    return index < sql.length() ? sql.charAt(index) : -1;
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isSpace(int c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.FORMAT;
  }

  private static boolean isNameStart(int c) {
    return c == '_' || Character.isLetter(c);
  }

  private static boolean isNamePart(int c) {
    return isNameStart(c) || c == '$' || Character.isLetterOrDigit(c);
  }

  private SQLException unfinished(int start, String what, String end) {
    return SqlExceptions.of(
        SqlState.SYNTAX_ERROR,
        "Syntax error in "
            + TextPosition.of(sql, start)
            + ": the "
            + what
            + " that begins here has no end: "
            + end
            + " is missing"
            + (end.equals("'") ? ". Within a text it is written twice: 'It''s'." : "."));
  }
}
