package io.github.gongjdbc.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Where the two databases rightly differ: {@code differences.sql} has each with its reason. */
class DifferencesTest {
  @Test
  void whatIsListedIsADifference() throws IOException, SQLException {
    try (Oracle oracle = new Oracle(OracleAccount.LARGE)) {
      for (OracleQuery query : new OracleFile("differences").queries()) {
        assertThat(oracle.differences(query)).as(query.name()).isNotEmpty();
      }
    }
  }
}
