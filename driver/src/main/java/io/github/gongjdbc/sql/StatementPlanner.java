package io.github.gongjdbc.sql;

import io.github.gongjdbc.schema.context.Execution;
import io.github.gongjdbc.schema.history.QueryHistory;
import io.github.gongjdbc.sql.explain.Explanation;
import io.github.gongjdbc.sql.explain.PlanText;
import io.github.gongjdbc.sql.function.Dialect;
import io.github.gongjdbc.sql.optimize.InputReferences;
import io.github.gongjdbc.sql.optimize.NullConstants;
import io.github.gongjdbc.sql.optimize.NullableExpressions;
import io.github.gongjdbc.sql.optimize.Optimizer;
import io.github.gongjdbc.sql.optimize.RememberedMetadata;
import io.github.gongjdbc.sql.run.Plan;
import io.github.gongjdbc.sql.run.PlanCompiler;
import io.github.gongjdbc.sql.run.PlanInspector;
import io.github.gongjdbc.sql.run.PreparedQuery;
import io.github.gongjdbc.sql.run.QueryContext;
import io.github.gongjdbc.sql.run.RowLimit;
import io.github.gongjdbc.sql.run.ScanAdvice;
import io.github.gongjdbc.sql.validate.Coercion;
import io.github.gongjdbc.sql.validate.CutTexts;
import io.github.gongjdbc.sql.validate.FineTime;
import io.github.gongjdbc.sql.validate.ParameterForms;
import io.github.gongjdbc.sql.validate.ResultColumn;
import io.github.gongjdbc.sql.validate.Validator;
import io.github.gongjdbc.sql.validate.ZonedTimes;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.runtime.Bindable;
import org.apache.calcite.sql.SqlExplain;
import org.apache.calcite.sql.SqlExplainLevel;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.SqlTypeCoercionRule;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql2rel.SqlToRelConverter;
import org.jspecify.annotations.Nullable;

/** Makes of a statement that was parsed a plan that runs. One object plans one statement. */
final class StatementPlanner {
  private final CalciteCatalogReader catalogReader;
  private final JavaTypeFactory typeFactory;
  private final ZoneId zone;
  private final Optimizer optimizer;

  /**
   * @param zone the zone of TIMESTAMP values
   * @param simplify whether expressions are made simpler, which takes long where they are long
   */
  StatementPlanner(
      CalciteCatalogReader catalogReader,
      JavaTypeFactory typeFactory,
      ZoneId zone,
      boolean simplify) {
    this.catalogReader = catalogReader;
    this.typeFactory = typeFactory;
    this.zone = zone;
    this.optimizer = new Optimizer(zone, simplify);
  }

  /**
   * Plans a statement.
   *
   * @param maxRows how many rows will be read at most; zero means all
   * @param interpreter runs a plan as it is, where it can; others are compiled
   */
  PreparedQuery plan(
      SqlNode parsed,
      Validator validator,
      ParameterForms forms,
      long maxRows,
      Function<RelNode, Optional<Bindable<?>>> interpreter) {
    SqlNode query = parsed instanceof SqlExplain explain ? explain.getExplicandum() : parsed;
    SqlNode valid = validator.validate(query);
    RelNode best = optimize(valid, validator, maxRows);
    if (parsed instanceof SqlExplain explain) {
      RelDataType text = typeFactory.createSqlType(SqlTypeName.VARCHAR);
      SqlExplainLevel level = explain.getDetailLevel();
      return new Explanation(
          text,
          level == SqlExplainLevel.EXPPLAN_ATTRIBUTES
              ? (execution, values) -> PlanText.of(best, context(execution, values))
              : (execution, values) -> RelOptUtil.toString(optimizer.withCalculations(best), level),
          validator.parameters(valid, forms));
    }
    PlanCompiler compiler = new PlanCompiler();
    Bindable<?> code =
        interpreter
            .apply(best)
            .orElseGet(() -> compiler.compile((EnumerableRel) optimizer.withCalculations(best)));
    optimizer.forget(best);
    PlanInspector inspector = PlanInspector.of(best);
    return new Plan(
        columns(valid, validator),
        validator.parameters(valid, forms),
        inspector.mayEndEarly(),
        inspector.limitsIncrementalScan(),
        code,
        compiler.stashed(),
        catalogReader.getRootSchema().plus(),
        typeFactory,
        zone,
        inspector.readsRepeatedly(),
        ScanAdvice.of(best),
        inspector.endpoints());
  }

  /** The context of a statement that is not run. */
  private QueryContext context(Execution execution, List<@Nullable Object> values) {
    return new QueryContext(
        catalogReader.getRootSchema().plus(), typeFactory, zone, execution, Map.of(), values);
  }

  /** What validates one statement whose untyped parameters are taken for this type. */
  Validator validator(SqlTypeName guess) {
    return new Validator(
        Dialect.OPERATORS,
        catalogReader,
        typeFactory,
        SqlValidator.Config.DEFAULT
            .withConformance(Dialect.CONFIG.conformance())
            .withLenientOperatorLookup(Dialect.CONFIG.lenientOperatorLookup())
            .withDefaultNullCollation(Dialect.CONFIG.defaultNullCollation())
            .withIdentifierExpansion(true)
            // So that a BOOLEAN can be cast to a number, as tools do.
            .withTypeCoercionRules(SqlTypeCoercionRule.lenientInstance())
            .withTypeCoercionFactory((factory, own) -> new Coercion(factory, own, zone)),
        guess);
  }

  private RelNode optimize(SqlNode valid, SqlValidator validator, long maxRows) {
    RelOptCluster cluster =
        RelOptCluster.create(optimizer.planner(), new NullableExpressions(typeFactory));
    cluster.setMetadataQuerySupplier(() -> new RelMetadataQuery(RememberedMetadata.PROVIDER));
    SqlToRelConverter converter =
        new SqlToRelConverter(
            (rowType, queryString, schemaPath, viewPath) -> {
              throw new UnsupportedOperationException("There are no views.");
            },
            validator,
            catalogReader,
            cluster,
            CutTexts.INSTANCE,
            Dialect.CONVERTER);
    RelRoot root = converter.convertQuery(valid, false, true);
    RelNode query = QueryHistory.decide(root.project(true).accept(new InputReferences()));
    RelNode logical =
        RowLimit.on(
            query.accept(new FineTime()).accept(new ZonedTimes()).accept(new NullConstants()),
            maxRows);
    RelTraitSet wanted = cluster.traitSetOf(EnumerableConvention.INSTANCE).replace(root.collation);
    return optimizer.optimize(logical, traits(wanted, root));
  }

  /** The order that the query asks for can be asked of the plan while its columns are the same. */
  private static RelTraitSet traits(RelTraitSet wanted, RelRoot root) {
    return root.isRefTrivial()
        ? wanted.simplify()
        : wanted.replace(org.apache.calcite.rel.RelCollations.EMPTY);
  }

  private static List<ResultColumn> columns(SqlNode valid, SqlValidator validator) {
    RelDataType rowType = validator.getValidatedNodeType(valid);
    List<? extends @Nullable List<String>> origins = validator.getFieldOrigins(valid);
    List<ResultColumn> columns = new ArrayList<>();
    for (RelDataTypeField field : rowType.getFieldList()) {
      List<String> origin = origins.get(field.getIndex());
      columns.add(new ResultColumn(field.getName(), field.getType(), Optional.ofNullable(origin)));
    }
    return columns;
  }
}
