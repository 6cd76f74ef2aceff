package io.github.gongjdbc.schema.catalog;

import java.util.List;

/**
 * Tables that belong together, as a guide presents them.
 *
 * @param description what they are about; empty where no file says it
 */
public record TableFamily(String name, String description, List<TableDefinition> tables) {
  public TableFamily {
    tables = List.copyOf(tables);
  }
}
