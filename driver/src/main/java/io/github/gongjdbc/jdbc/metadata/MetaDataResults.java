package io.github.gongjdbc.jdbc.metadata;

import io.github.gongjdbc.jdbc.result.JdbcResultSet;
import io.github.gongjdbc.jdbc.value.TypeConverter;
import io.github.gongjdbc.sql.validate.ResultColumn;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** The results of DatabaseMetaData: columns as the specification has them, rows from a list. */
final class MetaDataResults {
  private static final Map<String, List<ResultColumn>> COLUMNS = load();

  private final TypeConverter converter;

  MetaDataResults(TypeConverter converter) {
    this.converter = converter;
  }

  /** The result of a method; missing values at the end of a row are null. */
  ResultSet of(String method, List<@Nullable Object[]> rows) {
    List<ResultColumn> columns = COLUMNS.getOrDefault(method, List.of());
    List<@Nullable Object[]> full = new ArrayList<>();
    for (@Nullable Object[] row : rows) {
      full.add(java.util.Arrays.copyOf(row, columns.size()));
    }
    return JdbcResultSet.of(null, columns, full, converter);
  }

  private static Map<String, List<ResultColumn>> load() {
    RelDataTypeFactory types = new JavaTypeFactoryImpl();
    Properties definitions = Resources.load(MetaDataResults.class, "metadata-results.properties");
    Map<String, List<ResultColumn>> columns = new HashMap<>();
    for (String method : definitions.stringPropertyNames()) {
      List<ResultColumn> list = new ArrayList<>();
      for (String definition : definitions.getProperty(method).split(",", -1)) {
        String[] nameAndType = definition.trim().split(":", 2);
        list.add(
            new ResultColumn(
                nameAndType[0],
                types.createTypeWithNullability(type(nameAndType, types), true),
                Optional.empty()));
      }
      columns.put(method, List.copyOf(list));
    }
    return columns;
  }

  private static RelDataType type(String[] nameAndType, RelDataTypeFactory types) {
    String name = nameAndType.length == 1 ? "text" : nameAndType[1];
    return types.createSqlType(
        switch (name) {
          case "int" -> SqlTypeName.INTEGER;
          case "short" -> SqlTypeName.SMALLINT;
          case "long" -> SqlTypeName.BIGINT;
          case "boolean" -> SqlTypeName.BOOLEAN;
          default -> SqlTypeName.VARCHAR;
        });
  }
}
