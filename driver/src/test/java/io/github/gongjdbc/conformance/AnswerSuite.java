package io.github.gongjdbc.conformance;

import static io.github.gongjdbc.conformance.Sql.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.Failure;
import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.sandbox.fault.Fault;
import io.github.gongjdbc.sandbox.http.SandboxAnswer;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import io.github.gongjdbc.schema.catalog.AccessPath;
import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.ColumnPath;
import io.github.gongjdbc.schema.catalog.Endpoint;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers may be empty, refused, broken for once, or hold more or less than is documented. */
abstract class AnswerSuite extends Fixture {
  /** What comes of what fails whenever it is asked for, and is not asked for again. */
  private static final Map<Fault, String> FAILURES =
      Map.of(
          Fault.BAD_REQUEST, "58000",
          Fault.NOT_FOUND, "58000",
          Fault.FORBIDDEN, "42501",
          Fault.WRONG_CREDENTIALS, "28000");

  AnswerSuite(TestedTables tested) {
    super(tested);
  }

  /** Lets something answer for the table itself. */
  private void answerFor(TableDefinition table, Function<SandboxRequest, SandboxAnswer> answers) {
    account.withoutReferee();
    server.answerFirst(request -> accessPath(table, request).map(path -> answers.apply(request)));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void anAnswerWithoutItemsIsNoRows(String name) throws SQLException {
    TableDefinition table = table(name);
    answerFor(table, request -> SandboxAnswer.ok(emptied(server.answer(request).json())));
    assertThat(query(select(table, ""))).isEmpty();

    for (Pattern words : table.accessPaths().get(0).endpoint().response().emptyMessages()) {
      answerFor(table, request -> SandboxAnswer.error(404, "request-7", words.pattern()));
      assertThat(query(select(table, ""))).as(words.pattern()).isEmpty();
    }
  }

  private static JsonNode emptied(JsonNode body) {
    WholeAnswers.items(body).ifPresent(ArrayNode::removeAll);
    if (body.get("records") instanceof ObjectNode records) {
      records.put("totalRecords", 0).put("currentPageSize", 0).remove("cursor");
    }
    return body;
  }

  @ParameterizedTest
  @MethodSource("tables")
  void keysThatNobodyKnowsAreNoMatter(String name) throws SQLException {
    TableDefinition table = table(name);
    answerFor(table, request -> Fault.UNKNOWN_KEYS.applyTo(request, server::answer));
    assertRows(query(select(table, "")), truth.of(table));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void allValuesMayBeNullOrMissingButThoseThatAreNeverNull(String name) throws SQLException {
    TableDefinition table = table(name);
    for (boolean asNull : List.of(true, false)) {
      answerFor(
          table,
          request ->
              SandboxAnswer.ok(
                  new StrippedAnswer(table, accessPath(table, request).orElseThrow(), asNull)
                      .of(server.answer(request).json())));
      List<List<@Nullable Object>> rows = query(select(table, ""));
      assertThat(rows).hasSameSizeAs(truth.of(table));
      for (Column column : table.columns()) {
        int index = table.columns().indexOf(column);
        boolean inItem =
            column.path().origin() != ColumnPath.Origin.REQUEST
                && column.path().origin() != ColumnPath.Origin.ANSWER
                && column.path().part() == ColumnPath.Part.VALUE
                && !column.path().names().isEmpty()
                && column.lookup().isEmpty();
        if (!column.nullable() || inItem) {
          assertThat(rows)
              .as(column.name())
              .allMatch(row -> (row.get(index) == null) == column.nullable());
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void whatAlwaysFailsIsAnError(String name) throws SQLException {
    TableDefinition table = table(name);
    // With an access key of its own, as it is remembered what is refused.
    try (Connection other = connect("accessKey", "failing-" + name)) {
      for (Map.Entry<Fault, String> failing : FAILURES.entrySet()) {
        answerFor(table, request -> failing.getKey().applyTo(request, server::answer));
        Failure failure = Failure.of(() -> Sql.query(other, select(table, "")));
        assertThat(failure.state())
            .as("%s: %s", failing.getKey(), failure.message())
            .isEqualTo(failing.getValue());
        if (failing.getKey() == Fault.NOT_FOUND) {
          failure.says("404", "baseUrl");
        }
      }
    }
  }

  /** All that a table is read from is asked at once, as the driver waits before it asks again. */
  @Test
  void whatFailsOnceIsAskedForAgain() throws Exception {
    account.withoutReferee();
    Set<SandboxRequest> failed = ConcurrentHashMap.newKeySet();
    server.answerFirst(
        request ->
            failed.add(request)
                ? Optional.of(Fault.UNAVAILABLE.applyTo(request, server::answer))
                : Optional.empty());
    Map<Endpoint, TableDefinition> one = new HashMap<>();
    tables.forEach(table -> one.putIfAbsent(table.accessPaths().get(0).endpoint(), table));
    ExecutorService threads = Executors.newFixedThreadPool(one.size());
    try {
      Map<TableDefinition, Future<List<List<@Nullable Object>>>> reading = new HashMap<>();
      for (TableDefinition table : one.values()) {
        String sql = select(table, "");
        reading.put(
            table,
            threads.submit(
                () -> {
                  try (Connection own = connect("accessKey", "again-" + table.name())) {
                    return Sql.query(own, sql);
                  }
                }));
      }
      for (Map.Entry<TableDefinition, Future<List<List<@Nullable Object>>>> read :
          reading.entrySet()) {
        assertRows(read.getValue().get(), truth.of(read.getKey()));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest
  @MethodSource("scopes")
  void aMissingScopeIsNamed(String scope) throws SQLException {
    account.withoutReferee();
    GongSandbox lacking = tested.account().get().without(scope).build();
    server.answerFirst(
        request -> Optional.of(lacking.accountAnswer(request)).filter(a -> a.status() == 401));
    try (Connection without = connect("accessKey", "lacking-" + scopes().toList().indexOf(scope))) {
      for (TableDefinition table : tables) {
        // One that is looked up in another table needs more than the others.
        Optional<Column> needing =
            table.columns().stream()
                .filter(column -> tested.catalog().scopes(table, column).contains(scope))
                .min(Comparator.comparing(column -> column.lookup().isPresent() ? 1 : 0));
        if (needing.isPresent()) {
          String sql = select(quoted(needing.get().name()), table, "") + " LIMIT 1";
          List<AccessPath> ways = ways(table, needing.get(), scope);
          boolean another =
              ways.stream().anyMatch(path -> !path.endpoint().scopes().contains(scope));
          if (another && ways.size() > 1) {
            assertThat(Sql.query(without, sql)).as(sql).hasSize(1);
          } else {
            Failure.of(() -> Sql.query(without, sql))
                .is(SQLSyntaxErrorException.class, "42501")
                .says(scope);
          }
        }
      }
    }
  }

  /** The ways by which a column is read: those of another table where it is looked up there. */
  private List<AccessPath> ways(TableDefinition table, Column column, String scope) {
    return column.lookup().isPresent() && !table.scopes(column).contains(scope)
        ? table(column.lookup().get().table()).accessPaths()
        : table.accessPaths();
  }
}
