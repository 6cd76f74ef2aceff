package io.github.gongjdbc.schema.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogReadingTest {
  /** Every test of a mistake makes one change to this file. */
  private static final String SAMPLE =
      """
      endpoints:
        - name: list_talks
          request: POST /v2/tasks
          scopes: [api:talks]
          rows: talks
          paged: true
          nothing: [no talks]
          body: {filter: {kind: [ALL]}}
          filters:
            - {path: info.begin, as: instant, from: filter.from, to: filter.to, exact: false, widen: PT2H, open_end: P1D, why: clocks}
            - {path: info.id, as: text, any: filter.ids, most: 7, accepts: '[0-9]+', exact: true}
          content:
            people: {asks: {select.people: true}, scopes: [api:people]}
        - name: list_places
          request: GET /v2/places
          paged: false
          rows: places
          filters:
            - {path: day, as: date, from: fromDay, exact: false, why: days}
      tables:
        - name: places
          description: Places.
          endpoints: [list_places, {name: list_talks, at: info.place}]
          key: [id]
          expected_rows: 5
          columns:
            id: {type: varchar, description: Identifier.}
            day: {type: TIMESTAMP, description: Day., unit: days, values: [Mon, Tue]}
        - name: talks
          description: Talks.
          endpoints: [list_talks]
          like: {table: places, at: info}
          key: [id]
          cursor: begin
          workspace: info.workspaceId
          privacy: info.secret
          expected_rows: 10
          columns:
            begin: {type: TIMESTAMP, path: info.begin, description: Begin.}
        - name: speakers
          description: Speakers.
          endpoints: [list_talks]
          rows: groups[].inner.people[]
          content: [people]
          key: [talk_id, speaker_name]
          expected_rows: 20
          expected_items: 10
          columns:
            talk_id: {type: VARCHAR, path: ../../info.id, references: talks.id, description: The talk.}
            speaker_name: {type: VARCHAR, description: Name., content: [people]}
      """;

  @Test
  void aFileIsReadWithAllThatItSays() {
    Catalog catalog = read(SAMPLE);

    Endpoint talks = catalog.endpoints().get(0);
    assertThat(talks.method()).isEqualTo(HttpMethod.POST);
    assertThat(talks.path()).isEqualTo("/v2/tasks");
    assertThat(talks.body()).isEqualTo(Map.of("filter", Map.of("kind", List.of("ALL"))));
    assertThat(talks.nothing().get(0).matcher("There are No Talks here").find()).isTrue();
    assertThat(talks.content("people").scopes()).containsExactly("api:people");
    Filter begin = talks.filter(List.of("info", "begin")).orElseThrow();
    assertThat(begin.to()).contains("filter.to");
    assertThat(begin.widen()).isEqualTo(Duration.ofHours(2));
    assertThat(begin.why()).contains("clocks");
    assertThat(talks.filter(List.of("info", "id")).orElseThrow().most()).isEqualTo(7);

    TableDefinition table = catalog.table("talks").orElseThrow();
    assertThat(table.columns())
        .extracting(column -> column.name() + " " + column.path())
        .containsExactly("id info.id", "day info.day", "begin info.begin");
    assertThat(table.workspace()).contains(List.of("info", "workspaceId"));
    assertThat(table.privacy()).contains(List.of("info", "secret"));
    assertThat(table.cursorColumn()).isPresent();
  }

  @Test
  void aTableMayStandDeeperInTheItemsOfAnotherEndpoint() {
    AccessPath second = read(SAMPLE).table("places").orElseThrow().accessPaths().get(1);
    assertThat(second.prefix()).containsExactly("info", "place");
    assertThat(second.filter(List.of("id"))).isEmpty();
  }

  @Test
  void rowsAreTheStepsBelowAnItem() {
    TableDefinition speakers = read(SAMPLE).table("speakers").orElseThrow();
    assertThat(speakers.rows()).containsExactly("groups", "inner.people");
    Column talkId = speakers.column("talk_id").orElseThrow();
    assertThat(talkId.path().isOfItem(speakers.rows().size())).isTrue();
    assertThat(speakers.column("speaker_name").orElseThrow().path().names())
        .containsExactly("speakerName");
  }

  @ParameterizedTest(name = "{3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rows: talks           | row: talks          | endpoints #1 row         | there is no key row here
          rows: talks           | name: again         | endpoints #1             | Duplicate field 'name'
          rows: talks           |                     | endpoint list_talks      | `rows` is missing
          paged: true           |                     | endpoint list_talks      | `paged` is missing
          paged: true           | paged: often        | endpoints #1 paged       | Cannot
          name: list_places     | name: ListPlaces    | endpoint ListPlaces      | the name is not in snake_case
          name: list_places     | name: list_talks    | endpoint list_talks      | there is another endpoint of that name
          GET /v2/places        | PUT /v2/places      | endpoint list_places     | `request` is PUT /v2/places
          POST /v2/tasks | POST /v2/calls | endpoint list_talks | `request` is POST /v2/calls
          POST /v2/tasks | POST /v2/data-privacy/erase-data-for-email-address | endpoint list_talks | `request` is POST /v2/data-privacy/erase-data-for-email-address
          POST /v2/tasks | POST /v2/calls/../meetings | endpoint list_talks | `request` is POST /v2/calls/../meetings
          POST /v2/tasks | POST /v2/tasks?x=1 | endpoint list_talks | `request` is POST /v2/tasks?x=1
          POST /v2/tasks | POST /v2/tasks/ | endpoint list_talks | `request` is POST /v2/tasks/
          GET /v2/places | GET /v2/entities/ask-entity | endpoint list_places | `request` is GET /v2/entities/ask-entity
          GET /v2/places | GET /v2/entities/get-brief | endpoint list_places | `request` is GET /v2/entities/get-brief
          GET /v2/places | GET /v2/../oauth2/authorize | endpoint list_places | `request` is GET /v2/../oauth2/authorize
          GET /v2/places | GET //evil.example/v2/calls | endpoint list_places | `request` is GET //evil.example/v2/calls
          GET /v2/places | GET /v2/%2e%2e/calls | endpoint list_places | `request` is GET /v2/%2e%2e/calls
          GET /v2/places | GET /v2/calls?x=1 | endpoint list_places | `request` is GET /v2/calls?x=1
          GET /v2/places | DELETE /v2/calls | endpoint list_places | `request` is DELETE /v2/calls
          GET /v2/places | GET https://evil.example/v2/calls | endpoint list_places | `request` is GET https://evil.example/v2/calls
          rows: places          | body: {filter: {}}  | endpoint list_places     | a GET has no `body`
          body: {filter: {kind: [ALL]}} |             | endpoint list_talks      | a POST needs a `body`
          [no talks]            | ['(']               | endpoint list_talks      | `nothing` is malformed: (
          'asks: {select.people: true}, ' |           | content people           | `asks` is missing
          as: instant           | as: moment          | filter info.begin        | `as` is moment, not one of INSTANT, DATE, TEXT
          as: instant           | as: text            | filter info.begin        | text has no `from` and `to`
          'any: filter.ids'     | from: filter.ids    | filter info.id           | text has no `from` and `to`
          'as: text'            | as: instant         | filter info.id           | `is` and `any` are for text
          'any: filter.ids, '   |                     | filter info.id           | one of `from`, `to`, `is`, `any` is needed
          'any: filter.ids'     | is: filter.id       | filter info.id           | `most` is for `any`
          most: 7               | most: 0             | filter info.id           | `most` must be positive
          '[0-9]+'              | '['                 | filter info.id           | `accepts` is malformed: [
          path: info.id         | path: info.begin    | filter info.begin        | the path has a filter already
          path: info.id         | path: info.nobody   | filter info.nobody       | no column has this path
          'to: filter.to, '     |                     | filter info.begin        | `open_end` is for `to`
          'exact: false, widen' | widen               | filter info.begin        | `exact` is missing
          'exact: false, widen' | 'exact: true, widen' | filter info.begin       | an exact filter needs no `widen`
          widen: PT2H           | widen: often        | filter info.begin        | `widen` is malformed: often
          widen: PT2H           | widen: -PT2H        | filter info.begin        | `widen` must not be negative
          ', why: clocks'       |                     | filter info.begin        | `why` is it not exact?
          'exact: false, why: days' | exact: true     | filter day               | a filter by date is not exact
          from: fromDay         | from: filter.from   | filter day               | filter.from is no parameter of a query
          'id: {type: varchar'  | 'id: {type: text'   | column id                | `type` is text, not one of
          'id: {type: varchar'  | 'iD: {type: varchar' | column iD               | the name is not in snake_case
          'type: TIMESTAMP, path' | 'type: JSON, path' | table talks             | the cursor begin is not a TIMESTAMP
          'day: {type: TIMESTAMP' | 'day: {type: JSON' | filter day              | a filter as DATE is for columns of type TIMESTAMP
          ', description: Begin.' |                   | column begin             | `description` is missing
          path: info.begin, description | path: info..begin, description | column begin | `path` is malformed: info..begin
          'Begin.}' | 'Begin.}\\n      day: {type: JSON, description: Day.}' | column day               | the table has it twice
          description: Talks.   |                     | table talks              | `description` is missing
          name: speakers        | name: talks         | table talks              | there is another table of that name
          expected_rows: 10     |                     | table talks              | `expected_rows` is missing
          expected_rows: 10     | expected_rows: 0    | table talks              | `expected_rows` must be positive
          '[list_places,'       | '[list_planets,'    | table places             | there is no endpoint list_planets
          'key: [talk_id, speaker_name]' |            | table speakers           | `key` is missing
          'key: [talk_id'       | 'key: [talk_ib'     | table speakers           | there is no column talk_ib for the key
          cursor: begin         | cursor: began       | table talks              | there is no column began for the cursor
          cursor: begin         | cursor: day         | table talks              | no endpoint has a filter with `from` for the cursor day
          table: places         | table: planets      | table talks              | there is no earlier table planets to be like
          groups[].inner.people[] | groups            | table speakers           | `rows` is groups, not a path of arrays
          'content: [people]\\n' | 'content: [person]\\n' | table speakers           | the endpoint list_talks has no content person
          'Name., content: [people]' | 'Name., content: [person]' | column speaker_name | the endpoint list_talks has no content person
          ../../info.id         | ../../../info.id    | column talk_id           | `path` leads out of the item
          references: talks.id  | references: talks   | column talk_id           | `references` is talks, not table.column
          references: talks.id  | references: talks.begin | column talk_id       | talks.begin is not the key of a table
          """)
  void aMistakeIsNamedWithItsFileAndEntry(
      String there, @Nullable String instead, String entry, String problem) {
    String text = there.replace("\\n", "\n");
    assertThat(SAMPLE).contains(text);
    String file = SAMPLE.replace(text, instead == null ? "" : instead.replace("\\n", "\n"));

    assertThatThrownBy(() -> read(file))
        .isInstanceOf(CatalogException.class)
        .hasMessageStartingWith("sample.yaml, ")
        .hasMessageContaining(entry)
        .hasMessageContaining(problem);
  }

  @Test
  void anEndpointThatNoTableUsesIsAMistake() {
    String file =
        SAMPLE.replace("[list_places, {name: list_talks, at: info.place}]", "[list_talks]");
    assertThatThrownBy(() -> read(file))
        .hasMessage("sample.yaml, line 14, endpoint list_places: no table uses it");
  }

  @Test
  void anElementWithoutAValueIsAMistake() {
    String file = SAMPLE.replace("id: {type: varchar, description: Identifier.}", "id:");
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(CatalogException.class)
        .hasMessageContaining("columns");
  }

  @Test
  void whatWasReadCannotBeChanged() {
    Map<String, Object> body = read(SAMPLE).endpoints().get(0).body();
    assertThat(body.get("filter"))
        .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
        .isUnmodifiable();
    assertThat(body).isUnmodifiable();
  }

  private static Catalog read(String yaml) {
    return Catalog.read(List.of(CatalogFile.parse("sample.yaml", yaml)));
  }
}
