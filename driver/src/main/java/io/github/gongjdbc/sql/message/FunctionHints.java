package io.github.gongjdbc.sql.message;

import io.github.gongjdbc.sql.parse.Words;
import java.util.Map;

/** What to write instead of functions that other databases have and this one does not. */
final class FunctionHints {
  private static final String ROWS =
      "write CROSS JOIN UNNEST(JSON_ARRAY_ELEMENTS(x)) AS t (element) in FROM";

  private static final Map<String, String> HINTS =
      Map.ofEntries(
          Map.entry("JSON_ARRAY_ELEMENTS", ROWS),
          Map.entry("JSON_ARRAY_ELEMENTS_TEXT", ROWS),
          Map.entry("TO_CHAR", "write TO_CHAR(x, 'YYYY-MM-DD')"),
          Map.entry("IIF", "write IIF(condition, x, y)"),
          Map.entry("PERCENTILE_CONT", "write PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY x)"),
          Map.entry("PERCENTILE_DISC", "write PERCENTILE_DISC(0.5) WITHIN GROUP (ORDER BY x)"),
          Map.entry("EXPLODE", ROWS),
          Map.entry("FLATTEN", ROWS),
          Map.entry("OPENJSON", ROWS),
          Map.entry("JSON_EACH", ROWS),
          Map.entry("STR_TO_DATE", "write CAST('2026-01-31' AS DATE)"),
          Map.entry("CONVERT_TIMEZONE", "write x AT TIME ZONE 'Europe/Berlin'"),
          Map.entry("CONVERT_TZ", "write x AT TIME ZONE 'Europe/Berlin'"),
          Map.entry("FROM_UTC_TIMESTAMP", "write x AT TIME ZONE 'Europe/Berlin'"),
          Map.entry("FORMAT", "write TO_CHAR(x, 'YYYY-MM-DD')"),
          Map.entry("TO_NUMBER", "write CAST(x AS DECIMAL(19, 4))"),
          Map.entry("UNIX_TIMESTAMP", "write EXTRACT(EPOCH FROM x)"));

  private FunctionHints() {}

  /** A sentence with a space in front; empty where nothing is known. */
  static String of(String signature) {
    String name = Words.upper(signature.replaceFirst("\\(.*", "").strip());
    String hint = HINTS.get(name);
    return hint == null
        ? ""
        : " " + hint.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + hint.substring(1) + ".";
  }
}
