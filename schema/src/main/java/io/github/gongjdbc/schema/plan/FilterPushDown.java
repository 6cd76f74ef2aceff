package io.github.gongjdbc.schema.plan;

import io.github.gongjdbc.schema.catalog.AccessPath;
import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.ColumnType;
import io.github.gongjdbc.schema.catalog.Filter;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import io.github.gongjdbc.schema.scan.ColumnConstraint;
import io.github.gongjdbc.schema.scan.Constraint;
import io.github.gongjdbc.schema.scan.ScanRequest;
import io.github.gongjdbc.schema.scan.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;

/**
 * Splits a condition over a scan into what the API can filter and what remains to be checked.
 *
 * @param request the scan with the constraints in it
 * @param bounds the expressions that the constraints refer to
 * @param remaining the conjuncts that must still be checked
 */
record FilterPushDown(ScanRequest request, List<RexNode> bounds, List<RexNode> remaining) {

  /** Empty when the condition demands nothing of any column that matters. */
  static Optional<FilterPushDown> of(
      ScanRequest request,
      Session session,
      RelDataType rowType,
      RexNode condition,
      RexBuilder rex) {
    List<RexNode> conjuncts = RelOptUtil.conjunctions(condition);
    List<RexNode> bounds = new ArrayList<>();
    List<ColumnConstraint> constraints = new ArrayList<>();
    Map<RexNode, Column> covered = new HashMap<>();
    for (int i = 0; i < request.columns().size(); i++) {
      Column column = request.columns().get(i);
      if (!matters(request.table(), column)) {
        continue;
      }
      RelDataType type = rowType.getFieldList().get(i).getType();
      ConditionTranslator translator = new ConditionTranslator(rex, i, type, bounds);
      List<Constraint> demanded = new ArrayList<>();
      for (RexNode conjunct : conjuncts) {
        translator
            .translate(conjunct)
            .ifPresent(
                translation -> {
                  demanded.add(translation.constraint());
                  if (translation.complete()) {
                    covered.put(conjunct, column);
                  }
                });
      }
      if (!demanded.isEmpty()) {
        constraints.add(new ColumnConstraint(column, all(demanded)));
      }
    }
    if (constraints.isEmpty()) {
      return Optional.empty();
    }
    AccessPath accessPath = choose(request, session, constraints);
    ScanRequest pushed = request.withConstraints(accessPath, constraints);
    List<RexNode> remaining = new ArrayList<>(conjuncts);
    remaining.removeIf(
        conjunct ->
            covered.containsKey(conjunct) && isExact(pushed, session, covered.get(conjunct)));
    return Optional.of(new FilterPushDown(pushed, bounds, remaining));
  }

  private static Constraint all(List<Constraint> demanded) {
    return demanded.size() == 1 ? demanded.get(0) : new Constraint.All(demanded);
  }

  /** Whether a demand on the column can change what is asked: of the API, or by the start date. */
  private static boolean matters(TableDefinition table, Column column) {
    return column.type() == ColumnType.TIMESTAMP
        && (table.cursorColumn().filter(column::equals).isPresent()
            || table.accessPaths().stream()
                .anyMatch(path -> table.itemPath(column).flatMap(path::filter).isPresent()));
  }

  /** The access path that can use most of the constraints; the usual one where none uses more. */
  private static AccessPath choose(
      ScanRequest request, Session session, List<ColumnConstraint> constraints) {
    AccessPath best = request.accessPath();
    if (!session.settings().pushDown()) {
      return best;
    }
    int most = request.withConstraints(best, constraints).pushed().size();
    for (AccessPath path : request.table().accessPaths()) {
      int pushed = request.withConstraints(path, constraints).pushed().size();
      if (pushed > most) {
        best = path;
        most = pushed;
      }
    }
    return best;
  }

  /** Whether the API's filter leaves nothing to check of a demand on this column. */
  private static boolean isExact(ScanRequest request, Session session, Column column) {
    return session.settings().pushDown()
        && session.timeLine().isExact()
        && !column.nullable()
        && request.filter(column).filter(Filter::exact).isPresent();
  }
}
