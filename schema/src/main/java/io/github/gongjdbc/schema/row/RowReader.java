package io.github.gongjdbc.schema.row;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.gongjdbc.schema.catalog.AccessPath;
import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.ColumnPath;
import io.github.gongjdbc.schema.catalog.ColumnPath.Origin;
import io.github.gongjdbc.schema.catalog.ColumnType;
import io.github.gongjdbc.schema.catalog.RowPath;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import io.github.gongjdbc.schema.error.MalformedAnswerException;
import io.github.gongjdbc.schema.page.ItemProjection;
import io.github.gongjdbc.schema.page.ItemReader;
import io.github.gongjdbc.schema.spec.ScanRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes the rows of a table out of the items of an answer: one an item, or those of a child table.
 */
public final class RowReader implements ItemReader<@Nullable Object[]> {
  private final TableDefinition table;
  private final AccessPath accessPath;
  private final List<Column> columns;
  private final ValueReader values;
  private final List<ItemCondition> conditions;
  private final OddValues odd;
  private final List<Column> key;

  /**
   * @param odd takes the values that are null as nothing can be made of them
   */
  public RowReader(
      ScanRequest request, ValueReader values, List<ItemCondition> conditions, OddValues odd) {
    this.table = request.table();
    this.accessPath = request.accessPath();
    this.columns = request.columns();
    this.values = values;
    this.conditions = conditions;
    this.odd = odd;
    this.key =
        table.key().stream()
            .flatMap(name -> table.column(name).stream())
            .filter(column -> table.itemPath(column).isPresent())
            .toList();
  }

  @Override
  public ItemProjection projection() {
    if (key.isEmpty()) {
      // What tells items apart is all that they say.
      return ItemProjection.ALL;
    }
    ItemProjection item = ItemProjection.VALUE;
    for (Column column : key) {
      item = item.with(column.path().names(), ItemProjection.VALUE);
    }
    for (ItemCondition condition : conditions) {
      item = item.with(condition.path(), ItemProjection.VALUE);
    }
    for (RowPath rows : table.rows()) {
      item = item.and(rows(rows));
    }
    return ItemProjection.VALUE.with(accessPath.prefix(), item);
  }

  @Override
  public ItemProjection answer() {
    ItemProjection answer = ItemProjection.VALUE;
    for (Column column : columns) {
      if (column.path().origin() == Origin.ANSWER) {
        answer = answer.with(column.path().names(), projection(column));
      }
    }
    return answer;
  }

  /** What is looked at of the rows of this way and above them. */
  private ItemProjection rows(RowPath rows) {
    ItemProjection item = ItemProjection.VALUE;
    for (int depth = 1; depth <= rows.depth(); depth++) {
      RowPath.Step step = rows.steps().get(depth - 1);
      if (!step.entries()) {
        item = item.with(names(rows, depth), ItemProjection.ELEMENTS);
      } else if (step.members().isEmpty()) {
        // The names of the entries are not known.
        item = item.with(names(rows, depth), ItemProjection.ALL);
      }
      for (String member : step.members()) {
        List<String> names = new ArrayList<>(names(rows, depth));
        names.add(member);
        item = item.with(names, ItemProjection.ALL);
      }
    }
    for (Column column : columns) {
      List<String> names = new ArrayList<>(names(rows, level(rows, column.path())));
      names.addAll(column.path().names());
      item = item.with(names, projection(column));
    }
    return item;
  }

  private static ItemProjection projection(Column column) {
    return switch (column.path().part()) {
      case COUNT -> ItemProjection.ELEMENTS;
      case INDEX, KEY -> ItemProjection.VALUE;
      case VALUE -> column.type() == ColumnType.JSON ? ItemProjection.TEXT : ItemProjection.VALUE;
    };
  }

  /** The names to follow from the item to the rows of a level; those of elements are none. */
  private static List<String> names(RowPath rows, int level) {
    return rows.steps().subList(0, level).stream().flatMap(step -> step.names().stream()).toList();
  }

