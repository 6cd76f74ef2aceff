package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.sandbox.SandboxServer;
import io.github.gongjdbc.sandbox.SettableClock;
import io.github.gongjdbc.sandbox.fault.Fault;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever fails on the way, at whichever page of whichever endpoint, once or for ever: the rows
 * are those of a clean run, or the statement fails with the right SQL state. Nothing third.
 *
 * <p>As the cases mostly wait, many run at once, on connections with credentials of their own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultMatrixTest {
  /**
   * What becomes of a statement: {@code rows}, {@code short} where a listing ends early and says so
   * by its total alone, of which the user is warned, or the SQL state. What fails although it
   * happens once must not be asked again; what passes must be; what does no harm need not.
   */
  private static final String OUTCOMES =
      """
      fault                    pages    once   for ever
      TOO_MANY_REQUESTS        all      rows   53400
      TOO_MANY_REQUESTS_UNTIL  all      rows   53400
      QUOTA_SPENT              all      53400  53400
      QUOTA_SPENT_UNTIL        all      53400  53400
      INTERNAL_ERROR           all      rows   58000
      BAD_GATEWAY              all      rows   58000
      UNAVAILABLE              all      rows   58000
      GATEWAY_TIMEOUT          all      rows   58000
      BAD_REQUEST              all      58000  58000
      WRONG_CREDENTIALS        all      28000  28000
      MISSING_SCOPE            all      42501  42501
      FORBIDDEN                all      42501  42501
      NOT_FOUND                all      58000  58000
      NOTHING_FOUND            later    58000  58000
      RESET_BEFORE_HEADERS     all      rows   08006
      RESET_IN_BODY            all      rows   08006
      CLOSED_IN_BODY           all      rows   08006
      STALL_BEFORE_HEADERS     all      rows   08006
      STALL_IN_BODY            all      rows   08006
      SLOW_HEADERS             all      rows   rows
      SLOW_BODY                all      rows   rows
      CUT_SHORT                all      rows   58030
      TRUNCATED_JSON           all      rows   58030
      NO_CONTENT               all      rows   58030
      HTML                     all      rows   58030
      WRONG_CONTENT_TYPE       all      rows   rows
      CURSOR_EXPIRED           later    rows   -
      CURSOR_MISSING           earlier  short  short
      CURSOR_EMPTY             paged    rows   rows
      CURSOR_REPEATED          later    58030  58030
      PAGE_REPEATED            later    58030  58030
      RECORDS_MISSING          paged    rows   58030
      RECORDS_MISSING          unpaged  rows   rows
      ARRAY_MISSING            all      rows   58030
      ARRAY_NULL               all      rows   58030
      UNKNOWN_KEYS             all      rows   rows
      NULLS_EVERYWHERE         all      rows   58030
      """;

  /** How many connections read each statement at once, as many with short time-outs. */
  private static final int CONNECTIONS = 12;

  private static final long LONGEST_SECONDS = 90;

  private final GongSandbox sandbox =
      GongSandbox.builder()
          .clock(new SettableClock(SandboxAccount.NOW))
          .calls(1800)
          .days(60)
          .users(250)
          .build();
  private final FaultyAccount account = new FaultyAccount(sandbox);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<FaultedScan, FaultCase.Result> clean = new EnumMap<>(FaultedScan.class);
  private final Map<FaultCase, CompletableFuture<FaultCase.Result>> results = new LinkedHashMap<>();
  private SandboxServer server;
  private int checked;

  @BeforeAll
  void start() throws Exception {
    server = sandbox.start();
    sandbox.answerWith(account);
    for (FaultedScan scan : FaultedScan.values()) {
      try (Connection connection = connect(scan.name(), "PT60S")) {
        clean.put(scan, FaultCase.clean(scan).run(account, scan.name(), connection));
      }
    }
    for (FaultedScan scan : FaultedScan.values()) {
      cases(scan).forEach(one -> results.put(one, new CompletableFuture<>()));
    }
    for (FaultedScan scan : FaultedScan.values()) {
      start(scan, true, "PT2S");
      start(scan, false, "PT60S");
    }
  }

  private void start(FaultedScan scan, boolean timed, String readTimeout) {
    Queue<FaultCase> cases =
        cases().stream()
            .filter(one -> one.scan() == scan && one.timed() == timed)
            .sorted(Comparator.comparing(FaultCase::once))
            .collect(Collectors.toCollection(ConcurrentLinkedQueue::new));
    for (int i = 0; i < CONNECTIONS; i++) {
      String key = scan + "-" + timed + "-" + i;
      threads.execute(() -> run(cases, key, readTimeout));
    }
  }

  @AfterAll
  void end() {
    threads.shutdownNow();
    server.close();
    System.out.printf("Fault matrix: %d of %d cases ran.%n", checked, results.size());
  }

  private List<FaultCase> cases(FaultedScan scan) {
    List<FaultCase> cases = new ArrayList<>();
    for (String line : OUTCOMES.lines().skip(1).toList()) {
      String[] cells = line.strip().split(" +", -1);
      Fault fault = Fault.valueOf(cells[0]);
      boolean steady = cells[2].equals(cells[3]);
      for (int page : scan.pages(cells[1], clean(scan).pages())) {
        if (!steady) {
          cases.add(new FaultCase(scan, fault, page, true, cells[2], false));
        }
        if (!cells[3].equals("-")) {
          cases.add(new FaultCase(scan, fault, page, false, cells[3], steady));
        }
      }
    }
    return cases;
  }

  /**
   * Runs cases until there are no more, whatever comes of them; each on an account of its own, for
   * a quota that is spent concerns all who use it.
   */
  private void run(Queue<FaultCase> cases, String key, String readTimeout) {
    int turn = 0;
    for (FaultCase one = cases.poll(); one != null; one = cases.poll()) {
      CompletableFuture<FaultCase.Result> result = Objects.requireNonNull(results.get(one));
      String own = key + "-" + turn++;
      try (Connection connection = connect(own, readTimeout)) {
        result.complete(one.run(account, own, connection));
      } catch (SQLException | RuntimeException | Error e) {
        result.completeExceptionally(e);
      }
    }
  }

  private Connection connect(String key, String readTimeout) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("accessKey", key);
    properties.setProperty("accessKeySecret", key);
    properties.setProperty("baseUrl", server.url());
    properties.setProperty("requestsPerSecond", "10000");
    properties.setProperty("readTimeout", readTimeout);
    properties.setProperty("validateConnection", "false");
    return DriverManager.getConnection("jdbc:gong:", properties);
  }

  private FaultCase.Result clean(FaultedScan scan) {
    return Objects.requireNonNull(clean.get(scan));
  }

  Collection<FaultCase> cases() {
    return results.keySet();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void yieldsTheRowsOfACleanRunOrFailsAsItMust(FaultCase one) throws Exception {
    CompletableFuture<FaultCase.Result> result = Objects.requireNonNull(results.get(one));
    one.check(result.get(LONGEST_SECONDS, TimeUnit.SECONDS), clean(one.scan()));
    checked++;
  }

  @Test
  void everyFaultIsThere() {
    Set<Fault> faults = EnumSet.noneOf(Fault.class);
    cases().forEach(one -> one.fault().ifPresent(faults::add));
    assertThat(faults).containsExactlyInAnyOrder(Fault.values());
  }

  @Test
  void everyKindOfEndpointHasThePagesThatItNeeds() {
    for (FaultedScan scan : FaultedScan.values()) {
      assertThat(clean(scan).failure()).as(scan.name()).isEmpty();
      assertThat(clean(scan).rows()).as(scan.name()).doesNotHaveDuplicates().isNotEmpty();
      assertThat(clean(scan).pages()).as(scan.name()).isBetween(scan.paged() ? 3 : 1, 4);
    }
  }
}
