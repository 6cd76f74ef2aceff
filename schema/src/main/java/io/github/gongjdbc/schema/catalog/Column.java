package io.github.gongjdbc.schema.catalog;

import java.util.List;
import java.util.Optional;

/**
 * A column of a table.
 *
 * @param path where its value stands, seen from the row
 * @param nullable false for the columns of the key and the cursor alone
 * @param unit unit of a number
 * @param values the values that are known; Gong may add more
 * @param content names of the endpoint's content that its value needs
 * @param references the row that its value identifies
 * @param ephemeral whether its value is another one each time it is asked for, which says nothing
 *     about the row
 */
public record Column(
    String name,
    ColumnPath path,
    ColumnType type,
    String description,
    boolean nullable,
    Optional<String> unit,
    List<String> values,
    List<String> content,
    Optional<Reference> references,
    boolean ephemeral) {
  public Column {
    values = List.copyOf(values);
    content = List.copyOf(content);
  }

  /** All that the catalog says about the meaning of the column, as one text. */
  public String remarks() {
    StringBuilder remarks = new StringBuilder(description);
    unit.ifPresent(text -> remarks.append(" Unit: ").append(text).append('.'));
    if (!values.isEmpty()) {
      remarks.append(" Values: ").append(String.join(", ", values)).append('.');
    }
    return remarks.toString();
  }
}
