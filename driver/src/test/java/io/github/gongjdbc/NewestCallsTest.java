package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gongjdbc.sandbox.GongSandbox;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The first thing that everybody asks, of an account in which calls go on while we ask. */
class NewestCallsTest {
  @RegisterExtension
  static final SandboxAccount ACCOUNT =
      SandboxAccount.of(GongSandbox.builder().calls(20_000).days(90));

  @Test
  void costFourRequestsAtMost() throws SQLException {
    List<List<@Nullable Object>> rows =
        ACCOUNT.query("SELECT * FROM calls ORDER BY started DESC LIMIT 10");

    assertThat(ACCOUNT.requests()).hasSizeLessThanOrEqualTo(4);
    List<List<@Nullable Object>> all =
        ACCOUNT.query(
            "SELECT id, started FROM calls WHERE started >= CURRENT_DATE - INTERVAL '9' DAY");
    Comparator<List<@Nullable Object>> byStart =
        Comparator.comparing(row -> (Timestamp) row.get(1));
    assertThat(rows)
        .extracting(row -> row.get(0))
        .containsExactlyElementsOf(
            all.stream().sorted(byStart.reversed()).limit(10).map(row -> row.get(0)).toList());
  }
}
