package io.github.gongjdbc.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * PostgreSQL and the driver give the same answers over the same rows, whatever is pushed. The
 * system property {@code gong.query} runs the queries alone whose names contain it.
 */
class OracleTest {
  private static final String NAMED = System.getProperty("gong.query", "");

  private static @Nullable OracleRun run;

  @BeforeAll
  static void start() throws IOException {
    run = new OracleRun(OracleAccount.LARGE);
  }

  @AfterAll
  static void stop() throws SQLException {
    if (run != null) {
      run.close();
    }
  }

  @TestFactory
  Stream<DynamicContainer> answersAreThoseOfPostgreSql() {
    return OracleFile.FAMILIES.stream()
        .map(family -> dynamicContainer(family, tests(new OracleFile(family).queries())));
  }

  private static Stream<DynamicTest> tests(List<OracleQuery> queries) {
    return queries.stream()
        .filter(query -> query.id().contains(NAMED))
        .flatMap(OracleTest::zones)
        .map(OracleTest::test)
        .toList()
        .stream();
  }

  /** Queries about time run in all zones, others in their own unless all zones are wanted. */
  private static Stream<OracleQuery> zones(OracleQuery query) {
    boolean all = query.family().equals("time") || OracleZone.TESTED.size() > 1;
    return all && !query.zoned() ? Stream.of(OracleZone.values()).map(query::in) : Stream.of(query);
  }

  private static DynamicTest test(OracleQuery query) {
    Future<Map<String, String>> differences = Objects.requireNonNull(run).ask(query);
    return dynamicTest(
        query.toString(), () -> assertThat(differences.get()).as(query.sql()).isEmpty());
  }
}
