package io.github.gongjdbc.schema.spec;

import io.github.gongjdbc.schema.catalog.AccessPath;
import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.DemandedRange;
import io.github.gongjdbc.schema.catalog.Filter;
import io.github.gongjdbc.schema.catalog.Parameter;
import io.github.gongjdbc.schema.catalog.ParameterType;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import io.github.gongjdbc.schema.predicate.ColumnConstraint;
import io.github.gongjdbc.schema.predicate.TupleDomain;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a scan asks of the API: an immutable description that the planner refines.
 *
 * @param columns the columns that are wanted, in this order
 * @param constraints what is demanded of columns, all at once
 * @param anyOf what is demanded besides of the columns of a demanded range, of which any is enough
 * @param order in which order the rows are wanted
 * @param history which part of the table's history is read
 */
public record ScanRequest(
    TableDefinition table,
    AccessPath accessPath,
    List<Column> columns,
    List<ColumnConstraint> constraints,
    List<List<ColumnConstraint>> anyOf,
    ReadingOrder order,
    History history) {

  public ScanRequest {
    columns = List.copyOf(columns);
    constraints = List.copyOf(constraints);
    anyOf = anyOf.stream().map(List::copyOf).toList();
  }

  /** Reads the whole table by its usual endpoint. */
  public static ScanRequest of(TableDefinition table) {
    return new ScanRequest(
        table,
        table.accessPaths().get(0),
        table.columns(),
        List.of(),
        List.of(),
        ReadingOrder.ANY,
        History.UNDECIDED);
  }

  public ScanRequest withColumns(List<Column> wanted) {
    return new ScanRequest(table, accessPath, wanted, constraints, anyOf, order, history);
  }

  /** The same by another access path of the table. */
  public ScanRequest by(AccessPath path) {
    return new ScanRequest(table, path, columns, constraints, anyOf, order, history);
  }

  /** The same with these demands, by the access path that can do most with them. */
  public ScanRequest withConstraints(List<ColumnConstraint> demanded) {
    return new ScanRequest(
        table,
        AccessPathChoice.of(table, accessPath, demanded),
        columns,
        demanded,
        anyOf,
        order,
        history);
  }

  /** The same with these demands, however they are read. */
  public ScanRequest onSamePath(List<ColumnConstraint> demanded) {
    return new ScanRequest(table, accessPath, columns, demanded, anyOf, order, history);
  }

  /** The same with demands of which any is enough. */
  public ScanRequest withAnyOf(List<List<ColumnConstraint>> demanded) {
    return new ScanRequest(table, accessPath, columns, constraints, demanded, order, history);
  }

  /** The same, but for the demands that are not known before the statement runs. */
  public ScanRequest withoutBounds(Set<Integer> unknown) {
    Predicate<ColumnConstraint> known =
        constraint -> Collections.disjoint(constraint.constraint().bounds(), unknown);
    return onSamePath(constraints.stream().filter(known).toList())
        .withAnyOf(anyOf.stream().flatMap(List::stream).allMatch(known) ? anyOf : List.of());
  }

  /** What it wants, with the values that the bounds have now. */
  public TupleDomain wanted(@Nullable Object[] bounds) {
    return TupleDomain.of(constraints, bounds)
        .withAnyOf(anyOf.stream().map(one -> TupleDomain.of(one, bounds)).toList());
  }

  /** The same rows in an order, by an access path that filters exactly by the cursor column. */
  public Optional<ScanRequest> inOrder(ReadingOrder wanted) {
    return exactByCursor()
        .map(path -> new ScanRequest(table, path, columns, constraints, anyOf, wanted, history));
  }

  /** The same rows by an access path whose answers tell their number; empty where none does. */
  public Optional<ScanRequest> countable() {
    if (looksUp()
        || !table.hasRowPerItem()
        || constraints.stream().anyMatch(ColumnConstraint::ofJoin)) {
      return Optional.empty();
    }
    Set<Column> filtered = new LinkedHashSet<>();
    constraints.forEach(constraint -> filtered.add(constraint.column()));
    // The start date bounds it, if nothing else does.
    table.cursorColumn().ifPresent(filtered::add);
    return table.accessPaths().stream()
        .filter(path -> path.endpoint().paged() && path.endpoint().iterated().isEmpty())
        .filter(path -> filtered.stream().allMatch(c -> exact(path, c)))
        // What is young must be counted apart from what is old.
        .min(Comparator.comparing(path -> !filtersByTime(path)))
        .map(
            path ->
                new ScanRequest(
                    table, path, List.of(columns.get(0)), constraints, anyOf, order, history));
  }

  /** Whether columns of the table are looked up: the total of the endpoint is not of its rows. */
  public boolean looksUp() {
    return table.columns().stream().anyMatch(column -> column.lookup().isPresent());
  }

  private static boolean filtersByTime(AccessPath path) {
    return path.endpoint().filters().stream()
        .anyMatch(filter -> filter.type() == ParameterType.DATE_TIME && filter.exact());
  }

  private boolean exact(AccessPath path, Column column) {
    return table.filter(path, column).filter(Filter::exact).isPresent();
  }

  private Optional<AccessPath> exactByCursor() {
    return table
        .cursorColumn()
        .flatMap(table::itemPath)
        .flatMap(
            cursor ->
                table.accessPaths().stream()
                    .filter(path -> path.filter(cursor).filter(Filter::exact).isPresent())
                    .filter(path -> path.endpoint().iterated().isEmpty())
                    .findFirst());
  }

  /** The same of a part of the table's history. */
  public ScanRequest of(History part) {
    return new ScanRequest(table, accessPath, columns, constraints, anyOf, order, part);
  }

  /** Whether the conditions that reached the scan name items by what identifies them. */
  private boolean namesItems() {
    return constraints.stream()
        .anyMatch(constraint -> !constraint.ofJoin() && identifiesItems(constraint.column()));
  }

  /** Whether the rows turn out to be named by key, now that the bounds have their values. */
  public boolean isNamedBy(TupleDomain wanted) {
    return constraints.stream()
        .filter(constraint -> !constraint.ofJoin() && identifiesItems(constraint.column()))
        .anyMatch(constraint -> wanted.texts().containsKey(constraint.column()));
  }

  /** The filter by what identifies items; empty where the endpoint has none. */
  public Optional<Filter> identity() {
    return table.columns().stream()
        .filter(this::identifiesItems)
        .flatMap(column -> filter(column).stream())
        .filter(filter -> filter.any().isPresent())
        .findFirst();
  }

  /** The values that identify items, where a split names some; empty where it does not. */
  public List<String> namedItems(Map<String, List<String>> values) {
    return identity().flatMap(Filter::any).stream()
        .flatMap(place -> Stream.ofNullable(values.get(place)))
        .findFirst()
        .orElse(List.of());
  }

  private boolean hasConditionOnCursor() {
    return constraints.stream()
        .filter(constraint -> !constraint.ofJoin())
        .anyMatch(constraint -> table.cursorColumn().equals(Optional.of(constraint.column())));
  }

  /** Whether the start date bounds it, unless it turns out that its rows are named by key. */
  public boolean needsStartDate() {
    return table.cursorColumn().isPresent()
        && switch (history) {
          case UNDECIDED -> !hasConditionOnCursor();
          case RECENT, JOINED_RECENT -> true;
          case ASKED, JOINED -> false;
        };
  }

  /** Whether some endpoint of the table filters by many values of this column at once. */
  public boolean takesMany(Column column) {
    return table.accessPaths().stream()
        .flatMap(path -> table.filter(path, column).stream())
        .anyMatch(filter -> filter.any().isPresent());
  }

  /** Whether there is no request without values of this column. */
  public boolean needs(Column column) {
    return accessPath.endpoint().demanded().stream()
        .anyMatch(one -> one.filtered().equals(table.itemPath(column)));
  }

  /** Whether there are conditions on all columns on which the way to read needs some. */
  public boolean givesDemanded() {
    return accessPath.endpoint().demanded().stream()
        .allMatch(
            parameter ->
                constraints.stream()
                    .anyMatch(one -> table.itemPath(one.column()).equals(parameter.filtered())));
  }

  /** Whether rows can be looked up by values of this column, without a request for others. */
  public boolean looksUp(Column column) {
    boolean iterated =
        filter(column).filter(filter -> accessPath.endpoint().iterates(filter)).isPresent();
    return iterated || takesMany(column);
  }

  /** Whether some endpoint of the table looks up items by this column of its key. */
  public boolean identifiesItems(Column column) {
    return table.key().contains(column.name()) && takesMany(column);
  }

  /** Whether a state may decide which rows are read: the query itself says nothing about that. */
  public boolean isOpenToState() {
    return table.cursorColumn().isPresent()
        && !namesItems()
        && switch (history) {
          case UNDECIDED -> !hasConditionOnCursor();
          case RECENT -> true;
          case ASKED, JOINED, JOINED_RECENT -> false;
        };
  }

  /** Whether the query itself, rather than a join, says which rows it wants. */
  public boolean isAsked() {
    return history != History.JOINED && history != History.JOINED_RECENT;
  }

  /**
   * Whether rows of this table and of another one with the same values in these columns stand in
   * the same item of an answer, and have its time for their cursor.
   */
  public boolean haveSameItems(Column column, ScanRequest other, Column otherColumn) {
    return table.accessPaths().stream()
        .anyMatch(
            path ->
                other.table.accessPaths().stream()
                    .filter(otherPath -> otherPath.endpoint().equals(path.endpoint()))
                    .anyMatch(
                        otherPath ->
                            isSame(place(path, column), other.place(otherPath, otherColumn))
                                && isSame(cursorPlace(path), other.cursorPlace(otherPath))));
  }

  private static boolean isSame(Optional<List<String>> one, Optional<List<String>> other) {
    return one.isPresent() && one.equals(other);
  }

  private Optional<List<String>> cursorPlace(AccessPath path) {
    return table.cursorColumn().flatMap(cursor -> place(path, cursor));
  }

  /** Where the value of a column stands in an item of an answer. */
  private Optional<List<String>> place(AccessPath path, Column column) {
    return table
        .itemPath(column)
        .map(names -> Stream.concat(path.prefix().stream(), names.stream()).toList());
  }

  /** The names of the content that the wanted columns need, in a stable order. */
  public Set<String> content() {
    Set<String> names = new LinkedHashSet<>(table.content());
    columns.forEach(column -> names.addAll(column.content()));
    return names;
  }

  /** The filter of the API that a column drives on this access path, if there is one. */
  public Optional<Filter> filter(Column column) {
    return table.filter(accessPath, column);
  }

  /** The range of time that each request must name; empty where none must. */
  public Optional<DemandedRange> demandedRange() {
    return accessPath.endpoint().demandedRange();
  }

  /**
   * Whether demands on a column decide what rows there are, as the endpoint answers about nothing
   * but what it is asked for.
   */
  public boolean isDemanded(Column column) {
    return accessPath.endpoint().parameters().stream()
        .anyMatch(one -> one.required() && one.column().equals(Optional.of(column.name())));
  }

  /** The constraints for which the API answers more than is wanted, or knows nothing of. */
  public List<ColumnConstraint> checkedAgain() {
    return constraints.stream()
        .filter(constraint -> filter(constraint.column()).filter(Filter::exact).isEmpty())
        .toList();
  }

  /** The parameters of which each value is asked for, as the query gives none. */
  public List<Parameter> iterated() {
    return accessPath.endpoint().iterated().stream()
        .filter(
            parameter ->
                pushed().stream()
                    .noneMatch(one -> table.itemPath(one.column()).equals(parameter.filtered())))
        .toList();
  }

  /** The constraints that reach a filter of the API. */
  public List<ColumnConstraint> pushed() {
    List<ColumnConstraint> pushed = new ArrayList<>();
    for (ColumnConstraint constraint : constraints) {
      if (filter(constraint.column()).isPresent()) {
        pushed.add(constraint);
      }
    }
    return pushed;
  }
}
