package io.github.gongjdbc.schema.context;

import io.github.gongjdbc.schema.limit.RequestBudget;
import io.github.gongjdbc.schema.limit.StatementContext;
import io.github.gongjdbc.schema.row.OddValues;
import io.github.gongjdbc.schema.split.SelectedContent;
import io.github.gongjdbc.schema.sync.StatementReads;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.calcite.DataContext;

/**
 * One execution of a statement, as its scans see it.
 *
 * @param start when it began; whatever means "now" is frozen at this
 * @param warnings takes sentences that the user should read
 * @param oddValues takes the values that are null as nothing can be made of them
 * @param stopsEarly whether reading may end before the last row
 * @param selectedContent the content that its scans select
 * @param incremental what is read by the connection's state; empty where there is none
 */
public record Execution(
    StatementContext statementContext,
    Instant start,
    Consumer<String> warnings,
    OddValues oddValues,
    boolean stopsEarly,
    SelectedContent selectedContent,
    Optional<StatementReads> incremental) {

  /** The name under which a {@link DataContext} offers the execution. */
  public static final String VARIABLE = "gongExecution";

  /** An execution that begins. */
  public Execution(
      StatementContext statementContext,
      Instant start,
      Consumer<String> warnings,
      boolean stopsEarly,
      Optional<StatementReads> incremental) {
    this(
        statementContext,
        start,
        warnings,
        new OddValues(warnings),
        stopsEarly,
        new SelectedContent(),
        incremental);
  }

  /** The execution that a context belongs to; made up from Calcite's own variables elsewhere. */
  public static Execution of(DataContext context) {
    if (context.get(VARIABLE) instanceof Execution execution) {
      return execution;
    }
    AtomicBoolean flag = DataContext.Variable.CANCEL_FLAG.get(context);
    Long now = DataContext.Variable.UTC_TIMESTAMP.get(context);
    return new Execution(
        new StatementContext(new RequestBudget(""), () -> flag != null && flag.get()),
        now == null ? Instant.now() : Instant.ofEpochMilli(now),
        warning -> {},
        false,
        Optional.empty());
  }

  /** Nobody knows any more what reading to the end would cost, as that may not be needed. */
  public void mayEndEarly() {
    statementContext.budget().mayEndEarly();
  }

  /** The same execution, which may end before the last row. */
  public Execution stoppingEarly() {
    return new Execution(
        statementContext, start, warnings, oddValues, true, selectedContent, incremental);
  }

  /** The same time, for somebody who only asks what would be done. */
  public Execution inSilence() {
    return new Execution(statementContext, start, warning -> {}, stopsEarly, Optional.empty());
  }
}