  /** How many levels of rows below the item a value stands. */
  private static int level(RowPath rows, ColumnPath path) {
    return path.origin() == Origin.ROW ? rows.depth() - path.levels() : path.levels();
  }

  /** An item is known by what the key of the table says of it; the rest may change. */
  @Override
  public long identity(JsonNode answered) throws MalformedAnswerException {
    JsonNode item = descend(answered, accessPath.prefix());
    StringBuilder values = new StringBuilder();
    for (Column column : key) {
      JsonNode value = descend(item, column.path().names());
      if (!value.isValueNode() || value.isNull()) {
        return ItemReader.super.identity(answered);
      }
      values.append(value.asText()).append('\n');
    }
    return key.isEmpty() ? ItemReader.super.identity(answered) : ItemReader.hash(values.toString());
  }

  @Override
  public void read(JsonNode answered, Consumer<@Nullable Object[]> rows)
      throws MalformedAnswerException {
    JsonNode item = descend(answered, accessPath.prefix());
    requireKey(item);
    if (accessPath.endpoint().response().isWhole()) {
      requireRows(item);
    }
    OddValues.OfItem oddValues =
        (column, value) -> odd.add(table.name(), column, keyOf(item), value);
    for (ItemCondition condition : conditions) {
      if (!condition.holds(item, oddValues)) {
        return;
      }
    }
    Level top = new Level(item, 0, "");
    List<RowPath> ways = table.rows();
    int shared = sharedSteps(ways);
    walk(
        ways.get(0),
        shared,
        new ArrayList<>(List.of(top)),
        above -> {
          int[] position = {0};
          for (RowPath way : ways) {
            walk(
                way,
                way.depth(),
                new ArrayList<>(above),
                levels -> rows.accept(row(way, levels, position[0]++, oddValues)));
          }
        });
  }

  /** How many steps all ways to the rows have in common, but for the last of each. */
  private static int sharedSteps(List<RowPath> ways) {
    int shared = Math.max(0, ways.stream().mapToInt(RowPath::depth).min().orElse(0) - 1);
    for (RowPath way : ways) {
      while (!way.steps().subList(0, shared).equals(ways.get(0).steps().subList(0, shared))) {
        shared--;
      }
    }
    return shared;
  }

  private String keyOf(JsonNode item) {
    return key.stream()
        .map(column -> descend(item, column.path().names()).asText())
        .collect(Collectors.joining(", "));
  }

  /**
   * An item that lacks its key is not an item, and must not be left out by a condition in silence.
   */
  private void requireKey(JsonNode item) throws MalformedAnswerException {
    for (Column column : key) {
      JsonNode value = descend(item, column.path().names());
      if (value.isMissingNode() || value.isNull()) {
        throw new MalformedAnswerException(
            "has an item of " + table.name() + " without its " + column.name());
      }
    }
  }

  /** An answer without its array is not one that has no rows. */
  private void requireRows(JsonNode answer) throws MalformedAnswerException {
    for (RowPath way : table.rows()) {
      List<String> names = names(way, Math.min(1, way.depth()));
      if (!accessPath.endpoint().response().optionalItems()
          && !descend(answer, names).isContainerNode()) {
        throw new MalformedAnswerException("lacks its '" + String.join(".", names) + "'");
      }
    }
  }

  /**
   * Goes down to the rows of a depth.
   *
   * @param levels what is on the way, the item first
   */
  private static void walk(RowPath way, int depth, List<Level> levels, Rows rows)
      throws MalformedAnswerException {
    if (levels.size() > depth) {
      rows.at(levels);
      return;
    }
    RowPath.Step step = way.steps().get(levels.size() - 1);
    JsonNode children = descend(levels.get(levels.size() - 1).node(), step.names());
    for (Level child : step.entries() ? entries(step, children) : elements(step, children)) {
      levels.add(child);
      walk(way, depth, levels, rows);
      levels.remove(levels.size() - 1);
    }
  }

