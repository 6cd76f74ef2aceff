package io.github.gongjdbc.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gongjdbc.SandboxAccount;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import io.github.gongjdbc.schema.catalog.AccessPath;
import io.github.gongjdbc.schema.catalog.Parameter;
import io.github.gongjdbc.schema.catalog.PushedFilter;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A small account, two connections to it, and what must come of its tables. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Fixture {
  /** Before all that the account holds. */
  private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

  final TestedTables tested;
  final List<TableDefinition> tables;

  @RegisterExtension final SandboxAccount account;

  ConformanceServer server;
  TrueRows truth;
  Connection connection;

  /** Reads everything and checks all conditions itself. */
  Connection readingAll;

  Fixture(TestedTables tested) {
    this.tested = tested;
    this.tables = tested.tables();
    this.account = SandboxAccount.of(tested.account().get());
  }

  @BeforeAll
  void start() throws SQLException {
    server = new ConformanceServer(account);
    truth = new TrueRows(tested.catalog(), server.answers(), account.sandbox(), START);
    connection = connect();
    readingAll = connect("pushDown", "false");
  }

  @AfterAll
  void end() throws SQLException {
    connection.close();
    readingAll.close();
  }

  @BeforeEach
  void reset() {
    server.reset();
    if (!tested.documented()) {
      account.withoutReferee();
    }
  }

  Connection connect(String... more) throws SQLException {
    List<String> all = new ArrayList<>(List.of("startDate", START.toString()));
    all.addAll(tested.properties());
    all.addAll(List.of(more));
    return account.connect(all.toArray(String[]::new));
  }

  // What there is to test, by name.

  Stream<String> tables() {
    return tables.stream().map(TableDefinition::name);
  }

  Stream<String> tablesWithKey() {
    return tables(table -> !table.key().isEmpty());
  }

  Stream<String> tablesWithCursor() {
    return tables(table -> table.cursor().isPresent());
  }

  Stream<String> tablesWithForeignKeys() {
    return tables(table -> !table.foreignKeys().isEmpty());
  }

  Stream<String> filteredTables() {
    return tables(
        table ->
            table.columns().stream().anyMatch(column -> !PushedFilter.of(table, column).isEmpty()));
  }

  /** The scopes without which some column cannot be read. */
  Stream<String> scopes() {
    return tables.stream()
        .flatMap(
            table ->
                table.columns().stream()
                    .flatMap(column -> tested.catalog().scopes(table, column).stream()))
        .distinct();
  }

  private Stream<String> tables(Predicate<TableDefinition> some) {
    return tables.stream().filter(some).map(TableDefinition::name);
  }

  TableDefinition table(String name) {
    return tested.catalog().table(name).orElseThrow();
  }

  // Statements.

  List<List<@Nullable Object>> query(String sql) throws SQLException {
    return Sql.query(connection, sql);
  }

  /** All of a table, or what fulfils a condition. */
  String select(TableDefinition table, String condition) {
    return select("*", table, condition);
  }

  String select(String what, TableDefinition table, String condition) {
    return "SELECT "
        + what
        + " FROM "
        + Sql.quoted(table.name())
        + Sql.where(needed(table), condition);
  }

  /** What stands for a table in a FROM. */
  String source(TableDefinition table) {
    return needed(table).isEmpty() ? Sql.quoted(table.name()) : "(" + select(table, "") + ")";
  }

  /** The condition without which a table cannot be read; mostly none. */
  private String needed(TableDefinition table) {
    List<String> conditions = new ArrayList<>();
    for (Parameter parameter : table.accessPaths().get(0).endpoint().parameters()) {
      TrueRows.conditionColumn(table, parameter)
          .map(column -> Condition.among(table, column, truth.asked(table, parameter)).sql())
          .ifPresent(conditions::add);
    }
    return String.join(" AND ", conditions);
  }

  // Requests.

  /** Those that were sent for the table itself, and not for one by which it is found. */
  List<SandboxRequest> requests(TableDefinition table) {
    return account.requests().stream()
        .filter(request -> accessPath(table, request).isPresent())
        .toList();
  }

  /** The way to read the table that a request is. */
  static Optional<AccessPath> accessPath(TableDefinition table, SandboxRequest request) {
    return table.accessPaths().stream()
        .filter(path -> Places.isAskedOf(path.endpoint(), request))
        .findFirst();
  }

  /** Every listing that was begun was read once and to its end, each page asked for alike. */
  void assertPaged(TableDefinition table) {
    List<SandboxRequest> requests = requests(table);
    assertThat(requests).as("requests").doesNotHaveDuplicates();
    List<SandboxRequest> first =
        requests.stream()
            .filter(request -> Places.value(request, WholeAnswers.CURSOR).isEmpty())
            .toList();
    assertThat(requests).as("pages").hasSize(first.stream().mapToInt(server::pages).sum());
    assertThat(first.stream().map(Fixture::inputs))
        .as("what all pages were asked for")
        .containsAll(
            requests.stream()
                .map(request -> inputs(Places.without(request, WholeAnswers.CURSOR)))
                .toList());
  }

  private static List<Object> inputs(SandboxRequest request) {
    return List.of(
        request.method(),
        request.path(),
        request.query(),
        request.body().isEmpty() ? "" : request.json());
  }

  /** How many requests it takes to read all of a table. */
  int pages(TableDefinition table) {
    return truth.listings(table).stream().mapToInt(one -> pages(table, one.size())).sum();
  }

  /** How many requests it takes to come to the first row. */
  int pagesToFirstRow(TableDefinition table) {
    int pages = 0;
    for (List<AccountItems.AccountItem> listing : truth.listings(table)) {
      for (int i = 0; i < listing.size(); i++) {
        if (!truth.rows(table, listing.get(i)).isEmpty()) {
          return pages + pages(table, i + 1);
        }
      }
      pages += pages(table, listing.size());
    }
    return pages;
  }

  private static int pages(TableDefinition table, int items) {
    return table.accessPaths().get(0).endpoint().paged() ? ConformanceServer.pages(items) : 1;
  }

  // Rows.

  /** The same rows, each as often, in any order. */
  static void assertRows(List<List<@Nullable Object>> rows, List<List<@Nullable Object>> expected) {
    Map<List<@Nullable Object>, Integer> difference = new HashMap<>();
    rows.forEach(row -> difference.merge(row, 1, Integer::sum));
    expected.forEach(row -> difference.merge(row, -1, Integer::sum));
    difference.values().removeIf(count -> count == 0);
    assertThat(
            difference.entrySet().stream()
                .limit(4)
                .map(one -> (one.getValue() > 0 ? "unexpected: " : "missing: ") + one.getKey())
                .collect(Collectors.toList()))
        .as("differences of %d and %d rows", rows.size(), expected.size())
        .isEmpty();
  }
}
