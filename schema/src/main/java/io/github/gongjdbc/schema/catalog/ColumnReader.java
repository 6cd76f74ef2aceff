package io.github.gongjdbc.schema.catalog;

import io.github.gongjdbc.schema.catalog.CatalogFile.ColumnEntry;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** From the entry of a column to the column. */
final class ColumnReader {
  private static final Pattern PATH = Pattern.compile("(\\.\\./)*\\w+(\\.\\w+)*");
  private static final Pattern REFERENCE = Pattern.compile("(\\w+)\\.(\\w+)");
  private static final Pattern NEXT_WORD = Pattern.compile("_([a-z0-9])");

  private final Place place;
  private final String name;
  private final ColumnEntry entry;

  ColumnReader(Place place, String name, ColumnEntry entry) {
    this.place = place;
    this.name = name;
    this.entry = entry;
  }

  Column read(boolean nullable) {
    place.checkName(name);
    String path = entry.path() == null ? lowerCamel(name) : entry.path();
    place.check(PATH.matcher(path).matches(), "`path` is malformed: " + path);
    return new Column(
        name,
        ColumnPath.parse(path),
        place.oneOf(ColumnType.class, entry.type(), "type"),
        place.required(entry.description(), "description"),
        nullable,
        Optional.ofNullable(entry.unit()),
        entry.values(),
        entry.content(),
        Optional.ofNullable(entry.references()).map(this::reference),
        Boolean.TRUE.equals(entry.ephemeral()));
  }

  private Reference reference(String text) {
    var parts = REFERENCE.matcher(text);
    place.check(parts.matches(), "`references` is " + text + ", not table.column");
    return new Reference(parts.group(1), parts.group(2));
  }

  private static String lowerCamel(String snakeCase) {
    return NEXT_WORD
        .matcher(snakeCase)
        .replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
  }
}
