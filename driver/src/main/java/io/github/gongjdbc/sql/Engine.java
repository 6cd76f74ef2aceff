package io.github.gongjdbc.sql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;
import io.github.gongjdbc.sql.function.Dialect;
import io.github.gongjdbc.sql.function.OwnFunction;
import io.github.gongjdbc.sql.message.PlanningErrors;
import io.github.gongjdbc.sql.message.ValidationMessages;
import io.github.gongjdbc.sql.parse.SettingStatement;
import io.github.gongjdbc.sql.parse.SqlNormalizer;
import io.github.gongjdbc.sql.parse.Tokens;
import io.github.gongjdbc.sql.parse.TransactionStatement;
import io.github.gongjdbc.sql.run.Interpreter;
import io.github.gongjdbc.sql.run.PermittedQuery;
import io.github.gongjdbc.sql.run.Plan;
import io.github.gongjdbc.sql.run.PreparedQuery;
import io.github.gongjdbc.sql.run.SettingQuery;
import io.github.gongjdbc.sql.run.TransactionQuery;
import io.github.gongjdbc.sql.run.UntypedQuery;
import io.github.gongjdbc.sql.validate.BalancedChains;
import io.github.gongjdbc.sql.validate.ParameterForm;
import io.github.gongjdbc.sql.validate.ParameterForms;
import io.github.gongjdbc.sql.validate.UnguessedParameters;
import io.github.gongjdbc.sql.validate.Utf8TypeFactory;
import io.github.gongjdbc.sql.validate.Validator;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.metadata.JaninoRelMetadataProvider;
import org.apache.calcite.rel.metadata.RelMetadataQueryBase;
import org.apache.calcite.rex.RexSimplify;
import org.apache.calcite.runtime.Bindable;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.runtime.Hook;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.SqlTypeCoercionRule;
import org.apache.calcite.sql.type.SqlTypeName;
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

  private final JavaTypeFactory typeFactory = new Utf8TypeFactory();
  private final Cache<PlanKey, PreparedQuery> plans =
      Caffeine.newBuilder()
          .maximumWeight(PLANS)
          .weigher((PlanKey key, PreparedQuery plan) -> PLAN + key.sql().length())
          .executor(Runnable::run)
          .build();
  private final ZoneId zone;
  private final CalciteCatalogReader catalogReader;
  private final StatementParser parser;

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
    CalciteSchema rootSchema = CalciteSchema.createRootSchema(false, false);
    schemas.forEach(rootSchema::add);
    Dialect.OWN_FUNCTIONS.forEach(rootSchema.plus()::add);
    OwnFunction.all().forEach(rootSchema.plus()::add);
    this.zone = zone;
    this.catalogReader =
        new CalciteCatalogReader(rootSchema, List.of(defaultSchema), typeFactory, Dialect.CONFIG);
    this.parser = new StatementParser(catalogReader, defaultSchema, zone);
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
   * @throws SQLException if it is not a query, or one that cannot be understood
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
    Optional<SettingStatement> setting = SettingStatement.of(statement);
    if (setting.isPresent()) {
      return new SettingQuery(setting.get());
    }
    SqlNormalizer normalizer = parser.normalize(statement);
    ParameterForms forms = new ParameterForms(key.forms(), typeFactory);
    BalancedChains chains = new BalancedChains();
    SqlNode written = Objects.requireNonNull(parser.parse(normalizer).accept(chains));
    SqlNode parsed = parser.rewrite(written, forms);
    boolean simplify = chains.mostConditions() < LONG_CONDITION;
    StatementPlanner planner = new StatementPlanner(catalogReader, typeFactory, zone, simplify);
    Validator validator = planner.validator(key.guess());
    try (Hook.Closeable simplification =
        Hook.REL_BUILDER_SIMPLIFY.addThread(Hook.propertyJ(simplify))) {
      return planner.plan(parsed, validator, forms, key.maxRows(), interpreter);
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
}
