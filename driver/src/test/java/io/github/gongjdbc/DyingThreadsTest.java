package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.gongjdbc.jdbc.JdbcConnection;
import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.sandbox.SettableClock;
import io.github.gongjdbc.schema.GongSchema;
import io.github.gongjdbc.schema.settings.GongProperty;
import io.github.gongjdbc.schema.settings.Settings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Interceptor;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A thread that dies of an Error while it reads a page ends the statement: nobody waits for it. */
@Timeout(60)
class DyingThreadsTest {
  private static Connection connect(int goodRequests, Duration latency) throws SQLException {
    Clock clock = new SettableClock(SandboxAccount.NOW);
    Interceptor account =
        GongSandbox.builder()
            .clock(clock)
            .calls(3000)
            .days(80)
            .latency(latency)
            .build()
            .interceptor();
    AtomicInteger requests = new AtomicInteger();
    Settings settings =
        Settings.of(Map.of(GongProperty.REQUESTS_PER_SECOND, "20", GongProperty.CACHE_TTL, "0"));
    GongSchema schema =
        GongSchema.of(
            settings,
            Optional.of(
                chain -> {
                  if (requests.incrementAndGet() > goodRequests) {
                    throw new OutOfMemoryError("no memory for an answer");
                  }
                  return account.intercept(chain);
                }),
            clock);
    return JdbcConnection.open(schema, settings, "jdbc:gong:", clock, Optional.empty());
  }

  /** The first page, one that is read ahead, and windows that are read side by side. */
  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0", "2, 0", "2, 250", "4, 250", "9, 250"})
  void whoeverWaitsForThemWakes(int goodRequests, long latencyMillis) throws SQLException {
    try (Connection connection = connect(goodRequests, Duration.ofMillis(latencyMillis));
        Statement statement = connection.createStatement()) {
      SQLException failure =
          catchThrowableOfType(
              SQLException.class,
              () -> {
                ResultSet rows = statement.executeQuery("SELECT id, started FROM extensive_calls");
                while (rows.next()) {
                  assertThat(rows.getString(1)).isNotNull();
                }
              });
      assertThat((Object) failure).isNotNull();
      assertThat(failure.getSQLState()).isEqualTo("53200");
      assertThat(failure.getMessage()).contains("memory");
    }
  }
}
