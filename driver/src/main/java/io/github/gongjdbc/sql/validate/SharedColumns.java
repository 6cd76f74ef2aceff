package io.github.gongjdbc.sql.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Names the tables of a column that three or more of them share by {@code USING}: {@code a JOIN b
 * USING (x) JOIN c USING (x)}. Calcite looks at two of them only, and fails on an assertion.
 */
public final class SharedColumns extends SqlShuttle {
  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    SqlNode visited = super.visit(call);
    if (visited instanceof SqlSelect select && select.getFrom() instanceof SqlJoin join) {
      for (String column : columnsOf(joins(join))) {
        share(select, column, joins(join));
      }
    }
    return visited;
  }

  /** The joins of a chain, the innermost first. */
  private static List<SqlJoin> joins(SqlJoin outermost) {
    List<SqlJoin> joins = new ArrayList<>();
    SqlNode node = outermost;
    while (node instanceof SqlJoin join) {
      joins.add(0, join);
      node = join.getLeft();
    }
    return joins;
  }

  private static List<String> columnsOf(List<SqlJoin> joins) {
    return joins.size() < 2 ? List.of() : using(joins.get(0));
  }

  private static List<String> using(SqlJoin join) {
    return join.getConditionType() == JoinConditionType.USING
            && join.getCondition() instanceof SqlNodeList columns
        ? SqlIdentifier.simpleNames(columns)
        : List.of();
  }

  private static void share(SqlSelect select, String column, List<SqlJoin> joins) {
    List<SqlNode> values = new ArrayList<>();
    tableName(joins.get(0).getLeft()).ifPresent(table -> values.add(of(table, column)));
    for (SqlJoin join : joins) {
      if (using(join).stream().anyMatch(column::equalsIgnoreCase)) {
        tableName(join.getRight()).ifPresent(table -> values.add(of(table, column)));
      }
    }
    if (values.size() < 3) {
      return;
    }
    SqlNode value = SqlStdOperatorTable.COALESCE.createCall(SqlParserPos.ZERO, values);
    SqlNode first = joins.stream().allMatch(SharedColumns::keepsLeft) ? values.get(0) : value;
    new Naming(column, first).name(select);
  }

  /** Whether each row of a join has a row of its left side. */
  private static boolean keepsLeft(SqlJoin join) {
    return switch (join.getJoinType()) {
      case RIGHT, FULL -> false;
      default -> true;
    };
  }

  private static Optional<String> tableName(SqlNode table) {
    if (table.getKind() == SqlKind.AS) {
      return tableName(((SqlCall) table).operand(1));
    }
    return table instanceof SqlIdentifier name
        ? Optional.of(name.names.get(name.names.size() - 1))
        : Optional.empty();
  }

  private static SqlIdentifier of(String table, String column) {
    return new SqlIdentifier(List.of(table, column), SqlParserPos.ZERO);
  }

  /** Writes a value for a column without table, in one SELECT and not in its subqueries. */
  private static final class Naming extends SqlShuttle {
    private final String column;
    private final SqlNode value;

    private Naming(String column, SqlNode value) {
      this.column = column;
      this.value = value;
    }

    void name(SqlSelect select) {
      SqlNodeList list = new SqlNodeList(select.getSelectList().getParserPosition());
      for (SqlNode item : select.getSelectList()) {
        list.add(
            isColumn(item)
                ? SqlStdOperatorTable.AS.createCall(item.getParserPosition(), value, item)
                : named(item));
      }
      select.setSelectList(list);
      select.setWhere(namedOrNull(select.getWhere()));
      select.setGroupBy((SqlNodeList) namedOrNull(select.getGroup()));
      select.setHaving(namedOrNull(select.getHaving()));
    }

    private SqlNode named(SqlNode node) {
      return java.util.Objects.requireNonNull(node.accept(this));
    }

    private @Nullable SqlNode namedOrNull(@Nullable SqlNode node) {
      return node == null ? null : named(node);
    }

    private boolean isColumn(SqlNode node) {
      return node instanceof SqlIdentifier name
          && name.isSimple()
          && !name.isStar()
          && name.getSimple().equalsIgnoreCase(column);
    }

    @Override
    public @Nullable SqlNode visit(SqlIdentifier name) {
      return isColumn(name) ? value : name;
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
      return call.isA(SqlKind.QUERY) ? call : super.visit(call);
    }
  }
}
