package io.github.gongjdbc.schema.condition;

import static io.github.gongjdbc.schema.condition.Rex.and;
import static io.github.gongjdbc.schema.condition.Rex.at;
import static io.github.gongjdbc.schema.condition.Rex.call;
import static io.github.gongjdbc.schema.condition.Rex.cast;
import static io.github.gongjdbc.schema.condition.Rex.date;
import static io.github.gongjdbc.schema.condition.Rex.integer;
import static io.github.gongjdbc.schema.condition.Rex.now;
import static io.github.gongjdbc.schema.condition.Rex.number;
import static io.github.gongjdbc.schema.condition.Rex.or;
import static io.github.gongjdbc.schema.condition.Rex.parameter;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.EQUALS;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.GREATER_THAN;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.GREATER_THAN_OR_EQUAL;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.IS_NOT_NULL;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.IS_NULL;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.LESS_THAN;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.LESS_THAN_OR_EQUAL;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.NOT;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.NOT_EQUALS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import com.google.common.collect.TreeRangeSet;
import io.github.gongjdbc.schema.condition.ConditionTranslator.Translation;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUnknownAs;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.Sarg;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TimeConditionTranslatorTest {
  private static final RexNode TIME = Rex.time(false);
  private static final RexNode NULLABLE = Rex.time(true);
  private static final String A = "2026-03-01 00:00:00";
  private static final String B = "2026-03-05 00:00:00";
  private static final long FROM = Rex.millis(A);
  private static final long TO = Rex.millis(B);

  private final List<RexNode> bounds = new ArrayList<>();

  static Stream<Arguments> understood() {
    return Stream.of(
        arguments(call(EQUALS, TIME, at(A)), Range.closedOpen(FROM, FROM + 1)),
        arguments(call(EQUALS, at(A), TIME), Range.closedOpen(FROM, FROM + 1)),
        arguments(call(LESS_THAN, TIME, at(A)), Range.lessThan(FROM)),
        arguments(call(LESS_THAN_OR_EQUAL, TIME, at(A)), Range.lessThan(FROM + 1)),
        arguments(call(GREATER_THAN, TIME, at(A)), Range.atLeast(FROM + 1)),
        arguments(call(GREATER_THAN_OR_EQUAL, TIME, at(A)), Range.atLeast(FROM)),
        arguments(call(LESS_THAN, at(A), TIME), Range.atLeast(FROM + 1)),
        arguments(call(LESS_THAN_OR_EQUAL, at(A), TIME), Range.atLeast(FROM)),
        arguments(call(GREATER_THAN, at(A), TIME), Range.lessThan(FROM)),
        arguments(call(GREATER_THAN_OR_EQUAL, at(A), TIME), Range.lessThan(FROM + 1)),
        arguments(call(GREATER_THAN_OR_EQUAL, TIME, date("2026-03-01")), Range.atLeast(FROM)),
        arguments(Rex.BUILDER.makeBetween(TIME, at(A), at(B)), Range.closedOpen(FROM, TO + 1)),
        arguments(
            and(call(GREATER_THAN_OR_EQUAL, TIME, at(A)), call(LESS_THAN, TIME, at(B))),
            Range.closedOpen(FROM, TO)),
        arguments(sarg(Range.open(time(FROM), time(TO))), Range.closedOpen(FROM + 1, TO)),
        arguments(sarg(Range.closed(time(FROM), time(TO))), Range.closedOpen(FROM, TO + 1)),
        arguments(sarg(Range.openClosed(time(FROM), time(TO))), Range.closedOpen(FROM + 1, TO + 1)),
        arguments(sarg(Range.greaterThan(time(FROM))), Range.atLeast(FROM + 1)),
        arguments(sarg(Range.atMost(time(FROM))), Range.lessThan(FROM + 1)));
  }

  @ParameterizedTest
  @MethodSource("understood")
  void whatIsUnderstoodIsTranslatedWhole(RexNode condition, Range<Long> wanted) {
    Translation<Long> translation = translate(condition).orElseThrow();

    assertThat(times(translation).asRanges()).containsExactly(wanted);
    assertThat(translation.complete()).isTrue();
  }

  @Test
  void aListOfTimesIsTheSetOfThem() {
    RexNode in = Rex.BUILDER.makeIn(TIME, List.of(at(A), at(B)));

    Translation<Long> translation = translate(in).orElseThrow();

    assertThat(times(translation).asRanges())
        .containsExactly(Range.closedOpen(FROM, FROM + 1), Range.closedOpen(TO, TO + 1));
    assertThat(translation.complete()).isTrue();
  }

  @Test
  void aSearchForSeveralRangesIsTheSetOfThem() {
    TreeRangeSet<TimestampString> set =
        TreeRangeSet.create(
            List.of(
                Range.lessThan(time(FROM)),
                Range.singleton(time(TO)),
                Range.open(time(TO + 5), time(TO + 9))));
    RexNode literal =
        Rex.BUILDER.makeSearchArgumentLiteral(
            Sarg.of(RexUnknownAs.UNKNOWN, set), Rex.timestamp(false));

    Translation<Long> translation =
        translate(call(SqlStdOperatorTable.SEARCH, TIME, literal)).orElseThrow();

    assertThat(times(translation).asRanges())
        .containsExactly(
            Range.lessThan(FROM), Range.closedOpen(TO, TO + 1), Range.closedOpen(TO + 6, TO + 9));
    assertThat(translation.complete()).isTrue();
  }

  @Test
  void aComparisonWithNullHoldsForNoTime() {
    Translation<Long> translation =
        translate(call(GREATER_THAN_OR_EQUAL, TIME, Rex.noTime())).orElseThrow();

    assertThat(times(translation).isEmpty()).isTrue();
  }

  @Test
  void aPartOfAConjunctionThatIsNotUnderstoodIsLeftOut() {
    RexNode both = and(call(GREATER_THAN, number(), integer(5)), call(LESS_THAN, TIME, at(A)));

    Translation<Long> translation = translate(both).orElseThrow();

    assertThat(times(translation).asRanges()).containsExactly(Range.lessThan(FROM));
    assertThat(translation.complete()).isFalse();
  }

  @Test
  void aConjunctionWithinAlternativesMayBeUnderstoodInPart() {
    RexNode condition =
        or(
            and(call(LESS_THAN, TIME, at(A)), call(EQUALS, number(), integer(5))),
            call(EQUALS, TIME, at(B)));

    Translation<Long> translation = translate(condition).orElseThrow();

    assertThat(times(translation).asRanges())
        .containsExactly(Range.lessThan(FROM), Range.closedOpen(TO, TO + 1));
    assertThat(translation.complete()).isFalse();
  }

  static Stream<RexNode> notUnderstood() {
    return Stream.of(
        call(EQUALS, number(), integer(5)),
        call(LESS_THAN, TIME, Rex.otherTime()),
        call(LESS_THAN, Rex.otherTime(), at(A)),
        call(LESS_THAN, TIME, Rex.minusDays(Rex.otherTime(), 1)),
        call(IS_NULL, NULLABLE),
        call(IS_NOT_NULL, NULLABLE),
        call(NOT, call(LESS_THAN, TIME, at(A))),
        call(NOT_EQUALS, TIME, at(A)),
        call(LESS_THAN, Rex.minusDays(TIME, 1), at(A)),
        or(call(LESS_THAN, TIME, at(A)), call(EQUALS, number(), integer(5))),
        or(
            call(LESS_THAN, TIME, at(A)),
            and(call(EQUALS, number(), integer(5)), call(IS_NULL, NULLABLE))),
        call(LESS_THAN, TIME, correlated()),
        call(LESS_THAN, TIME, Rex.minusDays(correlated(), 7)),
        call(LESS_THAN, TIME, cast(random(), SqlTypeName.TIMESTAMP)),
        Rex.BUILDER.makeLiteral(true));
  }

  @ParameterizedTest
  @MethodSource("notUnderstood")
  void whatIsNotUnderstoodIsNotTranslatedAndNeedsNoBounds(RexNode condition) {
    assertThat(translate(condition)).isEmpty();
    assertThat(bounds).isEmpty();
  }

  @Test
  void boundsOfAlternativesThatAreGivenUpAreForgottenAndOthersKept() {
    RexNode condition =
        and(
            call(GREATER_THAN, TIME, parameter(0)),
            or(call(LESS_THAN, TIME, parameter(1)), call(EQUALS, number(), integer(5))),
            call(LESS_THAN_OR_EQUAL, TIME, parameter(2)));

    Translation<Long> translation = translate(condition).orElseThrow();

    assertThat(bounds).containsExactly(parameter(0), parameter(2));
    assertThat(translation.constraint().values(new @Nullable Object[] {5L, 8L}).asRanges())
        .containsExactly(Range.closedOpen(6L, 9L));
    assertThat(translation.complete()).isFalse();
  }

  static Stream<RexNode> boundsOfEveryExecution() {
    return Stream.of(
        parameter(0),
        parameter(0, SqlTypeName.DATE),
        now(),
        Rex.minusDays(now(), 7),
        call(SqlStdOperatorTable.CURRENT_DATE),
        cast(call(SqlStdOperatorTable.CURRENT_DATE), SqlTypeName.TIMESTAMP));
  }

  @ParameterizedTest
  @MethodSource("boundsOfEveryExecution")
  void aBoundMayBeAnyExpressionThatIsTheSameForAllRows(RexNode bound) {
    Translation<Long> translation =
        translate(call(GREATER_THAN_OR_EQUAL, TIME, bound)).orElseThrow();

    assertThat(bounds).hasSize(1);
    assertThat(bounds.get(0).getType().getSqlTypeName()).isEqualTo(SqlTypeName.TIMESTAMP);
    assertThat(translation.constraint().values(new @Nullable Object[] {7L}).asRanges())
        .containsExactly(Range.atLeast(7L));
    assertThat(translation.complete()).isTrue();
  }

  @Test
  void aSearchThatTakesNullsIsOnlyTranslatedWhereThereAreNone() {
    RexNode search = sarg(TIME, Range.atLeast(time(FROM)), RexUnknownAs.TRUE);
    RexNode nullableSearch = sarg(NULLABLE, Range.atLeast(time(FROM)), RexUnknownAs.TRUE);

    assertThat(times(translate(search).orElseThrow()).asRanges())
        .containsExactly(Range.atLeast(FROM));
    assertThat(translator(true).translate(nullableSearch)).isEmpty();
  }

  @Test
  void aSearchThatRejectsNullsIsTranslatedForANullableColumn() {
    RexNode search = sarg(NULLABLE, Range.atLeast(time(FROM)), RexUnknownAs.FALSE);

    assertThat(times(translator(true).translate(search).orElseThrow()).asRanges())
        .containsExactly(Range.atLeast(FROM));
  }

  @Test
  void aCastThatCutsTheFractionIsNoComparisonOfTheTimeItself() {
    RexNode seconds = Rex.BUILDER.makeCast(Rex.TYPES.createSqlType(SqlTypeName.TIMESTAMP, 0), TIME);

    Optional<Translation<Long>> translation = translate(call(EQUALS, seconds, at(A)));

    assertThat(translation)
        .satisfiesAnyOf(
            none -> assertThat(none).isEmpty(),
            some ->
                assertThat(times(some.orElseThrow()).encloses(Range.closedOpen(FROM, FROM + 1000)))
                    .isTrue());
  }

  private static RexNode correlated() {
    return Rex.BUILDER.makeFieldAccess(
        Rex.BUILDER.makeCorrel(
            Rex.TYPES.builder().add("t", Rex.timestamp(false)).build(), new CorrelationId(0)),
        0);
  }

  private static RexNode random() {
    return call(SqlStdOperatorTable.RAND_INTEGER, integer(1000));
  }

  private static TimestampString time(long millis) {
    return TimestampString.fromMillisSinceEpoch(millis);
  }

  private static RexNode sarg(Range<TimestampString> range) {
    return sarg(TIME, range, RexUnknownAs.UNKNOWN);
  }

  private static RexNode sarg(RexNode column, Range<TimestampString> range, RexUnknownAs nulls) {
    TreeRangeSet<TimestampString> set = TreeRangeSet.create(List.of(range));
    RexNode literal =
        Rex.BUILDER.makeSearchArgumentLiteral(Sarg.of(nulls, set), Rex.timestamp(false));
    return call(SqlStdOperatorTable.SEARCH, column, literal);
  }

  private Optional<Translation<Long>> translate(RexNode condition) {
    return translator(false).translate(condition);
  }

  private TimeConditionTranslator translator(boolean nullable) {
    return new TimeConditionTranslator(
        Rex.BUILDER, 0, Rex.timestamp(nullable), bounds, ZoneOffset.UTC);
  }

  private RangeSet<Long> times(Translation<Long> translation) {
    @Nullable Object[] values = bounds.stream().map(TimeConditionTranslatorTest::value).toArray();
    return translation.constraint().values(values);
  }

  private static @Nullable Object value(RexNode bound) {
    RexNode node = bound instanceof RexCall cast ? cast.getOperands().get(0) : bound;
    RexLiteral literal = (RexLiteral) node;
    return literal.isNull() ? null : Rex.millis(literal);
  }
}
