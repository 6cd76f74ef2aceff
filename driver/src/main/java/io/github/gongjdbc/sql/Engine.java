package io.github.gongjdbc.sql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.gongjdbc.schema.context.Execution;
import io.github.gongjdbc.schema.history.QueryHistory;
import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;
import io.github.gongjdbc.sql.explain.Explanation;
import io.github.gongjdbc.sql.explain.PlanText;
import io.github.gongjdbc.sql.function.Dialect;
import io.github.gongjdbc.sql.function.OwnFunction;
import io.github.gongjdbc.sql.message.PlanningErrors;
import io.github.gongjdbc.sql.message.SyntaxErrors;
import io.github.gongjdbc.sql.message.ValidationMessages;
import io.github.gongjdbc.sql.optimize.InputReferences;
import io.github.gongjdbc.sql.optimize.NullConstants;
import io.github.gongjdbc.sql.optimize.NullableExpressions;
import io.github.gongjdbc.sql.optimize.Optimizer;
import io.github.gongjdbc.sql.optimize.RememberedMetadata;
import io.github.gongjdbc.sql.parse.ReadOnly;
import io.github.gongjdbc.sql.parse.ShowStatements;
import io.github.gongjdbc.sql.parse.SqlNormalizer;
import io.github.gongjdbc.sql.parse.Tokens;
import io.github.gongjdbc.sql.parse.TransactionStatement;
import io.github.gongjdbc.sql.run.Interpreter;
import io.github.gongjdbc.sql.run.PermittedQuery;
import io.github.gongjdbc.sql.run.Plan;
import io.github.gongjdbc.sql.run.PlanCompiler;
import io.github.gongjdbc.sql.run.PlanInspector;
import io.github.gongjdbc.sql.run.PreparedQuery;
import io.github.gongjdbc.sql.run.QueryContext;
import io.github.gongjdbc.sql.run.RowLimit;
import io.github.gongjdbc.sql.run.ScanAdvice;
import io.github.gongjdbc.sql.run.TransactionQuery;
import io.github.gongjdbc.sql.run.UntypedQuery;
import io.github.gongjdbc.sql.validate.BalancedChains;
import io.github.gongjdbc.sql.validate.Coercion;
import io.github.gongjdbc.sql.validate.ColumnNames;
import io.github.gongjdbc.sql.validate.CutTexts;
import io.github.gongjdbc.sql.validate.FineTime;
import io.github.gongjdbc.sql.validate.Functions;
import io.github.gongjdbc.sql.validate.ParameterForm;
import io.github.gongjdbc.sql.validate.ParameterForms;
import io.github.gongjdbc.sql.validate.ResultColumn;
import io.github.gongjdbc.sql.validate.RowComparisons;
import io.github.gongjdbc.sql.validate.SharedColumns;
import io.github.gongjdbc.sql.validate.TimeDifferences;
import io.github.gongjdbc.sql.validate.TimeLiterals;
import io.github.gongjdbc.sql.validate.UnguessedParameters;
import io.github.gongjdbc.sql.validate.Utf8TypeFactory;
import io.github.gongjdbc.sql.validate.Validator;
import io.github.gongjdbc.sql.validate.WindowFunctions;
import io.github.gongjdbc.sql.validate.ZonedTimes;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.metadata.JaninoRelMetadataProvider;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.metadata.RelMetadataQueryBase;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexSimplify;
import org.apache.calcite.runtime.Bindable;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.runtime.Hook;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.sql.SqlExplain;
import org.apache.calcite.sql.SqlExplainLevel;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.type.SqlTypeCoercionRule;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql2rel.SqlToRelConverter;
import org.apache.calcite.util.TryThreadLocal;
import org.jspecify.annotations.Nullable;

/**
 * Parses, checks, plans and compiles SQL over schemas. It goes through Calcite's parts directly,
 * not through Calcite's own JDBC classes: those keep time, parameters and errors to themselves.
 */
public final class Engine {
  /**
   * How much a connection keeps of plans for statements that come again: in characters, which is
   * what a plan grows with, each with as many more for what all have.
   */
  private static final int PLANS = 1_000_000;

  private static final int PLAN = 5_000;

  /**
   * From how many conditions in one on a statement is not simplified: Calcite compares each of them
   * with all others, again and again.
   */
  private static final int LONG_CONDITION = 150;

  static {
    // Calcite's rules copy FLOOR, CEIL and differences of times with the type that they had before
    // their arguments could not be null any more. Its simplification asserts that no rule does so,
    // and is right where one has: where Java checks assertions, a right query would fail.
    Class<?> simplification = RexSimplify.class;
    simplification.getClassLoader().setClassAssertionStatus(simplification.getName(), false);
  }

  private final CalciteSchema rootSchema = CalciteSchema.createRootSchema(false, false);
  private final JavaTypeFactory typeFactory = new Utf8TypeFactory();
  private final Cache<PlanKey, PreparedQuery> plans =
      Caffeine.newBuilder()
          .maximumWeight(PLANS)
          .weigher((PlanKey key, PreparedQuery plan) -> PLAN + key.sql().length())
          .executor(Runnable::run)
          .build();
  private final ZoneId zone;
  private final String defaultSchema;
  private final CalciteCatalogReader catalogReader;

