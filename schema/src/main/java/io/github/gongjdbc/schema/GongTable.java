package io.github.gongjdbc.schema;

import io.github.gongjdbc.schema.catalog.TableDefinition;
import io.github.gongjdbc.schema.plan.GongScan;
import io.github.gongjdbc.schema.plan.RowTypes;
import io.github.gongjdbc.schema.scan.ScanRequest;
import io.github.gongjdbc.schema.scan.Session;
import java.util.List;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.Statistic;
import org.apache.calcite.schema.Statistics;
import org.apache.calcite.schema.TranslatableTable;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.util.ImmutableBitSet;

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

  @Override
  public Statistic getStatistic() {
    List<String> names =
        definition.columns().stream().map(io.github.gongjdbc.schema.catalog.Column::name).toList();
    ImmutableBitSet key =
        ImmutableBitSet.of(definition.key().stream().map(names::indexOf).toList());
    return Statistics.of((double) definition.expectedRows(), List.of(key));
  }

  @Override
  public RelNode toRel(RelOptTable.ToRelContext context, RelOptTable table) {
    return GongScan.of(context.getCluster(), table, session, ScanRequest.of(definition));
  }
}
