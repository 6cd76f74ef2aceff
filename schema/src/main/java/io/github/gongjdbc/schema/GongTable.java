package io.github.gongjdbc.schema;

import io.github.gongjdbc.schema.catalog.TableDefinition;
import io.github.gongjdbc.schema.context.Session;
import io.github.gongjdbc.schema.plan.GongScan;
import io.github.gongjdbc.schema.plan.RowTypes;
import io.github.gongjdbc.schema.spec.ScanRequest;
import java.util.List;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.Statistic;
import org.apache.calcite.schema.Statistics;
import org.apache.calcite.schema.TranslatableTable;
import org.apache.calcite.schema.impl.AbstractTable;

/** A table of the catalog, as Calcite sees it. */
public final class GongTable extends AbstractTable implements TranslatableTable {
  private final TableDefinition definition;
  private final Session session;

  GongTable(TableDefinition definition, Session session) {
    this.definition = definition;
    this.session = session;
  }

  @Override
  public RelDataType getRowType(RelDataTypeFactory typeFactory) {
    return RowTypes.of(definition.columns(), typeFactory);
  }

  /**
   * How many rows there are, roughly. The key stays out of it: Calcite would take its ordinals for
   * those of a scan that has only some of the columns.
   */
  @Override
  public Statistic getStatistic() {
    return Statistics.of((double) definition.expectedRows(), List.of());
  }

  @Override
  public RelNode toRel(RelOptTable.ToRelContext context, RelOptTable table) {
    ScanRequest request = ScanRequest.of(session.permitted(definition));
    return GongScan.of(context.getCluster(), table, session, request);
  }
}
