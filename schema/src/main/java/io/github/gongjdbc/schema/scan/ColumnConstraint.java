package io.github.gongjdbc.schema.scan;

import io.github.gongjdbc.schema.catalog.Column;

/** What a query demands of one column. */
public record ColumnConstraint(Column column, Constraint constraint) {
  @Override
  public String toString() {
    return constraint.toString(column.name());
  }
}
