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
  void callsThatAreBeingProcessedAreCountedAndNotListed() {
    clock.set(Instant.parse("2026-03-18T18:00:00Z"));
    Set<String> before = ids();
    String since = "{'filter':{'fromDateTime':'2026-03-18T14:00:00Z'}}";
    JsonNode records = Asking.post(sandbox, "/v2/calls/extensive", since).json().path("records");
    int unlisted = records.path("totalRecords").asInt() - records.path("currentPageSize").asInt();
    assertThat(unlisted).isPositive();
    assertThat(Asking.post(sandbox, "/v2/calls/transcript", since).json().path("records"))
        .isEqualTo(records);
    String halfAnHour = "{'filter':{'fromDateTime':'2026-03-18T17:45:00Z'}}";
    assertThat(Asking.error(Asking.post(sandbox, "/v2/calls/extensive", halfAnHour)))
        .isEqualTo("404 No calls found corresponding to the provided filters");

    clock.advance(Duration.ofHours(3));

    Set<String> appeared = ids();
    appeared.removeAll(before);
    assertThat(appeared).hasSizeGreaterThanOrEqualTo(unlisted);
    String id = appeared.iterator().next();
    clock.advance(Duration.ofHours(-3));
    assertThat(Asking.error(Asking.get(sandbox, "/v2/calls/" + id)))
        .isEqualTo("404 Call ID " + id + " was not found");
  }

  @Test
  void totalsOfWhatIsTwoDaysOldAreExact() {
    for (int day = 2; day < 40; day++) {
      Instant end = NOW.minus(Duration.ofDays(day));
      Instant begin = end.minus(Duration.ofDays(1));
      String range = "{'filter':{'fromDateTime':'%s','toDateTime':'%s'}}".formatted(begin, end);
      JsonNode records = Asking.post(sandbox, "/v2/calls/extensive", range).json().path("records");
      assertThat(records.path("totalRecords")).isEqualTo(records.path("currentPageSize"));
    }
  }

  @Test
  void idsHaveUpToTwentyDigitsAndTimeStampsThreeForms() {
    List<JsonNode> calls = Asking.rows(Asking.getPages(sandbox, "/v2/calls"), "calls");
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
    assertThat(metaData()).noneMatch(call -> call.path("started").asText().endsWith("Z"));
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

    JsonNode page = Asking.get(empty, "/v2/calls").json();
    assertThat(page.path("calls")).isEmpty();
    assertThat(page.at("/records/totalRecords").asInt()).isZero();
    assertThat(Asking.error(Asking.get(empty, "/v2/calls?toDateTime=2027-01-01T00:00:00Z")))
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
