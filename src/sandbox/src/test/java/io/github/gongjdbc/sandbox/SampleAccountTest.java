package io.github.gongjdbc.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SampleAccountTest {

  private static final Instant NOW = Instant.parse("2026-03-18T15:00:00Z");

  private final SettableClock clock = new SettableClock(NOW);
  private final GongSandbox sandbox = GongSandbox.builder().clock(clock).build();

  @Test
  void holdsAboutAsManyCallsAsItWasToldWithinItsDays() {
    List<JsonNode> calls = metaData();

    assertThat(calls).hasSizeBetween(2700, 3300);
    assertThat(started(calls.get(0))).isAfter(NOW.minus(Duration.ofDays(121)));
    assertThat(calls).allMatch(call -> started(call).isBefore(NOW));
    assertThat(calls).extracting(call -> call.path("id").asText()).doesNotHaveDuplicates();
  }

  @Test
  void callsAreOnWeekdaysInWorkingHours() {
    assertThat(metaData())
        .allSatisfy(
            call -> {
              OffsetDateTime local =
                  started(call).atZone(sandbox.companyTimeZone()).toOffsetDateTime();
              assertThat(local.getDayOfWeek()).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
              assertThat(local.getHour()).isBetween(7, 22);
            });
  }

  @Test
  void theSameSeedAndDayGiveTheSameCallsAnHourLaterAndNewOnes() {
    List<JsonNode> before = metaData();
    clock.advance(Duration.ofHours(1));

    List<JsonNode> after =
        GongSandbox.builder().clock(clock).build().calls().stream()
            .map(call -> call.path("metaData"))
            .toList();

    assertThat(after).containsAll(before).hasSizeGreaterThan(before.size());
    assertThat(metaData()).isEqualTo(after);
    GongSandbox other = GongSandbox.builder().clock(clock).seed(1).build();
    assertThat(other.calls().get(0)).isNotEqualTo(sandbox.calls().get(0));
  }

  @Test
  void callsAppearSomeTimeAfterTheyEnded() {
    Set<String> known = ids();
    Instant previous = sandbox.now();
    int found = 0;
    for (int i = 0; i < 48; i++) {
      clock.advance(Duration.ofMinutes(30));
      for (JsonNode call : metaData()) {
        if (known.add(call.path("id").asText())) {
          Instant ended = started(call).plusSeconds(call.path("duration").asLong());
          assertThat(ended.plus(Duration.ofMinutes(5))).isBeforeOrEqualTo(sandbox.now());
          assertThat(ended.plus(Duration.ofHours(25))).isAfter(previous);
          found++;
        }
      }
      previous = sandbox.now();
    }
    assertThat(found).isBetween(15, 60);
  }

  @Test
  void idsHaveUpToTwentyDigitsAndTimeStampsThreeForms() {
    List<JsonNode> calls = metaData();
    BigInteger signed = BigInteger.valueOf(Long.MAX_VALUE);

    assertThat(calls)
        .anyMatch(call -> new BigInteger(call.path("id").asText()).compareTo(signed) > 0);
    assertThat(calls).anyMatch(call -> call.path("id").asText().length() == 20);
    assertThat(calls).anyMatch(call -> call.path("id").asText().length() < 19);
    assertThat(calls)
        .anyMatch(call -> call.path("started").asText().matches(".*:\\d\\d[+-]\\d\\d:\\d\\d"));
    assertThat(calls).anyMatch(call -> call.path("started").asText().matches(".*\\.\\d{3}[+-].*"));
    assertThat(calls).anyMatch(call -> call.path("started").asText().matches(".*\\.\\d{6}[+-].*"));
    assertThat(calls).anyMatch(call -> call.path("started").asText().endsWith("Z"));
  }

  @Test
  void meetingsStartLateOrEarlyAndTelephoneCallsAreNotScheduled() {
    List<JsonNode> calls = metaData();

    assertThat(calls)
        .filteredOn(call -> call.path("direction").asText().matches("Inbound|Outbound"))
        .isNotEmpty()
        .allMatch(call -> call.path("scheduled").isNull());
    assertThat(calls).anyMatch(call -> minutesLate(call) < 0);
    assertThat(calls).anyMatch(call -> minutesLate(call) > 60);
    assertThat(calls).anyMatch(call -> call.path("isPrivate").asBoolean());
  }

  @Test
  void aMillionCallsAreNoBurden() {
    GongSandbox large = GongSandbox.builder().calls(1_000_000).days(90).build();

    JsonNode page = Asking.get(large, "/v2/calls").json();

    assertThat(page.at("/records/totalRecords").asInt()).isBetween(850_000, 1_150_000);
    assertThat(page.path("calls")).hasSize(100);
  }

  @Test
  void anAccountWithoutCallsSaysSo() {
    GongSandbox empty = GongSandbox.builder().calls(0).users(1).build();

    assertThat(Asking.error(Asking.get(empty, "/v2/calls")))
        .isEqualTo("404 No calls found corresponding to the provided filters");
    assertThat(empty.users()).hasSize(1);
  }

  private List<JsonNode> metaData() {
    return Asking.rows(Asking.postPages(sandbox, "/v2/calls/extensive", "{'filter':{}}"), "calls")
        .stream()
        .map(call -> call.path("metaData"))
        .toList();
  }

  private Set<String> ids() {
    Set<String> ids = new HashSet<>();
    for (ObjectNode call : sandbox.calls()) {
      ids.add(call.at("/metaData/id").asText());
    }
    return ids;
  }

  private static Instant started(JsonNode call) {
    return OffsetDateTime.parse(call.path("started").asText()).toInstant();
  }

  private static long minutesLate(JsonNode call) {
    if (!call.path("scheduled").isTextual()) {
      return 0;
    }
    OffsetDateTime scheduled = OffsetDateTime.parse(call.path("scheduled").asText());
    return Math.floorDiv(Duration.between(scheduled.toInstant(), started(call)).toSeconds(), 60L);
  }
}
