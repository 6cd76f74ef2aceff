package io.github.gongjdbc.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of SQL text.
 *
 * @param start where it begins in the text
 */
record Token(Kind kind, String text, int start) {
  enum Kind {
    WORD,
    NUMBER,
    STRING,
    QUOTED,
    SPACE,
    SYMBOL
  }

  private static final Pattern PATTERN =
      Pattern.compile(
          "(?<string>'(?:[^']|'')*')"
              + "|(?<quoted>\"(?:[^\"]|\"\")*\")"
              + "|(?<space>\\s+|--[^\\n]*|/\\*.*?\\*/)"
              + "|(?<number>\\d+(?:\\.\\d+)?)"
              + "|(?<word>[\\p{L}_][\\p{L}\\p{N}_$]*)"
              + "|(?<symbol>.)",
          Pattern.DOTALL);

  static List<Token> of(String sql) {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = PATTERN.matcher(sql);
    while (matcher.find()) {
      tokens.add(new Token(kind(matcher), matcher.group(), matcher.start()));
    }
    return tokens;
  }

  private static Kind kind(Matcher matcher) {
    for (Kind kind : Kind.values()) {
      if (matcher.group(kind.name().toLowerCase(Locale.ROOT)) != null) {
        return kind;
      }
    }
    throw new IllegalStateException(matcher.group());
  }

  /** The index of the next token that is more than space, or -1. */
  static int next(List<Token> tokens, int index) {
    for (int i = index + 1; i < tokens.size(); i++) {
      if (tokens.get(i).kind() != Kind.SPACE) {
        return i;
      }
    }
    return -1;
  }

  /** The index of the token before that is more than space, or -1. */
  static int previous(List<Token> tokens, int index) {
    for (int i = index - 1; i >= 0; i--) {
      if (tokens.get(i).kind() != Kind.SPACE) {
        return i;
      }
    }
    return -1;
  }

  boolean isOneOf(Set<String> words) {
    return kind == Kind.WORD && words.contains(text.toUpperCase(Locale.ROOT));
  }

  boolean isWord(String word) {
    return kind == Kind.WORD && text.equalsIgnoreCase(word);
  }

  boolean isSymbol(char symbol) {
    return kind == Kind.SYMBOL && text.charAt(0) == symbol;
  }

  Token with(Kind newKind, String newText) {
    return new Token(newKind, newText, start);
  }
}
