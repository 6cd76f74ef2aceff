package io.github.gongjdbc.sql.validate;

import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;
import io.github.gongjdbc.sql.function.OwnFunctions;
import io.github.gongjdbc.sql.value.ZonedType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.util.SqlOperatorTables;
import org.apache.calcite.sql.validate.SqlValidatorImpl;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.jspecify.annotations.Nullable;

/**
 * Calcite's validator, which refuses a parameter whose type the statement does not say, as in
 * {@code LOWER(?)}. Here such a parameter has the type of what it stands beside, or one that is
 * guessed.
 */
public final class Validator extends SqlValidatorImpl {
  private final SqlTypeName guess;
  private final Map<Integer, RelDataType> inferred = new HashMap<>();
  private final Set<Integer> guessed = new HashSet<>();

  /**
   * @param guess the type of a parameter that nothing says the type of
   */
  public Validator(
      SqlOperatorTable operators,
      CalciteCatalogReader catalogReader,
      RelDataTypeFactory typeFactory,
      Config config,
      SqlTypeName guess) {
    super(SqlOperatorTables.chain(operators, catalogReader), catalogReader, typeFactory, config);
    this.guess = guess;
  }

  /** Whether the type of a parameter had to be guessed. */
  public boolean hasGuessed() {
    return !guessed.isEmpty();
  }

  /** For which type each expression was asked last. */
  private final IdentityHashMap<SqlNode, RelDataType> asked = new IdentityHashMap<>();

  /** The type of an expression; arithmetic of times is resolved by the types of its operands. */
  @Override
  public RelDataType deriveType(SqlValidatorScope scope, SqlNode node) {
    if (node instanceof SqlBasicCall call && TimeArithmetic.mayBe(call)) {
      TimeArithmetic.resolve(
          call, deriveType(scope, call.operand(0)), deriveType(scope, call.operand(1)));
    } else if (node instanceof SqlBasicCall call && TimeArithmetic.mayBeTotal(call)) {
      TimeArithmetic.resolveTotal(call, deriveType(scope, call.operand(0)));
    } else if (node instanceof SqlBasicCall call && isJsonAggregate(call)) {
      writeTimesAsText(call, scope);
    }
    return super.deriveType(scope, node);
  }

  /** Calcite yields all combinations of the elements, not pairs (CALCITE-7583). */
  @Override
  protected void validateUnnest(SqlCall call, SqlValidatorScope scope, RelDataType targetRowType) {
    if (call.operandCount() > 1) {
      throw SqlExceptions.unchecked(
          SqlState.FEATURE_NOT_SUPPORTED,
          "UNNEST of several arrays is not offered: unnest each WITH ORDINALITY and join them by"
              + " it.");
    }
    super.validateUnnest(call, scope, targetRowType);
  }

  /** Local times beside instants become instants. */
  @Override
  protected void validateValues(
      SqlCall values, RelDataType targetRowType, SqlValidatorScope scope) {
    List<SqlCall> rows = new ArrayList<>();
    for (SqlNode row : values.getOperandList()) {
      if (row.getKind() == SqlKind.ROW) {
        rows.add((SqlCall) row);
      }
    }
    int columns = rows.stream().mapToInt(SqlCall::operandCount).min().orElse(0);
    for (int i = 0; i < columns; i++) {
      makeInstants(i, rows, scope);
    }
    super.validateValues(values, targetRowType, scope);
  }

  private void makeInstants(int column, List<SqlCall> rows, SqlValidatorScope scope) {
    List<RelDataType> types =
        rows.stream().map(row -> deriveType(scope, row.operand(column))).toList();
    if (!ZonedType.isMixed(types)) {
      return;
    }
    for (int i = 0; i < rows.size(); i++) {
      if (ZonedType.isLocal(types.get(i))) {
        SqlNode time = rows.get(i).operand(column);
        rows.get(i).setOperand(column, ZonedType.cast(time));
      }
    }
  }

  private static boolean isJsonAggregate(SqlBasicCall call) {
    return call.getKind() == SqlKind.JSON_ARRAYAGG || call.getKind() == SqlKind.JSON_OBJECTAGG;
  }

  /** Calcite would write the number of its milliseconds. */
  private void writeTimesAsText(SqlBasicCall call, SqlValidatorScope scope) {
    for (int i = 0; i < call.operandCount(); i++) {
      SqlNode value = call.operand(i);
      if (SqlTypeUtil.isDatetime(deriveType(scope, value))) {
        call.setOperand(i, OwnFunctions.JSON_TIME.createCall(value.getParserPosition(), value));
      }
    }
  }

