package io.github.gongjdbc.schema.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gongjdbc.schema.catalog.Endpoint;
import io.github.gongjdbc.schema.error.MalformedAnswerException;
import io.github.gongjdbc.schema.limit.StatementContext;
import io.github.gongjdbc.schema.settings.AnswerLimits;
import io.github.gongjdbc.schema.settings.Settings;
import io.github.gongjdbc.schema.testing.Endpoints;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageParserTest {
  private static final String PAGE =
      """
      {"requestId": "4al018gzaztcr8nbukw",
       "records": {"totalRecords": 263, "currentPageSize": 2, "currentPageNumber": 0, "cursor": "eyJ"},
       "calls": [{"id": "7782342274025937895", "title": "One"}, {"id": "2", "title": null}]}
      """;

  @Test
  void aPageHasItemsATotalAndTheWayToTheNext() throws IOException {
    Page<String> page = ids(PAGE);

    assertThat(page.rows()).containsExactly("7782342274025937895", "2");
    assertThat(page.items()).isEqualTo(2);
    assertThat(page.totalRecords()).hasValue(263);
    assertThat(page.cursor()).contains("eyJ");
  }

  @Test
  void theOrderOfKeysDoesNotMatter() throws IOException {
    Page<String> page =
        ids(
            """
            {"calls": [{"id": "1"}], "requestId": "r",
             "records": {"cursor": "next", "totalRecords": 7}}
            """);

    assertThat(page.rows()).containsExactly("1");
    assertThat(page.cursor()).contains("next");
    assertThat(page.totalRecords()).hasValue(7);
  }

  @Test
  void unknownKeysAreIgnoredWhateverTheyHold() throws IOException {
    Page<String> page =
        ids(
            """
            {"new": {"calls": [{"id": "9"}], "records": {"cursor": "no"}},
             "list": [[{"calls": []}]], "flag": true, "nothing": null,
             "calls": [{"id": "1", "calls": [{"id": "8"}], "records": 3}],
             "records": {"totalRecords": 1, "shape": {"x": [1]}}}
            """);

    assertThat(page.rows()).containsExactly("1");
    assertThat(page.cursor()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"totalRecords\":2,\"currentPageNumber\":0}",
        "{}",
        "{\"totalRecords\":2,\"cursor\":null}",
        "{\"totalRecords\":2,\"cursor\":\"\"}"
      })
  void aPageWithoutCursorIsTheLast(String records) throws IOException {
    assertThat(ids("{\"calls\":[{\"id\":\"1\"}],\"records\":" + records + "}").cursor()).isEmpty();
  }

  @Test
  void aPageMayBeEmpty() throws IOException {
    Page<String> page = ids("{\"calls\":[],\"records\":{\"totalRecords\":0}}");

    assertThat(page.rows()).isEmpty();
    assertThat(page.items()).isZero();
    assertThat(page.totalRecords()).hasValue(0);
  }

  @Test
  void anItemMayBecomeAnyNumberOfRows() throws IOException {
    Page<String> page =
        parse(
            Endpoints.calls(),
            PAGE,
            (item, rows) -> {
              if (item.path("id").asText().equals("2")) {
                rows.accept("first");
                rows.accept("second");
              }
            });

    assertThat(page.rows()).containsExactly("first", "second");
    assertThat(page.items()).isEqualTo(2);
  }

  @Test
  void anEndpointWithoutPagesNeedsNoRecordsAndHasNoNextPage() throws IOException {
    ItemReader<String> id = (item, rows) -> rows.accept(item.path("scorecardId").asText());

    assertThat(parse(Endpoints.scorecards(), "{\"scorecards\":[{\"scorecardId\":\"5\"}]}", id))
        .satisfies(page -> assertThat(page.rows()).containsExactly("5"))
        .satisfies(page -> assertThat(page.cursor()).isEmpty());
  }

  @Nested
  class NoDigitIsLost {
    @Test
    void ofAnIdThatComesAsANumber() throws IOException {
      Page<String> page =
          ids(
              "{\"calls\":[{\"id\":12345678901234567890},{\"id\":2271307570613351879}],\"records\":{}}");

      assertThat(page.rows()).containsExactly("12345678901234567890", "2271307570613351879");
    }

    @Test
    void ofAFraction() throws IOException {
      Page<JsonNode> page =
          parse(
              Endpoints.calls(),
              "{\"calls\":[{\"id\":0.12345678901234567891}],\"records\":{}}",
              (item, rows) -> rows.accept(item.path("id")));

      assertThat(page.rows().get(0).decimalValue()).isEqualByComparingTo("0.12345678901234567891");
    }
  }

  @Nested
  class AnAnswerIsAnErrorWhen {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "{\"requestId\":\"r\",\"records\":{\"totalRecords\":0}}",
          "{\"scorecards\":[],\"records\":{}}",
          "{\"calls\":null,\"records\":{}}",
          "{\"calls\":{\"id\":\"1\"},\"records\":{}}",
          "{\"calls\":\"\",\"records\":{}}"
        })
    void itsArrayIsMissing(String answer) {
      assertThatThrownBy(() -> ids(answer))
          .isInstanceOf(MalformedAnswerException.class)
          .hasMessageContaining("'calls'");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{\"calls\":[]}",
          "{\"calls\":[],\"records\":null}",
          "{\"calls\":[],\"records\":[]}"
        })
    void itHasPagesAndDoesNotSayWhetherItEnds(String answer) {
      assertThatThrownBy(() -> ids(answer))
          .isInstanceOf(MalformedAnswerException.class)
          .hasMessageContaining("records");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "true", "{\"next\":\"eyJ\"}", "[\"eyJ\"]"})
    void theWayToTheNextPageCannotBeRead(String cursor) {
      assertThatThrownBy(() -> ids("{\"calls\":[],\"records\":{\"cursor\":" + cursor + "}}"))
          .isInstanceOf(MalformedAnswerException.class)
          .hasMessageContaining("cursor");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"null", "\"7782342274025937895\"", "7", "true", "[]", "[{\"id\":\"1\"}]"})
    void anItemIsNoObject(String item) {
      assertThatThrownBy(
              () ->
                  ids("{\"calls\":[{\"id\":\"1\"}," + item + "],\"records\":{\"totalRecords\":2}}"))
          .isInstanceOf(MalformedAnswerException.class)
          .hasMessageContaining("not an object");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "[]", "null", "\"calls\"", "7", "<html></html>", "{calls:[]}"})
    void itIsNoJsonObject(String answer) {
      assertThatThrownBy(() -> ids(answer)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"records\":{},\"calls\":[]}", "<html>", "}", "null"})
    void somethingFollowsIt(String more) {
      assertThatThrownBy(() -> ids(PAGE + more)).isInstanceOf(IOException.class);
    }

    @Test
    void itsArrayStandsThereTwice() {
      assertThatThrownBy(() -> ids("{\"records\":{},\"calls\":[],\"calls\":[{\"id\":\"1\"}]}"))
          .isInstanceOf(MalformedAnswerException.class)
          .hasMessageContaining("'calls'");
    }

    @Test
    void itIsCutAnywhere() {
      String whole = PAGE.strip();
      for (int length = 0; length < whole.length(); length++) {
        String cut = whole.substring(0, length);
        assertThatThrownBy(() -> ids(cut)).as(cut).isInstanceOf(IOException.class);
      }
    }

    @Test
    void anItemCannotBeRead() {
      MalformedAnswerException why = new MalformedAnswerException("has a call without id");

      assertThatThrownBy(
              () ->
                  parse(
                      Endpoints.calls(),
                      PAGE,
                      (item, rows) -> {
                        throw why;
                      }))
          .isSameAs(why);
    }
  }

  private static Page<String> ids(String answer) throws IOException {
    return parse(Endpoints.calls(), answer, (item, rows) -> rows.accept(item.path("id").asText()));
  }

  private static <R> Page<R> parse(Endpoint endpoint, String answer, ItemReader<R> reader)
      throws IOException {
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    AnswerLimits limits = Settings.of(Map.of()).answerLimits();
    return new PageParser(endpoint, ItemParser.factory(limits), limits.items())
        .parse(new ByteArrayInputStream(bytes), reader, new StatementContext());
  }

  @Test
  void nothingFoundIsAPageWithoutItems() {
    Page<String> nothing = Page.nothing();

    assertThat(nothing.rows()).isEqualTo(List.of());
    assertThat(nothing.totalRecords()).hasValue(0);
    assertThat(nothing.cursor()).isEmpty();
  }
}
