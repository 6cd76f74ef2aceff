package io.github.gongjdbc.sql.function;

import io.github.gongjdbc.sql.value.JsonText;
import io.github.gongjdbc.sql.value.TimeFormats;
import io.github.gongjdbc.sql.value.TimeZones;
import io.github.gongjdbc.sql.value.WindowNumbers;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.adapter.enumerable.CallImplementor;
import org.apache.calcite.adapter.enumerable.NullPolicy;
import org.apache.calcite.adapter.enumerable.RexImpTable;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.Function;
import org.apache.calcite.schema.FunctionParameter;
import org.apache.calcite.schema.ImplementableFunction;
import org.apache.calcite.schema.ScalarFunction;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * A function that the driver brings, computed by a static method. Null for null, but for functions
 * that return an array, which is empty then.
 */
public final class OwnFunction implements ScalarFunction, ImplementableFunction {
  private final Method method;
  private final SqlTypeName result;
  private final List<SqlTypeName> parameters;

  private OwnFunction(Method method, SqlTypeName result, SqlTypeName... parameters) {
    this.method = method;
    this.result = result;
    this.parameters = List.of(parameters);
  }

  /** The functions by their names. */
  public static Map<String, Function> all() {
    SqlTypeName text = SqlTypeName.VARCHAR;
    SqlTypeName time = SqlTypeName.TIMESTAMP;
    Map<String, Function> all = new LinkedHashMap<>();
    Class<?> json = JsonText.class;
    all.put("JSON_GET", of(json, "member", text, text, text));
    all.put("JSON_GET_TEXT", of(json, "memberText", text, text, text));
    all.put("JSON_GET_ELEMENT", of(json, "element", text, text, SqlTypeName.INTEGER));
    all.put("JSON_GET_ELEMENT_TEXT", of(json, "elementText", text, text, SqlTypeName.INTEGER));
    all.put("JSON_GET_PATH", of(json, "at", text, text, text));
    all.put("JSON_GET_PATH_TEXT", of(json, "textAt", text, text, text));
    all.put("JSON_UNQUOTE", of(json, "unquoted", text, text));
    all.put("JSON_ARRAY_LENGTH", of(json, "length", SqlTypeName.INTEGER, text));
    all.put("JSON_ARRAY_ELEMENTS", of(json, "elements", SqlTypeName.ARRAY, text));
    all.put("JSON_ARRAY_ELEMENTS_TEXT", of(json, "elementTexts", SqlTypeName.ARRAY, text));
    all.put(TimeZones.LOCAL_TIME_IN, of(TimeZones.class, "local", time, time, text, text));
    all.put(
        "INSTANT_IN",
        of(TimeZones.class, "instant", SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE, time, text));
    all.put("FORMAT_BY_PERCENT", of(TimeFormats.class, "percent", text, time, text, text));
    all.put("TIME_TO_CHAR", of(TimeFormats.class, "toChar", text, time, text));
    all.put(
        "NTILE_BUCKETS",
        of(WindowNumbers.class, "buckets", SqlTypeName.INTEGER, SqlTypeName.INTEGER));
    all.put("FRAME_ROW", of(WindowNumbers.class, "row", SqlTypeName.INTEGER, SqlTypeName.INTEGER));
    return all;
  }

  private static OwnFunction of(
      Class<?> owner, String name, SqlTypeName result, SqlTypeName... parameters) {
    Method method =
        Arrays.stream(owner.getMethods())
            .filter(candidate -> candidate.getName().equals(name))
            .findFirst()
            .orElseThrow(() -> new LinkageError(owner + " has no method " + name));
    return new OwnFunction(method, result, parameters);
  }

  @Override
  public RelDataType getReturnType(RelDataTypeFactory typeFactory) {
    if (result == SqlTypeName.ARRAY) {
      return typeFactory.createArrayType(nullable(SqlTypeName.VARCHAR, typeFactory), -1);
    }
    return nullable(result, typeFactory);
  }

  private static RelDataType nullable(SqlTypeName name, RelDataTypeFactory typeFactory) {
    RelDataType type =
        name == SqlTypeName.TIMESTAMP
            ? typeFactory.createSqlType(name, 3)
            : typeFactory.createSqlType(name);
    return typeFactory.createTypeWithNullability(type, true);
  }

  @Override
  public List<FunctionParameter> getParameters() {
    List<FunctionParameter> list = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      list.add(new Parameter(i, parameters.get(i)));
    }
    return list;
  }

  private record Parameter(int ordinal, SqlTypeName type) implements FunctionParameter {
    @Override
    public int getOrdinal() {
      return ordinal;
    }

    @Override
    public String getName() {
      return "argument" + ordinal;
    }

    @Override
    public RelDataType getType(RelDataTypeFactory typeFactory) {
      return nullable(type, typeFactory);
    }

    @Override
    public boolean isOptional() {
      return false;
    }
  }

  @Override
  public CallImplementor getImplementor() {
    NullPolicy nulls = result == SqlTypeName.ARRAY ? NullPolicy.NONE : NullPolicy.SEMI_STRICT;
    return RexImpTable.createImplementor(
        (translator, call, operands) -> Expressions.call(method, operands), nulls, false);
  }
}
