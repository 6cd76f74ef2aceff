package io.github.gongjdbc.sql.function;

import io.github.gongjdbc.schema.limit.StatementContext;
import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;
import io.github.gongjdbc.sql.value.TextFunctions;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * LIKE, ILIKE and SIMILAR TO, as PostgreSQL has them: a wildcard stands for a whole character, a
 * line break is one, and a backslash takes the meaning of a wildcard away unless ESCAPE names
 * another character. Calcite calls the methods by name.
 */
public final class TextPatterns {
  private static final String ESCAPE = "\\";

  private TextPatterns() {}

  public static Boolean like(String text, String pattern) {
    return likeWith(text, pattern, ESCAPE);
  }

  public static Boolean likeWith(String text, String pattern, String escape) {
    return matches(text.codePoints().toArray(), elements(pattern, escape));
  }

  public static Boolean ilike(String text, String pattern) {
    return ilikeWith(text, pattern, ESCAPE);
  }

  public static Boolean ilikeWith(String text, String pattern, String escape) {
    return likeWith(folded(text), folded(pattern), folded(escape));
  }

  /** The same for letters that differ in case alone; independent of the JVM's language. */
  private static String folded(String text) {
    return TextFunctions.lower(TextFunctions.upper(text));
  }

  private static final int ANY = -1;
  private static final int ANY_NUMBER = -2;

  private static int[] elements(String pattern, String escape) {
    if (escape.codePointCount(0, escape.length()) > 1) {
      throw SqlExceptions.unchecked(
          SqlState.INVALID_ESCAPE, "ESCAPE takes one character, not '" + escape + "'.");
    }
    int escaping = escape.isEmpty() ? ANY : escape.codePointAt(0);
    int[] characters = pattern.codePoints().toArray();
    int[] elements = new int[characters.length];
    int count = 0;
    for (int i = 0; i < characters.length; i++) {
      int character = characters[i];
      if (character == escaping) {
        if (++i == characters.length) {
          throw SqlExceptions.unchecked(
              SqlState.INVALID_ESCAPE,
              "The pattern '" + pattern + "' ends with its escape character: double it.");
        }
        elements[count++] = characters[i];
      } else {
        elements[count++] = character == '_' ? ANY : character == '%' ? ANY_NUMBER : character;
      }
    }
    return java.util.Arrays.copyOf(elements, count);
  }

  /** Takes time in proportion to the lengths of both at most, however many wildcards there are. */
  private static boolean matches(int[] text, int[] pattern) {
    int at = 0;
    int element = 0;
    int wildcard = -1;
    int retry = 0;
    while (at < text.length) {
      if (element < pattern.length && (pattern[element] == ANY || pattern[element] == text[at])) {
        at++;
        element++;
      } else if (element < pattern.length && pattern[element] == ANY_NUMBER) {
        wildcard = element++;
        retry = at;
      } else if (wildcard >= 0) {
        StatementContext.checkCurrent();
        element = wildcard + 1;
        at = ++retry;
      } else {
        return false;
      }
    }
    while (element < pattern.length && pattern[element] == ANY_NUMBER) {
      element++;
    }
    return element == pattern.length;
  }

  /** REGEXP_REPLACE of all matches; a group is written as $1, or as PostgreSQL's \1. */
  public static String replaceAll(String text, String pattern, String replacement) {
    Matcher matcher = PatternSearch.matcher(Pattern.compile(pattern), text);
    String replaced = replacement.replaceAll("\\\\([0-9])", "\\$$1");
    StringBuilder result = new StringBuilder();
    while (matcher.find()) {
      matcher.appendReplacement(result, replaced);
      TextFunctions.bounded(result.length());
    }
    return matcher.appendTail(result).toString();
  }

  public static Boolean similar(String text, String pattern) {
    return similarWith(text, pattern, ESCAPE);
  }

  /** The pattern of SQL as one of Java, in which a point is a point. */
  public static Boolean similarWith(String text, String pattern, String escape) {
    StringBuilder regex = new StringBuilder();
    boolean inBrackets = false;
    if (escape.codePointCount(0, escape.length()) > 1) {
      throw SqlExceptions.unchecked(
          SqlState.INVALID_ESCAPE, "ESCAPE takes one character, not '" + escape + "'.");
    }
    int escaping = escape.isEmpty() ? ANY : escape.codePointAt(0);
    int[] characters = pattern.codePoints().toArray();
    for (int i = 0; i < characters.length; i++) {
      int character = characters[i];
      if (character == escaping && i + 1 < characters.length) {
        regex.append(Pattern.quote(Character.toString(characters[++i])));
      } else if (inBrackets) {
        inBrackets = character != ']';
        regex.append(character == '\\' || character == '&' ? "\\" : "").appendCodePoint(character);
      } else if (character == '[') {
        inBrackets = true;
        regex.append('[');
      } else if (character == '%') {
        regex.append(".*");
      } else if (character == '_') {
        regex.append('.');
      } else if (".^$\\".indexOf(character) >= 0) {
        regex.append('\\').appendCodePoint(character);
      } else {
        regex.appendCodePoint(character);
      }
    }
    try {
      return PatternSearch.matcher(Pattern.compile("(?:" + regex + ")", Pattern.DOTALL), text)
          .matches();
    } catch (PatternSyntaxException e) {
      throw SqlExceptions.unchecked(
          SqlState.INVALID_PARAMETER,
          "'" + pattern + "' is not a pattern of SIMILAR TO: " + e.getDescription() + ".");
    }
  }
}
