package io.github.gongjdbc.schema.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import io.github.gongjdbc.schema.error.MalformedAnswerException;
import io.github.gongjdbc.schema.predicate.LocalTimeConverter;
import io.github.gongjdbc.schema.spec.ScanRequest;
import io.github.gongjdbc.schema.testing.Tables;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowReaderTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final ValueReader UTC_VALUES =
      new ValueReader(new LocalTimeConverter(ZoneOffset.UTC), 1_000);

  @Nested
  class ARowOfTheItemItself {
    private final ScanRequest request = Tables.request("extensive_calls", "title", "id", "brief");

    @Test
    void hasTheColumnsInTheOrderInWhichTheyAreWanted() throws IOException {
      assertThat(
              rows(
                  request,
                  """
                  {"metaData": {"id": "1", "title": "One", "url": "u"},
                   "content": {"brief": "All is well", "outline": []}}
                  """))
          .containsExactly(List.of("One", "1", "All is well"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{\"metaData\":{\"id\":\"1\",\"title\":null}}",
          "{\"metaData\":{\"id\":\"1\"},\"content\":null}",
          "{\"metaData\":{\"id\":\"1\"},\"content\":{}}",
          "{\"metaData\":{\"id\":\"1\"},\"content\":{\"brief\":null}}"
        })
    void isNullWhereASectionOrAValueIsMissing(String item) throws IOException {
      assertThat(rows(request, item)).containsExactly(Arrays.asList(null, "1", null));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{\"metaData\":{\"title\":\"One\"}}",
          "{\"metaData\":{\"id\":null}}",
          "{\"metaData\":null}",
          "{}"
        })
    void withoutItsKeyIsAnError(String item) {
      assertThatThrownBy(() -> rows(request, item))
          .isInstanceOf(MalformedAnswerException.class)
          .hasMessageContaining("extensive_calls")
          .hasMessageContaining("id");
    }

    @Test
    void withoutItsCursorIsAnError() {
      assertThatThrownBy(
              () ->
                  rows(Tables.request("calls", "id", "started"), "{\"id\":\"1\",\"started\":null}"))
          .isInstanceOf(MalformedAnswerException.class)
          .hasMessageContaining("started");
    }
  }

  @Nested
  class RowsOfAChildTable {
    private final ScanRequest request =
        Tables.request("call_parties", "call_id", "id", "name", "started");

    @Test
    void areOneForEachChildWithTheValuesOfTheParent() throws IOException {
      assertThat(
              rows(
                  request,
                  """
                  {"metaData": {"id": "7", "started": "1970-01-01T00:00:01Z"},
                   "parties": [{"id": "a", "name": "Ada"}, {"id": "b"}]}
                  """))
          .containsExactly(List.of("7", "a", "Ada", 1000L), Arrays.asList("7", "b", null, 1000L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"parties\":null", ",\"parties\":[]"})
    void areNoneWhereTheArrayIsMissingOrEmpty(String parties) throws IOException {
      assertThat(
              rows(
                  request,
                  "{\"metaData\":{\"id\":\"7\",\"started\":\"1970-01-01T00:00:01Z\"}"
                      + parties
                      + "}"))
          .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\":\"Ada\"}", "{\"id\":null}", "null", "\"a\"", "7", "[]"})
    void withoutTheirKeyAreAnError(String party) {
      assertThatThrownBy(
              () ->
                  rows(
                      request,
                      "{\"metaData\":{\"id\":\"7\",\"started\":\"1970-01-01T00:00:01Z\"},"
                          + "\"parties\":["
                          + party
                          + "]}"))
          .isInstanceOf(MalformedAnswerException.class)
          .hasMessageContaining("call_parties")
          .hasMessageContaining("id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"two\"", "2", "true", "{}", "{\"first\":{\"id\":\"a\"}}"})
    void cannotStandInWhatIsNoArray(String parties) {
      assertThatThrownBy(
              () ->
                  rows(
                      request,
                      "{\"metaData\":{\"id\":\"7\",\"started\":\"1970-01-01T00:00:01Z\"},"
                          + "\"parties\":"
                          + parties
                          + "}"))
          .isInstanceOf(MalformedAnswerException.class)
          .hasMessageContaining("parties");
    }
  }

  @Nested
  class WhatTheConnectionLeavesOut {
    private final ScanRequest request = Tables.request("calls", "id");

    @Test
    void isWhatIsPrivate() throws IOException {
      ItemCondition condition = ItemCondition.notPrivate(List.of("isPrivate"));

      assertThat(rows(request, "{\"id\":\"1\",\"isPrivate\":true}", condition)).isEmpty();
      assertThat(rows(request, "{\"id\":\"1\",\"isPrivate\":\"true\"}", condition)).isEmpty();
      assertThat(rows(request, "{\"id\":\"1\",\"isPrivate\":false}", condition)).hasSize(1);
      assertThat(rows(request, "{\"id\":\"1\"}", condition)).hasSize(1);
    }

    @Test
    void isWhatBelongsToAnotherWorkspaceOrToNone() throws IOException {
      ItemCondition condition = ItemCondition.inWorkspace(List.of("workspaceId"), "42");

      assertThat(rows(request, "{\"id\":\"1\",\"workspaceId\":\"42\"}", condition)).hasSize(1);
      assertThat(rows(request, "{\"id\":\"1\",\"workspaceId\":42}", condition)).hasSize(1);
      assertThat(rows(request, "{\"id\":\"1\",\"workspaceId\":\"421\"}", condition)).isEmpty();
      assertThat(rows(request, "{\"id\":\"1\",\"workspaceId\":null}", condition)).isEmpty();
      assertThat(rows(request, "{\"id\":\"1\"}", condition)).isEmpty();
    }

    @Test
    void isWhatStartedTooEarly() throws IOException {
      ItemCondition condition =
          ItemCondition.within(
              Tables.column("calls", "started"),
              List.of("started"),
              ImmutableRangeSet.of(Range.atLeast(1000L)),
              UTC_VALUES);

      assertThat(rows(request, "{\"id\":\"1\",\"started\":\"1970-01-01T00:00:01Z\"}", condition))
          .hasSize(1);
      assertThat(
              rows(request, "{\"id\":\"1\",\"started\":\"1970-01-01T00:00:00.999Z\"}", condition))
          .isEmpty();
    }
  }

  private static List<List<@Nullable Object>> rows(
      ScanRequest request, String item, ItemCondition... conditions) throws IOException {
    JsonNode node = MAPPER.readTree(item);
    List<List<@Nullable Object>> rows = new ArrayList<>();
    new RowReader(request, UTC_VALUES, List.of(conditions), new OddValues(text -> {}))
        .read(node, row -> rows.add(Arrays.asList(row)));
    return rows;
  }
}
