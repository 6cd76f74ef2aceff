package io.github.gongjdbc.sql.validate;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Names the columns that a query leaves without one by their function, as PostgreSQL does: {@code
 * count}, {@code max}. The name depends on the query alone, so that a query around it, as tools
 * write them, finds the column. A name that the query mentions is not given, as it may be meant.
 */
public final class ColumnNames extends SqlShuttle {
  private static final Pattern WORD = Pattern.compile("[A-Za-z]\\w*");

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    if (call instanceof SqlOrderBy order && order.query instanceof SqlSelect select) {
      name(select, mentioned(order));
    } else if (call instanceof SqlSelect select) {
      name(select, mentioned(select));
    }
    return super.visit(call);
  }

  private static void name(SqlSelect select, Set<String> taken) {
    SqlNodeList items = select.getSelectList();
    if (items.stream().anyMatch(item -> item instanceof SqlIdentifier id && id.isStar())) {
      return;
    }
    for (int i = 0; i < items.size(); i++) {
      SqlNode item = items.get(i);
      Optional<String> name = function(item);
      if (name.isPresent()) {
        String free = name.get();
        for (int n = 2; !taken.add(free); n++) {
          free = name.get() + "_" + n;
        }
        SqlParserPos position = item.getParserPosition();
        items.set(
            i,
            SqlStdOperatorTable.AS.createCall(position, item, new SqlIdentifier(free, position)));
      }
    }
  }

  private static Optional<String> function(SqlNode item) {
    return switch (item.getKind()) {
      case OVER, FILTER, WITHIN_GROUP, WITHIN_DISTINCT, RESPECT_NULLS, IGNORE_NULLS ->
          function(((SqlCall) item).operand(0));
      case CASE -> Optional.of("case");
      default ->
          item instanceof SqlCall call
                  && call.getKind() != SqlKind.AS
                  && call.getOperator() instanceof SqlFunction function
                  && WORD.matcher(function.getName()).matches()
              ? Optional.of(function.getName().toLowerCase(Locale.ROOT))
              : Optional.empty();
    };
  }

  /** The last parts of all names within a query, in lower case. */
  private static Set<String> mentioned(SqlNode query) {
    Set<String> names = new HashSet<>();
    query.accept(
        new SqlBasicVisitor<@Nullable Void>() {
          @Override
          public @Nullable Void visit(SqlIdentifier id) {
            names.add(id.names.get(id.names.size() - 1).toLowerCase(Locale.ROOT));
            return null;
          }
        });
    return names;
  }
}
