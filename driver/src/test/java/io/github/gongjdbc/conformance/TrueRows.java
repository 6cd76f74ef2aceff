package io.github.gongjdbc.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.common.collect.Lists;
import io.github.gongjdbc.SandboxAccount;
import io.github.gongjdbc.conformance.AccountItems.AccountItem;
import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.schema.catalog.AccessPath;
import io.github.gongjdbc.schema.catalog.Catalog;
import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.ColumnPath;
import io.github.gongjdbc.schema.catalog.Lookup;
import io.github.gongjdbc.schema.catalog.Parameter;
import io.github.gongjdbc.schema.catalog.Reference;
import io.github.gongjdbc.schema.catalog.RowPath;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import io.github.gongjdbc.schema.catalog.read.CatalogLoader;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows that an account must yield, made of what it answers by the words of the catalog, plainly
 * and without the driver.
 */
public final class TrueRows {
  private final Catalog catalog;
  private final AccountItems items;
  private final Map<String, List<List<@Nullable Object>>> kept = new HashMap<>();

  /** Those of the tables of the driver since a time. */
  public TrueRows(GongSandbox account, Instant startDate) {
    this(CatalogLoader.gong(), new WholeAnswers(account::accountAnswer), account, startDate);
  }

  /** The same of an account that wants credentials. */
  public TrueRows(SandboxAccount account, Instant startDate) {
    this(
        CatalogLoader.gong(),
        new WholeAnswers(account::accountAnswer),
        account.sandbox(),
        startDate);
  }

  TrueRows(Catalog catalog, WholeAnswers answers, GongSandbox account, Instant startDate) {
    this.catalog = catalog;
    this.items = new AccountItems(answers, account.now(), startDate, account.companyTimeZone());
  }

  /** The rows of a table, values as {@code getObject} returns them. */
  public List<List<@Nullable Object>> of(TableDefinition table) {
    List<List<@Nullable Object>> rows = kept.get(table.name());
    if (rows == null) {
      rows = read(table);
      kept.put(table.name(), rows);
    }
    return rows;
  }

  /** The values of a column. */
  List<@Nullable Object> column(TableDefinition table, Column column) {
    int index = table.columns().indexOf(column);
    List<@Nullable Object> values = new ArrayList<>();
    of(table).forEach(row -> values.add(row.get(index)));
    return values;
  }

  /** The values of a column that are not null, each once. */
  List<Object> values(TableDefinition table, Column column) {
    return column(table, column).stream()
        .filter(Objects::nonNull)
        .map(Object.class::cast)
        .distinct()
        .toList();
  }

  /** The same; where all are null, those that there could be. */
  List<Object> valuesOrReferences(TableDefinition table, Column column) {
    List<Object> values = values(table, column);
    return values.isEmpty() ? column.references().map(this::values).orElse(List.of()) : values;
  }

  private List<Object> values(Reference reference) {
    TableDefinition table = catalog.table(reference.table()).orElseThrow();
    return values(table, table.column(reference.column()).orElseThrow());
  }

  private List<List<@Nullable Object>> read(TableDefinition table) {
    Map<Object, List<@Nullable Object>> rows = new LinkedHashMap<>();
    for (List<AccountItem> listing : listings(table)) {
      for (AccountItem item : listing) {
        for (List<@Nullable Object> row : rows(table, item)) {
          rows.putIfAbsent(table.key().isEmpty() ? rows.size() : key(table, row), row);
        }
      }
    }
    return new ArrayList<>(rows.values());
  }

  static List<@Nullable Object> key(TableDefinition table, List<@Nullable Object> row) {
    return values(table, table.key(), row);
  }

  /** The values of some columns in a row. */
  static List<@Nullable Object> values(
      TableDefinition table, List<String> columns, List<@Nullable Object> row) {
    List<@Nullable Object> values = new ArrayList<>();
    columns.forEach(column -> values.add(row.get(index(table, column))));
    return values;
  }

  static int index(TableDefinition table, String column) {
    return table.columns().indexOf(table.column(column).orElseThrow());
  }

