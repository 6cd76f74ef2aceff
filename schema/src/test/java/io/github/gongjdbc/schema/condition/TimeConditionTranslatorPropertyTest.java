package io.github.gongjdbc.schema.condition;

import static org.apache.calcite.sql.fun.SqlStdOperatorTable.EQUALS;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.EXTRACT;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.FLOOR;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.GREATER_THAN;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.GREATER_THAN_OR_EQUAL;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.IS_NOT_NULL;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.IS_NULL;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.LESS_THAN;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.LESS_THAN_OR_EQUAL;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.NOT;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.NOT_EQUALS;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.RangeSet;
import io.github.gongjdbc.schema.condition.ConditionTranslator.Translation;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.plan.RelOptPredicateList;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSimplify;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever the condition: a row that fulfils it has a time that the translation wants; and where
 * the translation says that it is complete, it wants no other. Conditions are taken as they are and
 * as Calcite simplifies them.
 */
class TimeConditionTranslatorPropertyTest {
  private static final long BASE = Rex.millis("2026-03-29 00:00:00");
  private static final long DAY = 86_400_000L;
  private static final SqlOperator[] COMPARISONS = {
    EQUALS, NOT_EQUALS, LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL
  };
  private static final TimeUnitRange[] UNITS = {
    TimeUnitRange.HOUR,
    TimeUnitRange.DAY,
    TimeUnitRange.WEEK,
    TimeUnitRange.MONTH,
    TimeUnitRange.QUARTER,
    TimeUnitRange.YEAR
  };

  private Random random = new Random(0);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void noWantedRowIsLeftOutOfANullableColumn(long seed) {
    check(seed, true);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
  void noWantedRowIsLeftOutOfAColumnWithoutNulls(long seed) {
    check(seed, false);
  }

  private void check(long seed, boolean nullable) {
    random = new Random(seed);
    RexSimplify simplify =
        new RexSimplify(Rex.BUILDER, RelOptPredicateList.EMPTY, RexUtil.EXECUTOR);
    int translated = 0;
    for (int i = 0; i < 400; i++) {
      RexNode predicate = predicate(3, nullable);
      translated += check(predicate, nullable) ? 1 : 0;
      check(simplify.simplifyUnknownAsFalse(predicate), nullable);
    }
    assertThat(translated).as("a test of nothing").isGreaterThan(40);
  }

  private boolean check(RexNode predicate, boolean nullable) {
    List<RexNode> bounds = new ArrayList<>();
    Optional<Translation<Long>> translation =
        new TimeConditionTranslator(Rex.BUILDER, 0, Rex.timestamp(nullable), bounds, ZoneOffset.UTC)
            .translate(predicate);
    if (translation.isEmpty()) {
      return false;
    }
    RangeSet<Long> wanted =
        translation
            .get()
            .constraint()
            .values(bounds.stream().map(TimeConditionTranslatorPropertyTest::value).toArray());
    for (int i = 0; i < 60; i++) {
      Long time = nullable && random.nextInt(8) == 0 ? null : (Long) anyTime();
      Long number = random.nextInt(5) == 0 ? null : (Long) (long) random.nextInt(4);
      boolean holds =
          Boolean.TRUE.equals(new PredicateInterpreter(time, number).evaluate(predicate));
      boolean isWanted = time != null && wanted.contains(time);
      if (holds) {
        assertThat(isWanted).as("%s of (%s, %s) in %s", predicate, time, number, wanted).isTrue();
      } else if (translation.get().complete()) {
        assertThat(isWanted).as("%s of (%s, %s) in %s", predicate, time, number, wanted).isFalse();
      }
    }
    return true;
  }

  private RexNode predicate(int depth, boolean nullable) {
    int kind = depth == 0 ? 0 : random.nextInt(6);
    return switch (kind) {
      case 1, 2 -> Rex.and(predicate(depth - 1, nullable), predicate(depth - 1, nullable));
      case 3, 4 -> Rex.or(predicate(depth - 1, nullable), predicate(depth - 1, nullable));
      case 5 -> Rex.call(NOT, predicate(depth - 1, nullable));
      default -> leaf(nullable);
    };
  }

  private RexNode leaf(boolean nullable) {
    RexNode time = Rex.time(nullable);
    return switch (random.nextInt(10)) {
      case 0 -> compare(Rex.number(), Rex.integer(random.nextInt(4)));
      case 1 -> Rex.call(random.nextBoolean() ? IS_NULL : IS_NOT_NULL, time);
      case 2 -> Rex.BUILDER.makeIn(time, List.of(bound(), bound(), bound()));
      case 3 -> between(time, anyTime(), anyTime());
      case 4 -> compare(floor(time), bound());
      case 5 -> compare(extract(time, TimeUnitRange.YEAR), Rex.integer(2025 + random.nextInt(3)));
      case 6 -> compare(extract(time, anyPart()), Rex.integer(random.nextInt(6)));
      case 7 -> compare(time, midnight("2026-0" + (3 + random.nextInt(2)) + "-01"));
      default -> compare(time, random.nextInt(12) == 0 ? Rex.noTime() : bound());
    };
  }

  private static RexNode between(RexNode time, long one, long other) {
    return Rex.BUILDER.makeBetween(
        time, Rex.at(Math.min(one, other)), Rex.at(Math.max(one, other)));
  }

  private static RexNode midnight(String date) {
    return Rex.BUILDER.makeCast(Rex.timestamp(false), Rex.date(date));
  }

  private RexNode floor(RexNode time) {
    RexNode inner = random.nextInt(4) == 0 ? floor(time) : time;
    return Rex.call(FLOOR, inner, Rex.BUILDER.makeFlag(UNITS[random.nextInt(UNITS.length)]));
  }

  private static RexNode extract(RexNode time, TimeUnitRange unit) {
    RexNode flag = Rex.BUILDER.makeFlag(unit);
    return Rex.BUILDER.makeCall(
        Rex.TYPES.createTypeWithNullability(
            Rex.TYPES.createSqlType(SqlTypeName.BIGINT), time.getType().isNullable()),
        EXTRACT,
        List.of(flag, time));
  }

  private TimeUnitRange anyPart() {
    TimeUnitRange[] parts = {TimeUnitRange.MONTH, TimeUnitRange.QUARTER, TimeUnitRange.DAY};
    return parts[random.nextInt(parts.length)];
  }

  private RexNode compare(RexNode left, RexNode right) {
    SqlOperator operator = COMPARISONS[random.nextInt(COMPARISONS.length)];
    return random.nextBoolean() ? Rex.call(operator, left, right) : Rex.call(operator, right, left);
  }

  private RexNode bound() {
    return Rex.at(anyTime());
  }

  /** Few enough times that bounds are hit: beginnings of units, and a little beside them. */
  private long anyTime() {
    long[] beginnings = {
      BASE,
      BASE + 3 * DAY,
      BASE - 28 * DAY,
      BASE + DAY / 24,
      Rex.millis("2026-01-01 00:00:00"),
      Rex.millis("2026-04-15 13:00:00")
    };
    return beginnings[random.nextInt(beginnings.length)] + random.nextInt(-1, 2);
  }

  private static @Nullable Object value(RexNode bound) {
    RexNode node = bound instanceof RexCall cast ? cast.getOperands().get(0) : bound;
    RexLiteral literal = (RexLiteral) node;
    if (literal.isNull()) {
      return null;
    }
    return literal.getTypeName() == SqlTypeName.DECIMAL
        ? literal.getValueAs(Long.class)
        : (Long) Rex.millis(literal);
  }
}