  /**
   * What a plan is made for.
   *
   * @param forms what is known of the parameters; empty for nothing
   * @param guess the type of a parameter of which neither the statement nor a form says it
   */
  private record PlanKey(String sql, long maxRows, List<ParameterForm> forms, SqlTypeName guess) {
    PlanKey(String sql, long maxRows) {
      this(sql, maxRows, List.of(), SqlTypeName.VARCHAR);
    }

    PlanKey guessing(SqlTypeName type) {
      return new PlanKey(sql, maxRows, forms, type);
    }
  }

  /** What is tried for parameters of which nothing says the type. */
  private static final List<SqlTypeName> GUESSES =
      List.of(SqlTypeName.VARCHAR, SqlTypeName.INTEGER, SqlTypeName.TIMESTAMP);

  /**
   * @param schemas the schemas by name
   * @param defaultSchema where a table name without schema is looked up
   * @param zone the zone of TIMESTAMP values
   */
  public Engine(Map<String, Schema> schemas, String defaultSchema, ZoneId zone) {
    schemas.forEach(rootSchema::add);
    Dialect.OWN_FUNCTIONS.forEach(rootSchema.plus()::add);
    OwnFunction.all().forEach(rootSchema.plus()::add);
    this.zone = zone;
    this.defaultSchema = defaultSchema;
    this.catalogReader =
        new CalciteCatalogReader(rootSchema, List.of(defaultSchema), typeFactory, Dialect.CONFIG);
  }

  /** Waits until what planning needs is loaded: no two threads should load it at once. */
  public static void awaitWarmUp() {
    WarmUp.await();
  }

  /** Lets what planning needs be loaded in the background, before there is anything to plan. */
  public static void warmUp() {
    WarmUp.start();
  }

  /**
   * Plans a statement, or finds the plan that was made for the same text before.
   *
   * @param maxRows how many rows will be read at most; zero means all
   * @throws SQLException if it is no query, or one that cannot be understood
   */
  public PreparedQuery prepare(String sql, long maxRows) throws SQLException {
    return prepare(sql, maxRows, List.of());
  }

  /**
   * The same for parameters of which something is known.
   *
   * @param forms what is known of each; empty for nothing
   */
  public PreparedQuery prepare(String sql, long maxRows, List<ParameterForm> forms)
      throws SQLException {
    PlanKey key = new PlanKey(sql, maxRows, forms, SqlTypeName.VARCHAR);
    PreparedQuery known = plans.getIfPresent(key);
    if (known == null) {
      known = planGuessing(key);
      if (known instanceof Plan plan) {
        known = new PermittedQuery(plan, () -> (Plan) planGuessing(key));
        plans.put(key, known);
      }
    }
    return known;
  }

  /** Plans a statement with the first guess of its parameters' types that it can have. */
  private PreparedQuery planGuessing(PlanKey key) throws SQLException {
    @Nullable UnguessedParameters first = null;
    for (SqlTypeName guess : GUESSES) {
      try {
        return plan(key.guessing(guess), Interpreter::of);
      } catch (UnguessedParameters e) {
        first = first == null ? e : first;
      }
    }
    return new UntypedQuery(Objects.requireNonNull(first));
  }

  /**
   * Plans a statement.
   *
   * @param interpreter runs a plan as it is, where it can; others are compiled
   */
  PreparedQuery plan(String sql, Function<RelNode, Optional<Bindable<?>>> interpreter)
      throws SQLException {
    return plan(new PlanKey(sql, 0), interpreter);
  }

  private PreparedQuery plan(PlanKey key, Function<RelNode, Optional<Bindable<?>>> interpreter)
      throws SQLException {
    // Calcite leaves these in the thread, which may outlive all else of the driver.
    JaninoRelMetadataProvider before = RelMetadataQueryBase.THREAD_PROVIDERS.get();
    try (TryThreadLocal.Memo rules =
        SqlTypeCoercionRule.THREAD_PROVIDERS.push(SqlTypeCoercionRule.lenientInstance())) {
      return planned(key, interpreter);
    } finally {
      if (before == null) {
        RelMetadataQueryBase.THREAD_PROVIDERS.remove();
      } else {
        RelMetadataQueryBase.THREAD_PROVIDERS.set(before);
      }
    }
  }

