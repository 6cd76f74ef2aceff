package io.github.gongjdbc.schema.history;

import io.github.gongjdbc.schema.plan.GongScan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSubQuery;

/** Reads a query for the conditions that say which rows of its tables are wanted. */
final class QueryReader {
  private final NamedRows named;

  QueryReader(NamedRows named) {
    this.named = named;
  }

  void read(RelNode query) {
    fields(query, Map.of());
  }

  /**
   * Reads a node and all below it.
   *
   * @param outer what the variables of outer queries stand for
   * @return where the values of its fields come from
   */
  private List<QueryField> fields(RelNode node, Map<CorrelationId, OuterRow> outer) {
    if (node instanceof GongScan scan) {
      named.add(scan);
      return scan.request().columns().stream().map(c -> QueryField.of(scan, c)).toList();
    }
    if (node instanceof Filter filter) {
      List<QueryField> fields = fields(filter.getInput(), outer);
      conditions(fields, outer).read(filter.getCondition());
      return fields;
    }
    if (node instanceof Project project) {
      return project(project, outer);
    }
    if (node instanceof Join join) {
      return join(join, outer);
    }
    if (node instanceof Correlate correlate) {
      return correlate(correlate, outer);
    }
    if (node instanceof Aggregate aggregate) {
      return aggregate(aggregate, outer);
    }
    if (node instanceof Sort sort) {
      List<QueryField> fields = fields(sort.getInput(), outer);
      return sort.fetch == null && sort.offset == null ? fields : computed(fields);
    }
    return node instanceof SetOp ? alternatives(node, outer) : other(node, outer);
  }

  private ConditionReader conditions(List<QueryField> fields, Map<CorrelationId, OuterRow> outer) {
    return new ConditionReader(named, fields, 0, true, true, outer, this::subQuery);
  }

  /** Reads a query in a condition or an expression. */
  private List<QueryField> subQuery(
      RexSubQuery query,
      List<QueryField> fields,
      Map<CorrelationId, OuterRow> outer,
      boolean drops) {
    Map<CorrelationId, OuterRow> rows = new HashMap<>(drops ? outer : OuterRow.kept(outer));
    for (CorrelationId variable : RelOptUtil.getVariablesUsed(query.rel)) {
      rows.putIfAbsent(variable, new OuterRow(fields, drops));
    }
    return fields(query.rel, rows);
  }

  private List<QueryField> project(Project project, Map<CorrelationId, OuterRow> outer) {
    List<QueryField> input = fields(project.getInput(), outer);
    ConditionReader expressions = conditions(input, outer);
    List<QueryField> fields = new ArrayList<>();
    for (RexNode expression : project.getProjects()) {
      fields.add(expressions.field(expression));
    }
    // What a window function sees must not be less because its results are picked from.
    return project.containsOver() ? computed(fields) : fields;
  }

  private List<QueryField> join(Join join, Map<CorrelationId, OuterRow> outer) {
    JoinRelType type = join.getJoinType();
    boolean dropsLeft = !type.generatesNullsOnRight() && type != JoinRelType.ANTI;
    boolean dropsRight = !type.generatesNullsOnLeft();
    List<QueryField> left = fields(join.getLeft(), dropsRight ? outer : OuterRow.kept(outer));
    List<QueryField> right = fields(join.getRight(), dropsLeft ? outer : OuterRow.kept(outer));
    List<QueryField> both = new ArrayList<>(left);
    both.addAll(right);
    new ConditionReader(
            named,
            both,
            left.size(),
            dropsLeft,
            dropsRight,
            dropsLeft && dropsRight ? outer : OuterRow.kept(outer),
            this::subQuery)
        .read(join.getCondition());
    return type.projectsRight() ? both : left;
  }

  private List<QueryField> correlate(Correlate correlate, Map<CorrelationId, OuterRow> outer) {
    boolean drops = correlate.getJoinType() == JoinRelType.INNER;
    List<QueryField> left = fields(correlate.getLeft(), outer);
    Map<CorrelationId, OuterRow> rows = new HashMap<>(drops ? outer : OuterRow.kept(outer));
    rows.put(correlate.getCorrelationId(), new OuterRow(left, drops));
    List<QueryField> both = new ArrayList<>(left);
    both.addAll(fields(correlate.getRight(), rows));
    return both;
  }

  private List<QueryField> aggregate(Aggregate aggregate, Map<CorrelationId, OuterRow> outer) {
    // Without groups there is a row in any case.
    boolean drops = !aggregate.getGroupSet().isEmpty() && aggregate.getGroupSets().size() == 1;
    List<QueryField> input = fields(aggregate.getInput(), drops ? outer : OuterRow.kept(outer));
    List<QueryField> fields = new ArrayList<>();
    aggregate.getGroupSet().forEach(key -> fields.add(input.get(key)));
    for (AggregateCall call : aggregate.getAggCallList()) {
      QueryField field = QueryField.CONSTANT;
      for (int argument : call.getArgList()) {
        field = field.or(input.get(argument));
      }
      fields.add(field.computed());
    }
    return fields;
  }

  private List<QueryField> alternatives(RelNode node, Map<CorrelationId, OuterRow> outer) {
    List<QueryField> fields =
        new ArrayList<>(
            Collections.nCopies(node.getRowType().getFieldCount(), QueryField.CONSTANT));
    for (RelNode input : node.getInputs()) {
      List<QueryField> some = fields(input, OuterRow.kept(outer));
      for (int i = 0; i < fields.size(); i++) {
        fields.set(i, fields.get(i).or(some.get(i)));
      }
    }
    return fields;
  }

  /** A node of which nothing is known but that its fields are made of those of its inputs. */
  private List<QueryField> other(RelNode node, Map<CorrelationId, OuterRow> outer) {
    QueryField all = QueryField.CONSTANT;
    for (RelNode input : node.getInputs()) {
      for (QueryField field : fields(input, OuterRow.kept(outer))) {
        all = all.or(field.computed());
      }
    }
    return Collections.nCopies(node.getRowType().getFieldCount(), all);
  }

  private static List<QueryField> computed(List<QueryField> fields) {
    return fields.stream().map(QueryField::computed).toList();
  }
}
