package io.github.gongjdbc.sql.run;

import io.github.gongjdbc.schema.context.Execution;
import io.github.gongjdbc.schema.predicate.LocalTimeConverter;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.linq4j.QueryProvider;
import org.apache.calcite.rel.type.TimeFrames;
import org.apache.calcite.schema.SchemaPlus;
import org.jspecify.annotations.Nullable;

/** What a running plan needs: its parameters, the time, and the execution that it belongs to. */
public final class QueryContext implements DataContext {
  private final Map<String, @Nullable Object> values = new HashMap<>();
  private final SchemaPlus rootSchema;
  private final JavaTypeFactory typeFactory;

  public QueryContext(
      SchemaPlus rootSchema,
      JavaTypeFactory typeFactory,
      ZoneId zone,
      Execution execution,
      Map<String, Object> planned,
      List<@Nullable Object> parameters) {
    this.rootSchema = rootSchema;
    this.typeFactory = typeFactory;
    values.putAll(planned);
    for (int i = 0; i < parameters.size(); i++) {
      values.put("?" + i, parameters.get(i));
    }
    long local = new LocalTimeConverter(zone).local(execution.start());
    values.put(Variable.UTC_TIMESTAMP.camelName, execution.start().toEpochMilli());
    values.put(Variable.CURRENT_TIMESTAMP.camelName, local);
    values.put(Variable.LOCAL_TIMESTAMP.camelName, local);
    values.put(Variable.SYS_TIMESTAMP.camelName, local);
    values.put(Variable.TIME_ZONE.camelName, TimeZone.getTimeZone(zone));
    values.put(
        Variable.TIME_FRAME_SET.camelName,
        typeFactory.getTypeSystem().deriveTimeFrameSet(TimeFrames.CORE));
    values.put(Variable.LOCALE.camelName, Locale.ROOT);
    values.put(Variable.USER.camelName, "gong");
    values.put(Variable.SYSTEM_USER.camelName, "gong");
    values.put(Variable.CANCEL_FLAG.camelName, execution.statementContext().flag());
    values.put(Execution.VARIABLE, execution);
  }

  void put(String name, Object value) {
    values.put(name, value);
  }

  @Override
  public @Nullable Object get(String name) {
    return values.get(name);
  }

  @Override
  public SchemaPlus getRootSchema() {
    return rootSchema;
  }

  @Override
  public JavaTypeFactory getTypeFactory() {
    return typeFactory;
  }

  @Override
  public QueryProvider getQueryProvider() {
    throw new UnsupportedOperationException("A plan is never run through a query provider.");
  }
}
