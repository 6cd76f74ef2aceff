package io.github.gongjdbc.schema.history;

import io.github.gongjdbc.schema.history.QueryField.Origin;
import io.github.gongjdbc.schema.plan.GongScan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.Sarg;

/** Reads the conditions of one node of a query for what they say of the tables below. */
final class ConditionReader {
  private final NamedRows named;
  private final List<QueryField> fields;
  private final int leftFields;
  private final boolean dropsLeft;
  private final boolean dropsRight;
  private final Map<CorrelationId, OuterRow> outer;
  private final SubQueries subQueries;

  /** Reads a query within a condition. */
  interface SubQueries {
    /**
     * Where the fields of the query come from.
     *
     * @param drops whether a row is dropped for which the query yields nothing
     */
    List<QueryField> fields(
        RexSubQuery query,
        List<QueryField> fields,
        Map<CorrelationId, OuterRow> outer,
        boolean drops);
  }

  /** A field, and whether rows are dropped in which it does not fulfil the condition. */
  private record Tested(QueryField field, boolean dropped) {}

  /**
   * @param fields what the condition refers to by number
   * @param leftFields how many of them are of the left side of a join
   * @param dropsLeft whether rows of the left side are dropped that do not fulfil the condition
   */
  ConditionReader(
      NamedRows named,
      List<QueryField> fields,
      int leftFields,
      boolean dropsLeft,
      boolean dropsRight,
      Map<CorrelationId, OuterRow> outer,
      SubQueries subQueries) {
    this.named = named;
    this.fields = fields;
    this.leftFields = leftFields;
    this.dropsLeft = dropsLeft;
    this.dropsRight = dropsRight;
    this.outer = outer;
    this.subQueries = subQueries;
  }

  /** Reads what decides which rows are kept. */
  void read(RexNode condition) {
    List<RexNode> conjuncts = RelOptUtil.conjunctions(condition);
    for (RexNode conjunct : conjuncts) {
      Map<Origin, QueryField> keys = new LinkedHashMap<>();
      boolean isQuery = conjunct instanceof RexSubQuery query && isTest(query);
      QueryField tested = isQuery ? test((RexSubQuery) conjunct, true, keys) : tested(conjunct);
      tested.depends().stream()
          .filter(Origin::isCursor)
          .forEach(origin -> named.addCondition(origin.scan()));
      if (!isQuery) {
        keys.putAll(keys(conjunct));
      }
      keys.forEach(named::addKey);
      cursorAlone(conjunct)
          .ifPresent(scan -> named.addBound(scan, conjunct.accept(new CursorOf(scan))));
    }
    ranges(conjuncts);
  }

  /** The table whose cursor alone a condition is on, where it drops the rows of this table. */
  private Optional<GongScan> cursorAlone(RexNode condition) {
    Set<Optional<Origin>> origins = new HashSet<>();
    for (int field : RelOptUtil.InputFinder.bits(condition)) {
      boolean dropped = field < leftFields ? dropsLeft : dropsRight;
      Set<Origin> same = fields.get(field).same();
      origins.add(dropped && same.size() == 1 ? same.stream().findFirst() : Optional.empty());
    }
    boolean plain =
        origins.size() == 1
            && !RexUtil.containsCorrelation(condition)
            && RexUtil.SubQueryFinder.find(condition) == null
            && !RexOver.containsOver(condition)
            && RexUtil.isDeterministic(condition);
    return plain
        ? origins.iterator().next().filter(Origin::isCursor).map(Origin::scan)
        : Optional.empty();
  }

  /** Writes a condition on the cursor of a table as one over a scan of it. */
  private static final class CursorOf extends RexShuttle {
    private final GongScan scan;

    CursorOf(GongScan scan) {
      this.scan = scan;
    }

    @Override
    public RexNode visitInputRef(RexInputRef reference) {
      return scan.cursor();
    }
  }

  /** The columns that a condition is on: IS NOT NULL says nothing. */
  private QueryField tested(RexNode condition) {
    return made(condition, true);
  }

  /** Where the values of an expression come from. */
  QueryField field(RexNode expression) {
    return same(expression).map(Tested::field).orElseGet(() -> made(expression, false).computed());
  }

