package io.github.gongjdbc.sql;

import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.avatica.util.Quoting;
import org.apache.calcite.config.CalciteConnectionConfig;
import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.config.CalciteConnectionProperty;
import org.apache.calcite.schema.Function;
import org.apache.calcite.schema.impl.AggregateFunctionImpl;
import org.apache.calcite.schema.impl.ScalarFunctionImpl;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.fun.SqlLibrary;
import org.apache.calcite.sql.fun.SqlLibraryOperatorTableFactory;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImpl;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.sql2rel.SqlToRelConverter;

/**
 * The SQL that is understood: Calcite's most lenient parser, identifiers in any case, double quotes
 * around those that need them.
 */
final class Dialect {
  static final SqlParser.Config PARSER =
      SqlParser.config()
          .withParserFactory(SqlBabelParserImpl.FACTORY)
          .withConformance(SqlConformanceEnum.LENIENT)
          .withQuoting(Quoting.DOUBLE_QUOTE)
          .withQuotedCasing(Casing.UNCHANGED)
          .withUnquotedCasing(Casing.UNCHANGED)
          .withCaseSensitive(false);

  static final SqlOperatorTable OPERATORS =
      SqlLibraryOperatorTableFactory.INSTANCE.getOperatorTable(
          SqlLibrary.STANDARD,
          SqlLibrary.POSTGRESQL,
          SqlLibrary.MYSQL,
          SqlLibrary.BIG_QUERY,
          SqlLibrary.ORACLE,
          SqlLibrary.MSSQL,
          SqlLibrary.SNOWFLAKE);

  static final Map<String, Function> OWN_FUNCTIONS =
      Map.of(
          "MEDIAN_OF", aggregate(Percentile.Median.class),
          "PERCENTILE_CONT_OF", aggregate(Percentile.Continuous.class),
          "PERCENTILE_DISC_OF", aggregate(Percentile.Discrete.class),
          "JSON_PATH_EXISTS",
              Objects.requireNonNull(ScalarFunctionImpl.create(JsonPathExists.class, "eval")));

  static final CalciteConnectionConfig CONFIG = config();

  static final SqlToRelConverter.Config CONVERTER =
      SqlToRelConverter.config()
          .withTrimUnusedFields(true)
          .withExpand(false)
          // A long IN list stays a condition, which can be pushed; as a join it could not.
          .withInSubQueryThreshold(Integer.MAX_VALUE);

  private Dialect() {}

  private static Function aggregate(Class<?> type) {
    return Objects.requireNonNull(AggregateFunctionImpl.create(type));
  }

  private static CalciteConnectionConfig config() {
    Properties properties = new Properties();
    properties.setProperty(CalciteConnectionProperty.CASE_SENSITIVE.camelName(), "false");
    properties.setProperty(CalciteConnectionProperty.CONFORMANCE.camelName(), "LENIENT");
    return new CalciteConnectionConfigImpl(properties);
  }
}
