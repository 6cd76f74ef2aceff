package io.github.gongjdbc.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.schema.catalog.AccessPath;
import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.ColumnPath;
import io.github.gongjdbc.schema.catalog.RowPath;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes from the items of an answer all values but those that make rows, and those of the columns
 * that are never null.
 */
final class StrippedAnswer {
  /** The entry of any name. */
  private static final String ANY = "*";

  private final AccessPath accessPath;
  private final boolean asNull;
  private final Set<List<String>> kept = new HashSet<>();

  /**
   * @param asNull whether values become null; otherwise they are left out with their names
   */
  StrippedAnswer(TableDefinition table, AccessPath accessPath, boolean asNull) {
    this.accessPath = accessPath;
    this.asNull = asNull;
    for (RowPath way : table.rows()) {
      List<List<String>> levels = levels(way);
      for (Column column : table.columns()) {
        if (!column.nullable()) {
          keep(column.path(), way, levels);
        }
      }
    }
  }

  /** The names from the item to the rows of each level. */
  private List<List<String>> levels(RowPath way) {
    List<String> names = new ArrayList<>(accessPath.prefix());
    List<List<String>> levels = new ArrayList<>();
    levels.add(List.copyOf(names));
    for (RowPath.Step step : way.steps()) {
      names.addAll(step.names());
      if (step.entries()) {
        names.add(ANY);
      }
      levels.add(List.copyOf(names));
    }
    keep(names);
    return levels;
  }

  private void keep(ColumnPath path, RowPath way, List<List<String>> levels) {
    if (path.origin() == ColumnPath.Origin.ROW || path.origin() == ColumnPath.Origin.ITEM) {
      int level =
          path.origin() == ColumnPath.Origin.ROW ? way.depth() - path.levels() : path.levels();
      List<String> names = new ArrayList<>(levels.get(level));
      names.addAll(path.names());
      keep(names);
    }
  }

  private void keep(List<String> names) {
    for (int i = 1; i <= names.size(); i++) {
      kept.add(List.copyOf(names.subList(0, i)));
    }
  }

  /** Strips the items of an answer. */
  JsonNode of(JsonNode body) {
    for (String items : accessPath.endpoint().response().items()) {
      strip(items.equals(".") ? body : body.path(items), List.of());
    }
    return body;
  }

  private void strip(JsonNode node, List<String> at) {
    if (node instanceof ArrayNode array) {
      array.forEach(element -> strip(element, at));
    } else if (node instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        if (kept.contains(longer(at, name))) {
          strip(object.get(name), longer(at, name));
        } else if (kept.contains(longer(at, ANY))) {
          strip(object.get(name), longer(at, ANY));
        } else if (asNull) {
          object.putNull(name);
        } else {
          object.remove(name);
        }
      }
    }
  }

  private static List<String> longer(List<String> path, String name) {
    List<String> longer = new ArrayList<>(path);
    longer.add(name);
    return longer;
  }
}