  /** The columns that an expression is made of. */
  private QueryField made(RexNode expression, boolean ofCondition) {
    List<QueryField> found = new ArrayList<>();
    expression.accept(
        new RexVisitorImpl<Void>(true) {
          @Override
          @SuppressWarnings("NullAway") // the visitor's result is of no use
          public Void visitCall(RexCall call) {
            return ofCondition && isNotNull(call) ? null : super.visitCall(call);
          }

          @Override
          @SuppressWarnings("NullAway") // the visitor's result is of no use
          public Void visitInputRef(RexInputRef reference) {
            found.add(fields.get(reference.getIndex()));
            return null;
          }

          @Override
          @SuppressWarnings("NullAway") // the visitor's result is of no use
          public Void visitFieldAccess(RexFieldAccess access) {
            outer(access).ifPresent(tested -> found.add(tested.field));
            return super.visitFieldAccess(access);
          }

          @Override
          @SuppressWarnings("NullAway") // the visitor's result is of no use
          public Void visitOver(RexOver over) {
            // The rows that a function sees and their order are no part of its value.
            over.getOperands().forEach(operand -> operand.accept(this));
            return null;
          }

          @Override
          @SuppressWarnings("NullAway") // the visitor's result is of no use
          public Void visitSubQuery(RexSubQuery query) {
            Map<Origin, QueryField> keys = new LinkedHashMap<>();
            QueryField tested = test(query, false, keys);
            // What a query yields is compared here: that is not a condition on its rows.
            found.add(ofCondition ? tested : tested.or(yielded(query)));
            keys.forEach(named::addKey);
            return null;
          }
        });
    return found.stream().reduce(QueryField.CONSTANT, QueryField::or);
  }

  private static boolean isNotNull(RexCall call) {
    return call.isA(SqlKind.IS_NOT_NULL)
        || (call.isA(SqlKind.NOT) && call.getOperands().get(0).isA(SqlKind.IS_NULL));
  }

  private static boolean isTest(RexSubQuery query) {
    return query.isA(SqlKind.EXISTS) || query.isA(SqlKind.IN);
  }

  /**
   * Reads a query within a condition.
   *
   * @param drops whether a row is dropped for which the query yields nothing
   * @param keys takes the keys that are named, with the values that name them
   * @return the columns of this query that are tested
   */
  private QueryField test(RexSubQuery query, boolean drops, Map<Origin, QueryField> keys) {
    List<QueryField> inner = subQueries.fields(query, fields, outer, drops);
    QueryField tested = QueryField.CONSTANT;
    for (int i = 0; i < query.getOperands().size(); i++) {
      RexNode operand = query.getOperands().get(i);
      QueryField field = field(operand);
      tested = tested.or(field);
      if (query.isA(SqlKind.IN)) {
        // Rows of the inner query matter only where they are equal to one of the outer one.
        name(inner.get(i), field, keys);
        QueryField values = inner.get(i);
        same(operand)
            .filter(same -> drops && same.dropped)
            .ifPresent(same -> name(same.field, values, keys));
      }
    }
    return tested;
  }

  /** The columns that the value of a scalar query is made of. */
  private QueryField yielded(RexSubQuery query) {
    return query.isA(SqlKind.SCALAR_QUERY)
        ? subQueries.fields(query, fields, outer, false).get(0).computed()
        : QueryField.CONSTANT;
  }

  private static void name(QueryField key, QueryField values, Map<Origin, QueryField> keys) {
    key.same().stream().filter(Origin::namesRows).forEach(origin -> keys.put(origin, values));
  }

