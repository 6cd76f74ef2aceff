package io.github.gongjdbc.sql.validate;

import io.github.gongjdbc.schema.limit.StatementContext;
import io.github.gongjdbc.sql.value.ZonedType;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeMappingRule;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Calcite's types with text in UTF-8: its default cannot write a Japanese literal. Whatever checks
 * or changes a statement asks for types all the time, so this is where it notices that nobody wants
 * it any more. A local time and an instant have no common type by themselves, as one of them has to
 * be converted; Calcite would take the milliseconds of the one for those of the other.
 */
public final class Utf8TypeFactory extends JavaTypeFactoryImpl {
  public Utf8TypeFactory() {
    super(new TypeSystem());
  }

  @Override
  public RelDataType createTypeWithNullability(RelDataType type, boolean nullable) {
    StatementContext.checkCurrent();
    return super.createTypeWithNullability(type, nullable);
  }

  @Override
  public RelDataType createSqlType(SqlTypeName typeName) {
    StatementContext.checkCurrent();
    return super.createSqlType(typeName);
  }

  @Override
  public @Nullable RelDataType leastRestrictive(List<RelDataType> types, SqlTypeMappingRule rule) {
    StatementContext.checkCurrent();
    return ZonedType.isMixed(types) ? null : super.leastRestrictive(types, rule);
  }

  @Override
  public Charset getDefaultCharset() {
    return StandardCharsets.UTF_8;
  }
}
