package io.github.gongjdbc.schema.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What Gong offers: its endpoints and the tables that they feed. */
public final class Catalog {
  private final List<Endpoint> endpoints;
  private final Map<String, TableDefinition> tables;

  private Catalog(List<Endpoint> endpoints, List<TableDefinition> tables) {
    this.endpoints = List.copyOf(endpoints);
    this.tables =
        tables.stream()
            .collect(
                Collectors.toMap(
                    TableDefinition::name,
                    Function.identity(),
                    (first, second) -> first,
                    LinkedHashMap::new));
  }

  /** The catalog that comes with this module. It is read once. */
  public static Catalog gong() {
    return Bundled.CATALOG;
  }

  /** A catalog from these files; the order of the tables is theirs. */
  static Catalog read(List<CatalogFile> files) {
    CatalogReader reader = new CatalogReader(files);
    return new Catalog(reader.endpoints(), reader.tables());
  }

  /** The tables in the order of the files. */
  public List<TableDefinition> tables() {
    return List.copyOf(tables.values());
  }

  /** The table of that name, in upper or lower case. */
  public Optional<TableDefinition> table(String name) {
    return Optional.ofNullable(tables.get(name.toLowerCase(Locale.ROOT)));
  }

  public List<Endpoint> endpoints() {
    return endpoints;
  }

  private static final class Bundled {
    private static final Catalog CATALOG = read(BundledFiles.all());
  }
}
