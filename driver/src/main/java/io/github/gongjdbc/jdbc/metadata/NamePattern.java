package io.github.gongjdbc.jdbc.metadata;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of DatabaseMetaData: {@code %} and {@code _} are wildcards, {@code \} takes them back.
 */
final class NamePattern {
  private final @Nullable Pattern pattern;

  NamePattern(@Nullable String text) {
    this.pattern = text == null ? null : compile(text);
  }

  boolean matches(String name) {
    return pattern == null || pattern.matcher(name).matches();
  }

  private static Pattern compile(String text) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        i++;
        regex.append(Pattern.quote(text.substring(i, i + 1)));
      } else if (c == '%') {
        regex.append(".*");
      } else if (c == '_') {
        regex.append('.');
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(
        regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
  }
}