  /** The items of the usual way to read the table, for each value that must be asked for. */
  List<List<AccountItem>> listings(TableDefinition table) {
    AccessPath path = table.accessPaths().get(0);
    List<Map<String, List<String>>> all = List.of(Map.of());
    for (Parameter parameter : path.endpoint().parameters()) {
      List<String> values = asked(table, parameter);
      if (!values.isEmpty()) {
        List<Map<String, List<String>>> more = new ArrayList<>();
        for (Map<String, List<String>> one : all) {
          for (List<String> some : Lists.partition(values, parameter.atOnce())) {
            Map<String, List<String>> longer = new LinkedHashMap<>(one);
            longer.put(parameter.name(), some);
            more.add(longer);
          }
        }
        all = more;
      }
    }
    return all.stream().map(values -> items.read(path.endpoint(), values)).toList();
  }

  /** The values that are asked for, one request each; none where a request can do without. */
  List<String> asked(TableDefinition table, Parameter parameter) {
    Optional<Parameter.ForEach> forEach = parameter.forEach();
    if (forEach.isPresent()) {
      return forEach
          .get()
          .column()
          .map(column -> values(column).stream())
          .orElse(parameter.values().stream().map(Object.class::cast))
          .map(Object::toString)
          .filter(value -> parameter.pattern().stream().allMatch(p -> p.matcher(value).matches()))
          .toList();
    }
    return conditionColumn(table, parameter)
        .map(column -> values(column.references().orElseThrow()).stream())
        .orElse(Stream.of())
        .map(Object::toString)
        .toList();
  }

  /** The column on which a query must have a condition, if the parameter needs one. */
  static Optional<Column> conditionColumn(TableDefinition table, Parameter parameter) {
    boolean open =
        parameter.required()
            && parameter.constant().isEmpty()
            && parameter.otherwise().isEmpty()
            && parameter.forEach().isEmpty()
            && (parameter.bound() == Parameter.Bound.EQUALS
                || parameter.bound() == Parameter.Bound.IN);
    return !open
        ? Optional.empty()
        : table.columns().stream()
            .filter(
                column ->
                    column.path().names().equals(List.of("?" + parameter.name()))
                        || parameter.column().equals(Optional.of(column.name()))
                        || parameter.itemPath().equals(table.itemPath(column)))
            .findFirst();
  }

  /** The rows that stand in an item. */
  List<List<@Nullable Object>> rows(TableDefinition table, AccountItem item) {
    JsonNode top = descend(item.node(), table.accessPaths().get(0).prefix());
    List<List<@Nullable Object>> rows = new ArrayList<>();
    Map<List<Integer>, Integer> positions = new HashMap<>();
    List<List<Level>> all = new ArrayList<>();
    int shared = shared(table.rows());
    for (RowPath way : table.rows()) {
      walk(way, new ArrayList<>(List.of(new Level(top, item.index(), ""))), all);
    }
    for (List<Level> levels : all) {
      // Where rows stand in several places below the same row, they are counted over all of them.
      List<Integer> parent = levels.subList(0, shared + 1).stream().map(Level::index).toList();
      int position = positions.merge(parent, 1, Integer::sum) - 1;
      rows.add(row(table, item, levels, table.rows().size() > 1 ? position : -1));
    }
    return rows;
  }

  /** How many steps all ways to the rows have in common, but for the last of each. */
  private static int shared(List<RowPath> ways) {
    int shared = 0;
    while (ways.stream().allMatch(hasStep(ways.get(0), shared))) {
      shared++;
    }
    return shared;
  }

  private static Predicate<RowPath> hasStep(RowPath other, int index) {
    return way ->
        way.depth() > index + 1
            && other.depth() > index + 1
            && way.steps().get(index).equals(other.steps().get(index));
  }

  private static void walk(RowPath way, List<Level> levels, List<List<Level>> rows) {
    if (levels.size() > way.depth()) {
      rows.add(new ArrayList<>(levels));
      return;
    }
    RowPath.Step step = way.steps().get(levels.size() - 1);
    JsonNode children = descend(levels.get(levels.size() - 1).node(), step.names());
    int index = 0;
    for (Map.Entry<String, JsonNode> child : children(step, children)) {
      levels.add(new Level(child.getValue(), index++, child.getKey()));
      walk(way, levels, rows);
      levels.remove(levels.size() - 1);
    }
  }

  private static List<Map.Entry<String, JsonNode>> children(RowPath.Step step, JsonNode children) {
    List<Map.Entry<String, JsonNode>> found = new ArrayList<>();
    if (step.entries()) {
      children.properties().stream()
          .filter(entry -> step.members().isEmpty() || step.members().contains(entry.getKey()))
          .filter(entry -> !entry.getValue().isNull())
          .forEach(found::add);
    } else {
      children.forEach(child -> found.add(Map.entry("", child)));
    }
    return found;
  }

