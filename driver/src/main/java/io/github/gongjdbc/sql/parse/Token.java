package io.github.gongjdbc.sql.parse;

import java.util.Set;

/**
 * A piece of SQL text.
 *
 * @param text what the parser reads for it
 * @param start where it begins in the user's text
 */
public record Token(Kind kind, String text, int start) {
  public enum Kind {
    WORD,
    NUMBER,
    STRING,
    QUOTED,
    SPACE,
    SYMBOL,
    /** A type as the parser knows it, which no later rewriting changes. */
    TYPE
  }

  public boolean isOneOf(Set<String> words) {
    return kind == Kind.WORD && words.contains(Words.upper(text));
  }

  public boolean isWord(String word) {
    return kind == Kind.WORD && text.equalsIgnoreCase(word);
  }

  public boolean isSymbol(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  /** Whether this is a name, quoted or not, or a keyword. */
  boolean isName() {
    return kind == Kind.WORD || kind == Kind.QUOTED;
  }

  /** The name without its quotes. */
  public String name() {
    return kind == Kind.QUOTED ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : text;
  }

  Token with(Kind newKind, String newText) {
    return new Token(newKind, newText, start);
  }
}
