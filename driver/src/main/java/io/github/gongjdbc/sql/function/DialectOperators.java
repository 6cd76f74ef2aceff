package io.github.gongjdbc.sql.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.fun.SqlLibrary;
import org.apache.calcite.sql.fun.SqlLibraryOperatorTableFactory;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.jspecify.annotations.Nullable;

/** Calcite's functions, and the driver's own in the place of those of the same name. */
final class DialectOperators implements SqlOperatorTable {
  /** Gong has no XML; to parse it would be one more way to files and addresses (CVE-2022-39135). */
  private static final Set<SqlOperator> LEFT_OUT =
      Set.of(
          SqlLibraryOperators.EXTRACT_VALUE,
          SqlLibraryOperators.EXTRACT_XML,
          SqlLibraryOperators.EXISTS_NODE,
          SqlLibraryOperators.XML_TRANSFORM,
          // It puts a separator beside a NULL; that of PostgreSQL does not.
          SqlLibraryOperators.CONCAT_WS_MSSQL);

  private final SqlOperatorTable calcite =
      SqlLibraryOperatorTableFactory.INSTANCE.getOperatorTable(
          SqlLibrary.STANDARD,
          SqlLibrary.POSTGRESQL,
          SqlLibrary.MYSQL,
          SqlLibrary.BIG_QUERY,
          SqlLibrary.ORACLE,
          SqlLibrary.MSSQL,
          SqlLibrary.SNOWFLAKE);

  private final Map<String, SqlOperator> own;

  DialectOperators(List<List<SqlOperator>> own) {
    this.own =
        own.stream()
            .flatMap(List::stream)
            .collect(Collectors.toMap(SqlOperator::getName, Function.identity()));
  }

  @Override
  public void lookupOperatorOverloads(
      SqlIdentifier name,
      @Nullable SqlFunctionCategory category,
      SqlSyntax syntax,
      List<SqlOperator> found,
      SqlNameMatcher nameMatcher) {
    SqlOperator operator =
        name.isSimple() && syntax == SqlSyntax.FUNCTION
            ? own.get(name.getSimple().toUpperCase(Locale.ROOT))
            : null;
    if (operator == null) {
      calcite.lookupOperatorOverloads(name, category, syntax, found, nameMatcher);
      found.removeAll(LEFT_OUT);
    } else {
      found.add(operator);
    }
  }

  @Override
  public List<SqlOperator> getOperatorList() {
    List<SqlOperator> operators = new ArrayList<>(own.values());
    calcite.getOperatorList().stream()
        .filter(operator -> !own.containsKey(operator.getName()) && !LEFT_OUT.contains(operator))
        .forEach(operators::add);
    return operators;
  }
}
