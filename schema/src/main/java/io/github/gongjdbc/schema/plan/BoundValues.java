package io.github.gongjdbc.schema.plan;

import io.github.gongjdbc.schema.read.estimate.RequestEstimate;
import io.github.gongjdbc.schema.read.estimate.RequestEstimator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.calcite.DataContext;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexExecutable;
import org.apache.calcite.rex.RexExecutorImpl;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.util.Util;
import org.jspecify.annotations.Nullable;

/**
 * The values that the bounds of a scan would have if the statement ran now, as far as they are
 * known before it runs: parameters and the keys of joins are not.
 *
 * @param unknown the places of the others
 * @param limit how many rows are wanted; empty where that is not known
 */
record BoundValues(List<@Nullable Object> values, Set<Integer> unknown, OptionalLong limit) {

  static BoundValues of(GongScan scan, DataContext context) {
    List<RexNode> bounds = scan.bounds();
    List<@Nullable Object> values = new ArrayList<>(Collections.nCopies(bounds.size(), null));
    Set<Integer> unknown = new HashSet<>();
    for (int i = 0; i < bounds.size(); i++) {
      try {
        if (isKnown(bounds.get(i), context)) {
          values.set(i, value(bounds.get(i), scan.getCluster().getRexBuilder(), context));
        } else {
          unknown.add(i);
        }
      } catch (RuntimeException e) {
        // What cannot be computed fails when the statement runs, and says why.
        unknown.add(i);
      }
    }
    Optional<RexNode> limit = scan.limit();
    OptionalLong rows =
        limit.isPresent() && limit.get() instanceof RexLiteral literal
            ? OptionalLong.of(RexLiteral.intValue(literal))
            : OptionalLong.empty();
    return new BoundValues(values, unknown, rows);
  }

  /**
   * What the scan is thought to cost with these values.
   *
   * @param counted whether its rows are counted alone
   */
  RequestEstimate estimate(GongScan scan, DataContext context, boolean counted) {
    RequestEstimate estimate =
        estimator(scan, context).of(scan.request(), unknown, limit.orElse(Long.MAX_VALUE), counted);
    return scan.limit().isPresent() && limit.isEmpty() ? estimate.orLess() : estimate;
  }

  /** What was read before of the scan, and what it would ask for; empty where that is all. */
  Optional<String> kept(GongScan scan, DataContext context) {
    return estimator(scan, context).kept(scan.request(), unknown);
  }

  /** The ranges that the scan would ask for; none where that is not known. */
  List<String> demandedRanges(GongScan scan, DataContext context) {
    boolean known =
        Stream.concat(
                scan.request().constraints().stream(),
                scan.request().anyOf().stream().flatMap(List::stream))
            .filter(one -> scan.request().isDemanded(one.column()))
            .allMatch(one -> Collections.disjoint(one.constraint().bounds(), unknown));
    return known
        ? estimator(scan, context).demandedRanges(scan.request(), unknown)
        : List.of("unknown until the parameters are set");
  }

  private RequestEstimator estimator(GongScan scan, DataContext context) {
    return new RequestEstimator(scan.session(), context, values.toArray());
  }

  private static boolean isKnown(RexNode bound, DataContext context) {
    if (RexUtil.containsCorrelation(bound)) {
      return false;
    }
    try {
      bound.accept(
          new RexVisitorImpl<Void>(true) {
            @Override
            public Void visitDynamicParam(RexDynamicParam parameter) {
              if (context.get(parameter.getName()) == null) {
                throw new Util.FoundOne(parameter);
              }
              return super.visitDynamicParam(parameter);
            }
          });
      return true;
    } catch (Util.FoundOne found) {
      return false;
    }
  }

  private static @Nullable Object value(RexNode bound, RexBuilder rex, DataContext context) {
    RelDataType noRow = rex.getTypeFactory().builder().build();
    RexExecutable code = RexExecutorImpl.getExecutable(rex, List.of(bound), noRow);
    code.setDataContext(context);
    @Nullable Object @Nullable [] values = code.execute();
    return values == null ? null : values[0];
  }
}
