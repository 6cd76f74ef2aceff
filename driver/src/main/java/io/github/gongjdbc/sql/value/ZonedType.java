package io.github.gongjdbc.sql.value;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * TIMESTAMP WITH TIME ZONE as PostgreSQL has it: an instant, which is shown in the zone of the
 * connection. Calcite calls this type WITH LOCAL TIME ZONE; its values are milliseconds since the
 * epoch, where those of a TIMESTAMP are milliseconds of local time.
 */
public final class ZonedType {
  /** How users know it. */
  public static final String DISPLAYED = "TIMESTAMP WITH TIME ZONE";

  /** Digits of the fraction of a second. */
  private static final int DIGITS = 3;

  private ZonedType() {}

  /** Whether a type is this one. */
  public static boolean is(RelDataType type) {
    return type.getSqlTypeName() == SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE;
  }

  /** Whether a type is that of local times, from which an instant can be made. */
  public static boolean isLocal(RelDataType type) {
    return type.getSqlTypeName() == SqlTypeName.TIMESTAMP
        || type.getSqlTypeName() == SqlTypeName.DATE;
  }

  /** Whether some of the types are instants, others local times, and none anything else. */
  public static boolean isMixed(List<RelDataType> types) {
    return types.stream().anyMatch(ZonedType::is)
        && types.stream().anyMatch(ZonedType::isLocal)
        && types.stream()
            .allMatch(
                type -> is(type) || isLocal(type) || type.getSqlTypeName() == SqlTypeName.NULL);
  }

  /** The type. */
  public static RelDataType of(RelDataTypeFactory types, boolean nullable) {
    return types.createTypeWithNullability(
        types.createSqlType(SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE, DIGITS), nullable);
  }

  /** A time as an instant. */
  public static SqlNode cast(SqlNode time) {
    SqlParserPos position = time.getParserPosition();
    return SqlStdOperatorTable.CAST.createCall(
        position,
        time,
        new SqlDataTypeSpec(
            new SqlBasicTypeNameSpec(SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE, DIGITS, position),
            position));
  }

  /** The name of a type in messages. */
  public static String named(RelDataType type) {
    return is(type) ? DISPLAYED : type.getSqlTypeName().getName();
  }

  /** The type of the local times of such instants. */
  public static RelDataType local(RelDataTypeFactory types, boolean nullable) {
    return types.createTypeWithNullability(
        types.createSqlType(SqlTypeName.TIMESTAMP, DIGITS), nullable);
  }
}
