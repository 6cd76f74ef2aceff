package io.github.gongjdbc.oracle;

import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.read.CatalogLoader;
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

  static QueryShape of(OracleQuery query) {
    String literals = LITERAL.matcher(query.sql().toLowerCase(Locale.ROOT)).replaceAll("?");
    Set<String> account = namesOfTables(query.sql());
    String names = NAME.matcher(literals).replaceAll(word -> named(word.group(), account));
    return new QueryShape(
        QUALIFIED.matcher(names).replaceAll("name").replaceAll("\\s+", " ").strip());
  }

  /** The names of the tables that a statement names, and of their columns. */
  private static Set<String> namesOfTables(String sql) {
    return CatalogLoader.gong().tables().stream()
        .filter(table -> AccountLoader.isNamed(table, sql))
        .flatMap(
            table ->
                Stream.concat(Stream.of(table.name()), table.columns().stream().map(Column::name)))
        .collect(Collectors.toSet());
  }

  private static String named(String text, Set<String> account) {
    boolean alias = text.length() <= SHORT_ALIAS && !SHORT_WORDS.contains(text);
    return text.startsWith("\"") || alias || account.contains(text)
        ? "name"
        : Matcher.quoteReplacement(text);
  }
}
