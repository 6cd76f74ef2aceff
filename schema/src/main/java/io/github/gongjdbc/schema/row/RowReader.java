package io.github.gongjdbc.schema.row;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gongjdbc.schema.catalog.AccessPath;
import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.ColumnType;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import io.github.gongjdbc.schema.error.MalformedAnswerException;
import io.github.gongjdbc.schema.page.ItemProjection;
import io.github.gongjdbc.schema.page.ItemReader;
import io.github.gongjdbc.schema.spec.ScanRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes the rows of a table out of the items of an answer: one an item, or those of a child table.
 */
public final class RowReader implements ItemReader<@Nullable Object[]> {
  private static final String STEP = "\\.";

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
    List<String> row = new ArrayList<>();
    for (String path : table.rows()) {
      row.addAll(List.of(path.split(STEP, -1)));
      item = item.with(row, ItemProjection.ELEMENTS);
    }
    for (Column column : columns) {
      item =
          item.with(
              pathOf(column),
              column.type() == ColumnType.JSON ? ItemProjection.TEXT : ItemProjection.VALUE);
    }
    return ItemProjection.VALUE.with(accessPath.prefix(), item);
  }

  /** Where a value stands, seen from the item. */
  private List<String> pathOf(Column column) {
    List<String> path = new ArrayList<>();
    for (String step : table.rows().subList(0, table.rows().size() - column.path().up())) {
      path.addAll(List.of(step.split(STEP, -1)));
    }
    path.addAll(column.path().names());
    return path;
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
    OddValues.OfItem oddValues =
        (column, value) -> odd.add(table.name(), column, keyOf(item), value);
    for (ItemCondition condition : conditions) {
      if (!condition.holds(item, oddValues)) {
        return;
      }
    }
    List<JsonNode> levels = new ArrayList<>();
    levels.add(item);
    descendRows(levels, oddValues, rows);
  }

  private String keyOf(JsonNode item) {
    return key.stream()
        .map(column -> descend(item, column.path().names()).asText())
        .collect(Collectors.joining(", "));
  }

  /** An item that lacks its key is no item, and must not be left out by a condition in silence. */
  private void requireKey(JsonNode item) throws MalformedAnswerException {
    for (Column column : key) {
      JsonNode value = descend(item, column.path().names());
      if (value.isMissingNode() || value.isNull()) {
        throw new MalformedAnswerException(
            "has an item of " + table.name() + " without its " + column.name());
      }
    }
  }

  /** Follows the arrays below the item; {@code levels} are the nodes on the way, the item first. */
  private void descendRows(
      List<JsonNode> levels, OddValues.OfItem oddValues, Consumer<@Nullable Object[]> rows)
      throws MalformedAnswerException {
    int depth = levels.size() - 1;
    JsonNode node = levels.get(depth);
    if (depth == table.rows().size()) {
      rows.accept(row(levels, oddValues));
      return;
    }
    String path = table.rows().get(depth);
    JsonNode children = descend(node, List.of(path.split(STEP, -1)));
    if (!children.isArray() && !children.isMissingNode() && !children.isNull()) {
      throw new MalformedAnswerException("has a '" + path + "' that is not an array");
    }
    for (JsonNode child : children) {
      levels.add(child);
      descendRows(levels, oddValues, rows);
      levels.remove(depth + 1);
    }
  }

  private @Nullable Object[] row(List<JsonNode> levels, OddValues.OfItem oddValues)
      throws MalformedAnswerException {
    @Nullable Object[] row = new @Nullable Object[columns.size()];
    for (int i = 0; i < row.length; i++) {
      Column column = columns.get(i);
      JsonNode start = levels.get(levels.size() - 1 - column.path().up());
      row[i] = values.read(descend(start, column.path().names()), column, oddValues);
      if (row[i] == null && !column.nullable()) {
        throw new MalformedAnswerException(
            "has a row of " + table.name() + " without its " + column.name());
      }
    }
    return row;
  }

  static JsonNode descend(JsonNode start, List<String> names) {
    JsonNode node = start;
    for (String name : names) {
      node = node.path(name);
    }
    return node;
  }
}
