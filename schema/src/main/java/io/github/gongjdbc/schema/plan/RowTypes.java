package io.github.gongjdbc.schema.plan;

import io.github.gongjdbc.schema.catalog.Column;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.type.SqlTypeName;

/** The SQL types of the catalog's columns. */
public final class RowTypes {
  /** Time stamps are cut to milliseconds, so that a bound at a millisecond is exact. */
  private static final int TIMESTAMP_PRECISION = 3;

  private RowTypes() {}

  /** The type of a row with these columns. */
  public static RelDataType of(List<Column> columns, RelDataTypeFactory factory) {
    RelDataTypeFactory.Builder row = factory.builder();
    for (Column column : columns) {
      row.add(
          column.name(),
          factory.createTypeWithNullability(type(column, factory), column.nullable()));
    }
    return row.build();
  }

  private static RelDataType type(Column column, RelDataTypeFactory factory) {
    return switch (column.type()) {
      case VARCHAR, JSON -> factory.createSqlType(SqlTypeName.VARCHAR);
      case INTEGER -> factory.createSqlType(SqlTypeName.INTEGER);
      case BIGINT -> factory.createSqlType(SqlTypeName.BIGINT);
      case DOUBLE -> factory.createSqlType(SqlTypeName.DOUBLE);
      case BOOLEAN -> factory.createSqlType(SqlTypeName.BOOLEAN);
      case DATE -> factory.createSqlType(SqlTypeName.DATE);
      case TIMESTAMP -> factory.createSqlType(SqlTypeName.TIMESTAMP, TIMESTAMP_PRECISION);
    };
  }
}
