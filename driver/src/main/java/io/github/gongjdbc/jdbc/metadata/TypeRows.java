package io.github.gongjdbc.jdbc.metadata;

import io.github.gongjdbc.jdbc.value.JdbcType;
import java.sql.DatabaseMetaData;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** The types of SQL as the metadata list them. */
final class TypeRows {
  private TypeRows() {}

  /** A row for each type, sorted by its number. */
  static List<@Nullable Object[]> of(RelDataTypeFactory types) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (SqlTypeName name :
        List.of(
            SqlTypeName.BIGINT,
            SqlTypeName.DECIMAL,
            SqlTypeName.INTEGER,
            SqlTypeName.DOUBLE,
            SqlTypeName.VARCHAR,
            SqlTypeName.BOOLEAN,
            SqlTypeName.DATE,
            SqlTypeName.TIME,
            SqlTypeName.TIMESTAMP,
            SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE)) {
      rows.add(typeRow(JdbcType.of(types.createSqlType(name))));
    }
    rows.sort(Comparator.comparing(r -> (Integer) r[1]));
    return rows;
  }

  private static @Nullable Object[] typeRow(JdbcType type) {
    String quote = type.isNumeric() || type.code() == Types.BOOLEAN ? null : "'";
    String prefix =
        switch (type.code()) {
          case Types.DATE, Types.TIME, Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE ->
              type.name() + " '";
          default -> quote;
        };
    return row(
        type.name(),
        type.code(),
        type.precision(),
        prefix,
        quote,
        null,
        DatabaseMetaData.typeNullable,
        type.code() == Types.VARCHAR,
        DatabaseMetaData.typeSearchable,
        !type.isNumeric(),
        false,
        false,
        null,
        0,
        type.scale(),
        null,
        null,
        type.isNumeric() ? 10 : null);
  }

  private static @Nullable Object[] row(@Nullable Object... values) {
    return values;
  }
}
