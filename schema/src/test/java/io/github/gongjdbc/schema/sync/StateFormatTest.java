package io.github.gongjdbc.schema.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gongjdbc.schema.catalog.read.CatalogLoader;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A state is JSON that says its version; what is not understood as a whole is not understood. */
class StateFormatTest {
  private static final Instant TIME = Instant.parse("2026-01-31T17:00:00Z");
  private static final StateOwner NOBODY = new StateOwner(Optional.empty(), Optional.empty());

  private static SyncState read(String text) {
    return new StateFormat(CatalogLoader.gong(), "The state").read(text);
  }

  private static String write(SyncState state) {
    return StateFormat.write(state, CatalogLoader.gong());
  }

  @Test
  void isReadAsItWasWritten() {
    SyncState state =
        new SyncState(
            new StateOwner(Optional.of("0123456789abcdef"), Optional.of("4711")),
            Map.of(
                "calls",
                new StreamState(TIME, Fingerprints.of(List.of(1L, -1L, Long.MIN_VALUE))),
                "answered_scorecards",
                new StreamState(TIME.plusSeconds(1), Fingerprints.NONE)));
    assertThat(read(write(state))).isEqualTo(state);
    assertThat(write(state))
        .isEqualTo(
            "{\"version\":1,\"account\":\"0123456789abcdef\",\"workspace\":\"4711\",\"streams\":{"
                + "\"answered_scorecards\":{\"review_time\":\"2026-01-31T17:00:01Z\"},"
                + "\"calls\":{\"started\":\"2026-01-31T17:00:00Z\","
                + "\"delivered\":\"gAAAAAAAAAD//////////wAAAAAAAAAB\"}}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"calls\":{\"started\":\"2026-01-31T17:00:00Z\"}}",
        "{\"calls\":{\"started\":\"2026-01-31T18:00:00+01:00\"}}",
        "{\"version\":1,\"streams\":{\"calls\":{\"started\":\"2026-01-31T17:00:00Z\"}}}",
        "{\"version\":1,\"streams\":{\"calls\":{\"started\":\"2026-01-31T17:00:00.000Z\"}}}"
      })
  void hasTwoShapes(String text) {
    assertThat(read(text))
        .isEqualTo(
            new SyncState(NOBODY, Map.of("calls", new StreamState(TIME, Fingerprints.NONE))));
  }

  /** Longer than a JSON parser takes by itself. */
  @Test
  void mayBeOfAnySize() {
    List<Long> many = LongStream.range(0, 2_000_000).boxed().toList();
    SyncState state =
        new SyncState(NOBODY, Map.of("calls", new StreamState(TIME, Fingerprints.of(many))));
    assertThat(read(write(state))).isEqualTo(state);
  }

  @Test
  void mayBeThatOfNothingReadYet() {
    assertThat(read("{}")).isEqualTo(new SyncState(NOBODY, Map.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "``; is not a JSON object",
        "null; is not a JSON object",
        "[]; is not a JSON object",
        "{\"calls\":; is not JSON",
        "{\"calls\":{\"started\":\"2026-01-31T17:00:00Z\"}} x; is not JSON",
        "{\"calls\":{\"started\":\"2026-01-31T17:00:00Z\",\"started\":\"x\"}}; is not JSON",
        "{\"calls\":{}}; no text 'started'",
        "{\"calls\":7}; no text 'started'",
        "{\"calls\":{\"started\":1769878800}}; no text 'started'",
        "{\"calls\":{\"started\":\"yesterday\"}}; 'yesterday' for calls.started",
        "{\"calls\":{\"started\":\"-999999999-01-01T00:00:00Z\"}}; for calls.started, which is not"
            + " a time",
        "{\"calls\":{\"startd\":\"2026-01-31T17:00:00Z\"}}; has 'startd' in calls",
        "{\"call\":{\"started\":\"2026-01-31T17:00:00Z\"}}; did you mean 'calls'",
        "{\"users\":{\"created\":\"2026-01-31T17:00:00Z\"}}; is not an incremental table",
        "{\"streams\":{}}; has no number 'version'",
        "{\"version\":\"1\",\"streams\":{}}; has no number 'version'",
        "{\"version\":1}; has no object 'streams'",
        "{\"version\":1,\"stream\":{}}; has 'stream' in the state",
        "{\"version\":1,\"account\":7,\"streams\":{}}; a value of 'account' that is not text",
        "{\"version\":1,\"streams\":{\"calls\":{\"started\":\"2026-01-31T17:00:00Z\",\"delivered\":\"?\"}}};"
            + " damaged 'delivered'",
        "{\"version\":1,\"streams\":{\"calls\":{\"started\":\"2026-01-31T17:00:00Z\",\"delivered\":\"AAAA\"}}};"
            + " damaged 'delivered'",
        "{\"version\":1,\"streams\":{\"calls\":{\"started\":\"2026-01-31T17:00:00Z\",\"delivered\":[]}}};"
            + " damaged 'delivered'"
      })
  void isAnErrorWhenItIsDamaged(String text, String why) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(StateException.class)
        .hasMessageStartingWith("The state")
        .hasMessageContaining(why)
        .hasMessageContaining("begin with the state {}");
  }

  @Test
  void isAnErrorInAnotherVersion() {
    assertThatThrownBy(() -> read("{\"version\":2,\"streams\":{}}"))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("version 2")
        .hasMessageContaining("the driver that wrote it");
  }

  @Test
  void staysSmall() {
    Random random = new Random(1);
    Set<Long> day = new HashSet<>();
    while (day.size() < 5000) {
      day.add(random.nextLong());
    }
    SyncState state =
        new SyncState(NOBODY, Map.of("calls", new StreamState(TIME, Fingerprints.of(day))));
    assertThat(write(state).length())
        .as("5,000 calls a day, look-back %s", Duration.ofDays(1))
        .isLessThan(55_000);
    assertThat(read(write(state))).isEqualTo(state);
  }
}
