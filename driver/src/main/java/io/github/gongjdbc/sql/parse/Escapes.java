package io.github.gongjdbc.sql.parse;

import io.github.gongjdbc.sql.parse.Token.Kind;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;

/**
 * JDBC's escapes, as plain SQL: {@code {d …}}, {@code {t …}}, {@code {ts …}}, {@code {fn …}},
 * {@code {oj …}}, {@code {escape …}} and {@code {limit …}}.
 */
final class Escapes {
  private static final Map<String, String> LITERALS =
      Map.of("D", "DATE", "T", "TIME", "TS", "TIMESTAMP");

  private static final Set<String> PLAIN = Set.of("FN", "OJ");

  private static final Set<String> CLAUSES = Set.of("ESCAPE", "LIMIT");

  private final Tokens tokens;

  Escapes(Tokens tokens) {
    this.tokens = tokens;
  }

  void rewrite() throws SQLException {
    for (int i = 0; i < tokens.size(); i++) {
      int keyword = tokens.isSymbol(i, "{") ? tokens.next(i) : -1;
      if (!tokens.isKind(keyword, Kind.WORD)) {
        continue;
      }
      String word = Words.upper(tokens.get(keyword).text());
      String literal = LITERALS.get(word);
      if (literal == null && !PLAIN.contains(word) && !CLAUSES.contains(word)) {
        continue;
      }
      if (tokens.partner(i) < 0) {
        throw tokens.refused(i, "no } closes the escape {" + tokens.get(keyword).text() + ".");
      }
      tokens.replace(tokens.partner(i), Kind.SPACE, " ");
      tokens.replace(i, literal == null ? Kind.SPACE : Kind.WORD, literal == null ? " " : literal);
      if (!CLAUSES.contains(word)) {
        tokens.replace(keyword, Kind.SPACE, " ");
      }
    }
  }
}
