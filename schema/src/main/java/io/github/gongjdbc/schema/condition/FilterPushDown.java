package io.github.gongjdbc.schema.condition;

import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import io.github.gongjdbc.schema.condition.ConditionTranslator.Translation;
import io.github.gongjdbc.schema.context.Session;
import io.github.gongjdbc.schema.predicate.ColumnConstraint;
import io.github.gongjdbc.schema.predicate.Constraint;
import io.github.gongjdbc.schema.spec.ScanRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;

/**
 * Splits a condition over a scan into what the scan takes and what remains to be checked above it.
 * The scan checks all that it takes, so only what it does not wholly understand remains.
 *
 * @param request the scan with the constraints in it
 * @param bounds the expressions that the constraints refer to
 * @param remaining the conjuncts that must still be checked
 */
public record FilterPushDown(ScanRequest request, List<RexNode> bounds, List<RexNode> remaining) {

  /**
   * Empty when the condition demands nothing new of any column that matters.
   *
   * @param known the expressions that the constraints of the request refer to already
   */
  public static Optional<FilterPushDown> of(
      ScanRequest request,
      List<RexNode> known,
      Session session,
      RelDataType rowType,
      RexNode condition,
      RexBuilder rex) {
    List<RexNode> conjuncts = RelOptUtil.conjunctions(condition);
    List<RexNode> bounds = new ArrayList<>(known);
    List<ColumnConstraint> constraints = new ArrayList<>(request.constraints());
    Set<RexNode> covered = new HashSet<>();
    for (int i = 0; i < request.columns().size(); i++) {
      Column column = request.columns().get(i);
      if (!matters(request.table(), column)) {
        continue;
      }
      RelDataType type = rowType.getFieldList().get(i).getType();
      ConditionTranslator<?> translator =
          column.type().isTime()
              ? new TimeConditionTranslator(rex, i, type, bounds, session.settings().timeZone())
              : new TextConditionTranslator(i, type, bounds);
      for (RexNode conjunct : conjuncts) {
        Optional<? extends Translation<?>> translation = translator.translate(conjunct);
        if (translation.isPresent()) {
          ColumnConstraint constraint =
              new ColumnConstraint(column, translation.get().constraint(), isCorrelated(conjunct));
          // What was taken before comes again when the conjunct had to remain.
          add(constraint, constraints);
          // The rows of an item are not checked by the scan.
          if (translation.get().complete() && request.table().itemPath(column).isPresent()) {
            covered.add(conjunct);
          }
        }
      }
      for (Constraint<?> pair : translator.together(conjuncts)) {
        add(new ColumnConstraint(column, pair, false), constraints);
      }
    }
    List<RexNode> remaining = new ArrayList<>(conjuncts);
    if (session.settings().pushDown()) {
      remaining.removeAll(covered);
    }
    if (constraints.equals(request.constraints()) && remaining.size() == conjuncts.size()) {
      return Optional.empty();
    }
    boolean free = session.settings().pushDown() || !request.table().demandedColumns().isEmpty();
    ScanRequest pushed =
        free ? request.withConstraints(constraints) : request.onSamePath(constraints);
    return Optional.of(new FilterPushDown(pushed, bounds, remaining));
  }

  private static boolean isCorrelated(RexNode condition) {
    return RexUtil.containsCorrelation(condition);
  }

  /** Adds a demand to those on the same column, unless it is among them. */
  private static void add(ColumnConstraint added, List<ColumnConstraint> constraints) {
    for (int i = 0; i < constraints.size(); i++) {
      ColumnConstraint known = constraints.get(i);
      if (known.column().equals(added.column()) && known.ofJoin() == added.ofJoin()) {
        constraints.set(i, known.and(added));
        return;
      }
    }
    constraints.add(added);
  }

  /** Whether a demand on the column can change what is asked: of the API, or by the start date. */
  private static boolean matters(TableDefinition table, Column column) {
    return table.cursorColumn().filter(column::equals).isPresent()
        || table.accessPaths().stream().anyMatch(path -> table.filter(path, column).isPresent());
  }
}
