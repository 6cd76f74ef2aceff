package io.github.gongjdbc.schema.predicate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gongjdbc.schema.predicate.Constraint.Bound;
import io.github.gongjdbc.schema.predicate.Constraint.Comparison;
import io.github.gongjdbc.schema.testing.Tables;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConstraintTest {

  @Nested
  class AComparison {
    @ParameterizedTest
    @CsvSource({
      "EQUAL,            5",
      "LESS,             0 1 2 3 4",
      "LESS_OR_EQUAL,    0 1 2 3 4 5",
      "GREATER,          6 7 8 9",
      "GREATER_OR_EQUAL, 5 6 7 8 9"
    })
    void wantsTheMillisecondsThatFulfilIt(Comparison comparison, String wanted) {
      assertThat(wantedUpToNine(compared(comparison, 0), 5L)).isEqualTo(wanted);
    }

    @ParameterizedTest
    @EnumSource(Comparison.class)
    void withNullWantsNothing(Comparison comparison) {
      assertThat(compared(comparison, 0).values(new @Nullable Object[] {null}).isEmpty()).isTrue();
    }

    @Test
    void takesTheBoundThatItNames() {
      assertThat(wantedUpToNine(compared(Comparison.LESS, 1), 9L, 2L)).isEqualTo("0 1");
    }
  }

  @Nested
  class SeveralDemands {
    @Test
    void atOnceWantWhatAllWant() {
      assertThat(
              wantedUpToNine(
                  new Constraint.All<>(
                      List.of(
                          compared(Comparison.GREATER_OR_EQUAL, 0), compared(Comparison.LESS, 1))),
                  3L,
                  6L))
          .isEqualTo("3 4 5");
    }

    @Test
    void thatContradictEachOtherWantNothing() {
      Constraint<Long> none =
          new Constraint.All<>(
              List.of(compared(Comparison.GREATER, 0), compared(Comparison.LESS, 1)));

      assertThat(none.values(new @Nullable Object[] {6L, 3L}).isEmpty()).isTrue();
      assertThat(none.values(new @Nullable Object[] {3L, 4L}).isEmpty()).isTrue();
    }

    @Test
    void thatAreAlternativesWantWhatAnyWants() {
      assertThat(
              wantedUpToNine(
                  new Constraint.Any<>(
                      List.of(compared(Comparison.LESS, 0), compared(Comparison.EQUAL, 1))),
                  2L,
                  7L))
          .isEqualTo("0 1 7");
    }

    @Test
    void thatAreAlternativesIgnoreTheOneWithNull() {
      assertThat(
              wantedUpToNine(
                  new Constraint.Any<>(
                      List.of(compared(Comparison.LESS, 0), compared(Comparison.EQUAL, 1))),
                  null,
                  7L))
          .isEqualTo("7");
    }

    @Test
    void mayBeNested() {
      Constraint<Long> twoDays =
          new Constraint.Any<>(
              List.of(
                  new Constraint.All<>(
                      List.of(
                          compared(Comparison.GREATER, 0), compared(Comparison.LESS_OR_EQUAL, 1))),
                  known(Comparison.EQUAL, 8)));

      assertThat(wantedUpToNine(twoDays, 1L, 3L)).isEqualTo("2 3 8");
    }

    @Test
    void maySplitARangeInTwo() {
      Constraint<Long> notFive =
          new Constraint.All<>(
              List.of(
                  compared(Comparison.LESS, 1),
                  new Constraint.Any<>(
                      List.of(known(Comparison.LESS, 5), known(Comparison.GREATER, 5)))));

      assertThat(wantedUpToNine(notFive, null, 8L)).isEqualTo("0 1 2 3 4 6 7");
    }
  }

  @Test
  void theTextFormNamesTheColumn() {
    Constraint<Long> constraint =
        new Constraint.All<>(
            List.of(
                new Constraint.Compared(
                    TimeTransform.PLAIN, Comparison.GREATER_OR_EQUAL, new Bound(0, "?0")),
                new Constraint.Any<>(
                    List.of(
                        new Constraint.Compared(
                            TimeTransform.PLAIN,
                            Comparison.LESS,
                            new Bound(1, "CURRENT_TIMESTAMP")),
                        new Constraint.Compared(
                            TimeTransform.PLAIN, Comparison.EQUAL, new Bound(2, "?1"))))));

    assertThat(new ColumnConstraint(Tables.column("calls", "started"), constraint, false))
        .hasToString("started >= ?0 and (started < CURRENT_TIMESTAMP or started = ?1)");
  }

  private static Constraint<Long> compared(Comparison comparison, int bound) {
    return new Constraint.Compared(TimeTransform.PLAIN, comparison, new Bound(bound, "?" + bound));
  }

  private static Constraint<Long> known(Comparison comparison, long value) {
    return new Constraint.Known(TimeTransform.PLAIN, comparison, value);
  }

  private static String wantedUpToNine(Constraint<Long> constraint, @Nullable Object... bounds) {
    return String.join(
        " ",
        LongStream.rangeClosed(0, 9)
            .filter(constraint.values(bounds)::contains)
            .mapToObj(String::valueOf)
            .toList());
  }
}