  private PreparedQuery planned(PlanKey key, Function<RelNode, Optional<Bindable<?>>> interpreter)
      throws SQLException {
    Tokens statement = new Tokens(key.sql());
    Optional<TransactionStatement> transaction = TransactionStatement.of(statement);
    if (transaction.isPresent()) {
      return new TransactionQuery(transaction.get());
    }
    SqlNormalizer normalizer = new SqlNormalizer(query(statement), defaultSchema);
    ParameterForms forms = new ParameterForms(key.forms(), typeFactory);
    BalancedChains chains = new BalancedChains();
    SqlNode written = Objects.requireNonNull(parse(normalizer).accept(chains));
    SqlNode parsed = rewrite(written, forms);
    Validator validator = validator(key.guess());
    boolean simplify = chains.mostConditions() < LONG_CONDITION;
    try (Hook.Closeable simplification =
        Hook.REL_BUILDER_SIMPLIFY.addThread(Hook.propertyJ(simplify))) {
      return prepare(
          parsed, new Optimizer(zone, simplify), key.maxRows(), interpreter, validator, forms);
    } catch (RuntimeException | StackOverflowError e) {
      SQLException failure = new PlanningErrors(catalogReader, normalizer).of(e, parsed);
      if ((validator.hasGuessed() || isOfGroups(failure, forms))
          && SqlState.INVALID_SQL.code().equals(failure.getSQLState())) {
        throw new UnguessedParameters(failure, validator.guesses(forms));
      }
      throw failure;
    }
  }

  /** Two parameters may have the same value, which makes two expressions the same. */
  private static boolean isOfGroups(SQLException failure, ParameterForms forms) {
    return forms.count() > 0
        && failure.getCause() instanceof CalciteContextException context
        && context.getCause() != null
        && ValidationMessages.isOfGroups(SqlExceptions.messageOf(context.getCause()));
  }

  /** The statement, or the query that answers SHOW or DESCRIBE. */
  private Tokens query(Tokens statement) throws SQLException {
    ReadOnly.require(statement);
    ShowStatements show =
        new ShowStatements(
            statement, defaultSchema, names -> catalogReader.getTable(names) != null);
    try {
      Optional<String> query = show.query();
      return query.isPresent() ? new Tokens(query.get()) : statement;
    } catch (ShowStatements.NoTable e) {
      throw PlanningErrors.noTable(String.valueOf(e.getMessage()), catalogReader, "", e);
    }
  }

  private SqlNode parse(SqlNormalizer normalizer) throws SQLException {
    SqlNodeList statements;
    try {
      // A list, as that allows a semicolon at the end.
      statements = Dialect.statements(normalizer.text());
    } catch (SqlParseException e) {
      throw new SyntaxErrors(normalizer, PlanningErrors.tableNames(catalogReader)).of(e);
    }
    if (statements.size() != 1) {
      throw SqlExceptions.of(
          SqlState.SYNTAX_ERROR,
          "There are " + statements.size() + " statements: run them one at a time.");
    }
    SqlNode parsed = statements.get(0);
    SqlNode query = parsed instanceof SqlExplain explain ? explain.getExplicandum() : parsed;
    if (!query.isA(SqlKind.QUERY)) {
      throw SqlExceptions.of(
          SqlState.READ_ONLY,
          query.getKind().sql + " is not offered: Gong is read only here, write SELECT.");
    }
    return parsed;
  }

  private SqlNode rewrite(SqlNode written, ParameterForms forms) throws SQLException {
    try {
      return rewritten(written, forms);
    } catch (IllegalStateException e) {
      throw SqlExceptions.running(e);
    }
  }

  private SqlNode rewritten(SqlNode written, ParameterForms forms) {
    SqlNode known = Objects.requireNonNull(written.accept(forms));
    SqlNode named = Objects.requireNonNull(known.accept(new ColumnNames()));
    SqlNode windows = Objects.requireNonNull(named.accept(new WindowFunctions()));
    SqlNode replaced = Objects.requireNonNull(windows.accept(new Functions(zone)));
    SqlNode counted = Objects.requireNonNull(replaced.accept(new TimeDifferences()));
    SqlNode timed = Objects.requireNonNull(counted.accept(new TimeLiterals(zone)));
    SqlNode shared = Objects.requireNonNull(timed.accept(new SharedColumns()));
    return Objects.requireNonNull(shared.accept(new RowComparisons()));
  }

  private PreparedQuery prepare(
      SqlNode parsed,
      Optimizer optimizer,
      long maxRows,
      Function<RelNode, Optional<Bindable<?>>> interpreter,
      Validator validator,
      ParameterForms forms) {
    SqlNode query = parsed instanceof SqlExplain explain ? explain.getExplicandum() : parsed;
    SqlNode valid = validator.validate(query);
    RelNode best = optimize(optimizer, valid, validator, maxRows);
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
        rootSchema.plus(),
        typeFactory,
        zone,
        inspector.readsRepeatedly(),
        ScanAdvice.of(best),
        inspector.endpoints());
  }

  /** The context of a statement that is not run. */
  private QueryContext context(Execution execution, List<@Nullable Object> values) {
    return new QueryContext(rootSchema.plus(), typeFactory, zone, execution, Map.of(), values);
  }

  private Validator validator(SqlTypeName guess) {
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

  private RelNode optimize(
      Optimizer optimizer, SqlNode valid, SqlValidator validator, long maxRows) {
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
