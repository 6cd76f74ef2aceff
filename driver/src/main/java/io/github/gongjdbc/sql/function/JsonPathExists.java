package io.github.gongjdbc.sql.function;

import com.jayway.jsonpath.InvalidJsonException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.PathNotFoundException;
import io.github.gongjdbc.sql.value.JsonItems;
import java.lang.reflect.Method;
import java.util.List;
import org.apache.calcite.adapter.enumerable.CallImplementor;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.ImplementableFunction;
import org.apache.calcite.schema.ScalarFunction;
import org.apache.calcite.schema.impl.ReflectiveFunctionBase;
import org.apache.calcite.schema.impl.ScalarFunctionImpl;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * {@code JSON_EXISTS}: whether a path finds anything. Calcite's own says yes for every path with a
 * filter or a wildcard, because an empty list of finds is something to it.
 */
public final class JsonPathExists extends ReflectiveFunctionBase
    implements ScalarFunction, ImplementableFunction {
  private static final Method EVAL = eval();

  JsonPathExists() {
    super(EVAL);
  }

  @Override
  public RelDataType getReturnType(RelDataTypeFactory typeFactory) {
    return typeFactory.createTypeWithNullability(
        typeFactory.createSqlType(SqlTypeName.BOOLEAN), true);
  }

  /** Made when a query calls the function: it loads the whole generator of code. */
  @Override
  public CallImplementor getImplementor() {
    return ((ImplementableFunction) ScalarFunctionImpl.create(EVAL)).getImplementor();
  }

  private static Method eval() {
    try {
      return JsonPathExists.class.getMethod("eval", String.class, String.class);
    } catch (NoSuchMethodException e) {
      throw new LinkageError("eval", e);
    }
  }

  /**
   * Null for null; false for what is not JSON, as the standard has it. Calcite calls it by name.
   */
  public static @Nullable Boolean eval(@Nullable String json, @Nullable String path) {
    if (json == null || path == null) {
      return null;
    }
    JsonPath compiled = JsonItems.compiled(path.replaceFirst("(?i)^\\s*(lax|strict)\\s+", ""));
    try {
      Object found = compiled.read(json);
      return compiled.isDefinite() || !(found instanceof List<?> finds) || !finds.isEmpty();
    } catch (PathNotFoundException | InvalidJsonException e) {
      return false;
    }
  }
}
