package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gongjdbc.sandbox.fault.Fault;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A case of the matrix.
 *
 * @param page the page that fails, the first being 0
 * @param once whether it fails the first time alone, or whenever it is asked for
 * @param outcome {@code rows}, {@code short}, or a SQL state
 * @param steady whether it makes no difference how often the page fails
 */
record FaultCase(
    FaultedScan scan,
    Optional<Fault> fault,
    int page,
    boolean once,
    String outcome,
    boolean steady) {

  private static final String ROWS = "rows";
  private static final String SHORT = "short";
  private static final int PAGE_SIZE = 100;

  FaultCase(FaultedScan scan, Fault fault, int page, boolean once, String outcome, boolean steady) {
    this(scan, Optional.of(fault), page, once, outcome, steady);
  }

  static FaultCase clean(FaultedScan scan) {
    return new FaultCase(scan, Optional.empty(), 0, true, ROWS, true);
  }

  /**
   * What came of it.
   *
   * @param pages how many pages were asked for
   * @param asked how often the page was asked for that fails
   */
  record Result(
      List<List<@Nullable Object>> rows,
      List<String> warnings,
      Optional<SQLException> failure,
      int pages,
      int asked) {}

  /**
   * Runs the statement until it ends or fails; any other exception is a defect.
   *
   * @param key the access key, and the secret, by which the account knows whose turn it is
   */
  Result run(FaultyAccount account, String key, Connection connection) {
    FaultyAccount.Asker asker = account.expect(key, this);
    List<List<@Nullable Object>> rows = new ArrayList<>();
    List<String> warnings = List.of();
    Optional<SQLException> failure = Optional.empty();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(scan.sql())) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<@Nullable Object> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          row.add(result.getObject(i));
        }
        rows.add(row);
      }
      warnings = SandboxAccount.allWarnings(statement);
    } catch (SQLException e) {
      failure = Optional.of(e);
    }
    return new Result(rows, warnings, failure, asker.pages(), asker.asked());
  }

  /** Whether the fault is about time, of which a busy machine may take more than was meant. */
  boolean timed() {
    return fault.filter(any -> any.name().matches("(STALL|SLOW).*")).isPresent();
  }

  private boolean is(Fault... faults) {
    return fault.filter(List.of(faults)::contains).isPresent();
  }

  /** How many pages may have been delivered: one that names a wrong next page is itself right. */
  private int delivered() {
    return is(Fault.CURSOR_REPEATED) ? page + 1 : page;
  }

  /** Holds what came of it to what must come of it. */
  void check(Result result, Result clean) {
    if (outcome.equals(ROWS)) {
      assertThat(result.failure()).as("failure").isEmpty();
      assertThat(result.rows()).isEqualTo(clean.rows());
    } else if (outcome.equals(SHORT)) {
      assertThat(result.failure()).as("failure").isEmpty();
      assertThat(result.rows())
          .hasSizeBetween(page * PAGE_SIZE / 2, (page + 1) * PAGE_SIZE)
          .isEqualTo(clean.rows().subList(0, result.rows().size()));
      assertThat(result.warnings()).anyMatch(warning -> warning.startsWith("Gong knows of"));
    } else {
      SQLException failure = result.failure().orElseThrow();
      assertThat(failure.getSQLState()).as(failure.getMessage()).isEqualTo(outcome);
      Failure.assertIsForUsers(String.valueOf(failure.getMessage()));
      assertThat(result.rows()).hasSizeLessThanOrEqualTo(delivered() * PAGE_SIZE);
      assertThat(result.rows()).isEqualTo(clean.rows().subList(0, result.rows().size()));
    }
    if (is(Fault.CURSOR_REPEATED)) {
      // That the page comes again shows that its cursor leads nowhere; it may have been kept.
      assertThat(result.asked()).as("requests for the page").isBetween(1, 2);
    } else if (is(Fault.CURSOR_EXPIRED)) {
      // What is asked instead may be the same again, or what lies behind the last item.
      assertThat(result.asked()).as("requests for the page").isBetween(1, 2);
    } else if (steady && !timed()) {
      assertThat(result.asked()).as("requests for the page").isEqualTo(1);
    } else if (once && !timed()) {
      assertThat(result.asked()).as("requests for the page").isEqualTo(2);
    } else {
      assertThat(result.asked()).as("requests for the page").isBetween(1, 5);
    }
  }

  @Override
  public String toString() {
    return scan
        + " page "
        + page
        + " "
        + fault.map(Fault::name).orElse("clean")
        + (once ? " once" : " for ever");
  }
}
