package io.github.gongjdbc.conformance;

import static io.github.gongjdbc.conformance.Sql.lines;
import static io.github.gongjdbc.conformance.Sql.literal;
import static io.github.gongjdbc.conformance.Sql.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.Failure;
import io.github.gongjdbc.GongConnection;
import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.sandbox.fault.Fault;
import io.github.gongjdbc.sandbox.http.SandboxAnswer;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import io.github.gongjdbc.schema.catalog.AccessPath;
import io.github.gongjdbc.schema.catalog.Catalog;
import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.ColumnPath;
import io.github.gongjdbc.schema.catalog.ColumnType;
import io.github.gongjdbc.schema.catalog.Endpoint;
import io.github.gongjdbc.schema.catalog.Filter;
import io.github.gongjdbc.schema.catalog.ForeignKey;
import io.github.gongjdbc.schema.catalog.ParameterType;
import io.github.gongjdbc.schema.catalog.PushedFilter;
import io.github.gongjdbc.schema.catalog.ReadEndpoints;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every table must do, by what the catalog says of it. No test names a table: a new one is
 * held to all of this without a change here. The rows that the account itself has are the truth.
 * Trino's BaseConnectorTest is the model.
 */
abstract class ConformanceSuite extends Fixture {
  /** What comes of what fails whenever it is asked for, and is not asked for again. */
  private static final Map<Fault, String> FAILURES =
      Map.of(
          Fault.BAD_REQUEST, "58000",
          Fault.NOT_FOUND, "58000",
          Fault.FORBIDDEN, "42501",
          Fault.WRONG_CREDENTIALS, "28000");

  ConformanceSuite(
      Catalog catalog,
      Predicate<TableDefinition> tables,
      boolean documented,
      String... properties) {
    super(catalog, tables, documented, properties);
  }

  // Rows and what is told of them.

