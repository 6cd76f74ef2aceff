package io.github.gongjdbc.sql.parse;

import io.github.gongjdbc.schema.settings.GongProperty;
import java.util.Optional;

/**
 * A statement that sets a property of the connection anew: the one that says how long answers are
 * used again.
 *
 * @param name the name of the property
 * @param value what it is set to
 */
public record SettingStatement(String name, String value) {

  /** Reads the statement; empty where it is another one. */
  public static Optional<SettingStatement> of(Tokens tokens) {
    int set = tokens.next(-1);
    int session = tokens.next(set);
    int name = tokens.isWord(session, "SESSION") ? tokens.next(session) : session;
    int sign = tokens.next(name);
    int value = tokens.next(sign);
    boolean assigns = tokens.isSymbol(sign, "=") || tokens.isWord(sign, "TO");
    if (!tokens.isWord(set, "SET")
        || !tokens.isName(name)
        || !GongProperty.CACHE_TTL.key().equalsIgnoreCase(tokens.get(name).name())
        || !assigns
        || value < 0) {
      return Optional.empty();
    }
    int end = tokens.next(value);
    while (tokens.isSymbol(end, ";")) {
      end = tokens.next(end);
    }
    String text = tokens.get(value).text();
    return switch (tokens.get(value).kind()) {
      case STRING -> end < 0 ? Optional.of(of(text.substring(1, text.length() - 1))) : none();
      case NUMBER -> end < 0 ? Optional.of(of(text)) : none();
      default -> none();
    };
  }

  private static SettingStatement of(String value) {
    return new SettingStatement(GongProperty.CACHE_TTL.key(), value);
  }

  private static Optional<SettingStatement> none() {
    return Optional.empty();
  }
}
