package io.github.gongjdbc.sql.run;

import io.github.gongjdbc.schema.limit.StatementContext;
import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.value.TextFunctions;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.FutureTask;
import java.util.regex.Pattern;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.linq4j.tree.ClassDeclaration;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.runtime.ArrayBindable;
import org.apache.calcite.runtime.Bindable;
import org.apache.calcite.runtime.SqlFunctions;
import org.apache.calcite.runtime.Typed;
import org.codehaus.commons.compiler.CompileException;
import org.codehaus.commons.compiler.CompilerFactoryFactory;
import org.codehaus.commons.compiler.ISimpleCompiler;

/**
 * Compiles plans, as Calcite's {@code EnumerableInterpretable} does; but in the compiled code every
 * loop, and every function that the runtime calls for a row, looks whether the statement was
 * cancelled.
 */
public final class PlanCompiler {
  /** The line with which a loop begins, or a function of rows, in the code that Calcite writes. */
  private static final Pattern REPEATED =
      Pattern.compile(
          "(?m)^(\\s*(?:for|while) \\(.*\\{|\\s*public \\S+ (?:apply|compare)\\(.*\\{)$");

  private static final String CHECK = "$1 " + StatementContext.class.getName() + ".checkCurrent();";

  /** With which Calcite makes the text of LISTAGG, however long it gets. */
  private static final String CONCAT = SqlFunctions.class.getName() + ".concat(";

  private static final String BOUNDED = TextFunctions.class.getName() + ".concat(";

  /** More code than the compiler translates in a few seconds. */
  private static final int LONGEST = 8_000_000;

  /** The compiler goes as deep as the expressions do. */
  private static final int STACK = 16 << 20;

  private final Map<String, Object> stashed = new HashMap<>();

  /** The objects that the code refers to, by their names. */
  public Map<String, Object> stashed() {
    return stashed;
  }

  public Bindable<?> compile(EnumerableRel plan) {
    ClassDeclaration code =
        new EnumerableRelImplementor(plan.getCluster().getRexBuilder(), stashed)
            .implementRoot(plan, EnumerableRel.Prefer.ARRAY);
    boolean bare = plan.getRowType().getFieldCount() == 1;
    String text =
        "public final class "
            + code.name
            + " implements "
            + (bare
                ? Bindable.class.getName() + ", " + Typed.class.getName()
                : ArrayBindable.class.getName())
            + " {\n"
            + Expressions.toString(code.memberDeclarations, "\n", false).replace(CONCAT, BOUNDED)
            + "\n}\n";
    if (text.length() > LONGEST) {
      throw SqlExceptions.unchecked(
          SqlExceptions.tooComplex(
              "Its compiled form would have " + text.length() + " characters.", null));
    }
    StatementContext.checkCurrent();
    return stoppable(code.name, REPEATED.matcher(text).replaceAll(CHECK));
  }

  /**
   * Compiles in a thread of its own: the compiler looks at no statementContext, so that a statement
   * which is stopped leaves it alone.
   */
  private static Bindable<?> stoppable(String name, String text) {
    FutureTask<Bindable<?>> compiling = new FutureTask<>(() -> instance(name, text));
    Thread thread = new Thread(null, compiling, "gong-jdbc-compiling", STACK);
    thread.setDaemon(true);
    StatementContext.current().isPlannedBy(thread);
    thread.start();
    return StatementContext.awaitCurrent(compiling);
  }

  private static Bindable<?> instance(String name, String text) {
    ClassLoader classes = Objects.requireNonNull(PlanCompiler.class.getClassLoader());
    try {
      ISimpleCompiler compiler =
          CompilerFactoryFactory.getDefaultCompilerFactory(classes).newSimpleCompiler();
      compiler.setParentClassLoader(classes);
      compiler.cook(text);
      return (Bindable<?>)
          compiler.getClassLoader().loadClass(name).getDeclaredConstructors()[0].newInstance();
    } catch (CompileException | ReflectiveOperationException e) {
      throw new IllegalStateException("A plan could not be compiled.", e);
    } catch (Exception e) {
      throw new IllegalStateException("There is no compiler for plans.", e);
    }
  }
}
