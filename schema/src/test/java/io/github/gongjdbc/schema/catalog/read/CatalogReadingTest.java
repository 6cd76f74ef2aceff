package io.github.gongjdbc.schema.catalog.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gongjdbc.schema.catalog.AccessPath;
import io.github.gongjdbc.schema.catalog.Catalog;
import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.Endpoint;
import io.github.gongjdbc.schema.catalog.Filter;
import io.github.gongjdbc.schema.catalog.ForeignKey;
import io.github.gongjdbc.schema.catalog.HttpMethod;
import io.github.gongjdbc.schema.catalog.Parameter;
import io.github.gongjdbc.schema.catalog.Reference;
import io.github.gongjdbc.schema.catalog.RowPath;
import io.github.gongjdbc.schema.catalog.TableDefinition;
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
      version: 2
      endpoints:
        - name: list_talks
          request: POST /v2/tasks
          scopes: [api:talks]
          parameters:
            - {name: filter.kind, value: [ALL]}
            - {name: filter.from, type: date_time, bound: lower, item_path: info.begin, widen: PT2H, inexact: clocks}
            - {name: filter.to, type: date_time, bound: upper_exclusive, item_path: info.begin, widen: PT2H, inexact: clocks, default: now + P1D}
            - {name: filter.ids, bound: in, item_path: info.id, max_values: 7, pattern: '[0-9]+'}
          response: {items: talks, paging: cursor, empty_messages: [no talks]}
          content:
            people: {select: {select.people: true}, scopes: [api:people]}
        - name: list_places
          request: GET /v2/places
          parameters:
            - {name: fromDay, type: date, bound: lower, item_path: day, inexact: days}
          response: {paging: none, items: places}
      tables:
        - name: places
          description: Places.
          endpoints: [list_places, {name: list_talks, item_path: info.place}]
          key: [id]
          expected_rows: 5
          columns:
            id: {type: varchar, description: Identifier.}
            day: {type: TIMESTAMP, description: Day., unit: days, values: [Mon, Tue]}
        - name: talks
          description: Talks.
          endpoints: [list_talks]
          extends: {table: places, item_path: info}
          key: [id]
          cursor: begin
          workspace: info.workspaceId
          privacy: info.secret
          expected_rows: 10
          columns:
            begin: {type: TIMESTAMP, path: info.begin, description: Begin.}
        - name: speakers
          description: Speakers.
          parent: talks
          rows: groups[].inner.people[]
          content: [people]
          key: [talk_id, speaker_name]
          expected_rows: 20
          columns:
            talk_id: {parent: id, description: The talk.}
            begun: {parent: begin}
            speaker_name: {type: VARCHAR, description: Name., content: [people]}
            group_position: {type: INTEGER, path: ../@index, description: Group.}
        - name: speeches
          description: Speeches.
          parent: speakers
          rows: ['opening[]', 'talks{main,side}']
          key: [talk_id, speaker_name, position]
          expected_rows: 40
          columns:
            talk_id: {parent: talk_id}
            speaker_name: {parent: speaker_name}
            position: {type: INTEGER, path: '@index', description: Position.}
      """;

  @Test
  void aFileIsReadWithAllThatItSays() {
    Catalog catalog = read(SAMPLE);

    Endpoint talks = catalog.endpoints().get(0);
    assertThat(talks.method()).isEqualTo(HttpMethod.POST);
    assertThat(talks.path()).isEqualTo("/v2/tasks");
    assertThat(talks.constants()).isEqualTo(Map.of("filter.kind", List.of("ALL")));
    assertThat(talks.response().emptyMessages().get(0).matcher("There are No Talks here").find())
        .isTrue();
    assertThat(talks.content("people").scopes()).containsExactly("api:people");
    Filter begin = talks.filter(List.of("info", "begin")).orElseThrow();
    assertThat(begin.to()).contains("filter.to");
    assertThat(begin.widen()).isEqualTo(Duration.ofHours(2));
    assertThat(begin.openEnd()).contains(Duration.ofDays(1));
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
  void aChildInheritsFromTheRowsThatItsRowsStandIn() {
    TableDefinition speakers = read(SAMPLE).table("speakers").orElseThrow();
    assertThat(speakers.rows()).singleElement().hasToString("groups[].inner.people[]");
    Column talkId = speakers.column("talk_id").orElseThrow();
    assertThat(speakers.itemPath(talkId)).contains(List.of("info", "id"));
    assertThat(talkId.description()).isEqualTo("The talk.");
    assertThat(talkId.references()).contains(new Reference("talks", "id"));
    assertThat(speakers.accessPaths().get(0).endpoint().name()).isEqualTo("list_talks");
    assertThat(speakers.cursor()).contains("begun");
    assertThat(speakers.workspace()).contains(List.of("info", "workspaceId"));
    assertThat(speakers.privacy()).contains(List.of("info", "secret"));
    assertThat(speakers.expectedItems()).isEqualTo(10);
    assertThat(speakers.column("speaker_name").orElseThrow().path().names())
        .containsExactly("speakerName");
  }

  @Test
  void aGrandchildRefersToTheWholeKeyOfItsParent() {
    TableDefinition speeches = read(SAMPLE).table("speeches").orElseThrow();
    assertThat(speeches.rows())
        .extracting(RowPath::toString)
        .containsExactly(
            "groups[].inner.people[].opening[]", "groups[].inner.people[].talks{main,side}");
    assertThat(speeches.content()).containsExactly("people");
    assertThat(speeches.foreignKeys())
        .containsExactly(
            new ForeignKey(List.of("talk_id"), "talks", List.of("id")),
            new ForeignKey(
                List.of("talk_id", "speaker_name"),
                "speakers",
                List.of("talk_id", "speaker_name")));
  }

  @ParameterizedTest(name = "{3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          items: talks          | item: talks         | endpoints #1 response item | there is no key item here; there are empty_messages, items,
          scopes: [api:talks]   | name: again         | endpoints #1             | Duplicate field 'name'
          'items: talks, '       |                     | endpoint list_talks, response | `items` is missing
          ', paging: cursor'     |                     | endpoint list_talks, response | `paging` is missing
          paging: cursor        | paging: often       | endpoint list_talks, response | `paging` is often, not one of none, cursor
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
          [no talks]            | ['(']               | endpoint list_talks      | `empty_messages` is malformed: (
          'select: {select.people: true}, ' |         | content people           | `select` is missing
          type: date_time, bound: lower | type: moment, bound: lower | parameter filter.from | `type` is moment, not one of text, date_time, date
          'type: date_time, bound: lower' | 'bound: lower' | parameter filter.from  | `bound: lower` is for a `type` of date_time or date
          bound: lower, item_path: info | bound: below, item_path: info | parameter filter.from | `bound` is below, not one of lower, upper_exclusive, equals, in
          'name: filter.to, type: date_time' | 'name: filter.to, type: date' | parameter filter.to | must be those of filter.from
          name: filter.to, | name: filter.from,       | parameter filter.from    | there is another parameter of that name
          bound: upper_exclusive | bound: lower      | parameter filter.to      | another parameter has this `item_path` and `bound`
          default: now + P1D    | default: tomorrow   | parameter filter.to      | `default` is malformed: tomorrow
          default: now + P1D    | default: today      | parameter filter.to      | this `default`
          default: now + P1D    | latest: today       | parameter filter.to      | `latest` is understood, but not supported
          default: now + P1D    | required: true      | parameter filter.to      | a required parameter without `value`, `default`, `for_each` or `item_path` is understood, but not supported
          'bound: in, '         |                     | parameter filter.ids     | `max_values` is for `bound: in`
          max_values: 7         | max_values: 0       | parameter filter.ids     | `max_values` must be positive
          max_values: 7         | settles: P1D        | parameter filter.ids     | `settles` is for an upper bound
          max_values: 7         | for_each: talks.id  | table places             | `for_each` in one of several ways is understood, but not supported
          max_values: 7         | for_each: values    | parameter filter.ids     | `for_each: values` needs `values`
          max_values: 7         | value: 3            | parameter filter.ids     | `value` is constant
          '[0-9]+'              | '['                 | parameter filter.ids     | `pattern` is malformed: [
          item_path: info.id    | item_path: info.nobody | parameter filter.ids  | no column stands at its `item_path` info.nobody
          'widen: PT2H, inexact: clocks}' | 'widen: PT2H}' | parameter filter.from | `widen` needs `inexact`, which says why
          'widen: PT2H, inexact: clocks}' | 'widen: often, inexact: clocks}' | parameter filter.from | `widen` is malformed: often
          'widen: PT2H, inexact: clocks}' | 'widen: -PT2H, inexact: clocks}' | parameter filter.from | `widen` must not be negative
          ', inexact: days'     |                     | parameter fromDay        | `inexact` must say why a filter by date is not exact
          name: fromDay         | name: filter.from   | parameter filter.from    | filter.from is not a parameter of a query
          name: fromDay         | name: fromDay, in: body | parameter fromDay    | a GET has no body
          name: fromDay         | name: fromDay, in: path | parameter fromDay    | `in` is PATH, and the path is /v2/places
          GET /v2/places        | 'GET /v2/places/{id}' | endpoint list_places   | `parameters` lack id of the path
          'items: places'       | 'items: [places, .]' | endpoint list_places, response | `items: .` is the whole answer
          'items: places'       | 'items: a.b'        | endpoint list_places, response | `items` is a.b, not the name of an array
          'items: places'       | 'items: places, page_size: 10' | endpoints #2 response page_size | there is no key page_size here
          version: 2            | version: 1          | line 1                   | `version` is 1, not 2
          'id: {type: varchar'  | 'id: {type: text'   | column id                | `type` is text, not one of
          'id: {type: varchar'  | 'iD: {type: varchar' | column iD               | the name is not in snake_case
          'type: TIMESTAMP, path' | 'type: JSON, path' | table talks             | the cursor begin is not a TIMESTAMP
          'day: {type: TIMESTAMP' | 'day: {type: JSON' | parameter fromDay       | a filter of `type: date` is for columns of type TIMESTAMP
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
          cursor: begin         | cursor: day         | table talks              | no endpoint has a parameter with `bound: lower` for the cursor day
          table: places         | table: planets      | table talks              | `extends`: there is no earlier table planets
          groups[].inner.people[] | groups            | table speakers           | `rows` is malformed: groups
          'content: [people]\\n' | 'content: [person]\\n' | table speakers           | the endpoint list_talks has no content person
          'Name., content: [people]' | 'Name., content: [person]' | column speaker_name | the endpoint list_talks has no content person
          ../@index             | ../../../@index     | column group_position    | `path` leads out of the item
          ../@index             | ../../@index        | column group_position    | `@index` of an item is understood, but not supported
          ../@index             | ../../@key          | column group_position    | which is for the rows of an array or an object
          ../@index             | ../@place           | column group_position    | `path` is malformed: ../@place
          'parent: id, desc'    | 'parent: ib, desc'  | column talk_id           | there is no column talks.ib
          parent: talks         | parent: talk        | table speakers           | `parent`: there is no earlier table talk
          parent: begin         | parent: begin, type: VARCHAR | column begun    | are those of the parent's column
          parent: begin         | parent: begin, path: x | column begun          | one of `path`, `parent`, `parameter`, `lookup`
          parent: begin         | parameter: nobody, type: VARCHAR, description: X. | column begun | has no parameter nobody
          'Name., content'      | 'Name., references: talks, content' | column speaker_name | `references` is malformed: talks
          'Name., content'      | 'Name., references: talks.begin, content' | column speaker_name | talks.begin is not the key of a table
          'Name., content'      | 'Name., references: speakers.talk_id, content' | column speaker_name | speakers.talk_id is not the key of a table
          expected_rows: 40     | 'expected_rows: 40\n    foreign_keys: [{columns: [talk_id], references: speakers}]' | column talk_id | the key of speakers has other columns: talk_id, speaker_name
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
        SAMPLE.replace("[list_places, {name: list_talks, item_path: info.place}]", "[list_talks]");
    assertThatThrownBy(() -> read(file))
        .hasMessage("sample.yaml, line 14, endpoint list_places: no table uses it");
  }

  private static final String ITERATED =
      """
      version: 2
      endpoints:
        - name: list_teams
          request: GET /v2/teams
          response: {items: teams, paging: none}
        - name: list_members
          request: GET /v2/members
          parameters: [{name: team, required: true, for_each: teams.id}]
          response: {items: members, paging: none}
      tables:
        - name: teams
          description: Teams.
          endpoints: [list_teams]
          key: [id]
          expected_rows: 5
          columns:
            id: {type: VARCHAR, description: Identifier.}
            size: {type: INTEGER, description: Size.}
        - name: members
          description: Members.
          endpoints: [list_members]
          key: [team_id, id]
          expected_rows: 50
          columns:
            team_id: {parameter: team, type: VARCHAR, description: The team.}
            id: {type: VARCHAR, description: Identifier.}
      """;

  @Test
  void theValuesOfAParameterMayBeThoseOfAnotherTable() {
    assertThat(read(ITERATED).endpoints().get(1).iterated())
        .extracting(Parameter::name)
        .containsExactly("team");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          teams.id}]      | teams.name}]    | there is no text column teams.name
          teams.id}]      | teams.size}]    | there is no text column teams.size
          teams.id}]      | groups.id}]     | there is no text column groups.id
          teams.id}]      | members.id}]    | leads back to where it began
          'for_each: teams.id}]' | 'pattern: x}]' | a required parameter without `value`, `default`, `for_each` or `item_path`
          'parameter: team,' | 'path: team,'  | no column with `parameter: team` tells its value
          'for_each: teams.id}]' | 'for_each: teams.id}, {name: other, for_each: teams.id}]' | no column with `parameter: other` tells its value
          'key: [team_id'  | 'workspace: ''?place''\n    key: [team_id' | `workspace` is ?place
          'GET /v2/members' | 'GET /v2/{team}/members' | `pattern` is missing
          """)
  void aMistakeInAnIterationIsNamed(String there, String instead, String problem) {
    assertThat(ITERATED).contains(there);
    assertThatThrownBy(() -> read(ITERATED.replace(there, instead.replace("\\n", "\n"))))
        .isInstanceOf(CatalogException.class)
        .hasMessageContaining(problem);
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
    Object kind = read(SAMPLE).endpoints().get(0).constants().get("filter.kind");
    assertThat(kind).asInstanceOf(InstanceOfAssertFactories.list(String.class)).isUnmodifiable();
  }

  private static Catalog read(String yaml) {
    return CatalogLoader.load(List.of(CatalogFile.parse("sample.yaml", yaml)));
  }
}
