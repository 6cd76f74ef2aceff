package io.github.gongjdbc.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * PostgreSQL and the driver give the same answers to queries that nobody thought of. The system
 * property {@code gong.seed} draws the query of one seed; {@code gong.oracle.queries} sets how many
 * are drawn.
 */
class RandomOracleTest {
  private static final long FIRST = 20_261_120L;
  private static final int QUERIES = Integer.getInteger("gong.oracle.queries", 60);

  @Test
  void answersAreThoseOfPostgreSql() throws Exception {
    Map<OracleQuery, Future<Map<String, String>>> asked = new LinkedHashMap<>();
    Map<String, Map<String, String>> different = new LinkedHashMap<>();
    try (OracleRun run = new OracleRun(OracleAccount.SMALL)) {
      queries().forEach(query -> asked.put(query, run.ask(query)));
      for (Map.Entry<OracleQuery, Future<Map<String, String>>> query : asked.entrySet()) {
        Map<String, String> differences = query.getValue().get();
        if (!differences.isEmpty()) {
          different.put(query.getKey() + ": " + query.getKey().sql(), differences);
        }
      }
    }
    assertThat(different).isEmpty();
  }

  private static Stream<OracleQuery> queries() {
    Long seed = Long.getLong("gong.seed");
    return seed == null
        ? IntStream.range(0, QUERIES).mapToObj(i -> query(FIRST + i))
        : Stream.of(query(seed));
  }

  private static OracleQuery query(long seed) {
    List<OracleZone> zones = OracleZone.TESTED;
    return RandomOracleQuery.of(seed, zones.get((int) (seed % zones.size())));
  }
}
