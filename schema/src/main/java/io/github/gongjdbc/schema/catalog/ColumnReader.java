package io.github.gongjdbc.schema.catalog;

import io.github.gongjdbc.schema.catalog.CatalogFile.ColumnEntry;
import io.github.gongjdbc.schema.catalog.CatalogFile.LookupEntry;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** From the entry of a column to the column. */
final class ColumnReader {
  private static final Pattern PATH =
      Pattern.compile("(/|(\\.\\./)*)(@index|@key|@value|\\w+(\\.\\w+)*(\\.@count)?)");
  private static final Pattern NEXT_WORD = Pattern.compile("_([a-z0-9])");

  private final Place place;
  private final String name;
  private final ColumnEntry entry;

  ColumnReader(Place place, String name, ColumnEntry entry) {
    this.place = place;
    this.name = name;
    this.entry = entry;
  }

  /**
   * Reads the entry.
   *
   * @param parent the table whose rows hold those of this one
   */
  Column read(boolean nullable, Optional<TableDefinition> parent) {
    place.checkName(name);
    long sources =
        Stream.of(entry.path(), entry.parent(), entry.parameter(), entry.lookup())
            .filter(source -> source != null)
            .count();
    place.check(sources < 2, "one of `path`, `parent`, `parameter`, `lookup` says where it stands");
    if (entry.parent() != null) {
      return inherited(entry.parent(), nullable, parent);
    }
    return new Column(
        name,
        path(),
        Optional.ofNullable(entry.lookup()).map(this::lookup),
        place.oneOf(ColumnType.class, entry.type(), "type"),
        place.required(entry.description(), "description"),
        nullable,
        Optional.ofNullable(entry.unit()),
        entry.values(),
        entry.nullValues(),
        entry.rename(),
        entry.content(),
        Optional.ofNullable(entry.references())
            .map(text -> place.parsed(text, "references", Reference::parse)),
        Boolean.TRUE.equals(entry.ephemeral()));
  }

  private ColumnPath path() {
    if (entry.parameter() != null) {
      return ColumnPath.ofParameter(entry.parameter());
    }
    String path = entry.path() == null ? lowerCamel(name) : entry.path();
    place.check(PATH.matcher(path).matches(), "`path` is malformed: " + path);
    return ColumnPath.parse(path);
  }

  private Lookup lookup(LookupEntry lookup) {
    return new Lookup(
        place.required(lookup.table(), "lookup.table"),
        place.required(lookup.on(), "lookup.on"),
        place.required(lookup.column(), "lookup.column"));
  }

  /** A column of the row that this row stands in: it refers to that row where it is its key. */
  private Column inherited(String of, boolean nullable, Optional<TableDefinition> parent) {
    place.check(
        entry.type() == null && entry.unit() == null && entry.references() == null,
        "`type`, `unit` and `references` are those of the parent's column");
    TableDefinition table =
        parent.orElseThrow(() -> place.problem("`parent` is for a table with a `parent`"));
    Column column =
        table
            .column(of)
            .orElseThrow(() -> place.problem("there is no column " + table.name() + "." + of));
    Column inherited =
        column.as(
            name,
            column.path().fromItem(table.rows().get(0).depth()),
            nullable,
            table.key().equals(List.of(column.name()))
                ? Optional.of(new Reference(table.name(), column.name()))
                : column.references());
    return entry.description() == null ? inherited : inherited.describedAs(entry.description());
  }

  private static String lowerCamel(String snakeCase) {
    return NEXT_WORD
        .matcher(snakeCase)
        .replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
  }
}
