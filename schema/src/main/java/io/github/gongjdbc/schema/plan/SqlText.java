package io.github.gongjdbc.schema.plan;

import java.util.List;
import org.apache.calcite.rel.rel2sql.SqlImplementor;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexProgram;
import org.apache.calcite.sql.SqlDialect;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.dialect.PostgresqlSqlDialect;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.util.NlsString;
import org.jspecify.annotations.Nullable;

/** Writes the expressions of a plan as SQL, for EXPLAIN. */
public final class SqlText extends SqlImplementor.SimpleContext {
  /** It names no character sets, and has a short form of most things. */
  private static final SqlDialect DIALECT = PostgresqlSqlDialect.DEFAULT;

  private SqlText(List<String> columns) {
    super(DIALECT, column -> identifier(columns.get(column)));
  }

  /**
   * An expression as SQL, or in Calcite's own form where it has none.
   *
   * @param columns the names of the columns that it refers to by number
   */
  public static String of(RexNode expression, List<String> columns) {
    try {
      return new SqlText(columns)
          .toSql(null, expression)
          .toSqlString(
              config ->
                  config
                      .withDialect(DIALECT)
                      .withQuoteAllIdentifiers(false)
                      .withAlwaysUseParentheses(false))
          .getSql()
          .replaceAll("\\s*\\R\\s*", " ")
          .replace(".000'", "'");
    } catch (RuntimeException | AssertionError e) {
      return expression.toString();
    }
  }

  @Override
  public SqlNode toSql(@Nullable RexProgram program, RexNode expression) {
    if (expression instanceof RexDynamicParam parameter) {
      return identifier("?" + (parameter.getIndex() + 1));
    }
    // Calcite would write the character set, too.
    return expression instanceof RexLiteral literal && literal.getValue() instanceof NlsString text
        ? SqlLiteral.createCharString(text.getValue(), SqlParserPos.ZERO)
        : super.toSql(program, expression);
  }

  private static SqlIdentifier identifier(String name) {
    return new SqlIdentifier(name, SqlParserPos.ZERO);
  }
}