  @ParameterizedTest
  @MethodSource("tables")
  void rowsAreThoseOfTheAccount(String name) throws SQLException {
    TableDefinition table = table(name);
    assertThat(truth.of(table)).as("rows of the account").isNotEmpty();

    assertRows(query(select(table, "")), truth.of(table));
    assertPaged(table);
    assertThat(requests(table)).as("requests").hasSize(pages(table));
    assertThat(account.requests())
        .allMatch(request -> ReadEndpoints.include(request.method(), request.path()));

    account.sandbox().clearExchanges();
    assertRows(Sql.query(readingAll, select(table, "")), truth.of(table));
    assertThat(requests(table)).as("requests without push-down").hasSize(pages(table));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void keysIdentifyRowsAndSomeColumnsAreNeverNull(String name) {
    TableDefinition table = table(name);
    if (!table.key().isEmpty()) {
      assertThat(truth.of(table).stream().map(row -> TrueRows.key(table, row)))
          .doesNotHaveDuplicates();
    }
    for (Column column : table.columns()) {
      if (!column.nullable()) {
        assertThat(truth.column(table, column)).as(column.name()).doesNotContainNull();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void metadataAreThoseOfTheCatalogAndOfTheRows(String name) throws SQLException {
    TableDefinition table = table(name);
    DatabaseMetaData metaData = connection.getMetaData();
    String pattern = name.replace("_", "\\_");

    try (PreparedStatement statement = connection.prepareStatement(select(table, ""));
        ResultSet columns = metaData.getColumns(null, "gong", pattern, null)) {
      ResultSetMetaData result = Objects.requireNonNull(statement.getMetaData());
      assertThat(result.getColumnCount()).isEqualTo(table.columns().size());
      for (int i = 1; i <= table.columns().size(); i++) {
        Column column = table.columns().get(i - 1);
        assertThat(columns.next()).isTrue();
        assertThat(columns.getString("TABLE_NAME")).isEqualTo(name);
        assertThat(columns.getString("COLUMN_NAME")).isEqualTo(column.name());
        assertThat(columns.getInt("DATA_TYPE")).isEqualTo(jdbcType(column));
        assertThat(columns.getInt("ORDINAL_POSITION")).isEqualTo(i);
        assertThat(columns.getString("IS_NULLABLE")).isEqualTo(column.nullable() ? "YES" : "NO");
        assertThat(columns.getString("REMARKS")).isEqualTo(table.remarks(column));
        assertThat(columns.getString("IS_AUTOINCREMENT")).isEqualTo("NO");
        assertThat(columns.getString("TABLE_CAT")).isNull();

        assertThat(result.getSchemaName(i)).isEqualTo(columns.getString("TABLE_SCHEM"));
        assertThat(result.getTableName(i)).isEqualTo(name);
        assertThat(result.getColumnName(i)).isEqualTo(column.name());
        assertThat(result.getColumnLabel(i)).isEqualTo(column.name());
        assertThat(result.getColumnType(i)).isEqualTo(jdbcType(column));
        assertThat(result.getColumnTypeName(i)).isEqualTo(columns.getString("TYPE_NAME"));
        assertThat(result.getPrecision(i)).isEqualTo(columns.getInt("COLUMN_SIZE"));
        assertThat(result.isNullable(i)).isEqualTo(columns.getInt("NULLABLE"));
      }
      assertThat(columns.next()).isFalse();
    }
    assertThat(lines(metaData.getTables(null, "gong", pattern, null), "TABLE_NAME", "REMARKS"))
        .containsExactly(name + " " + table.description());
    assertThat(account.requests()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void keysAreInTheMetadata(String name) throws SQLException {
    TableDefinition table = table(name);
    DatabaseMetaData metaData = connection.getMetaData();
    List<String> imported = new ArrayList<>();
    for (ForeignKey key : table.foreignKeys()) {
      for (int i = 0; i < key.columns().size(); i++) {
        imported.add(key.columns().get(i) + " " + key.table() + " " + key.references().get(i));
      }
    }

    assertThat(
            lines(metaData.getPrimaryKeys(null, "gong", name), "COLUMN_NAME", "KEY_SEQ", "PK_NAME"))
        .isSorted()
        .containsExactlyInAnyOrderElementsOf(
            table.key().stream()
                .map(key -> "%s %d pk_%s".formatted(key, table.key().indexOf(key) + 1, name))
                .toList());
    assertThat(
            lines(
                metaData.getImportedKeys(null, "gong", name),
                "FKCOLUMN_NAME",
                "PKTABLE_NAME",
                "PKCOLUMN_NAME"))
        .containsExactlyInAnyOrderElementsOf(imported);
    assertThat(account.requests()).isEmpty();
  }

  private static int jdbcType(Column column) {
    return switch (column.type()) {
      case VARCHAR, JSON -> Types.VARCHAR;
      case INTEGER -> Types.INTEGER;
      case BIGINT -> Types.BIGINT;
      case DOUBLE -> Types.DOUBLE;
      case BOOLEAN -> Types.BOOLEAN;
      case DATE -> Types.DATE;
      case TIMESTAMP -> Types.TIMESTAMP;
    };
  }

  @ParameterizedTest
  @MethodSource("tables")
  void columnsNeedNoQuotesAnywhere(String name) throws SQLException {
    Function<String, String> all =
        form ->
            table(name).columns().stream()
                .map(column -> form.formatted(column.name()))
                .collect(Collectors.joining(", "));
    String tests = all.apply("%s IS NULL").replace(", ", " AND ");
    for (String sql :
        List.of(
            "SELECT %s FROM %s GROUP BY %1$s LIMIT 0".formatted(all.apply("%s"), name),
            "SELECT %s FROM %s t WHERE %s ORDER BY %s LIMIT 0"
                .formatted(all.apply("t.%s"), name, tests, all.apply("%s")))) {
      assertThat(query(sql)).isEmpty();
    }
    assertThat(account.requests()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void aCountIsTheNumberOfRows(String name) throws SQLException {
    TableDefinition table = table(name);
    List<Object> rows = List.of((long) truth.of(table).size());

    assertThat(query(select("COUNT(*)", table, ""))).containsExactly(rows);
    assertThat(requests(table)).as("requests").hasSizeLessThanOrEqualTo(pages(table));
    assertThat(Sql.query(readingAll, select("COUNT(*)", table, ""))).containsExactly(rows);
  }

  @ParameterizedTest
  @MethodSource("tables")
  void aLimitEndsTheReading(String name) throws SQLException {
    TableDefinition table = table(name);

    assertThat(truth.of(table))
        .containsAll(query(select(table, "") + " LIMIT 1"))
        .hasSizeGreaterThanOrEqualTo(1);
    assertThat(requests(table)).as("requests").hasSizeLessThanOrEqualTo(pagesToFirstRow(table));

    account.sandbox().clearExchanges();
    assertThat(query(select(table, "") + " LIMIT 0")).isEmpty();
    assertThat(account.requests()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void explainNamesTheEndpointAndAsksNothing(String name) throws SQLException {
    TableDefinition table = table(name);

    assertThat(query("EXPLAIN PLAN FOR " + select(table, "")).get(0).get(0).toString())
        .contains("Read " + name)
        .contains(table.accessPaths().get(0).endpoint().path());
    assertThat(account.requests()).isEmpty();
  }

  // Conditions.

  @ParameterizedTest
  @MethodSource("filteredTables")
  void filtersAreSent(String name) throws SQLException {
    TableDefinition table = table(name);
    for (Condition condition : Condition.of(table, truth)) {
      account.sandbox().clearExchanges();
      assertFound(connection, condition);
      condition.assertSent(requests(table), account.sandbox().now());
      assertPaged(table);
    }
  }

  @ParameterizedTest
  @MethodSource("filteredTables")
  void filtersAreCheckedWhereTheServerIgnoresThem(String name) throws SQLException {
    TableDefinition table = table(name);
    account.withoutReferee();
    server.ignoreFilters(table.accessPaths().stream().map(AccessPath::endpoint).toList());
    for (Condition condition : Condition.of(table, truth)) {
      assertFound(connection, condition);
    }
  }

  /** The rows are those for which a condition is true, known by their keys. */
  private void assertFound(Connection asked, Condition condition) throws SQLException {
    TableDefinition table = condition.table();
    List<String> columns =
        table.key().isEmpty()
            ? table.columns().stream().map(Column::name).toList()
            : Stream.concat(table.key().stream(), Stream.of(condition.column().name()))
                .distinct()
                .toList();
    String selected = columns.stream().map(Sql::quoted).collect(Collectors.joining(", "));
    assertRows(
        Sql.query(asked, select(selected, table, condition.sql())),
        condition.holding(truth.of(table)).stream()
            .map(row -> TrueRows.values(table, columns, row))
            .toList());
  }

  @ParameterizedTest
  @MethodSource("filteredTables")
  void withoutPushDownNoFilterIsSentAndTheRowsAreTheSame(String name) throws SQLException {
    TableDefinition table = table(name);
    for (Condition condition : Condition.of(table, truth)) {
      assertFound(readingAll, condition);
    }
    for (SandboxRequest request : requests(table)) {
      Endpoint endpoint = accessPath(table, request).orElseThrow().endpoint();
      assertThat(endpoint.filters().stream().filter(filter -> isOptional(endpoint, filter)))
          .filteredOn(filter -> table.cursor().isEmpty() || filter.from().isEmpty())
          .as("filters of %s", request)
          .noneMatch(filter -> Places.isFiltered(request, filter, endpoint));
    }
  }

  private static boolean isOptional(Endpoint endpoint, Filter filter) {
    return filter.places().stream()
        .flatMap(place -> endpoint.parameter(place).stream())
        .noneMatch(parameter -> parameter.isIterated() || parameter.required());
  }

  @ParameterizedTest
  @MethodSource("tables")
  void aConditionForWhichThereIsNoFilterIsCheckedHere(String name) throws SQLException {
    TableDefinition table = table(name);
    Optional<Column> without =
        table.columns().stream()
            .filter(column -> PushedFilter.of(table, column).isEmpty())
            .filter(column -> column.type() != ColumnType.JSON)
            .filter(column -> !truth.values(table, column).isEmpty())
            .max(Comparator.comparing(column -> truth.values(table, column).size()));
    if (without.isPresent()) {
      Column column = without.get();
      Object value = truth.values(table, column).get(0);
      assertThat(query(select("COUNT(*)", table, quoted(column.name()) + " = " + literal(value))))
          .as("%s = %s", column.name(), value)
          .containsExactly(
              List.of(truth.column(table, column).stream().filter(value::equals).count()));
    }
  }

  @ParameterizedTest
  @MethodSource("tablesWithKey")
  void aRowIsFoundByItsKey(String name) throws SQLException {
    TableDefinition table = table(name);
    List<@Nullable Object> row = truth.of(table).get(truth.of(table).size() / 2);
    List<Condition> conditions = new ArrayList<>();
    for (String key : table.key()) {
      Object value = Objects.requireNonNull(row.get(TrueRows.index(table, key)));
      conditions.add(Condition.among(table, table.column(key).orElseThrow(), List.of(value)));
    }

    String all = conditions.stream().map(Condition::sql).collect(Collectors.joining(" AND "));
    assertRows(query(select(table, all)), List.of(row));
    for (Condition condition : conditions) {
      List<PushedFilter> filters = PushedFilter.of(table, condition.column());
      if (!filters.isEmpty() && filters.get(0).filter().type() == ParameterType.TEXT) {
        condition.assertSent(requests(table), account.sandbox().now());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("filteredTables")
  void aValueThatTheAccountDoesNotKnowIsNoRow(String name) throws SQLException {
    TableDefinition table = table(name);
    for (Column column : table.columns()) {
      boolean text =
          PushedFilter.of(table, column).stream()
              .anyMatch(f -> f.filter().type() == ParameterType.TEXT);
      if (text) {
        assertThat(query(select(quoted(column.name()), table, quoted(column.name()) + " = '1'")))
            .as(column.name())
            .isEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("tablesWithForeignKeys")
  void rowsAreJoinedByTheirForeignKeys(String name) throws SQLException {
    TableDefinition table = table(name);
    for (ForeignKey key : table.foreignKeys()) {
      TableDefinition other = table(key.table());
      List<String> on = new ArrayList<>();
      for (int i = 0; i < key.columns().size(); i++) {
        on.add("a." + quoted(key.columns().get(i)) + " = b." + quoted(key.references().get(i)));
      }
      Map<List<@Nullable Object>, Long> others =
          truth.of(other).stream()
              .map(row -> TrueRows.values(other, key.references(), row))
              .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
      long joined =
          truth.of(table).stream()
              .mapToLong(row -> others.getOrDefault(TrueRows.values(table, key.columns(), row), 0L))
              .sum();

      assertThat(
              query(
                  "SELECT COUNT(*) FROM %s a JOIN %s b ON %s"
                      .formatted(source(table), source(other), String.join(" AND ", on))))
          .as(key.toString())
          .containsExactly(List.of(joined));
    }
  }

  // Answers of other kinds.

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
    GongSandbox lacking = accountOfTests().without(scope).build();
    server.answerFirst(
        request -> Optional.of(lacking.accountAnswer(request)).filter(a -> a.status() == 401));
    try (Connection without = connect("accessKey", "lacking-" + scopes().toList().indexOf(scope))) {
      for (TableDefinition table : tables) {
        Optional<Column> needing =
            table.columns().stream()
                .filter(column -> table.scopes(column).contains(scope))
                .findFirst();
        if (needing.isPresent()) {
          String sql = select(quoted(needing.get().name()), table, "") + " LIMIT 1";
          boolean another =
              table.accessPaths().stream()
                  .anyMatch(path -> !path.endpoint().scopes().contains(scope));
          if (another && table.accessPaths().size() > 1) {
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

  // Incremental reads.

  @ParameterizedTest
  @MethodSource("tablesWithCursor")
  void anIncrementalReadYieldsWhatIsNew(String name) throws SQLException {
    TableDefinition table = table(name);
    try (GongConnection reading = connect("state", "{}").unwrap(GongConnection.class)) {
      assertRows(Sql.query(reading, select(table, "")), truth.of(table));
      String state = reading.state().orElseThrow();
      assertThat(state).contains('"' + name + '"');

      account.sandbox().clearExchanges();
      assertThat(Sql.query(reading, select(table, ""))).isEmpty();
      assertThat(requests(table)).hasSizeLessThanOrEqualTo(pages(table));
      assertThat(reading.state().orElseThrow()).isEqualTo(state);
    }
  }

  @ParameterizedTest
  @MethodSource("tablesWithCursor")
  void anIncrementalReadGoesOnWhereItsStateSays(String name) throws SQLException {
    TableDefinition table = table(name);
    Column cursor = table.cursorColumn().orElseThrow();
    int index = table.columns().indexOf(cursor);
    List<Timestamp> times =
        truth.column(table, cursor).stream().map(Timestamp.class::cast).sorted().toList();
    Timestamp middle = times.get(times.size() / 2);
    String state =
        "{\"%s\":{\"%s\":\"%s\"}}"
            .formatted(name, cursor.name(), middle.toLocalDateTime().toInstant(ZoneOffset.UTC));

    try (Connection reading = connect("state", state, "lookback", "PT0S")) {
      assertRows(
          Sql.query(reading, select(table, "")),
          truth.of(table).stream()
              .filter(row -> !((Timestamp) Objects.requireNonNull(row.get(index))).before(middle))
              .toList());
    }
  }
}
