package io.github.gongjdbc.schema.split;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gongjdbc.schema.account.TimeWindow;
import io.github.gongjdbc.schema.catalog.Catalog;
import io.github.gongjdbc.schema.catalog.Endpoint;
import io.github.gongjdbc.schema.http.ApiRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows of time lie side by side without gaps, and are few. */
class WindowsTest {
  private static final Endpoint EXTENSIVE =
      Catalog.gong().endpoints().stream()
          .filter(endpoint -> endpoint.name().equals("list_calls_extensive"))
          .findFirst()
          .orElseThrow();
  private static final String FROM = "filter.fromDateTime";
  private static final String TO = "filter.toDateTime";
  private static final Instant NOW = Instant.parse("2026-11-20T20:00:00Z");

  private static List<ApiRequest> cut(Map<String, Object> inputs, long items, long abreast) {
    ApiRequest request = new ApiRequest(EXTENSIVE, inputs, Optional.empty());
    TimeWindow whole = TimeWindow.of(request).orElseThrow();
    return new Windows(whole, items, abreast, 60).until(NOW).orElse(List.of());
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 3, 5, 12})
  void beginWhereTheOneBeforeEndsAndCoverTheWhole(long abreast) {
    List<ApiRequest> windows =
        cut(
            Map.of(FROM, "2026-08-22T00:00:00.007Z", TO, "2026-11-01T00:00:00.123Z"),
            20_000,
            abreast);

    assertThat(windows).hasSizeGreaterThan((int) abreast);
    assertThat(windows.get(0).inputs()).containsEntry(FROM, "2026-08-22T00:00:00.007Z");
    for (int i = 1; i < windows.size(); i++) {
      assertThat(windows.get(i).inputs()).containsEntry(FROM, windows.get(i - 1).inputs().get(TO));
    }
    assertThat(windows.get(windows.size() - 1).inputs())
        .containsEntry(TO, "2026-11-01T00:00:00.123Z");
    assertThat(windows)
        .allSatisfy(
            window ->
                assertThat(Instant.parse(String.valueOf(window.inputs().get(FROM))))
                    .isBefore(Instant.parse(String.valueOf(window.inputs().get(TO)))));
  }

  @Test
  void doNotEndBeforeAnOpenEnd() {
    List<ApiRequest> windows = cut(Map.of(FROM, "2026-08-22T00:00:00Z"), 20_000, 3);

    ApiRequest last = windows.get(windows.size() - 1);
    assertThat(last.inputs()).doesNotContainKey(TO);
    assertThat(Instant.parse(String.valueOf(last.inputs().get(FROM)))).isBefore(NOW);
  }

  @Test
  void keepWhatElseIsAsked() {
    Map<String, Object> inputs =
        Map.of(FROM, "2026-08-22T00:00:00Z", "filter.workspaceId", "7", "x.y", true);

    assertThat(cut(inputs, 20_000, 3))
        .allSatisfy(
            window ->
                assertThat(window.inputs())
                    .containsEntry("filter.workspaceId", "7")
                    .containsEntry("x.y", true));
  }

  @ParameterizedTest
  @CsvSource({"5000, 2, 3", "5000, 3, 3", "20000, 3, 9", "20000, 5, 17", "1500, 3, 3"})
  void areFew(long items, long abreast, int most) {
    assertThat(cut(Map.of(FROM, "2026-08-22T00:00:00Z"), items, abreast))
        .hasSizeBetween((int) abreast, most);
  }

  @Test
  void areFewerTheMorePagesCanWait() {
    ApiRequest request =
        new ApiRequest(EXTENSIVE, Map.of(FROM, "2026-08-22T00:00:00Z"), Optional.empty());
    TimeWindow whole = TimeWindow.of(request).orElseThrow();
    assertThat(new Windows(whole, 1_000_000, 6, 60).until(NOW).orElseThrow()).hasSize(834);
    assertThat(new Windows(whole, 1_000_000, 6, 600).until(NOW).orElseThrow()).hasSize(84);
  }

  @ParameterizedTest
  @CsvSource({"0, 3", "300, 3", "1100, 3", "700, 2"})
  void areNotCutOutOfAFewPages(long items, long abreast) {
    assertThat(cut(Map.of(FROM, "2026-08-22T00:00:00Z"), items, abreast)).isEmpty();
  }

  @Test
  void areNotCutOutOfAMomentOrTheFuture() {
    assertThat(cut(Map.of(FROM, "2026-08-22T00:00:00Z", TO, "2026-08-22T00:00:09Z"), 20_000, 3))
        .isEmpty();
    assertThat(cut(Map.of(FROM, "2027-08-22T00:00:00Z"), 20_000, 3)).isEmpty();
  }
}
