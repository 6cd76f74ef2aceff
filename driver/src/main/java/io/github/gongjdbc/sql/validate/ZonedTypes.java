package io.github.gongjdbc.sql.validate;

import io.github.gongjdbc.sql.parse.TypeNames;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUnknownLiteral;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * TIMESTAMP WITH TIME ZONE, of which Calcite knows little: all times are computed with as local
 * times of the connection's zone, so within a query the type is TIMESTAMP. Columns of the result
 * that are cast to it, or are such literals, are marked, and are given out with their offset.
 */
public final class ZonedTypes extends SqlShuttle {
  private static final Set<SqlKind> CASTS = Set.of(SqlKind.CAST, SqlKind.SAFE_CAST);

  /** Whether each column of the result is of the type; empty where that is not known. */
  private final List<Boolean> columns;

  /**
   * @param parsed a whole query
   */
  public ZonedTypes(SqlNode parsed) {
    this.columns = columns(parsed);
  }

  private static List<Boolean> columns(SqlNode query) {
    if (query instanceof SqlOrderBy order) {
      return columns(order.query);
    }
    if (query instanceof SqlWith with) {
      return columns(with.body);
    }
    if (!(query instanceof SqlSelect select)) {
      return List.of();
    }
    List<Boolean> zoned = new ArrayList<>();
    for (SqlNode item : select.getSelectList()) {
      if (item instanceof SqlIdentifier id && id.isStar()) {
        return List.of();
      }
      zoned.add(isZoned(item));
    }
    return zoned;
  }

  private static boolean isZoned(SqlNode item) {
    if (item instanceof SqlUnknownLiteral literal) {
      return literal.tag.equalsIgnoreCase(TypeNames.ZONED_TIMESTAMP);
    }
    if (!(item instanceof SqlCall call)) {
      return false;
    }
    if (call.getKind() == SqlKind.AS) {
      return isZoned(call.operand(0));
    }
    return CASTS.contains(call.getKind())
        && call.operandCount() > 1
        && call.operand(1) instanceof SqlDataTypeSpec type
        && isZonedType(type);
  }

  private static boolean isZonedType(SqlDataTypeSpec type) {
    return type.getTypeNameSpec() instanceof SqlBasicTypeNameSpec basic
        && basic
            .getTypeName()
            .getSimple()
            .equals(SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE.name());
  }

  @Override
  public @Nullable SqlNode visit(SqlDataTypeSpec type) {
    if (!isZonedType(type) || !(type.getTypeNameSpec() instanceof SqlBasicTypeNameSpec basic)) {
      return type;
    }
    SqlParserPos position = type.getParserPosition();
    return new SqlDataTypeSpec(
        new SqlBasicTypeNameSpec(SqlTypeName.TIMESTAMP, basic.getPrecision(), position), position);
  }

  /** The columns of the result as they are given out. */
  public List<ResultColumn> mark(List<ResultColumn> computed, RelDataTypeFactory types) {
    List<Boolean> zoned =
        columns.size() == computed.size()
            ? columns
            : Collections.nCopies(computed.size(), Boolean.FALSE);
    List<ResultColumn> marked = new ArrayList<>();
    for (int i = 0; i < computed.size(); i++) {
      ResultColumn column = computed.get(i);
      boolean time = column.type().getSqlTypeName() == SqlTypeName.TIMESTAMP;
      marked.add(
          zoned.get(i) && time
              ? new ResultColumn(column.label(), zoned(column.type(), types), column.origin())
              : column);
    }
    return marked;
  }

  private static RelDataType zoned(RelDataType type, RelDataTypeFactory types) {
    return types.createTypeWithNullability(
        types.createSqlType(SqlTypeName.TIMESTAMP_TZ, type.getPrecision()), type.isNullable());
  }
}
