package io.github.gongjdbc.conformance;

import static io.github.gongjdbc.conformance.Sql.literal;
import static io.github.gongjdbc.conformance.Sql.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gongjdbc.GongConnection;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import io.github.gongjdbc.schema.catalog.AccessPath;
import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.ColumnType;
import io.github.gongjdbc.schema.catalog.Endpoint;
import io.github.gongjdbc.schema.catalog.Filter;
import io.github.gongjdbc.schema.catalog.ForeignKey;
import io.github.gongjdbc.schema.catalog.ParameterType;
import io.github.gongjdbc.schema.catalog.PushedFilter;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a query wants of a table is asked for and checked, whether the server heeds it or not; an
 * incremental read wants what is new.
 */
abstract class ConditionSuite extends Fixture {
  ConditionSuite(TestedTables tested) {
    super(tested);
  }

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
