package io.github.gongjdbc.schema.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A column of a table.
 *
 * @param path where its value stands
 * @param lookup the other table that has its value, where the endpoint does not answer with it
 * @param nullable false for the columns of the key and the cursor alone
 * @param unit unit of a number
 * @param values the values that are known; Gong may add more
 * @param nullValues texts by which Gong means that there is no value
 * @param rename what texts of Gong's are called here
 * @param content names of the endpoint's content that its value needs
 * @param join what stands between the texts that it puts together: those of the outermost array on
 *     the way first
 * @param references the row that its value identifies
 * @param ephemeral whether its value is another one each time it is asked for, which says nothing
 *     about the row
 */
public record Column(
    String name,
    ColumnPath path,
    Optional<Lookup> lookup,
    ColumnType type,
    String description,
    boolean nullable,
    Optional<String> unit,
    List<String> values,
    List<String> nullValues,
    Map<String, String> rename,
    List<String> content,
    List<String> join,
    Optional<Reference> references,
    boolean ephemeral) {
  public Column {
    values = List.copyOf(values);
    nullValues = List.copyOf(nullValues);
    rename = Frozen.copy(rename);
    content = List.copyOf(content);
    join = List.copyOf(join);
  }

  /** A column of which nothing else is known. */
  public static Column of(
      String name, ColumnPath path, ColumnType type, String description, boolean nullable) {
    return new Column(
        name,
        path,
        Optional.empty(),
        type,
        description,
        nullable,
        Optional.empty(),
        List.of(),
        List.of(),
        Map.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        false);
  }

  /** The same value, for a column that is declared elsewhere. */
  public Column as(
      String newName, ColumnPath newPath, boolean newNullable, Optional<Reference> newReferences) {
    return new Column(
        newName,
        newPath,
        lookup,
        type,
        description,
        newNullable,
        unit,
        values,
        nullValues,
        rename,
        content,
        join,
        newReferences,
        ephemeral);
  }

  /** The same with another description. */
  public Column describedAs(String text) {
    return new Column(
        name,
        path,
        lookup,
        type,
        text,
        nullable,
        unit,
        values,
        nullValues,
        rename,
        content,
        join,
        references,
        ephemeral);
  }

  /** All that the catalog says about the meaning of the column, as one text. */
  public String remarks() {
    StringBuilder remarks = new StringBuilder(description);
    lookup.ifPresent(
        from ->
            remarks
                .append(" Looked up in ")
                .append(from.table())
                .append(" by ")
                .append(from.on())
                .append(" where a query needs it."));
    unit.ifPresent(text -> remarks.append(" Unit: ").append(text).append('.'));
    if (!values.isEmpty()) {
      remarks.append(" Values: ").append(String.join(", ", values)).append('.');
    }
    return remarks.toString();
  }
}