  private static List<Level> elements(RowPath.Step step, JsonNode array)
      throws MalformedAnswerException {
    if (!array.isArray() && !array.isMissingNode() && !array.isNull()) {
      throw new MalformedAnswerException(
          "has a '" + String.join(".", step.names()) + "' that is not an array");
    }
    List<Level> levels = new ArrayList<>();
    for (JsonNode element : array) {
      levels.add(new Level(element, levels.size(), ""));
    }
    return levels;
  }

  private static List<Level> entries(RowPath.Step step, JsonNode object)
      throws MalformedAnswerException {
    if (!object.isObject() && !object.isMissingNode() && !object.isNull()) {
      throw new MalformedAnswerException(
          "has a '" + String.join(".", step.names()) + "' that is not an object");
    }
    List<Level> levels = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      boolean wanted = step.members().isEmpty() || step.members().contains(entry.getKey());
      if (wanted && !entry.getValue().isNull()) {
        levels.add(new Level(entry.getValue(), levels.size(), entry.getKey()));
      }
    }
    return levels;
  }

  private @Nullable Object[] row(
      RowPath way, List<Level> levels, int position, OddValues.OfItem oddValues)
      throws MalformedAnswerException {
    @Nullable Object[] row = new @Nullable Object[columns.size()];
    for (int i = 0; i < row.length; i++) {
      Column column = columns.get(i);
      int level = level(way, column.path());
      // Where rows stand in several places, they are counted over all of them.
      boolean counted = table.rows().size() > 1 && level == way.depth();
      row[i] =
          values.read(value(levels.get(level), column, counted ? position : -1), column, oddValues);
      if (row[i] == null && !column.nullable()) {
        throw new MalformedAnswerException(
            "has a row of " + table.name() + " without its " + column.name());
      }
    }
    return row;
  }

  private static JsonNode value(Level level, Column column, int position) {
    ColumnPath path = column.path();
    return switch (path.part()) {
      case VALUE ->
          column.join().isEmpty()
              ? descend(level.node(), path.namesFromItem())
              : joined(level.node(), path.names(), column.join());
      case INDEX -> IntNode.valueOf(position < 0 ? level.index() : position);
      case KEY -> TextNode.valueOf(level.key());
      case COUNT -> {
        JsonNode counted = descend(level.node(), path.names());
        yield counted.isArray() ? IntNode.valueOf(counted.size()) : MissingNode.getInstance();
      }
    };
  }

  /**
   * The texts at the end of a path through arrays as one.
   *
   * @param separators what stands between those of each array, the outermost first
   */
  private static JsonNode joined(JsonNode start, List<String> names, List<String> separators) {
    JsonNode node = start;
    for (int i = 0; i < names.size(); i++) {
      node = node.path(names.get(i));
      if (node.isArray()) {
        StringJoiner texts = new StringJoiner(separators.get(0));
        for (JsonNode element : node) {
          texts.add(
              joined(
                      element,
                      names.subList(i + 1, names.size()),
                      separators.subList(Math.min(1, separators.size() - 1), separators.size()))
                  .asText(""));
        }
        return TextNode.valueOf(texts.toString());
      }
    }
    return node;
  }

  /** What stands at the end of a path of names. */
  public static JsonNode descend(JsonNode start, List<String> names) {
    JsonNode node = start;
    for (String name : names) {
      node = node.path(name);
    }
    return node;
  }

  /**
   * What stands on the way from an item to a row.
   *
   * @param index its position among its neighbours
   * @param key its name, if it is the entry of an object
   */
  private record Level(JsonNode node, int index, String key) {}

  /** Takes what is found at the end of a way. */
  @FunctionalInterface
  private interface Rows {
    void at(List<Level> levels) throws MalformedAnswerException;
  }
}
