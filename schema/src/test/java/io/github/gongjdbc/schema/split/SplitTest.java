package io.github.gongjdbc.schema.split;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gongjdbc.schema.catalog.Filter;
import io.github.gongjdbc.schema.testing.Endpoints;
import io.github.gongjdbc.schema.testing.Tables;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A split is a value: compared, kept, sent elsewhere, and made into text in one place. */
class SplitTest {
  private static final Filter STARTED = Tables.filter("extensive_calls", "started");
  private static final TimeRange MARCH =
      new TimeRange(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-04-01T00:00:00Z"));
  private static final Split ALL = Split.of("list_calls_extensive");
  private static final Split PART =
      ALL.with("filter.callIds", List.of("1", "2"))
          .with("filter.workspaceId", List.of("7"))
          .during(STARTED, MARCH);

  @Test
  void becomesListsTextsAndTimesOfARequest() {
    assertThat(SplitFormat.inputs(Endpoints.extensiveCalls(), PART))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "filter.callIds", List.of("1", "2"),
                "filter.workspaceId", "7",
                "filter.fromDateTime", "2026-03-01T00:00:00Z",
                "filter.toDateTime", "2026-04-01T00:00:00Z"));
  }

  @Test
  void becomesDatesWhereTheEndpointFiltersByDates() {
    Filter reviewed = Tables.filter("answered_scorecards", "review_time");

    assertThat(
            SplitFormat.inputs(
                Endpoints.answeredScorecards(),
                Split.of("list_answered_scorecards").during(reviewed, MARCH)))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "filter.reviewFromDate", "2026-03-01",
                "filter.reviewToDate", "2026-04-01"));
  }

  @Test
  void sendsNothingForAnOpenRangeAndNoContent() {
    assertThat(SplitFormat.inputs(Endpoints.extensiveCalls(), ALL)).isEmpty();
    assertThat(PART.during(STARTED, TimeRange.ALL).times()).isEmpty();
  }

  @Test
  void isEqualWhereItAsksForTheSame() {
    Split other =
        ALL.during(STARTED, MARCH)
            .with("filter.workspaceId", List.of("7"))
            .with("filter.callIds", List.of("1", "2"));

    assertThat(other).isEqualTo(PART).hasSameHashCodeAs(PART).isEqualByComparingTo(PART);
  }

  @Test
  void isOrderedByTimeWithinAnEndpoint() {
    Split march = ALL.during(STARTED, MARCH);
    Split april = ALL.during(STARTED, new TimeRange(MARCH.to(), Instant.MAX));

    assertThat(List.of(ALL, march, april)).isSorted();
    assertThat(march.selecting(Set.of("parties"))).isNotEqualByComparingTo(march);
  }

  @Test
  void isTheSameAfterItWasSentElsewhere() throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(PART);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(PART);
    }
  }
}