  /** Validates a query, so that all its parameters have a type. */
  @Override
  public SqlNode validate(SqlNode query) {
    SqlNode valid = super.validate(query);
    valid.accept(
        new SqlBasicVisitor<@Nullable Void>() {
          @Override
          public @Nullable Void visit(SqlDynamicParam parameter) {
            if (getValidatedNodeTypeIfKnown(parameter) == null) {
              setValidatedNodeType(parameter, type(parameter, unknownType));
            }
            return null;
          }
        });
    return valid;
  }

  /** The parameters of a valid query. */
  public List<Parameter> parameters(SqlNode valid, ParameterForms forms) {
    Map<Integer, RelDataType> types = new HashMap<>();
    valid.accept(
        new SqlBasicVisitor<@Nullable Void>() {
          @Override
          public @Nullable Void visit(SqlDynamicParam parameter) {
            types.put(parameter.getIndex(), getValidatedNodeType(parameter));
            return null;
          }
        });
    return IntStream.range(0, forms.count())
        .mapToObj(
            index ->
                new Parameter(
                    types.getOrDefault(index, guess()),
                    inferred.containsKey(index) || forms.limits().contains(index),
                    forms.limits().contains(index)))
        .toList();
  }

  /** The parameters of a query that turned out not to be valid. */
  public List<Parameter> guesses(ParameterForms forms) {
    return IntStream.range(0, forms.count())
        .mapToObj(index -> new Parameter(guess(), false, forms.limits().contains(index)))
        .toList();
  }

  private RelDataType guess() {
    return typeFactory.createTypeWithNullability(typeFactory.createSqlType(guess), true);
  }

  /** The type of a parameter: the same wherever it stands, as a statement may hold it twice. */
  private RelDataType type(SqlDynamicParam parameter, RelDataType here) {
    RelDataType known = inferred.get(parameter.getIndex());
    if (known != null) {
      return known;
    }
    if (guessed.contains(parameter.getIndex()) || !isValue(here)) {
      guessed.add(parameter.getIndex());
      return guess();
    }
    RelDataType type = typeFactory.createTypeWithNullability(here, true);
    inferred.put(parameter.getIndex(), type);
    return type;
  }

