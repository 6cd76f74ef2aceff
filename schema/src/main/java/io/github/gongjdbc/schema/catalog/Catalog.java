package io.github.gongjdbc.schema.catalog;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Gong offers: its endpoints and the tables that they feed. */
public final class Catalog {
  private final List<Endpoint> endpoints;
  private final Map<String, TableDefinition> tables;
  private final List<String> problems;

  private Catalog(List<Endpoint> endpoints, List<TableDefinition> tables, List<String> problems) {
    this.endpoints = List.copyOf(endpoints);
    this.problems = List.copyOf(problems);
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

  /**
   * The same with the tables of a folder of further files behind its own. A file with a mistake is
   * left out, and those that need it.
   *
   * @throws CatalogException if the folder cannot be read
   */
  public static Catalog with(Path folder) {
    CatalogFolder further = new CatalogFolder(folder);
    List<String> problems = new ArrayList<>(further.problems());
    List<CatalogFile> files = new ArrayList<>(further.files());
    while (true) {
      try {
        Catalog all = read(Stream.concat(BundledFiles.all().stream(), files.stream()).toList());
        return new Catalog(all.endpoints, all.tables(), problems);
      } catch (CatalogException e) {
        if (!files.removeIf(file -> file.name().equals(e.file()))) {
          throw e;
        }
        problems.add(String.valueOf(e.getMessage()));
      }
    }
  }

  /** A catalog from these files; the order of the tables is theirs. */
  static Catalog read(List<CatalogFile> files) {
    return read(files, true);
  }

  /** The same; whether what no scan can do is a mistake is said. */
  static Catalog read(List<CatalogFile> files, boolean limited) {
    CatalogReader reader = new CatalogReader(files, limited);
    return new Catalog(reader.endpoints(), reader.tables(), List.of());
  }

  /** What is wrong with the files that were left out, each named. */
  public List<String> problems() {
    return problems;
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
