package io.github.gongjdbc.sql.run;

import io.github.gongjdbc.schema.plan.EnumerableGongScan;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.EnumerableFilter;
import org.apache.calcite.adapter.enumerable.EnumerableLimit;
import org.apache.calcite.adapter.enumerable.EnumerableLimitSort;
import org.apache.calcite.adapter.enumerable.EnumerableProject;
import org.apache.calcite.adapter.enumerable.EnumerableSort;
import org.apache.calcite.adapter.enumerable.EnumerableValues;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.EnumerableDefaults;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.runtime.Bindable;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/**
 * Runs the simplest plans as they are: one table with conditions, an order, a limit and a choice of
 * columns. It does what Calcite's generated code would do; but a fresh JVM waits long for the
 * compiler of that code, and these plans are the commonest.
 */
public final class Interpreter {
  private static final @Nullable Object[] NO_ROW = {};

  private Interpreter() {}

  /** A part of a plan that is understood. */
  private interface Rows {
    Enumerable<@Nullable Object[]> open(DataContext context);
  }

  /**
   * The plan, ready to run, in the form of generated code: it yields bare values where a row has
   * one column. Empty when something in it is not understood.
   */
  public static Optional<Bindable<?>> of(RelNode plan) {
    return rows(plan)
        .map(rows -> plan.getRowType().getFieldCount() == 1 ? bare(rows) : arrays(rows));
  }

  private static Bindable<?> arrays(Rows rows) {
    return (Bindable<@Nullable Object[]>) rows::open;
  }

  private static Bindable<?> bare(Rows rows) {
    return (Bindable<@Nullable Object>) context -> rows.open(context).select(row -> row[0]);
  }

  private static Optional<Rows> rows(RelNode plan) {
    if (plan instanceof EnumerableGongScan scan) {
      return scan(scan);
    }
    if (plan instanceof EnumerableValues values) {
      return literals(values);
    }
    if (plan.getInputs().size() != 1) {
      return Optional.empty();
    }
    return rows(plan.getInput(0)).flatMap(input -> over(input, plan));
  }

  private static Optional<Rows> over(Rows input, RelNode plan) {
    if (plan instanceof EnumerableProject project) {
      return expressions(project.getProjects(), plan)
          .map(
              columns ->
                  context -> input.open(context).select(row -> values(columns, context, row)));
    }
    if (plan instanceof EnumerableFilter filter) {
      return Expression.of(filter.getCondition(), plan.getCluster().getRexBuilder())
          .map(
              condition ->
                  context ->
                      EnumerableDefaults.where(
                          input.open(context),
                          row -> Boolean.TRUE.equals(condition.value(context, row))));
    }
    if (plan instanceof EnumerableLimit limit) {
      return limited(input, limit.offset, limit.fetch);
    }
    return plan instanceof EnumerableSort || plan instanceof EnumerableLimitSort
        ? sorted(input, (Sort) plan)
        : Optional.empty();
  }

  private static Optional<Rows> scan(EnumerableGongScan scan) {
    Optional<Long> wanted = scan.limit().map(Interpreter::sum).orElse(Optional.of(Long.MAX_VALUE));
    return wanted.flatMap(
        limit ->
            expressions(scan.bounds(), scan)
                .map(
                    bounds ->
                        context -> scan.open(context, values(bounds, context, NO_ROW), limit)));
  }

  private static Optional<Rows> literals(EnumerableValues plan) {
    List<Optional<List<Expression>>> tuples =
        plan.getTuples().stream().map(tuple -> expressions(tuple, plan)).toList();
    return tuples.stream().allMatch(Optional::isPresent)
        ? Optional.of(
            context ->
                Linq4j.asEnumerable(
                    tuples.stream().map(tuple -> values(tuple.get(), context, NO_ROW)).toList()))
        : Optional.empty();
  }

  private static Optional<Rows> limited(
      Rows input, @Nullable RexNode offset, @Nullable RexNode fetch) {
    return count(offset, 0)
        .flatMap(
            skipped ->
                count(fetch, Integer.MAX_VALUE)
                    .map(
                        taken ->
                            context ->
                                input
                                    .open(context)
                                    .skip(skipped.intValue())
                                    .take(taken.intValue())));
  }

  private static Optional<Rows> sorted(Rows input, Sort sort) {
    Optional<Long> skipped = count(sort.offset, 0);
    Optional<Long> taken = count(sort.fetch, Integer.MAX_VALUE);
    Optional<Comparator<@Nullable Object[]>> order = order(sort);
    if (skipped.isEmpty() || taken.isEmpty() || order.isEmpty()) {
      return Optional.empty();
    }
    int offset = skipped.get().intValue();
    int fetch = taken.get().intValue();
    return Optional.of(
        context ->
            EnumerableDefaults.orderBy(
                input.open(context), row -> row, order.get(), offset, fetch));
  }

  private static Optional<Comparator<@Nullable Object[]>> order(Sort sort) {
    List<Comparator<@Nullable Object[]>> keys = new ArrayList<>();
    for (RelFieldCollation key : sort.getCollation().getFieldCollations()) {
      int index = key.getFieldIndex();
      if (!Expression.isComparable(sort.getRowType().getFieldList().get(index).getType())) {
        return Optional.empty();
      }
      Comparator<@Nullable Object> values = order(key);
      keys.add((first, second) -> values.compare(first[index], second[index]));
    }
    return keys.stream().reduce(Comparator::thenComparing);
  }

  private static Comparator<@Nullable Object> order(RelFieldCollation key) {
    Comparator<Object> values =
        key.getDirection() == RelFieldCollation.Direction.DESCENDING
            ? Expression.Types.ORDER.reversed()
            : Expression.Types.ORDER;
    return key.nullDirection == RelFieldCollation.NullDirection.FIRST
        ? Comparator.nullsFirst(values)
        : Comparator.nullsLast(values);
  }

  /** The limit of a scan below an OFFSET is a sum. */
  private static Optional<Long> sum(RexNode rows) {
    return rows instanceof RexCall call && call.getKind() == SqlKind.PLUS
        ? sum(call.getOperands().get(0))
            .flatMap(first -> sum(call.getOperands().get(1)).map(second -> first + second))
        : count(rows, 0);
  }

  private static Optional<Long> count(@Nullable RexNode rows, long otherwise) {
    if (rows == null) {
      return Optional.of(otherwise);
    }
    return rows instanceof RexLiteral literal
            && literal.getValue() instanceof BigDecimal number
            && number.signum() >= 0
            && number.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0
        ? Optional.of(number.longValue())
        : Optional.empty();
  }

  private static Optional<List<Expression>> expressions(
      List<? extends RexNode> nodes, RelNode plan) {
    return Expression.all(nodes, plan.getCluster().getRexBuilder());
  }

  private static @Nullable Object[] values(
      List<Expression> expressions, DataContext context, @Nullable Object[] row) {
    @Nullable Object[] values = new @Nullable Object[expressions.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = expressions.get(i).value(context, row);
    }
    return values;
  }
}
