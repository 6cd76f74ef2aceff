package io.github.gongjdbc;

import static java.util.stream.Collectors.joining;

import io.github.gongjdbc.schema.catalog.AccessPath;
import io.github.gongjdbc.schema.catalog.Catalog;
import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.Endpoint;
import io.github.gongjdbc.schema.catalog.Parameter;
import io.github.gongjdbc.schema.catalog.Reference;
import io.github.gongjdbc.schema.catalog.Response;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import io.github.gongjdbc.schema.catalog.TableFamily;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** The guide to the tables as the catalog has it: a page for each family, and their index. */
final class TablePages {
  private static final int EXAMPLE_DAYS = 7;

  private final Catalog catalog;
  private final ToLongFunction<String> cost;
  private final Map<String, String> pages = new LinkedHashMap<>();

  /**
   * @param cost how many requests a query costs
   */
  TablePages(Catalog catalog, ToLongFunction<String> cost) {
    this.catalog = catalog;
    this.cost = cost;
    for (TableFamily family : catalog.families()) {
      family.tables().forEach(table -> pages.put(table.name(), page(family)));
    }
  }

  /** The families with links to their pages, as a list. */
  static String families(Catalog catalog, String folder) {
    return sorted(catalog).stream()
        .map(
            family ->
                "- ["
                    + family.name()
                    + "]("
                    + folder
                    + page(family)
                    + "): "
                    + family.description()
                    + "\n")
        .collect(joining());
  }

  private static List<TableFamily> sorted(Catalog catalog) {
    return catalog.families().stream()
        .sorted(Comparator.comparing(TableFamily::name, String.CASE_INSENSITIVE_ORDER))
        .toList();
  }

  /** A line for each table, by family. */
  String index() {
    StringBuilder text = new StringBuilder();
    for (TableFamily family : sorted(catalog)) {
      text.append("\n## ").append(family.name()).append("\n\n");
      text.append("| table | rows |\n| --- | --- |\n");
      for (TableDefinition table : family.tables()) {
        text.append("| ").append(link(table.name(), "tables/")).append(" | ");
        text.append(firstSentence(table.description())).append(" |\n");
      }
    }
    return text.toString();
  }

  /** The texts of the pages by their file names. */
  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    catalog.families().forEach(family -> texts.put(page(family), text(family)));
    return texts;
  }

  static String page(TableFamily family) {
    return family.name().toLowerCase(Locale.ROOT).replace(' ', '-') + ".md";
  }

  private String text(TableFamily family) {
    StringBuilder text = new StringBuilder("# ").append(family.name()).append("\n\n");
    text.append(family.description()).append(" [All tables](../tables.md).\n");
    family.tables().forEach(table -> text.append('\n').append(section(table)));
    return text.toString();
  }

  private String section(TableDefinition table) {
    StringBuilder text = new StringBuilder("## ").append(table.name()).append("\n\n");
    text.append(table.description()).append("\n\n");
    text.append("- **Key:** ");
    text.append(table.key().isEmpty() ? "none" : columns(table.key())).append('\n');
    table.foreignKeys().stream()
        .map(key -> "- **Refers to:** " + link(key.table(), "") + " by " + columns(key.columns()))
        .forEach(line -> text.append(line).append('\n'));
    table.cursor().ifPresent(name -> text.append("- **Cursor:** `").append(name).append("`\n"));
    for (AccessPath accessPath : table.accessPaths()) {
      text.append("- **Read by:** ").append(readBy(table, accessPath.endpoint())).append('\n');
    }
    String example = example(table);
    long requests = cost.applyAsLong(example);
    text.append("\n```sql\n").append(example).append("\n```\n\n");
    text.append(requests == 1 ? "1 request" : requests + " requests");
    text.append(" on the sample account.\n\n| column | type | meaning | conditions |\n");
    text.append("| --- | --- | --- | --- |\n");
    table.columns().forEach(column -> text.append(line(table, column)));
    return text.toString();
  }

  private static String line(TableDefinition table, Column column) {
    String meaning = column.remarks();
    String pushed = table.remarks(column).substring(meaning.length()).strip();
    return ("| `" + column.name() + "` | " + column.type() + " | ")
        + cell(meaning)
        + " | "
        + cell(pushed)
        + " |\n";
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }

  /** The query that the catalog names; else one for the last days, or for all that there is. */
  static String example(TableDefinition table) {
    String all = "SELECT * FROM " + table.name();
    return table
        .example()
        .or(
            () ->
                table
                    .cursor()
                    .map(
                        name ->
                            all
                                + " WHERE "
                                + name
                                + " >= CURRENT_DATE - INTERVAL '"
                                + EXAMPLE_DAYS
                                + "' DAY"))
        .orElse(all);
  }

  private static String readBy(TableDefinition table, Endpoint endpoint) {
    StringBuilder text = new StringBuilder();
    text.append('`').append(endpoint.method()).append(' ').append(endpoint.path()).append('`');
    if (!endpoint.scopes().isEmpty()) {
      text.append(", scope `").append(String.join("`, `", endpoint.scopes())).append('`');
    }
    text.append(". ").append(costs(table, endpoint)).append('.');
    if (endpoint.reference()) {
      text.append(" Answers are kept for `cacheTtl`.");
    }
    return text.toString();
  }

  /** How many requests it takes, as far as the catalog knows. */
  private static String costs(TableDefinition table, Endpoint endpoint) {
    List<String> each = new ArrayList<>();
    for (Parameter parameter : endpoint.parameters()) {
      if (parameter.isDemanded()) {
        each.add(several(parameter) + demanded(table, parameter) + " that the query names");
      } else if (parameter.isIterated()) {
        each.add(
            parameter
                .forEach()
                .flatMap(Parameter.ForEach::column)
                .map(from -> several(parameter) + iterated(from))
                .orElseGet(
                    () ->
                        "of the "
                            + parameter.values().size()
                            + " values of `"
                            + parameter.name()
                            + "`"));
      }
    }
    if (endpoint.paged()) {
      each.add(Response.PAGE_SIZE + " entries of `" + endpoint.items() + "`");
    }
    return each.isEmpty()
        ? "One request"
        : "One request for each " + String.join(" and each ", each);
  }

  private static String several(Parameter parameter) {
    return parameter.atOnce() == 1 ? "" : parameter.atOnce() + " values of ";
  }

  private static String iterated(Reference from) {
    return "`" + from.table() + "." + from.column() + "`";
  }

  private static String demanded(TableDefinition table, Parameter parameter) {
    Optional<String> name =
        table.columns().stream()
            .filter(column -> parameter.filtered().equals(table.itemPath(column)))
            .map(Column::name)
            .findFirst();
    return "`" + name.orElse(parameter.name()) + "`";
  }

  private String link(String table, String folder) {
    return "[`" + table + "`](" + folder + pages.get(table) + "#" + table + ")";
  }

  private static String columns(List<String> names) {
    return names.stream().map(name -> "`" + name + "`").collect(joining(", "));
  }

  private static String firstSentence(String text) {
    int end = text.indexOf(". ");
    return end < 0 ? text : text.substring(0, end + 1);
  }
}
