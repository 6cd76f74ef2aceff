package io.github.gongjdbc.schema.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gongjdbc.schema.catalog.TableDefinition;
import io.github.gongjdbc.schema.catalog.read.CatalogLoader;
import io.github.gongjdbc.schema.settings.GongProperty;
import io.github.gongjdbc.schema.settings.SettingException;
import io.github.gongjdbc.schema.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A state is used where it belongs and when it can be true; otherwise it stays as it is. */
@SuppressWarnings("NullAway.Init") // the folder is injected
class SyncSessionTest {
  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final TableDefinition CALLS = CatalogLoader.gong().table("calls").orElseThrow();

  @TempDir Path folder;

  private static Settings settings(Object... properties) {
    Map<GongProperty, String> given = new EnumMap<>(GongProperty.class);
    given.put(GongProperty.ACCESS_KEY, "key");
    given.put(GongProperty.ACCESS_KEY_SECRET, "hush");
    for (int i = 0; i < properties.length; i += 2) {
      given.put((GongProperty) properties[i], String.valueOf(properties[i + 1]));
    }
    return Settings.of(given);
  }

  private static SyncSession open(Object... properties) {
    return SyncSession.open(settings(properties), CatalogLoader.gong(), CLOCK).orElseThrow();
  }

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("state.json"), content);
  }

  private static void readAll(SyncSession session) {
    StatementReads reads = session.begin(NOW, warning -> {});
    TableRead.ScanRead scan = reads.of(CALLS).scan();
    scan.begin();
    // Some seconds behind now: the state comes to the end of the window at most.
    reads.of(CALLS).see(NOW.plusSeconds(10));
    scan.end();
    assertThat(reads.finished()).isTrue();
  }

  @Test
  void thereIsNoneWhereNoneIsWanted() {
    assertThat(SyncSession.open(settings(), CatalogLoader.gong(), CLOCK)).isEmpty();
  }

  @Test
  void theStateIsGivenOrInAFile() {
    assertThatThrownBy(() -> open(GongProperty.STATE, "{}", GongProperty.STATE_FILE, "s.json"))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("both");
  }

  @Test
  void theFileIsMadeAndHoldsWhatWasCommitted() {
    Path path = folder.resolve("state.json");
    try (SyncSession session = open(GongProperty.STATE_FILE, path)) {
      assertThat(path).content().contains("\"streams\":{}");
      readAll(session);
      assertThat(path).content().contains("\"streams\":{}");
      session.commit();
      assertThat(path).content().contains("2026-03-10T12:00:00Z").isEqualTo(session.state());
    }
    try (SyncSession next = open(GongProperty.STATE_FILE, path)) {
      assertThat(next.window(CALLS).state()).contains(NOW);
    }
  }

  @Test
  void whatCouldNotBeKeptCanBeCommittedAgain() throws IOException {
    Path path = folder.resolve("state.json");
    try (SyncSession session = open(GongProperty.STATE_FILE, path)) {
      readAll(session);
      Path obstacle = Files.createDirectories(folder.resolve("state.json.tmp/in the way"));
      assertThatThrownBy(session::commit).isInstanceOf(StateException.class);
      assertThat(session.window(CALLS).state()).isEmpty();
      Files.delete(obstacle);
      session.commit();
      assertThat(path).content().contains("2026-03-10T12:00:00Z");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"calls\":{\"started\":\"2026-03-10T12:06:00Z\"}}; in the future",
        "{\"version\":1,\"account\":\"0000000000000000\",\"streams\":{}}; another account",
        "{\"version\":1,\"workspace\":\"42\",\"streams\":{}}; workspace 42",
        "{\"version\":9,\"streams\":{}}; version 9",
        "{\"version\":1,\"streams\":{\"calls\":{\"star; is not JSON"
      })
  void aStateThatCannotBeUsedIsLeftAsItIs(String state, String why) throws IOException {
    Path path = file(state);
    assertThatThrownBy(() -> open(GongProperty.STATE_FILE, path))
        .isInstanceOf(StateException.class)
        .hasMessageContaining(path.getFileName().toString())
        .hasMessageContaining(why)
        .extracting(e -> ((StateException) e).kind())
        .isEqualTo(StateException.Kind.UNUSABLE);
    assertThat(path).hasContent(state);
    assertThatThrownBy(() -> open(GongProperty.STATE_FILE, path))
        .as("the file is not left locked")
        .hasMessageContaining(why);
  }

  @Test
  void aStateBelongsToTheAccountAndWorkspaceThatItWasReadFrom() {
    String state;
    try (SyncSession session = open(GongProperty.STATE, "{}", GongProperty.WORKSPACE_ID, "42")) {
      state = session.state();
    }
    assertThat(state).doesNotContain("hush").doesNotContain("\"key\"");
    open(GongProperty.STATE, state, GongProperty.WORKSPACE_ID, "42").close();
    assertThatThrownBy(() -> open(GongProperty.STATE, state))
        .hasMessageContaining("workspace 42")
        .hasMessageContaining("workspaceId");
    assertThatThrownBy(
            () ->
                open(
                    GongProperty.STATE,
                    state,
                    GongProperty.WORKSPACE_ID,
                    "42",
                    GongProperty.BASE_URL,
                    "https://us-1.api.gong.io"))
        .hasMessageContaining("another account")
        .hasMessageContaining("\"account\"");
    assertThatThrownBy(
            () ->
                open(
                    GongProperty.STATE,
                    state,
                    GongProperty.WORKSPACE_ID,
                    "42",
                    GongProperty.ACCESS_KEY,
                    "other"))
        .hasMessageContaining("another account");
  }

  @Test
  void aClockMayBeAFewMinutesBehindTheOneBefore() {
    String state = "{\"calls\":{\"started\":\"2026-03-10T12:04:00Z\"}}";
    try (SyncSession session = open(GongProperty.STATE, state)) {
      readAll(session);
      session.commit();
      assertThat(session.window(CALLS).state()).contains(Instant.parse("2026-03-10T12:04:00Z"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-09T10:00:00Z, 2026-03-10T11:00:00Z, 2026-03-10T11:00:00Z",
    "2026-03-09T10:00:00Z, 2026-03-10T12:30:00Z, 2026-03-10T12:00:00Z",
    "2026-03-09T10:00:00Z, 2026-03-08T10:00:00Z, 2026-03-09T10:00:00Z",
    "2026-03-09T10:00:00Z, , 2026-03-09T10:00:00Z"
  })
  void theStateComesNoFurtherThanWhatWasSeen(
      Instant state, @Nullable Instant seen, String reached) {
    try (SyncSession session =
        open(GongProperty.STATE, "{\"calls\":{\"started\":\"" + state + "\"}}")) {
      StatementReads reads = session.begin(NOW, warning -> {});
      TableRead.ScanRead scan = reads.of(CALLS).scan();
      scan.begin();
      if (seen != null) {
        reads.of(CALLS).see(seen);
      }
      scan.end();
      assertThat(reads.finished()).isTrue();
      assertThat(session.proposedState()).contains(reached);
    }
  }

  @Test
  void aReadThatLeavesAScanUnreadProposesNothing() {
    List<String> warnings = new ArrayList<>();
    try (SyncSession session = open(GongProperty.STATE, "{}")) {
      StatementReads reads = session.begin(NOW, warnings::add);
      TableRead.ScanRead read = reads.of(CALLS).scan();
      reads.of(CALLS).scan();
      read.begin();
      read.end();
      assertThat(reads.finished()).isFalse();
      assertThat(warnings).anyMatch(text -> text.contains("only a part of calls"));
      assertThat(session.proposedState()).contains("\"streams\":{}");
    }
  }

  @Test
  void aReadWhoseSecondRunIsCutProposesNothing() {
    try (SyncSession session = open(GongProperty.STATE, "{}")) {
      StatementReads reads = session.begin(NOW, warning -> {});
      TableRead.ScanRead scan = reads.of(CALLS).scan();
      scan.begin();
      scan.end();
      scan.begin();
      assertThat(reads.finished()).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-10T10:00:00Z, 2026-03-07T10:00:00Z",
    "2025-03-10T10:00:00Z, 2025-03-10T10:00:00Z"
  })
  void noGapIsLeftBehindAState(String state, String from) {
    try (SyncSession session =
        open(GongProperty.STATE, "{\"calls\":{\"started\":\"" + state + "\"}}")) {
      assertThat(session.window(CALLS).from()).isEqualTo(Instant.parse(from));
    }
  }
}
