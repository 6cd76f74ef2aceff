package io.github.gongjdbc.sql.explain;

import io.github.gongjdbc.schema.plan.EnumerableBatchLookupJoin;
import io.github.gongjdbc.schema.plan.EnumerableGongCount;
import io.github.gongjdbc.schema.plan.EnumerableGongScan;
import io.github.gongjdbc.schema.plan.EnumerableLimitWithTies;
import io.github.gongjdbc.schema.plan.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.calcite.adapter.enumerable.EnumerableLimit;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Calc;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexProgram;
import org.jspecify.annotations.Nullable;

/** What a node of a plan does, in a line. */
final class PlanStep {
  private final List<String> columns;

  /**
   * @param columns the names of all columns that the node takes
   */
  private PlanStep(List<String> columns) {
    this.columns = columns;
  }

  /** The line; empty where the node only passes columns on. */
  static String of(RelNode node) {
    if (node instanceof EnumerableGongScan scan) {
      return "Read " + scan.request().table().name();
    }
    if (node instanceof EnumerableGongCount count) {
      return (count.counts() ? "Count " : "Find the first and the last time of ")
          + count.request().table().name();
    }
    if (node instanceof TableScan table) {
      return "Read " + String.join(".", table.getTable().getQualifiedName());
    }
    List<String> columns = new ArrayList<>();
    node.getInputs().forEach(input -> columns.addAll(input.getRowType().getFieldNames()));
    return new PlanStep(columns).line(node);
  }

  private String line(RelNode node) {
    List<String> results = node.getRowType().getFieldNames();
    if (node instanceof Filter filter) {
      return keep(filter.getCondition());
    }
    if (node instanceof Project project) {
      return compute(project.getProjects(), results);
    }
    if (node instanceof Calc calc) {
      RexProgram program = calc.getProgram();
      String keep =
          program.getCondition() == null
              ? ""
              : keep(program.expandLocalRef(program.getCondition()));
      String compute = compute(program.expandList(program.getProjectList()), results);
      return keep + (keep.isEmpty() || compute.isEmpty() ? "" : "; ") + compute;
    }
    if (node instanceof Sort sort) {
      String limit = limit(sort.offset, sort.fetch);
      return sort.getCollation().getKeys().isEmpty()
          ? limit
          : "Sort by " + order(sort) + (limit.isEmpty() ? "" : "; " + limit);
    }
    if (node instanceof EnumerableLimitWithTies ties) {
      return "Keep the first " + ties.count() + " rows and those that tie with them";
    }
    if (node instanceof EnumerableLimit limit) {
      return limit(limit.offset, limit.fetch);
    }
    if (node instanceof Aggregate aggregate) {
      return aggregate(aggregate);
    }
    if (node instanceof EnumerableBatchLookupJoin join) {
      return join(join) + ", looked up by " + join.keysAtATime() + " keys at a time";
    }
    return node instanceof Join join ? join(join) : other(node);
  }

  private String text(RexNode expression) {
    return SqlText.of(expression, columns);
  }

  private String keep(RexNode condition) {
    return "Keep rows where " + text(condition);
  }

  private String compute(List<RexNode> expressions, List<String> results) {
    List<String> computed = new ArrayList<>();
    for (int i = 0; i < expressions.size(); i++) {
      if (!(expressions.get(i) instanceof RexInputRef)) {
        computed.add(text(expressions.get(i)) + " AS " + results.get(i));
      }
    }
    return computed.isEmpty() ? "" : "Compute " + String.join(", ", computed);
  }

  private String limit(@Nullable RexNode offset, @Nullable RexNode fetch) {
    List<String> parts = new ArrayList<>();
    if (offset != null) {
      parts.add("Skip " + text(offset) + " rows");
    }
    if (fetch != null) {
      parts.add("Keep the first " + text(fetch) + " rows");
    }
    return String.join("; ", parts);
  }

  private String order(Sort sort) {
    return sort.getCollation().getFieldCollations().stream()
        .map(key -> columns.get(key.getFieldIndex()) + direction(key))
        .collect(Collectors.joining(", "));
  }

  private static String direction(RelFieldCollation key) {
    return key.getDirection().isDescending() ? " DESC" : "";
  }

  private String aggregate(Aggregate aggregate) {
    String groups =
        aggregate.getGroupSet().asList().stream()
            .map(columns::get)
            .collect(Collectors.joining(", "));
    String calls =
        aggregate.getAggCallList().stream().map(this::call).collect(Collectors.joining(", "));
    if (groups.isEmpty()) {
      return "Aggregate " + calls;
    }
    return calls.isEmpty()
        ? "Keep one row for each " + groups
        : "Group by " + groups + ": " + calls;
  }

  private String call(AggregateCall call) {
    String arguments =
        call.getArgList().isEmpty()
            ? "*"
            : call.getArgList().stream().map(columns::get).collect(Collectors.joining(", "));
    return call.getAggregation().getName()
        + (call.isDistinct() ? "(DISTINCT " : "(")
        + arguments
        + ")";
  }

  private String join(Join join) {
    String type = join.getJoinType().lowerName;
    return type.substring(0, 1).toUpperCase(Locale.ROOT)
        + type.substring(1)
        + " join where "
        + text(join.getCondition());
  }

  /** A node of a kind that is rare: its name and what it says about itself. */
  private static String other(RelNode node) {
    String details =
        PlanDetails.of(node).stream()
            .map(detail -> detail.name() + " " + detail.value())
            .collect(Collectors.joining(", "));
    String name = node.getRelTypeName().replaceFirst("^(Enumerable|Logical)", "");
    return details.isEmpty() ? name : name + " (" + details + ")";
  }
}
