package io.github.gongjdbc.schema.catalog;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What Gong offers: its endpoints and the tables that they feed. */
public final class Catalog {
  private final List<Endpoint> endpoints;
  private final Map<String, TableDefinition> tables;
  private final List<TableFamily> families;
  private final List<String> problems;

  /**
   * @param families all tables, by what they are about
   * @param problems what is wrong with files that were left out, each named
   */
  public Catalog(
      List<Endpoint> endpoints,
      List<TableFamily> families,
      List<TableDefinition> tables,
      List<String> problems) {
    this.endpoints = List.copyOf(endpoints);
    this.families = List.copyOf(families);
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

  /** What is wrong with the files that were left out, each named. */
  public List<String> problems() {
    return problems;
  }

  /** The tables in the order of the files. */
  public List<TableDefinition> tables() {
    return List.copyOf(tables.values());
  }

  /** The tables by what they are about. */
  public List<TableFamily> families() {
    return families;
  }

  /** The table of that name, in upper or lower case. */
  public Optional<TableDefinition> table(String name) {
    return Optional.ofNullable(tables.get(name.toLowerCase(Locale.ROOT)));
  }

  /** The scopes that a credential needs to read a column, also where another table has it. */
  public Set<String> scopes(TableDefinition table, Column column) {
    Set<String> scopes = new LinkedHashSet<>(table.scopes(column));
    column
        .lookup()
        .flatMap(lookup -> table(lookup.table()))
        .flatMap(TableDefinition::pathByKey)
        .ifPresent(path -> scopes.addAll(path.endpoint().scopes()));
    return scopes;
  }

  public List<Endpoint> endpoints() {
    return endpoints;
  }
}
