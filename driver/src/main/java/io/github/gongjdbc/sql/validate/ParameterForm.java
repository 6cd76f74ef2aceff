package io.github.gongjdbc.sql.validate;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** What a plan knows of a parameter before it has a value. */
public sealed interface ParameterForm {
  /** Nothing: the statement gives it a type. */
  ParameterForm FREE = new Free();

  /** A type has no more digits behind the point, so that it has some before it; a value may. */
  int MOST_DIGITS = 18;

  /** No type. */
  record Free() implements ParameterForm {}

  /**
   * The type of the value that is bound.
   *
   * @param scale digits of the fraction, of a DECIMAL
   * @param fine whether it is a time with more digits than milliseconds
   */
  record Typed(SqlTypeName type, int scale, boolean fine) implements ParameterForm {
    RelDataType type(RelDataTypeFactory factory) {
      RelDataType plain =
          switch (type) {
            case DECIMAL ->
                factory.createSqlType(
                    type, factory.getTypeSystem().getMaxPrecision(SqlTypeName.DECIMAL), scale);
            case TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE, TIME ->
                factory.createSqlType(type, TypeSystem.MILLIS);
            default -> factory.createSqlType(type);
          };
      return factory.createTypeWithNullability(plain, true);
    }
  }

  /** The value itself, as if it stood in the statement. */
  record Written(@Nullable Object value) implements ParameterForm {}

  /**
   * The form that suits a value.
   *
   * @param plain a String, Number, Boolean, byte[] or a class of java.time
   */
  static ParameterForm of(@Nullable Object plain) {
    if (plain instanceof String) {
      return typed(SqlTypeName.VARCHAR);
    } else if (plain instanceof Boolean) {
      return typed(SqlTypeName.BOOLEAN);
    } else if (plain instanceof Byte || plain instanceof Short || plain instanceof Integer) {
      return typed(SqlTypeName.INTEGER);
    } else if (plain instanceof Long) {
      return typed(SqlTypeName.BIGINT);
    } else if (plain instanceof BigInteger) {
      return typed(SqlTypeName.DECIMAL);
    } else if (plain instanceof BigDecimal decimal) {
      return new Typed(
          SqlTypeName.DECIMAL, Math.max(0, Math.min(decimal.scale(), MOST_DIGITS)), false);
    } else if (plain instanceof Float || plain instanceof Double) {
      return typed(SqlTypeName.DOUBLE);
    } else if (plain instanceof LocalDate) {
      return typed(SqlTypeName.DATE);
    } else if (plain instanceof LocalTime) {
      return typed(SqlTypeName.TIME);
    } else if (plain instanceof LocalDateTime time) {
      return new Typed(SqlTypeName.TIMESTAMP, 0, FineTime.isFine(time));
    } else if (plain instanceof OffsetDateTime time) {
      return new Typed(
          SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE, 0, FineTime.isFine(time.toLocalDateTime()));
    } else if (plain instanceof byte[]) {
      return typed(SqlTypeName.VARBINARY);
    } else {
      return plain == null ? new Written(null) : FREE;
    }
  }

  private static Typed typed(SqlTypeName type) {
    return new Typed(type, 0, false);
  }
}
