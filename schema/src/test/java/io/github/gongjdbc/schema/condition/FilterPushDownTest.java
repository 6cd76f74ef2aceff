package io.github.gongjdbc.schema.condition;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import io.github.gongjdbc.schema.catalog.read.CatalogLoader;
import io.github.gongjdbc.schema.client.GongApi;
import io.github.gongjdbc.schema.context.Session;
import io.github.gongjdbc.schema.plan.RowTypes;
import io.github.gongjdbc.schema.settings.GongProperty;
import io.github.gongjdbc.schema.settings.Settings;
import io.github.gongjdbc.schema.spec.ScanRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterPushDownTest {
  private static final String A = "2026-03-01 00:00:00";
  private static final String B = "2026-03-05 00:00:00";

  @Nested
  class NothingRemainsToBeChecked {
    @Test
    void whereGongFiltersExactly() {
      FilterPushDown push = push("extensive_calls", between("extensive_calls", "started"));

      assertThat(push.request().pushed())
          .extracting(c -> c.column().name())
          .containsExactly("started");
      assertThat(push.remaining()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "+05:30", "-08:00"})
    void inAZoneWhoseOffsetNeverChanges(String zone) {
      FilterPushDown push =
          push(
              "extensive_calls",
              between("extensive_calls", "started"),
              GongProperty.TIME_ZONE,
              zone);

      assertThat(push.remaining()).isEmpty();
    }
  }

  /** The scan looks again at all that it takes, so a wider answer of the API does no harm. */
  @Nested
  class TheScanChecks {
    @Test
    void whereGongFiltersByAnotherTime() {
      RexNode condition = atLeast("calls", "started", A);
      FilterPushDown push = push("calls", condition);

      assertThat(push.request().pushed()).hasSize(1);
      assertThat(push.remaining()).isEmpty();
    }

    @Test
    void whereGongFiltersByDates() {
      RexNode condition = atLeast("answered_scorecards", "review_time", A);
      FilterPushDown push = push("answered_scorecards", condition);

      assertThat(push.request().pushed()).hasSize(1);
      assertThat(push.remaining()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "America/Los_Angeles", "Australia/Lord_Howe"})
    void inAZoneWhereALocalTimeMayExistTwice(String zone) {
      RexNode condition = atLeast("extensive_calls", "started", A);
      FilterPushDown push = push("extensive_calls", condition, GongProperty.TIME_ZONE, zone);

      assertThat(push.request().pushed()).hasSize(1);
      assertThat(push.remaining()).isEmpty();
    }
  }

  @Nested
  class TheConditionRemains {
    @Test
    void whereNothingIsSentToGong() {
      RexNode condition = atLeast("extensive_calls", "started", A);
      FilterPushDown push = push("extensive_calls", condition, GongProperty.PUSH_DOWN, "false");

      assertThat(push.remaining()).containsExactly(condition);
    }

    @Test
    void whereItIsUnderstoodInPart() {
      RexNode condition =
          Rex.or(
              atLeast("extensive_calls", "started", B),
              Rex.and(atLeast("extensive_calls", "started", A), title("extensive_calls")));
      FilterPushDown push = push("extensive_calls", condition);

      assertThat(push.request().pushed()).hasSize(1);
      assertThat(push.remaining()).containsExactly(condition);
    }

    @Test
    void inThePartsThatAreNotUnderstood() {
      RexNode title = title("extensive_calls");
      FilterPushDown push =
          push("extensive_calls", Rex.and(title, atLeast("extensive_calls", "started", A)));

      assertThat(push.remaining()).containsExactly(title);
    }
  }

  @Nested
  class TheWayToReadATable {
    @ParameterizedTest
    @CsvSource({"true, POST /v2/users/extensive", "false, GET /v2/users"})
    void isTheOneThatCanUseTheCondition(String pushDown, String request) {
      FilterPushDown push =
          push("users", atLeast("users", "created", A), GongProperty.PUSH_DOWN, pushDown);

      assertThat(request(push.request())).isEqualTo(request);
    }

    @Test
    void isTheUsualOneWhereNoneCanUseMore() {
      assertThat(request(push("calls", atLeast("calls", "started", A)).request()))
          .isEqualTo("GET /v2/calls");
    }

    @Test
    void isTheOneThatKnowsIds() {
      RexNode ids =
          compare(SqlStdOperatorTable.EQUALS, "calls", "id", Rex.BUILDER.makeLiteral("7"));

      assertThat(request(push("calls", Rex.and(ids, atLeast("calls", "started", A))).request()))
          .isEqualTo("POST /v2/calls/extensive");
    }

    @Test
    void hasNoMarginWhereItWouldBeReadForEachOfSeveralRanges() {
      RexNode apart =
          Rex.or(
              atLeast("calls", "started", B),
              compare(SqlStdOperatorTable.LESS_THAN, "calls", "started", Rex.at(A)));

      assertThat(request(push("calls", apart).request())).isEqualTo("POST /v2/calls/extensive");
    }

    private String request(ScanRequest request) {
      return request.accessPath().endpoint().method()
          + " "
          + request.accessPath().endpoint().path();
    }
  }

  @Nested
  class NothingIsPushed {
    @Test
    void whereNothingIsSaidOfATimeThatMatters() {
      assertThat(pushDown("calls", title("calls"), Map.of())).isEmpty();
    }

    @Test
    void whereTheTimeMeansNothingToGong() {
      assertThat(pushDown("calls", atLeast("calls", "scheduled", A), Map.of())).isEmpty();
      assertThat(pushDown("scorecards", atLeast("scorecards", "created", A), Map.of())).isEmpty();
    }

    @Test
    void whereTwoTimesAreComparedWithEachOther() {
      RexNode condition =
          Rex.call(
              SqlStdOperatorTable.LESS_THAN,
              column("calls", "started"),
              column("calls", "scheduled"));

      assertThat(pushDown("calls", condition, Map.of())).isEmpty();
    }
  }

  @Test
  void severalColumnsEachHaveTheirBounds() {
    RexNode reviewed =
        compare(
            SqlStdOperatorTable.LESS_THAN, "answered_scorecards", "review_time", Rex.parameter(0));
    RexNode called =
        compare(
            SqlStdOperatorTable.GREATER_THAN,
            "answered_scorecards",
            "call_start_time",
            Rex.parameter(1));

    FilterPushDown push = push("answered_scorecards", Rex.and(reviewed, called));

    assertThat(push.request().constraints())
        .extracting(c -> c.column().name())
        .containsExactlyInAnyOrder("review_time", "call_start_time");
    assertThat(push.bounds()).containsExactlyInAnyOrder(Rex.parameter(0), Rex.parameter(1));
    assertThat(push.request().constraints())
        .extracting(Object::toString)
        .containsExactlyInAnyOrder("review_time < ?0", "call_start_time > ?1");
  }

  @Test
  void whatWasTakenBeforeIsNotTakenAgain() {
    RexNode condition =
        Rex.or(
            atLeast("extensive_calls", "started", B),
            Rex.and(atLeast("extensive_calls", "started", A), title("extensive_calls")));
    FilterPushDown push = push("extensive_calls", condition);

    assertThat(
            FilterPushDown.of(
                push.request(),
                push.bounds(),
                session(Map.of()),
                rowType("extensive_calls"),
                condition,
                Rex.BUILDER))
        .isEmpty();
  }

  @Test
  void theColumnsStayAsTheyAre() {
    assertThat(push("calls", atLeast("calls", "started", A)).request().columns())
        .isEqualTo(table("calls").columns());
  }

  private static FilterPushDown push(String table, RexNode condition) {
    return pushDown(table, condition, Map.of()).orElseThrow();
  }

  private static FilterPushDown push(
      String table, RexNode condition, GongProperty property, String value) {
    return pushDown(table, condition, Map.of(property, value)).orElseThrow();
  }

  private static Optional<FilterPushDown> pushDown(
      String table, RexNode condition, Map<GongProperty, String> given) {
    Session session = session(given);
    ScanRequest request = ScanRequest.of(table(table));
    return FilterPushDown.of(request, List.of(), session, rowType(table), condition, Rex.BUILDER);
  }

  private static Session session(Map<GongProperty, String> given) {
    Settings settings = Settings.of(given);
    return new Session(new GongApi(settings, Optional.empty()), settings);
  }

  private static RexNode between(String table, String column) {
    return Rex.and(
        atLeast(table, column, A),
        compare(SqlStdOperatorTable.LESS_THAN, table, column, Rex.at(B)));
  }

  private static RexNode atLeast(String table, String column, String time) {
    return compare(SqlStdOperatorTable.GREATER_THAN_OR_EQUAL, table, column, Rex.at(time));
  }

  private static RexNode title(String table) {
    return compare(SqlStdOperatorTable.EQUALS, table, "title", Rex.BUILDER.makeLiteral("x"));
  }

  private static RexNode compare(SqlOperator operator, String table, String column, RexNode bound) {
    return Rex.call(operator, column(table, column), bound);
  }

  private static RexNode column(String table, String name) {
    Column column = table(table).column(name).orElseThrow();
    return Rex.BUILDER.makeInputRef(rowType(table), table(table).columns().indexOf(column));
  }

  private static RelDataType rowType(String table) {
    return RowTypes.of(table(table).columns(), Rex.TYPES);
  }

  private static TableDefinition table(String name) {
    return CatalogLoader.gong().table(name).orElseThrow();
  }
}
