package io.github.gongjdbc.sql.function;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.util.Optionality;

/**
 * LAG or LEAD of a type that may be NULL wherever a value or its replacement may be. Calcite takes
 * the result for never NULL as soon as there is a replacement that is not.
 */
public final class ShiftFunction extends SqlAggFunction {
  /** Those that statements name, in the place of Calcite's of the same name. */
  static final List<SqlOperator> OPERATORS =
      List.of(
          new ShiftFunction(SqlStdOperatorTable.LAG), new ShiftFunction(SqlStdOperatorTable.LEAD));

  private static final int REPLACEMENT = 2;

  private final SqlAggFunction calcite;

  private ShiftFunction(SqlAggFunction calcite) {
    super(
        calcite.getName(),
        null,
        calcite.getKind(),
        binding -> type(calcite, binding),
        null,
        calcite.getOperandTypeChecker(),
        SqlFunctionCategory.NUMERIC,
        false,
        true,
        Optionality.FORBIDDEN);
    this.calcite = calcite;
  }

  private static RelDataType type(SqlAggFunction calcite, SqlOperatorBinding binding) {
    boolean nullable =
        binding.getOperandCount() <= REPLACEMENT
            || IntStream.of(0, REPLACEMENT)
                .anyMatch(operand -> binding.getOperandType(operand).isNullable());
    return binding
        .getTypeFactory()
        .createTypeWithNullability(calcite.inferReturnType(binding), nullable);
  }

  /** The function that a plan runs. */
  public static SqlAggFunction planned(SqlAggFunction function) {
    return function instanceof ShiftFunction shift ? shift.calcite : function;
  }

  @Override
  public boolean allowsFraming() {
    return false;
  }

  @Override
  public boolean allowsNullTreatment() {
    return true;
  }
}