  private List<@Nullable Object> row(
      TableDefinition table, AccountItem item, List<Level> levels, int position) {
    List<@Nullable Object> row = new ArrayList<>();
    for (Column column : table.columns()) {
      row.add(
          column.lookup().isPresent()
              ? null
              : column.join().isEmpty()
                  ? value(column, node(column.path(), item, levels, position))
                  : joined(column, levels));
    }
    for (Column column : table.columns()) {
      column
          .lookup()
          .ifPresent(lookup -> row.set(index(table, column.name()), found(table, row, lookup)));
    }
    return row;
  }

  /** The value that the row of another table has. */
  private @Nullable Object found(TableDefinition table, List<@Nullable Object> row, Lookup lookup) {
    TableDefinition other = catalog.table(lookup.table()).orElseThrow();
    Object wanted = row.get(index(table, lookup.on()));
    return of(other).stream()
        .filter(candidate -> Objects.equals(key(other, candidate).get(0), wanted))
        .<@Nullable Object>map(candidate -> candidate.get(index(other, lookup.column())))
        .findFirst()
        .orElse(null);
  }

  /** The texts at the end of a path from the row through lists. */
  private static @Nullable Object joined(Column column, List<Level> levels) {
    JsonNode row = levels.get(levels.size() - 1 - column.path().levels()).node();
    return joined(row, column.path().names(), column.join());
  }

  private static @Nullable String joined(
      JsonNode node, List<String> names, List<String> separators) {
    if (node.isArray()) {
      List<String> texts = new ArrayList<>();
      List<String> inner =
          separators.subList(Math.min(1, separators.size() - 1), separators.size());
      node.forEach(one -> texts.add(Objects.requireNonNullElse(joined(one, names, inner), "")));
      return String.join(separators.get(0), texts);
    }
    if (names.isEmpty()) {
      return node.isNull() || node.isMissingNode() ? null : node.asText();
    }
    return joined(node.path(names.get(0)), names.subList(1, names.size()), separators);
  }

  private static JsonNode node(
      ColumnPath path, AccountItem item, List<Level> levels, int position) {
    int level =
        switch (path.origin()) {
          case ROW -> levels.size() - 1 - path.levels();
          case ITEM -> path.levels();
          case ANSWER, REQUEST, LOOKUP -> 0;
        };
    JsonNode found =
        switch (path.origin()) {
          case ROW, ITEM -> descend(levels.get(level).node(), path.names());
          case ANSWER -> descend(item.answer(), path.names());
          case REQUEST -> {
            List<String> asked = item.asked().get(path.names().get(0).substring(1));
            yield asked == null ? MissingNode.getInstance() : TextNode.valueOf(asked.get(0));
          }
          case LOOKUP -> MissingNode.getInstance();
        };
    boolean ofRow = level == levels.size() - 1;
    return switch (path.part()) {
      case VALUE -> found;
      case INDEX -> IntNode.valueOf(ofRow && position >= 0 ? position : levels.get(level).index());
      case KEY -> TextNode.valueOf(levels.get(level).key());
      case COUNT -> found.isArray() ? IntNode.valueOf(found.size()) : MissingNode.getInstance();
    };
  }

  private static JsonNode descend(JsonNode start, List<String> names) {
    JsonNode node = start;
    for (String name : names) {
      node = node.path(name);
    }
    return node;
  }

  private static @Nullable Object value(Column column, JsonNode node) {
    if (node.isMissingNode() || node.isNull() || column.nullValues().contains(node.asText())) {
      return null;
    }
    return switch (column.type()) {
      case VARCHAR -> column.rename().getOrDefault(node.asText(), node.asText());
      case JSON -> node.toString();
      case INTEGER -> new BigDecimal(node.asText()).intValueExact();
      case BIGINT -> new BigDecimal(node.asText()).longValueExact();
      case DOUBLE -> node.asDouble();
      case BOOLEAN -> node.asBoolean();
      case DATE -> Date.valueOf(node.asText().substring(0, 10));
      case TIMESTAMP -> timestamp(node.asText());
    };
  }

  /** The local time in UTC, cut to milliseconds. */
  private static Timestamp timestamp(String text) {
    return Timestamp.valueOf(
        OffsetDateTime.parse(text)
            .withOffsetSameInstant(ZoneOffset.UTC)
            .toLocalDateTime()
            .truncatedTo(ChronoUnit.MILLIS));
  }

  private record Level(JsonNode node, int index, String key) {}
}
