package io.github.gongjdbc.sql.validate;

import io.github.gongjdbc.sql.function.JsonOperators;
import io.github.gongjdbc.sql.value.Casts;
import java.math.BigDecimal;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql2rel.SqlRexContext;
import org.apache.calcite.sql2rel.SqlRexConvertlet;
import org.apache.calcite.sql2rel.SqlRexConvertletTable;
import org.apache.calcite.sql2rel.StandardConvertletTable;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/**
 * Converts as Calcite does, but for functions of JSON, which are {@link JsonOperators}, and a cast
 * of a text without a length to one with a length becomes SUBSTRING. Calcite takes -1, which stands
 * for no length, for the shortest, and so such a cast for one that changes nothing: its rules
 * remove it.
 */
public final class CutTexts implements SqlRexConvertletTable {
  public static final CutTexts INSTANCE = new CutTexts();

  private CutTexts() {}

  @Override
  public @Nullable SqlRexConvertlet get(SqlCall call) {
    SqlRexConvertlet standard = StandardConvertletTable.INSTANCE.get(call);
    if (standard == null) {
      return null;
    }
    if (JsonOperators.NAMES.contains(call.getOperator().getName())) {
      return (context, json) ->
          new JsonOperators(context.getRexBuilder()).of(standard.convertCall(context, json));
    }
    return isCast(call.getKind())
        ? (context, cast) -> {
          RexNode converted = standard.convertCall(context, cast);
          return rounded(context, cast, converted)
              .orElseGet(() -> cut(converted, context.getRexBuilder()));
        }
        : standard;
  }

  private static boolean isCast(SqlKind kind) {
    return kind == SqlKind.CAST || kind == SqlKind.SAFE_CAST;
  }

  /** A constant time to fewer digits of a second, which Calcite cuts and rows are rounded to. */
  private static Optional<RexNode> rounded(SqlRexContext context, SqlCall cast, RexNode converted) {
    RelDataType type = converted.getType();
    if (!(converted instanceof RexLiteral)
        || type.getSqlTypeName() != SqlTypeName.TIMESTAMP
        || type.getPrecision() >= TypeSystem.MILLIS
        || !(context.convertExpression(cast.operand(0)) instanceof RexLiteral given)
        || given.getType().getSqlTypeName() != SqlTypeName.TIMESTAMP) {
      return Optional.empty();
    }
    TimestampString time = given.getValueAs(TimestampString.class);
    return Optional.ofNullable(time)
        .map(exact -> Casts.rounded(exact.getMillisSinceEpoch(), type.getPrecision()))
        .map(TimestampString::fromMillisSinceEpoch)
        .map(value -> context.getRexBuilder().makeTimestampLiteral(value, type.getPrecision()));
  }

  private static RexNode cut(RexNode converted, RexBuilder rexBuilder) {
    if (!(converted instanceof RexCall cast) || !isCast(cast.getKind())) {
      return converted;
    }
    RexNode text = cast.getOperands().get(0);
    RelDataType type = cast.getType();
    if (!isText(text.getType())
        || text.getType().getPrecision() >= 0
        || !isText(type)
        || type.getPrecision() < 0) {
      return converted;
    }
    RelDataTypeFactory types = rexBuilder.getTypeFactory();
    RelDataType varying =
        types.createTypeWithNullability(
            types.createTypeWithCharsetAndCollation(
                types.createSqlType(SqlTypeName.VARCHAR, type.getPrecision()),
                types.getDefaultCharset(),
                org.apache.calcite.sql.SqlCollation.IMPLICIT),
            type.isNullable());
    RexNode cut =
        rexBuilder.makeCall(
            varying,
            SqlStdOperatorTable.SUBSTRING,
            java.util.List.of(
                text,
                rexBuilder.makeExactLiteral(BigDecimal.ONE),
                rexBuilder.makeExactLiteral(BigDecimal.valueOf(type.getPrecision()))));
    return type.equals(varying) ? cut : rexBuilder.makeAbstractCast(type, cut, false);
  }

  private static boolean isText(RelDataType type) {
    return SqlTypeName.CHAR_TYPES.contains(type.getSqlTypeName());
  }
}
