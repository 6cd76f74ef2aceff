package io.github.gongjdbc.sql.function;

import io.github.gongjdbc.sql.value.ExactSum;
import io.github.gongjdbc.sql.value.FrameValues;
import io.github.gongjdbc.sql.value.Percentile;
import io.github.gongjdbc.sql.value.Statistics;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.schema.impl.AggregateFunctionImpl;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeTransforms;
import org.apache.calcite.sql.validate.SqlUserDefinedAggFunction;
import org.apache.calcite.util.Optionality;
import org.jspecify.annotations.Nullable;

/** The aggregate functions that the driver computes itself. */
public final class OwnAggregates {
  private static final SqlReturnTypeInference DOUBLE =
      ReturnTypes.DOUBLE.andThen(SqlTypeTransforms.FORCE_NULLABLE);

  private static final SqlReturnTypeInference SAME =
      ReturnTypes.ARG0.andThen(SqlTypeTransforms.FORCE_NULLABLE);

  private static final List<SqlTypeFamily> ANY_AND_NUMBER =
      List.of(SqlTypeFamily.ANY, SqlTypeFamily.NUMERIC);

  /** SUM and AVG of intervals, which Calcite has of numbers alone. */
  public static final SqlAggFunction INTERVAL_SUM =
      of("INTERVAL_SUM", ExactSum.OfWhole.class, SAME, List.of(SqlTypeFamily.DATETIME_INTERVAL));

  public static final SqlAggFunction INTERVAL_AVERAGE =
      of(
          "INTERVAL_AVG",
          ExactSum.AverageOfWhole.class,
          SAME,
          List.of(SqlTypeFamily.DATETIME_INTERVAL));

  /** Those that statements name, in the place of Calcite's of the same name. */
  static final List<SqlOperator> OPERATORS =
      Stream.concat(
              statistics(),
              Stream.<SqlOperator>of(
                  INTERVAL_SUM,
                  INTERVAL_AVERAGE,
                  of("MEDIAN", Percentile.Median.class, DOUBLE, 1),
                  of("PERCENTILE_CONT", Percentile.Continuous.class, DOUBLE, 2),
                  of("PERCENTILE_CONT_DESC", Percentile.ContinuousDescending.class, DOUBLE, 2),
                  of("PERCENTILE_DISC", Percentile.Discrete.class, SAME, ANY_AND_NUMBER),
                  of(
                      "PERCENTILE_DISC_DESC",
                      Percentile.DiscreteDescending.class,
                      SAME,
                      ANY_AND_NUMBER)))
          .toList();

  private OwnAggregates() {}

  private static Stream<SqlOperator> statistics() {
    return Map.<String, Class<?>>ofEntries(
            Map.entry("VAR_POP", Statistics.VarPop.class),
            Map.entry("VAR_SAMP", Statistics.VarSamp.class),
            Map.entry("VARIANCE", Statistics.VarSamp.class),
            Map.entry("STDDEV_POP", Statistics.StddevPop.class),
            Map.entry("STDDEV_SAMP", Statistics.StddevSamp.class),
            Map.entry("STDDEV", Statistics.StddevSamp.class),
            Map.entry("COVAR_POP", Statistics.CovarPop.class),
            Map.entry("COVAR_SAMP", Statistics.CovarSamp.class),
            Map.entry("CORR", Statistics.Corr.class),
            Map.entry("REGR_SXX", Statistics.RegrSxx.class),
            Map.entry("REGR_SYY", Statistics.RegrSyy.class),
            Map.entry("REGR_SXY", Statistics.RegrSxy.class),
            Map.entry("REGR_AVGX", Statistics.RegrAvgx.class),
            Map.entry("REGR_AVGY", Statistics.RegrAvgy.class),
            Map.entry("REGR_SLOPE", Statistics.RegrSlope.class),
            Map.entry("REGR_INTERCEPT", Statistics.RegrIntercept.class),
            Map.entry("REGR_R2", Statistics.RegrR2.class))
        .entrySet()
        .stream()
        .<SqlOperator>map(
            entry ->
                of(
                    entry.getKey(),
                    entry.getValue(),
                    DOUBLE,
                    Statistics.OfOne.class.isAssignableFrom(entry.getValue()) ? 1 : 2));
  }

  /** The sum that the driver computes in the place of Calcite's; null where that is right. */
  public static @Nullable SqlAggFunction sum(SqlAggFunction function, RelDataType type) {
    boolean isSum = function.getKind() == SqlKind.SUM || function.getKind() == SqlKind.SUM0;
    if (!isSum || function instanceof SqlUserDefinedAggFunction) {
      return null;
    }
    SqlReturnTypeInference sameType = ReturnTypes.explicit(type);
    return switch (type.getSqlTypeName()) {
      case BIGINT -> of(function.getName(), ExactSum.OfWhole.class, sameType, 1);
      case DECIMAL -> of(function.getName(), ExactSum.OfDecimal.class, sameType, 1);
      default -> null;
    };
  }

  /** FIRST_VALUE, LAST_VALUE or NTH_VALUE of boxed values; null where a function is another. */
  public static @Nullable SqlAggFunction frameValue(SqlAggFunction function, RelDataType type) {
    SqlReturnTypeInference sameType = ReturnTypes.explicit(type);
    List<SqlTypeFamily> any = List.of(SqlTypeFamily.ANY);
    return switch (function.getKind()) {
      case FIRST_VALUE -> of("FIRST_VALUE", FrameValues.First.class, sameType, any);
      case LAST_VALUE -> of("LAST_VALUE", FrameValues.Last.class, sameType, any);
      case NTH_VALUE -> of("NTH_VALUE", FrameValues.Nth.class, sameType, ANY_AND_NUMBER);
      default -> null;
    };
  }

  /** The call with the driver's function. */
  static AggregateCall in(AggregateCall call) {
    SqlAggFunction own = sum(call.getAggregation(), call.getType());
    return own == null
        ? call
        : AggregateCall.create(
            call.getParserPosition(),
            own,
            call.isDistinct(),
            call.isApproximate(),
            call.ignoreNulls(),
            call.rexList,
            call.getArgList(),
            call.filterArg,
            call.distinctKeys,
            call.getCollation(),
            call.getType(),
            call.getName());
  }

  private static SqlAggFunction of(
      String name, Class<?> implementation, SqlReturnTypeInference type, int arguments) {
    return of(name, implementation, type, Collections.nCopies(arguments, SqlTypeFamily.NUMERIC));
  }

  private static SqlAggFunction of(
      String name,
      Class<?> implementation,
      SqlReturnTypeInference type,
      List<SqlTypeFamily> arguments) {
    return new SqlUserDefinedAggFunction(
        new SqlIdentifier(name, SqlParserPos.ZERO),
        SqlKind.OTHER_FUNCTION,
        type,
        InferTypes.ANY_NULLABLE,
        OperandTypes.operandMetadata(
            arguments,
            types -> Collections.nCopies(arguments.size(), types.createSqlType(SqlTypeName.ANY)),
            argument -> "value" + argument,
            argument -> false),
        Objects.requireNonNull(AggregateFunctionImpl.create(implementation)),
        false,
        false,
        Optionality.FORBIDDEN);
  }
}