  /** The keys that a condition names in the rows that fulfil it. */
  private Map<Origin, QueryField> keys(RexNode condition) {
    Map<Origin, QueryField> keys = new LinkedHashMap<>();
    if (condition.isA(SqlKind.AND)) {
      ((RexCall) condition).getOperands().forEach(part -> keys.putAll(keys(part)));
    } else if (condition.isA(SqlKind.OR)) {
      List<RexNode> parts = ((RexCall) condition).getOperands();
      keys.putAll(keys(parts.get(0)));
      for (RexNode part : parts.subList(1, parts.size())) {
        Map<Origin, QueryField> others = keys(part);
        keys.keySet().retainAll(others.keySet());
        keys.replaceAll(
            (origin, values) -> values.or(others.getOrDefault(origin, QueryField.CONSTANT)));
      }
    } else if (condition.isA(SqlKind.EQUALS)) {
      RexNode left = ((RexCall) condition).getOperands().get(0);
      RexNode right = ((RexCall) condition).getOperands().get(1);
      equal(left, right, keys);
      equal(right, left, keys);
    } else if (condition.isA(SqlKind.SEARCH)) {
      RexNode key = ((RexCall) condition).getOperands().get(0);
      if (arePoints(((RexCall) condition).getOperands().get(1))) {
        same(key)
            .filter(Tested::dropped)
            .ifPresent(tested -> name(tested.field, QueryField.CONSTANT, keys));
      }
    }
    return keys;
  }

  private void equal(RexNode key, RexNode value, Map<Origin, QueryField> keys) {
    same(key).filter(Tested::dropped).ifPresent(tested -> name(tested.field, field(value), keys));
  }

  private static boolean arePoints(RexNode values) {
    if (!(values instanceof RexLiteral literal)) {
      return false;
    }
    Sarg<?> sarg = literal.getValueAs(Sarg.class);
    return sarg != null && sarg.isPoints();
  }

  /** Keys from a value on up to another one: to the same one, or to one that may turn out so. */
  private void ranges(List<RexNode> conjuncts) {
    Map<Origin, Set<RexNode>> lower = ends(conjuncts, SqlKind.GREATER_THAN_OR_EQUAL);
    Map<Origin, Set<RexNode>> upper = ends(conjuncts, SqlKind.LESS_THAN_OR_EQUAL);
    lower.forEach(
        (key, from) -> {
          Set<RexNode> to = upper.getOrDefault(key, Set.of());
          if (from.stream().anyMatch(end -> to.contains(end) && RexUtil.isConstant(end))) {
            named.addKey(key, QueryField.CONSTANT);
          } else if (!to.isEmpty()) {
            named.addRange(key);
          }
        });
  }

  private Map<Origin, Set<RexNode>> ends(List<RexNode> conjuncts, SqlKind kind) {
    Map<Origin, Set<RexNode>> ends = new LinkedHashMap<>();
    for (RexNode conjunct : conjuncts) {
      if (conjunct.isA(kind) || conjunct.isA(kind.reverse())) {
        List<RexNode> sides = ((RexCall) conjunct).getOperands();
        RexNode key = sides.get(conjunct.isA(kind) ? 0 : 1);
        RexNode end = sides.get(conjunct.isA(kind) ? 1 : 0);
        same(key)
            .filter(Tested::dropped)
            .ifPresent(
                tested ->
                    tested.field.same().stream()
                        .filter(Origin::namesRows)
                        .forEach(
                            origin -> ends.computeIfAbsent(origin, o -> new HashSet<>()).add(end)));
      }
    }
    return ends;
  }

  /** The field whose values an expression has unchanged; empty where it is computed. */
  private Optional<Tested> same(RexNode expression) {
    if (expression instanceof RexInputRef reference) {
      boolean ofLeft = reference.getIndex() < leftFields;
      return Optional.of(
          new Tested(fields.get(reference.getIndex()), ofLeft ? dropsLeft : dropsRight));
    }
    if (expression instanceof RexFieldAccess access) {
      return outer(access);
    }
    return expression.isA(SqlKind.CAST) && RexUtil.isLosslessCast(expression)
        ? same(((RexCall) expression).getOperands().get(0))
        : Optional.empty();
  }

  private Optional<Tested> outer(RexFieldAccess access) {
    if (!(access.getReferenceExpr() instanceof RexCorrelVariable variable)) {
      return Optional.empty();
    }
    OuterRow row = outer.get(variable.id);
    int index = access.getField().getIndex();
    return row == null || index >= row.fields().size()
        ? Optional.empty()
        : Optional.of(new Tested(row.fields().get(index), row.dropped()));
  }
}
