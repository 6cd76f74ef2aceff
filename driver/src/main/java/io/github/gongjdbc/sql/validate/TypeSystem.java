package io.github.gongjdbc.sql.validate;

import java.math.RoundingMode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeSystemImpl;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * Types as other databases derive them. Calcite's average of whole numbers is a whole number, that
 * of a DECIMAL has no more digits than the argument, its sum overflows, its TIMESTAMP has no
 * milliseconds, and it pads texts of different lengths.
 */
public final class TypeSystem extends RelDataTypeSystemImpl {
  /** Digits of the fraction of a second: what Calcite computes with. */
  public static final int MILLIS = 3;

  private static final int DIGITS = 38;

  /** So many digits after the point has a quotient at least, as in PostgreSQL. */
  private static final int QUOTIENT_SCALE = 16;

  @Override
  public int getMaxPrecision(SqlTypeName typeName) {
    return typeName == SqlTypeName.DECIMAL ? DIGITS : super.getMaxPrecision(typeName);
  }

  @Override
  public int getMaxScale(SqlTypeName typeName) {
    return typeName == SqlTypeName.DECIMAL ? DIGITS : super.getMaxScale(typeName);
  }

  @Override
  public int getDefaultPrecision(SqlTypeName typeName) {
    return switch (typeName) {
      case TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE, TIMESTAMP_TZ, TIME -> MILLIS;
      default -> super.getDefaultPrecision(typeName);
    };
  }

  @Override
  public RoundingMode roundingMode() {
    return RoundingMode.HALF_UP;
  }

  @Override
  public RelDataType deriveAvgAggType(RelDataTypeFactory factory, RelDataType argument) {
    if (SqlTypeUtil.isIntType(argument)) {
      return nullableAs(argument, factory, factory.createSqlType(SqlTypeName.DOUBLE));
    }
    return argument.getSqlTypeName() == SqlTypeName.DECIMAL
        ? nullableAs(
            argument, factory, decimal(factory, Math.max(argument.getScale(), QUOTIENT_SCALE)))
        : super.deriveAvgAggType(factory, argument);
  }

  @Override
  public RelDataType deriveSumType(RelDataTypeFactory factory, RelDataType argument) {
    if (SqlTypeUtil.isIntType(argument)) {
      return nullableAs(argument, factory, factory.createSqlType(SqlTypeName.BIGINT));
    }
    return argument.getSqlTypeName() == SqlTypeName.DECIMAL
        ? nullableAs(argument, factory, decimal(factory, argument.getScale()))
        : super.deriveSumType(factory, argument);
  }

  @Override
  public @Nullable RelDataType deriveDecimalMultiplyType(
      RelDataTypeFactory factory, RelDataType first, RelDataType second) {
    RelDataType derived = super.deriveDecimalMultiplyType(factory, first, second);
    if (derived == null) {
      return null;
    }
    int whole = first.getPrecision() - first.getScale() + second.getPrecision() - second.getScale();
    int scale = Math.max(DIGITS - whole, Math.min(derived.getScale(), QUOTIENT_SCALE));
    return derived.getScale() <= scale ? derived : decimal(factory, scale);
  }

  @Override
  public @Nullable RelDataType deriveDecimalDivideType(
      RelDataTypeFactory factory, RelDataType first, RelDataType second) {
    return super.deriveDecimalDivideType(factory, first, second) == null
        ? null
        : decimal(factory, Math.max(QUOTIENT_SCALE, Math.max(first.getScale(), second.getScale())));
  }

  /** So that {@code CASE … THEN 'yes' ELSE 'no' END} is not padded to {@code 'no '}. */
  @Override
  public boolean shouldConvertRaggedUnionTypesToVarying() {
    return true;
  }

  private static RelDataType decimal(RelDataTypeFactory factory, int scale) {
    return factory.createSqlType(SqlTypeName.DECIMAL, DIGITS, scale);
  }

  private static RelDataType nullableAs(
      RelDataType argument, RelDataTypeFactory factory, RelDataType type) {
    return factory.createTypeWithNullability(type, argument.isNullable());
  }
}
