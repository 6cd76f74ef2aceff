package io.github.gongjdbc.sql.parse;

import java.util.Locale;
import java.util.Set;

/** The keywords that mark where a clause, an operand or a name begins. */
public final class Words {
  /** In front of a parenthesis they are not functions, and behind a name they are not an alias. */
  public static final Set<String> KEYWORDS =
      Set.of(
          "ALL",
          "AND",
          "ANY",
          "AS",
          "BETWEEN",
          "BY",
          "CASE",
          "CROSS",
          "DISTINCT",
          "ELSE",
          "EXCEPT",
          "FETCH",
          "FOR",
          "FROM",
          "FULL",
          "GROUP",
          "HAVING",
          "ILIKE",
          "IN",
          "INNER",
          "INTERSECT",
          "JOIN",
          "LATERAL",
          "LIKE",
          "LIMIT",
          "MINUS",
          "NATURAL",
          "NOT",
          "OFFSET",
          "ON",
          "OR",
          "ORDER",
          "QUALIFY",
          "SELECT",
          "SOME",
          "THEN",
          "UNION",
          "USING",
          "VALUES",
          "WHEN",
          "WHERE",
          "WINDOW",
          "WITH");

  /** What ends a SELECT and begins another. */
  static final Set<String> SET_OPERATIONS = Set.of("UNION", "INTERSECT", "EXCEPT", "MINUS");

  private Words() {}

  /** Upper case that does not depend on where the program runs. */
  public static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }
}
