package io.github.gongjdbc.sql.run;

import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.PushedFilter;
import io.github.gongjdbc.schema.catalog.Response;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import io.github.gongjdbc.schema.plan.EnumerableGongScan;
import io.github.gongjdbc.schema.predicate.ColumnConstraint;
import io.github.gongjdbc.schema.spec.ScanRequest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Calc;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexProgram;

/**
 * What a query could ask of Gong to read less. There is some for a query of one table that picks
 * rows here; where rows are joined or counted, few of them come of many in any case.
 *
 * @param pickedBy the columns by which rows are picked here
 * @param ways the conditions by which Gong would pick them
 */
public record ScanAdvice(Set<String> pickedBy, String ways) {
  /** Fewer requests than these, two seconds' worth, are not worth a word. */
  private static final int FEW = 5;

  /** How many times the pages that the rows would fill are too many. */
  private static final int MUCH = 5;

  /** Empty where the query is of another kind, or all is filtered by Gong already. */
  public static Optional<ScanAdvice> of(RelNode plan) {
    Set<String> picked = new LinkedHashSet<>();
    RelNode node = plan;
    while (!(node instanceof EnumerableGongScan scan)) {
      if (node instanceof Filter filter) {
        picked.addAll(columns(filter.getCondition(), filter.getInput()));
      } else if (node instanceof Calc calc) {
        picked.addAll(columns(calc));
      } else if (node instanceof Sort sort && PlanInspector.isLimit(sort)) {
        picked.addAll(columns(sort));
      } else if (!(node instanceof Project
          || node instanceof Sort
          || PlanInspector.isLimit(node))) {
        return Optional.empty();
      }
      node = node.getInput(0);
    }
    ScanRequest request = scan.request();
    request.constraints().stream()
        .map(ColumnConstraint::column)
        .filter(column -> request.filter(column).isEmpty())
        .forEach(column -> picked.add(column.name()));
    String ways = ways(request);
    return picked.isEmpty() || ways.isEmpty() || scan.isIncremental()
        ? Optional.empty()
        : Optional.of(new ScanAdvice(picked, ways));
  }

  private static Set<String> columns(Calc calc) {
    RexProgram program = calc.getProgram();
    return program.getCondition() == null
        ? Set.of()
        : columns(program.expandLocalRef(program.getCondition()), calc.getInput());
  }

  private static List<String> columns(Sort sort) {
    List<String> names = sort.getInput().getRowType().getFieldNames();
    return sort.getCollation().getKeys().stream().map(names::get).toList();
  }

  private static Set<String> columns(RexNode condition, RelNode input) {
    Set<String> names = new LinkedHashSet<>();
    for (int index : RelOptUtil.InputFinder.bits(condition)) {
      names.add(input.getRowType().getFieldNames().get(index));
    }
    return names;
  }

  private static String ways(ScanRequest request) {
    TableDefinition table = request.table();
    List<Column> bound = request.constraints().stream().map(ColumnConstraint::column).toList();
    List<String> others = new ArrayList<>();
    for (Column column : table.columns()) {
      if (!PushedFilter.of(table, column).isEmpty()
          && !bound.contains(column)
          && !table.cursorColumn().equals(Optional.of(column))) {
        others.add(column.name());
      }
    }
    Stream<String> range =
        table.cursorColumn().stream()
            .map(
                cursor ->
                    (bound.contains(cursor) ? "a narrower" : "a") + " range of " + cursor.name());
    Stream<String> values =
        others.isEmpty() ? Stream.of() : Stream.of("a condition on " + any(others));
    return any(Stream.concat(range, values).toList());
  }

  /** The words with an "or" before the last. */
  private static String any(List<String> words) {
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }

  /** The advice, if so many requests were many for so many rows. */
  Optional<String> after(int requests, long rows) {
    long needed = Math.max(1, -Math.floorDiv(-rows, (long) Response.PAGE_SIZE));
    if (requests < FEW || requests <= MUCH * needed) {
      return Optional.empty();
    }
    return Optional.of(
        requests
            + " requests were sent for "
            + rows
            + " rows, which were picked here by "
            + String.join(", ", pickedBy)
            + ". Gong itself picks rows by "
            + ways
            + ", which takes fewer requests; gong_system.columns lists what it filters by.");
  }
}
