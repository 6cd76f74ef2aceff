package io.github.gongjdbc.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a text at the semicolons that are neither in quotes nor in comments. */
final class Script {
  private static final Pattern TOKEN =
      Pattern.compile("'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|--[^\\n]*|/\\*.*?\\*/|;", Pattern.DOTALL);

  private Script() {}

  static List<String> split(String text) {
    List<String> statements = new ArrayList<>();
    Matcher token = TOKEN.matcher(text);
    int start = 0;
    while (token.find()) {
      if (token.group().equals(";")) {
        add(text.substring(start, token.start()), statements);
        start = token.end();
      }
    }
    add(text.substring(start), statements);
    return statements;
  }

  private static void add(String statement, List<String> statements) {
    String withoutComments = TOKEN.matcher(statement).replaceAll(Script::keepQuoted);
    if (!withoutComments.isBlank()) {
      statements.add(statement.strip());
    }
  }

  private static String keepQuoted(MatchResult token) {
    boolean comment = token.group().startsWith("--") || token.group().startsWith("/*");
    return comment ? "" : Matcher.quoteReplacement(token.group());
  }
}
