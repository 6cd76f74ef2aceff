package io.github.gongjdbc.sql.optimize;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;

/**
 * Finds the queries that Calcite's usual way of making joins of correlated subqueries, from the
 * innermost to the outermost, gets wrong, and its general way, from the outermost to the innermost,
 * gets right. These are the queries in which
 *
 * <ul>
 *   <li>a subquery refers to a query further out than the one around it, or both inputs of a join
 *       refer to the same query: rows are lost or too many (CALCITE-7661),
 *   <li>a window in a subquery has the partitions that {@link CorrelatedWindows} makes
 *       (CALCITE-7584),
 *   <li>there are grouping sets beside a correlated subquery: constants are left out of the keys,
 *       but not out of the sets,
 *   <li>there are groups beside it whose keys may all be constants: without them a group that no
 *       row is in is there, too.
 * </ul>
 *
 * <p>What the general way gets wrong, {@link SeparateCorrelates} mends.
 */
final class GeneralDecorrelation {
  private boolean correlated;
  private boolean shared;
  private boolean groupsOfConstants;

  private GeneralDecorrelation() {}

  /**
   * Whether a query is one of these.
   *
   * @param partitioned the query with the partitions of {@link CorrelatedWindows}
   */
  static boolean isNeededFor(RelNode query, RelNode partitioned) {
    GeneralDecorrelation search = new GeneralDecorrelation();
    search.search(query, Set.of());
    return search.shared
        || (search.correlated && search.groupsOfConstants)
        || !partitioned.deepEquals(query);
  }

  /**
   * Whether the usual way failed, as what it made may be NULL where the query may not, or the other
   * way round.
   */
  static boolean isNeededAfter(AssertionError failure) {
    return String.valueOf(failure.getMessage()).startsWith("Decorrelation produced");
  }

  /** Whether it has grouping sets, or groups of which no key is a column of a table. */
  private static boolean mayLeaveOutKeys(Aggregate aggregate) {
    if (aggregate.getGroupType() != Aggregate.Group.SIMPLE) {
      return true;
    }
    RelMetadataQuery metadata = aggregate.getCluster().getMetadataQuery();
    return aggregate.getGroupCount() > 0
        && aggregate.getGroupSet().asList().stream()
            .map(key -> metadata.getColumnOrigin(aggregate.getInput(), key))
            .allMatch(origin -> origin == null || origin.isDerived());
  }

  /**
   * Searches a query.
   *
   * @param outer what is set by the queries around it
   */
  private void search(RelNode node, Set<CorrelationId> outer) {
    correlated |= node instanceof Correlate;
    groupsOfConstants |= node instanceof Aggregate aggregate && mayLeaveOutKeys(aggregate);
    node.accept(
        new RexShuttle() {
          @Override
          public RexNode visitSubQuery(RexSubQuery subQuery) {
            Set<CorrelationId> used = RelOptUtil.getVariablesUsed(subQuery.rel);
            correlated |= !used.isEmpty();
            shared |= used.stream().anyMatch(outer::contains);
            search(subQuery.rel, with(outer, node.getVariablesSet()));
            return super.visitSubQuery(subQuery);
          }
        });
    shared |= node instanceof Join join && isSharedBy(join.getLeft(), join.getRight());
    for (RelNode input : node.getInputs()) {
      boolean lateral = node instanceof Correlate correlate && input == correlate.getRight();
      search(input, lateral ? with(outer, node.getVariablesSet()) : outer);
    }
  }

  private static boolean isSharedBy(RelNode left, RelNode right) {
    return !Collections.disjoint(
        RelOptUtil.getVariablesUsed(left), RelOptUtil.getVariablesUsed(right));
  }

  private static Set<CorrelationId> with(Set<CorrelationId> outer, Set<CorrelationId> further) {
    Set<CorrelationId> all = new HashSet<>(outer);
    all.addAll(further);
    return all;
  }
}