  private static boolean isValue(RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case BOOLEAN,
          TINYINT,
          SMALLINT,
          INTEGER,
          BIGINT,
          DECIMAL,
          REAL,
          FLOAT,
          DOUBLE,
          CHAR,
          VARCHAR,
          DATE,
          TIME,
          TIMESTAMP,
          TIMESTAMP_WITH_LOCAL_TIME_ZONE,
          BINARY,
          VARBINARY ->
          true;
      default -> false;
    };
  }

  @Override
  protected void inferUnknownTypes(RelDataType type, SqlValidatorScope scope, SqlNode node) {
    if (node instanceof SqlCall && !node.isA(SqlKind.QUERY) && type.equals(asked.put(node, type))) {
      // Calcite asks again for what was asked here, at each level of nested expressions.
      return;
    }
    if (node instanceof SqlDynamicParam parameter) {
      super.inferUnknownTypes(type(parameter, type), scope, node);
    } else if (node instanceof SqlCase call) {
      inferResults(type, scope, call);
      super.inferUnknownTypes(type, scope, node);
    } else if (node instanceof SqlCall call && !node.isA(SqlKind.QUERY)) {
      inferOperands(type, scope, call);
    } else {
      super.inferUnknownTypes(type, scope, node);
    }
  }

  /** Calcite infers nothing there. */
  @Override
  protected void validateOrderList(SqlSelect select) {
    SqlNodeList order = select.getOrderList();
    if (order != null) {
      order.forEach(item -> inferNested(getOrderScope(select), item));
    }
    super.validateOrderList(select);
  }

  /** What CASE compares is of one type, and what it yields. */
  private void inferResults(RelDataType type, SqlValidatorScope scope, SqlCase call) {
    SqlNodeList results = new SqlNodeList(call.getThenOperands(), call.getParserPosition());
    SqlNode otherwise = call.getElseOperand();
    if (otherwise != null) {
      results.add(otherwise);
    }
    SqlNode value = call.getValueOperand();
    if (value != null) {
      SqlNodeList compared = new SqlNodeList(call.getWhenOperands(), call.getParserPosition());
      compared.add(value);
      inferAlike(unknownType, scope, compared);
    } else {
      call.getWhenOperands()
          .forEach(when -> inferUnknownTypes(typeOf(SqlTypeName.BOOLEAN), scope, when));
    }
    inferAlike(type, scope, results);
  }

  /** Gives parameters the type of what they stand beside. */
  private void inferAlike(RelDataType type, SqlValidatorScope scope, Iterable<SqlNode> nodes) {
    RelDataType common = type;
    for (SqlNode node : nodes) {
      if (node instanceof SqlDynamicParam || SqlUtil.isNullLiteral(node, false)) {
        continue;
      }
      inferUnknownTypes(type, scope, node);
      if (!isValue(common) && !node.isA(SqlKind.QUERY)) {
        common = deriveType(scope, node);
      }
    }
    for (SqlNode node : nodes) {
      if (node instanceof SqlDynamicParam) {
        inferUnknownTypes(common, scope, node);
      }
    }
  }

  private void inferOperands(RelDataType type, SqlValidatorScope scope, SqlCall call) {
    List<SqlNode> operands = call.getOperandList();
    switch (call.getKind()) {
      case IS_NULL, IS_NOT_NULL -> {
        // Says nothing of the type, which another place may say.
        if (operands.get(0) instanceof SqlDynamicParam) {
          return;
        }
      }
      case COALESCE, GREATEST, LEAST, GREATEST_PG, LEAST_PG, NULLIF, NVL ->
          inferAlike(type, scope, operands);
      case IN, NOT_IN -> inferAmong(scope, operands);
      case PLUS, MINUS, TIMES -> inferArithmetic(scope, call);
      case EXTRACT, FLOOR, CEIL, TIMESTAMP_ADD, TIMESTAMP_DIFF -> inferTimes(scope, call);
      default -> operands.forEach(operand -> inferNested(scope, operand));
    }
    super.inferUnknownTypes(type, scope, call);
  }

  /** Calcite asks a list of values for its type, which it has not. */
  private void inferAmong(SqlValidatorScope scope, List<SqlNode> operands) {
    if (operands.get(1) instanceof SqlNodeList values) {
      // First what is looked for: texts in the list may be times or numbers.
      List<SqlNode> alike = new ArrayList<>();
      alike.add(operands.get(0));
      alike.addAll(values);
      inferAlike(unknownType, scope, alike);
    } else {
      operands.forEach(operand -> inferNested(scope, operand));
    }
  }

  /** Calls within a call first, as the type of the call may be asked for. */
  private void inferNested(SqlValidatorScope scope, @Nullable SqlNode operand) {
    if (operand instanceof SqlCall call
        && scopes.get(call) == null
        && !call.isA(SqlKind.QUERY)
        && hasParameter(call)) {
      inferUnknownTypes(unknownType, scope, call);
    }
  }

  private static boolean hasParameter(SqlNode node) {
    boolean[] found = {false};
    node.accept(
        new SqlBasicVisitor<@Nullable Void>() {
          @Override
          public @Nullable Void visit(SqlDynamicParam parameter) {
            found[0] = true;
            return null;
          }
        });
    return found[0];
  }

  /** Beside an interval stands a time, or the number that it is multiplied by. */
  private void inferArithmetic(SqlValidatorScope scope, SqlCall call) {
    boolean ofIntervals = call.getOperandList().stream().anyMatch(Validator::isInterval);
    for (SqlNode operand : call.getOperandList()) {
      inferNested(scope, operand);
      if (ofIntervals && operand instanceof SqlDynamicParam) {
        inferUnknownTypes(
            typeOf(call.getKind() == SqlKind.TIMES ? SqlTypeName.INTEGER : SqlTypeName.TIMESTAMP),
            scope,
            operand);
      }
    }
  }

  private static boolean isInterval(SqlNode node) {
    return node instanceof SqlIntervalLiteral
        || node.getKind() == SqlKind.INTERVAL
        || (node instanceof SqlCall call
            && call.getKind() == SqlKind.TIMES
            && call.getOperandList().stream().anyMatch(Validator::isInterval));
  }

  private void inferTimes(SqlValidatorScope scope, SqlCall call) {
    boolean ofUnit =
        call.getOperandList().stream().anyMatch(SqlIntervalQualifier.class::isInstance);
    for (int i = 0; i < call.operandCount(); i++) {
      SqlNode operand = call.operand(i);
      inferNested(scope, operand);
      if (ofUnit && operand instanceof SqlDynamicParam) {
        boolean number = call.getKind() == SqlKind.TIMESTAMP_ADD && i == 1;
        inferUnknownTypes(
            typeOf(number ? SqlTypeName.INTEGER : SqlTypeName.TIMESTAMP), scope, operand);
      }
    }
  }

  private RelDataType typeOf(SqlTypeName name) {
    return name == SqlTypeName.TIMESTAMP
        ? typeFactory.createSqlType(name, TypeSystem.MILLIS)
        : typeFactory.createSqlType(name);
  }
}
