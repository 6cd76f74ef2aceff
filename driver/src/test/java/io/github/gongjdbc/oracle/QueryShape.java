package io.github.gongjdbc.oracle;

import io.github.gongjdbc.DocumentedTable;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is left of a statement without its literals and without the names of tables and columns. */
record QueryShape(String text) {
  private static final Pattern LITERAL =
      Pattern.compile("'(?:[^']|'')*'|\\b\\d+(?:\\.\\d*)?(?:e-?\\d+)?");
  private static final Pattern NAME = Pattern.compile("\"[^\"]*\"|[a-z_][a-z_0-9]*");
  private static final Pattern QUALIFIED = Pattern.compile("name(?:\\s*\\.\\s*name)+");

  /** Aliases are short; what is longer is a word of SQL, a function, or a name of the account. */
  private static final int SHORT_ALIAS = 2;

  private static final Set<String> SHORT_WORDS =
      Set.of("as", "by", "in", "is", "on", "or", "to", "if", "fn", "ts", "oj", "d");

  private static final Set<String> ACCOUNT =
      Arrays.stream(DocumentedTable.values())
          .flatMap(table -> Stream.concat(Stream.of(table.sqlName()), table.columnNames().stream()))
          .collect(Collectors.toSet());

  static QueryShape of(OracleQuery query) {
    String literals = LITERAL.matcher(query.sql().toLowerCase(Locale.ROOT)).replaceAll("?");
    String names = NAME.matcher(literals).replaceAll(QueryShape::named);
    return new QueryShape(
        QUALIFIED.matcher(names).replaceAll("name").replaceAll("\\s+", " ").strip());
  }

  private static String named(java.util.regex.MatchResult word) {
    String text = word.group();
    boolean alias = text.length() <= SHORT_ALIAS && !SHORT_WORDS.contains(text);
    return text.startsWith("\"") || alias || ACCOUNT.contains(text)
        ? "name"
        : Matcher.quoteReplacement(text);
  }
}
