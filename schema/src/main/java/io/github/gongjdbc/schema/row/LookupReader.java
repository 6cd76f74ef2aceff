package io.github.gongjdbc.schema.row;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import io.github.gongjdbc.schema.error.MalformedAnswerException;
import io.github.gongjdbc.schema.page.ItemProjection;
import io.github.gongjdbc.schema.page.ItemReader;
import io.github.gongjdbc.schema.spec.ScanRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reads from the rows of a table what the rows of another one take from them. */
public final class LookupReader implements ItemReader<LookupReader.Found> {
  private static final OddValues.OfItem NEVER = (column, value) -> {};

  private final TableDefinition table;
  private final List<String> prefix;
  private final List<Column> columns;
  private final Column key;
  private final List<ItemCondition> conditions;

  /**
   * What was found of a row.
   *
   * @param key its key
   * @param values its values as they were answered, by column
   */
  public record Found(String key, Map<String, JsonNode> values) {
    public Found {
      values = Map.copyOf(values);
    }
  }

  /**
   * @param request reads the table; its columns are what is wanted, beside the key
   * @param conditions what a row must fulfil to be found
   */
  public LookupReader(ScanRequest request, List<ItemCondition> conditions) {
    this.table = request.table();
    this.prefix = request.accessPath().prefix();
    this.columns = request.columns();
    this.key = table.column(table.key().get(0)).orElseThrow();
    this.conditions = List.copyOf(conditions);
  }

  @Override
  public void read(JsonNode answered, Consumer<Found> rows) throws MalformedAnswerException {
    JsonNode item = RowReader.descend(answered, prefix);
    JsonNode id = value(item, key);
    if (id.isMissingNode() || id.isNull()) {
      throw new MalformedAnswerException(
          "has an item of " + table.name() + " without its " + key.name());
    }
    for (ItemCondition condition : conditions) {
      if (!condition.holds(item, NEVER)) {
        return;
      }
    }
    Map<String, JsonNode> values = new HashMap<>();
    columns.forEach(column -> values.put(column.name(), value(item, column)));
    rows.accept(new Found(id.asText(), values));
  }

  private static JsonNode value(JsonNode item, Column column) {
    return RowReader.descend(item, column.path().names());
  }

  @Override
  public ItemProjection projection() {
    ItemProjection item = ItemProjection.VALUE.with(key.path().names(), ItemProjection.VALUE);
    for (Column column : columns) {
      item = item.with(column.path().names(), ItemProjection.VALUE);
    }
    for (ItemCondition condition : conditions) {
      item = item.with(condition.path(), ItemProjection.VALUE);
    }
    return ItemProjection.VALUE.with(prefix, item);
  }
}
