package io.github.gongjdbc.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * PostgreSQL and the driver give the same answers to queries that nobody thought of. The system
 * property {@code gong.seed} draws the query of one seed; {@code gong.oracle.queries} sets how many
 * are drawn.
 */
class RandomOracleTest {
  private static final long FIRST = 20_261_120L;
  private static final int QUERIES = Integer.getInteger("gong.oracle.queries", 0);

  @Test
  void answersAreThoseOfPostgreSql() throws IOException, SQLException {
    Long seed = Long.getLong("gong.seed");
    Map<String, Map<String, String>> different = new LinkedHashMap<>();
    try (Oracle oracle = new Oracle()) {
      for (int i = 0; i < (seed == null ? QUERIES : 1); i++) {
        OracleZone zone = OracleZone.TESTED.get(i % OracleZone.TESTED.size());
        OracleQuery query = RandomOracleQuery.of(seed == null ? FIRST + i : seed, zone);
        Map<String, String> differences = oracle.differences(query);
        if (!differences.isEmpty()) {
          different.put(query + ": " + query.sql(), differences);
        }
      }
    }
    assertThat(different).isEmpty();
  }
}
