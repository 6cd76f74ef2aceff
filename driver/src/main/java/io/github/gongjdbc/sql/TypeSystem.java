package io.github.gongjdbc.sql;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeSystemImpl;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * Types as other databases derive them. Calcite's average of whole numbers is a whole number, its
 * sum overflows, and it pads texts of different lengths.
 */
final class TypeSystem extends RelDataTypeSystemImpl {
  /** Digits of the fraction of a second: what Calcite computes with. */
  static final int MILLIS = 3;

  @Override
  public RelDataType deriveAvgAggType(RelDataTypeFactory factory, RelDataType argument) {
    return SqlTypeUtil.isIntType(argument)
        ? of(SqlTypeName.DOUBLE, factory, argument)
        : super.deriveAvgAggType(factory, argument);
  }

  @Override
  public RelDataType deriveSumType(RelDataTypeFactory factory, RelDataType argument) {
    return SqlTypeUtil.isIntType(argument)
        ? of(SqlTypeName.BIGINT, factory, argument)
        : super.deriveSumType(factory, argument);
  }

  /** So that {@code CASE … THEN 'yes' ELSE 'no' END} is not padded to {@code 'no '}. */
  @Override
  public boolean shouldConvertRaggedUnionTypesToVarying() {
    return true;
  }

  private static RelDataType of(
      SqlTypeName name, RelDataTypeFactory factory, RelDataType argument) {
    return factory.createTypeWithNullability(factory.createSqlType(name), argument.isNullable());
  }
}
