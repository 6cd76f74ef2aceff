package io.github.gongjdbc.schema.catalog.read;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The location of an entry in the files, for messages, and the checks that any entry may need. */
record EntryLocation(CatalogFile file, String entry, String pointer) {
  private static final Pattern SNAKE_CASE = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

  EntryLocation part(String kind, String name, String below) {
    String part = name.isEmpty() ? kind : kind + " " + name;
    return new EntryLocation(file, entry + ", " + part, pointer + "/" + below);
  }

  CatalogException problem(String problem) {
    return problem(problem, null);
  }

  private CatalogException problem(String problem, @Nullable Throwable cause) {
    String line = "line " + file.line(pointer);
    return new CatalogException(
        file.name(), file.name() + ", " + line + ", " + entry + ": " + problem, cause);
  }

  void check(boolean holds, String problem) {
    if (!holds) {
      throw problem(problem);
    }
  }

  <T> T required(@Nullable T value, String key) {
    if (value == null || value.equals("")) {
      throw problem("`" + key + "` is missing");
    }
    return value;
  }

  void checkName(String name) {
    check(SNAKE_CASE.matcher(name).matches(), "the name is not in snake_case");
  }

  <E extends Enum<E>> E oneOf(Class<E> type, @Nullable String value, String key, E usual) {
    return value == null ? usual : oneOf(type, value, key);
  }

  <E extends Enum<E>> E oneOf(Class<E> type, @Nullable String value, String key) {
    String text = required(value, key);
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().equals(text.toUpperCase(Locale.ROOT)))
        .findAny()
        .orElseThrow(() -> problem("`" + key + "` is " + text + ", not one of " + names(type)));
  }

  /** Reads a text whose reader says by an exception of the run time that it is malformed. */
  <T> T parsed(String text, String key, Function<String, T> reader) {
    try {
      return reader.apply(text);
    } catch (RuntimeException e) {
      throw problem("`" + key + "` is malformed: " + text, e);
    }
  }

  private static String names(Class<? extends Enum<?>> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}
