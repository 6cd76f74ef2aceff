package io.github.gongjdbc.sql.validate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.TimeString;
import org.jspecify.annotations.Nullable;

/**
 * Puts what is known of the parameters into a statement: a type, by a function that returns its
 * argument, or the value. It counts the parameters on the way.
 */
public final class ParameterForms extends SqlShuttle {
  private static final String TYPED = "TYPED_PARAMETER";

  private final List<ParameterForm> forms;
  private final RelDataTypeFactory types;
  private final Set<Integer> limits = new HashSet<>();
  private int count;

  /**
   * @param forms what is known of the parameters, in order; empty for nothing
   */
  public ParameterForms(List<ParameterForm> forms, RelDataTypeFactory types) {
    this.forms = forms;
    this.types = types;
  }

  /** How many parameters there are. */
  public int count() {
    return count;
  }

  /** The indexes of those of LIMIT, OFFSET and FETCH. */
  Set<Integer> limits() {
    return limits;
  }

  /** Whether a function only says the type of a parameter, which its argument has by then. */
  static boolean isType(SqlOperator operator) {
    return operator.getName().equals(TYPED);
  }

  @Override
  public @Nullable SqlNode visit(SqlDynamicParam parameter) {
    count = Math.max(count, parameter.getIndex() + 1);
    ParameterForm form =
        parameter.getIndex() < forms.size() ? forms.get(parameter.getIndex()) : ParameterForm.FREE;
    if (form instanceof ParameterForm.Written written) {
      return literal(written.value(), parameter.getParserPosition());
    }
    if (!(form instanceof ParameterForm.Typed typed)) {
      return parameter;
    }
    SqlParserPos position = parameter.getParserPosition();
    SqlNode ofType = ofType(typed.type(types)).createCall(position, parameter);
    return typed.fine() ? FineTime.JUST_AFTER.createCall(position, ofType) : ofType;
  }

  private static SqlOperator ofType(RelDataType type) {
    return new Marker(TYPED, ReturnTypes.explicit(type), InferTypes.explicit(List.of(type)));
  }

  /** LIMIT NULL is no limit. */
  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    if (!(call instanceof SqlOrderBy order)) {
      return super.visit(call);
    }
    collectLimit(order.offset);
    collectLimit(order.fetch);
    SqlNode visited = super.visit(call);
    return visited instanceof SqlOrderBy seen
        ? new SqlOrderBy(
            seen.getParserPosition(),
            seen.query,
            seen.orderList,
            withoutNull(seen.offset),
            withoutNull(seen.fetch))
        : visited;
  }

  private void collectLimit(@Nullable SqlNode rows) {
    if (rows instanceof SqlDynamicParam parameter) {
      limits.add(parameter.getIndex());
    }
  }

  private static @Nullable SqlNode withoutNull(@Nullable SqlNode rows) {
    return rows != null && SqlUtil.isNullLiteral(rows, false) ? null : rows;
  }

  private static SqlNode literal(@Nullable Object value, SqlParserPos position) {
    if (value == null) {
      return SqlLiteral.createNull(position);
    } else if (value instanceof Boolean flag) {
      return SqlLiteral.createBoolean(flag, position);
    } else if (value instanceof Float || value instanceof Double) {
      return SqlLiteral.createApproxNumeric(value.toString(), position);
    } else if (value instanceof Number) {
      return SqlLiteral.createExactNumeric(
          new BigDecimal(value.toString()).toPlainString(), position);
    } else if (value instanceof LocalDateTime time) {
      return FineTime.literal(time, position);
    } else if (value instanceof OffsetDateTime time) {
      return FineTime.literal(time.toInstant(), position);
    } else if (value instanceof LocalDate date) {
      return SqlLiteral.createDate(
          DateString.fromDaysSinceEpoch((int) date.toEpochDay()), position);
    } else if (value instanceof LocalTime time) {
      int millis = (int) (time.toNanoOfDay() / 1_000_000);
      return SqlLiteral.createTime(TimeString.fromMillisOfDay(millis), TypeSystem.MILLIS, position);
    } else {
      return SqlLiteral.createCharString(value.toString(), position);
    }
  }
}
