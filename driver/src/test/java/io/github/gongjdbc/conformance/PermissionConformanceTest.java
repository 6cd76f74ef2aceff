package io.github.gongjdbc.conformance;

import static io.github.gongjdbc.conformance.Sql.lines;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gongjdbc.Failure;
import io.github.gongjdbc.sandbox.http.SandboxAnswer;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import io.github.gongjdbc.schema.catalog.AccessPath;
import io.github.gongjdbc.schema.catalog.Endpoint;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An account without a scope or a licence lacks its tables, and keeps all others. */
class PermissionConformanceTest extends Fixture {
  PermissionConformanceTest() {
    super(TestedTables.ofTheDriver());
  }

  /** Lets something answer for the table itself. */
  private void answerFor(TableDefinition table, Function<SandboxRequest, SandboxAnswer> answers) {
    account.withoutReferee();
    server.answerFirst(request -> accessPath(table, request).map(path -> answers.apply(request)));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void whatIsNotAllowedIsAskedOnceAndTheOtherTablesAreRead(String name) throws SQLException {
    TableDefinition table = table(name);
    List<Endpoint> own = table.accessPaths().stream().map(AccessPath::endpoint).toList();
    TableDefinition other =
        tables.stream()
            .filter(one -> one.accessPaths().get(0).endpoint().iterated().isEmpty())
            .filter(one -> own.stream().noneMatch(one.accessPaths().get(0).endpoint()::equals))
            .findFirst()
            .orElseThrow();
    List<String> scopes = own.get(0).scopes();
    for (int status : scopes.isEmpty() ? List.of(403) : List.of(401, 403)) {
      answerFor(
          table,
          request ->
              SandboxAnswer.error(
                  status,
                  "request-7",
                  status == 403
                      ? "Forbidden"
                      : "You don't have permission to use '"
                          + accessPath(table, request).orElseThrow().endpoint().scopes().get(0)
                          + "' in your app."));
      account.sandbox().clearExchanges();
      try (Connection without = connect("accessKey", "without-" + status + tables.indexOf(table))) {
        String sql = select(table, "");
        assertThat(lines(without.getMetaData().getColumns(null, "gong", name, null), "COLUMN_NAME"))
            .hasSizeGreaterThanOrEqualTo(table.columns().size());
        without.prepareStatement(sql).close();
        assertThat(account.requests()).isEmpty();

        Failure failure =
            Failure.of(() -> Sql.query(without, sql)).is(SQLSyntaxErrorException.class, "42501");
        failure.says(status == 403 ? "licence" : "administrator");
        assertThat(table.accessPaths())
            .as(failure.message())
            .anyMatch(
                path -> path.endpoint().scopes().stream().allMatch(failure.message()::contains));
        assertThat(requests(table).stream().map(request -> accessPath(table, request)))
            .isNotEmpty()
            .doesNotHaveDuplicates();
        assertThat(Sql.query(without, select(other, "") + " LIMIT 1")).hasSize(1);
      }
    }
  }

  /** All at once, as the driver waits before it asks again. */
  @Test
  void whatFailsForWantOfALicenceNamesItAndTheScope() throws Exception {
    account.withoutReferee();
    Map<Endpoint, TableDefinition> one = new HashMap<>();
    tables.stream()
        .filter(table -> !table.accessPaths().get(0).endpoint().scopes().isEmpty())
        .filter(table -> table.accessPaths().size() == 1)
        .forEach(table -> one.putIfAbsent(table.accessPaths().get(0).endpoint(), table));
    // Each has a key of its own, for which its endpoint alone fails.
    server.answerFirst(
        request ->
            one.keySet().stream()
                .filter(endpoint -> Places.isAskedOf(endpoint, request))
                .filter(endpoint -> key(request).equals(keyWithout(endpoint)))
                .findFirst()
                .map(endpoint -> SandboxAnswer.error(500, "r", "Internal server error occurred")));
    ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, one.size()));
    try {
      Map<Endpoint, Future<Failure>> failing = new HashMap<>();
      for (Map.Entry<Endpoint, TableDefinition> entry : one.entrySet()) {
        String sql = select(entry.getValue(), "");
        failing.put(
            entry.getKey(),
            threads.submit(
                () -> {
                  try (Connection own = connect("accessKey", keyWithout(entry.getKey()))) {
                    return Failure.of(() -> Sql.query(own, sql));
                  }
                }));
      }
      for (Map.Entry<Endpoint, Future<Failure>> failed : failing.entrySet()) {
        Failure failure = failed.getValue().get();
        assertThat(failure.state()).as(failure.message()).isEqualTo("58000");
        failure.says("lack the licence", String.join(" and ", failed.getKey().scopes()));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** No name, as messages conceal what is like a key. */
  private static String keyWithout(Endpoint endpoint) {
    return "without-" + endpoint.name().hashCode();
  }

  private static String key(SandboxRequest request) {
    String basic = String.valueOf(request.header("authorization")).substring("Basic ".length());
    String both = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
    return both.substring(0, both.indexOf(':'));
  }
}
