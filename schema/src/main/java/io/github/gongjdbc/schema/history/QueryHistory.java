package io.github.gongjdbc.schema.history;

import io.github.gongjdbc.schema.plan.GongScan;
import io.github.gongjdbc.schema.spec.History;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;

/**
 * Decides which part of its history each table of a query is read from: all of it where the query
 * says which rows it wants, else what the start date or the state leaves. It looks at the query as
 * it is written, before any rule has changed it.
 */
public final class QueryHistory {
  private QueryHistory() {}

  /** The same query, with that decided. */
  public static RelNode decide(RelNode query) {
    NamedRows named = new NamedRows();
    new QueryReader(named).read(query);
    return query.accept(new Decisions(named));
  }

  private static final class Decisions extends RelHomogeneousShuttle {
    private final NamedRows named;
    private final Map<GongScan, RelNode> decided = new HashMap<>();
    private final RexShuttle subQueries =
        new RexShuttle() {
          @Override
          public RexNode visitSubQuery(RexSubQuery subQuery) {
            RexSubQuery inner = (RexSubQuery) super.visitSubQuery(subQuery);
            return inner.clone(inner.rel.accept(Decisions.this));
          }
        };

    Decisions(NamedRows named) {
      this.named = named;
    }

    @Override
    public RelNode visit(TableScan scan) {
      return scan instanceof GongScan gong ? decided.computeIfAbsent(gong, this::decide) : scan;
    }

    private RelNode decide(GongScan scan) {
      History history = named.of(scan);
      GongScan decision = scan.of(history);
      if (history != History.JOINED) {
        return decision;
      }
      RexShuttle ofThis =
          new RexShuttle() {
            @Override
            public RexNode visitInputRef(RexInputRef reference) {
              return decision.cursor();
            }
          };
      List<RexNode> bounds =
          named.boundsOfNaming(scan).stream().map(bound -> bound.accept(ofThis)).toList();
      return bounds.isEmpty()
          ? decision
          : LogicalFilter.create(
              decision, RexUtil.composeConjunction(scan.getCluster().getRexBuilder(), bounds));
    }

    @Override
    public RelNode visit(RelNode node) {
      return super.visit(node).accept(subQueries);
    }
  }
}
