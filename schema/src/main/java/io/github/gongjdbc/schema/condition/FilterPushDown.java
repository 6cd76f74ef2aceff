package io.github.gongjdbc.schema.condition;

import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.DemandedRange;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import io.github.gongjdbc.schema.condition.ConditionTranslator.Translation;
import io.github.gongjdbc.schema.context.Session;
import io.github.gongjdbc.schema.predicate.ColumnConstraint;
import io.github.gongjdbc.schema.predicate.Constraint;
import io.github.gongjdbc.schema.spec.ScanRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;

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
    Map<Column, ConditionTranslator<?>> translators = new LinkedHashMap<>();
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
      translators.put(column, translator);
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
    List<List<ColumnConstraint>> anyOf =
        request.anyOf().isEmpty() ? anyOf(request, conjuncts, translators) : request.anyOf();
    if (constraints.equals(request.constraints())
        && anyOf.equals(request.anyOf())
        && remaining.size() == conjuncts.size()) {
      return Optional.empty();
    }
    boolean free = session.settings().pushDown() || !request.table().demandedColumns().isEmpty();
    ScanRequest pushed =
        free ? request.withConstraints(constraints) : request.onSamePath(constraints);
    return Optional.of(new FilterPushDown(pushed.withAnyOf(anyOf), bounds, remaining));
  }

  /**
   * What the parts of an OR demand of the two columns of a demanded range, of which both together
   * say what to ask for: the first OR of which each part demands something.
   */
  private static List<List<ColumnConstraint>> anyOf(
      ScanRequest request,
      List<RexNode> conjuncts,
      Map<Column, ConditionTranslator<?>> translators) {
    Optional<DemandedRange> range = request.demandedRange().filter(one -> !one.isOfOneColumn());
    if (range.isEmpty()) {
      return List.of();
    }
    translators.keySet().removeIf(column -> !range.get().bounds(column));
    return conjuncts.stream()
        .filter(conjunct -> conjunct.isA(SqlKind.OR))
        .map(conjunct -> parts(conjunct, translators))
        .filter(parts -> parts.stream().noneMatch(List::isEmpty))
        .filter(
            parts ->
                parts.stream()
                        .flatMap(List::stream)
                        .map(ColumnConstraint::column)
                        .distinct()
                        .count()
                    > 1)
        .findFirst()
        .orElse(List.of());
  }

  private static List<List<ColumnConstraint>> parts(
      RexNode or, Map<Column, ConditionTranslator<?>> translators) {
    List<List<ColumnConstraint>> parts = new ArrayList<>();
    for (RexNode part : RelOptUtil.disjunctions(or)) {
      List<ColumnConstraint> demanded = new ArrayList<>();
      translators.forEach(
          (column, translator) ->
              translator
                  .translate(part)
                  .ifPresent(
                      translation ->
                          demanded.add(
                              new ColumnConstraint(
                                  column, translation.constraint(), isCorrelated(part)))));
      parts.add(demanded);
    }
    return parts;
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
