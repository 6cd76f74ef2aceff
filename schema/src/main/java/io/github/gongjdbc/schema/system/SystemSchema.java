package io.github.gongjdbc.schema.system;

import io.github.gongjdbc.schema.catalog.Catalog;
import io.github.gongjdbc.schema.context.Execution;
import io.github.gongjdbc.schema.context.Session;
import io.github.gongjdbc.schema.plan.RowTypes;
import io.github.gongjdbc.schema.predicate.LocalTimeConverter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.ScannableTable;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.AbstractSchema;
import org.apache.calcite.schema.impl.AbstractTable;
import org.jspecify.annotations.Nullable;

/** The schema of the system tables. */
public final class SystemSchema extends AbstractSchema {
  private final List<SystemTable> tables;
  private final Map<String, Table> byName = new LinkedHashMap<>();

  private SystemSchema(List<SystemTable> tables, LocalTimeConverter timeConverter) {
    this.tables = List.copyOf(tables);
    for (SystemTable table : tables) {
      byName.put(table.name(), new Scannable(table, timeConverter));
    }
  }

  /** What is known about a connection and the account that it reads. */
  public static SystemSchema of(Catalog catalog, Session session) {
    return new SystemSchema(
        List.of(
            ColumnsTable.of(catalog),
            RequestsTable.of(session.api()),
            QuotaTable.of(session.api()),
            CacheTable.of(session.api()),
            SyncStateTable.of(session.sync())),
        session.timeConverter());
  }

  /** The schema in which people look up schemas, tables and columns by SQL. */
  public static SystemSchema information(Catalog catalog, SystemSchema system, Session session) {
    return new SystemSchema(
        InformationTables.of(catalog, system.systemTables()), session.timeConverter());
  }

  public List<SystemTable> systemTables() {
    return tables;
  }

  @Override
  protected Map<String, Table> getTableMap() {
    return byName;
  }

  /** A system table, as Calcite sees it. */
  private static final class Scannable extends AbstractTable implements ScannableTable {
    private final SystemTable table;
    private final LocalTimeConverter timeConverter;

    Scannable(SystemTable table, LocalTimeConverter timeConverter) {
      this.table = table;
      this.timeConverter = timeConverter;
    }

    @Override
    public RelDataType getRowType(RelDataTypeFactory typeFactory) {
      return RowTypes.of(table.columns(), typeFactory);
    }

    @Override
    public Enumerable<@Nullable Object[]> scan(DataContext root) {
      return Linq4j.asEnumerable(
          table.rows().of(Execution.of(root)).stream().map(this::computed).toList());
    }

    /** The row in the form in which Calcite computes. */
    private @Nullable Object[] computed(@Nullable Object[] row) {
      @Nullable Object[] values = row.clone();
      for (int i = 0; i < values.length; i++) {
        if (values[i] instanceof Instant instant) {
          values[i] = timeConverter.local(instant);
        }
      }
      return values;
    }
  }
}
