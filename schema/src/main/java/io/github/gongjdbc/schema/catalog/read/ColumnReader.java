package io.github.gongjdbc.schema.catalog.read;

import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.ColumnPath;
import io.github.gongjdbc.schema.catalog.ColumnType;
import io.github.gongjdbc.schema.catalog.Lookup;
import io.github.gongjdbc.schema.catalog.Reference;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import io.github.gongjdbc.schema.catalog.read.CatalogFile.ColumnEntry;
import io.github.gongjdbc.schema.catalog.read.CatalogFile.LookupEntry;
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

  private final EntryLocation location;
  private final String name;
  private final ColumnEntry entry;

  ColumnReader(EntryLocation location, String name, ColumnEntry entry) {
    this.location = location;
    this.name = name;
    this.entry = entry;
  }

  /**
   * Reads the entry.
   *
   * @param parent the table whose rows hold those of this one
   */
  Column read(boolean nullable, Optional<TableDefinition> parent) {
    location.checkName(name);
    long sources =
        Stream.of(entry.path(), entry.parent(), entry.parameter(), entry.lookup())
            .filter(source -> source != null)
            .count();
    location.check(
        sources < 2, "one of `path`, `parent`, `parameter`, `lookup` says where it stands");
    if (entry.parent() != null) {
      return inherited(entry.parent(), nullable, parent);
    }
    return new Column(
        name,
        path(),
        Optional.ofNullable(entry.lookup()).map(this::lookup),
        location.oneOf(ColumnType.class, entry.type(), "type"),
        location.required(entry.description(), "description"),
        nullable,
        Optional.ofNullable(entry.unit()),
        entry.values(),
        entry.nullValues(),
        entry.rename(),
        entry.content(),
        join(),
        Optional.ofNullable(entry.references())
            .map(text -> location.parsed(text, "references", Reference::parse)),
        Boolean.TRUE.equals(entry.ephemeral()));
  }

  private ColumnPath path() {
    if (entry.parameter() != null) {
      return ColumnPath.ofParameter(entry.parameter());
    }
    if (entry.lookup() != null) {
      return ColumnPath.ofLookup(name);
    }
    String path = entry.path() == null ? lowerCamel(name) : entry.path();
    location.check(PATH.matcher(path).matches(), "`path` is malformed: " + path);
    return ColumnPath.parse(path);
  }

  private List<String> join() {
    location.check(
        entry.join().isEmpty() || (entry.path() != null && "VARCHAR".equals(entry.type())),
        "`join` is for texts, at a `path`");
    return entry.join();
  }

  private Lookup lookup(LookupEntry lookup) {
    return new Lookup(
        location.required(lookup.table(), "lookup.table"),
        location.required(lookup.on(), "lookup.on"),
        location.required(lookup.column(), "lookup.column"));
  }

  /** A column of the row that this row stands in: it refers to that row where it is its key. */
  private Column inherited(String of, boolean nullable, Optional<TableDefinition> parent) {
    location.check(
        entry.type() == null && entry.unit() == null && entry.references() == null,
        "`type`, `unit` and `references` are those of the parent's column");
    TableDefinition table =
        parent.orElseThrow(() -> location.problem("`parent` is for a table with a `parent`"));
    Column column =
        table
            .column(of)
            .orElseThrow(() -> location.problem("there is no column " + table.name() + "." + of));
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
