package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.sandbox.SettableClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rows of nested lists: each once, with its key, and for no more than they need. */
class ChildTablesTest {
  @RegisterExtension
  static final SandboxAccount ACCOUNT =
      SandboxAccount.of(
          GongSandbox.builder()
              .clock(new SettableClock(SandboxAccount.NOW))
              .calls(150)
              .days(20)
              .users(12));

  @Test
  void occurrencesAreThoseOfTheTrackerAndThenThoseOfItsPhrases() throws SQLException {
    List<List<@Nullable Object>> expected = new ArrayList<>();
    for (ObjectNode call : ACCOUNT.sandbox().calls()) {
      for (JsonNode tracker : call.at("/content/trackers")) {
        int position = 0;
        for (JsonNode place : tracker.path("occurrences")) {
          expected.add(occurrence(call, tracker, position++, null, place));
        }
        for (JsonNode phrase : tracker.path("phrases")) {
          for (JsonNode place : phrase.path("occurrences")) {
            expected.add(
                occurrence(call, tracker, position++, phrase.path("phrase").asText(), place));
          }
        }
      }
    }

    assertThat(
            ACCOUNT.query(
                "SELECT call_id, tracker_id, position, phrase, start_time, speaker_id"
                    + " FROM call_tracker_occurrences"))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  private static List<@Nullable Object> occurrence(
      JsonNode call, JsonNode tracker, int position, @Nullable String phrase, JsonNode place) {
    List<@Nullable Object> row = new ArrayList<>();
    row.add(call.at("/metaData/id").asText());
    row.add(tracker.path("id").asText());
    row.add(position);
    row.add(phrase);
    row.add(place.path("startTime").asDouble());
    row.add(place.path("speakerId").isTextual() ? place.path("speakerId").asText() : null);
    return row;
  }

  @Test
  void rowsOfRowsHaveThePositionsOfBoth() throws SQLException {
    List<List<@Nullable Object>> expected = new ArrayList<>();
    for (ObjectNode call : ACCOUNT.sandbox().calls()) {
      int heading = 0;
      for (JsonNode section : call.at("/content/highlights")) {
        int position = 0;
        for (JsonNode item : section.path("items")) {
          expected.add(
              List.of(
                  call.at("/metaData/id").asText(),
                  heading,
                  position++,
                  section.path("title").asText(),
                  item.path("text").asText(),
                  item.path("startTimes").toString()));
        }
        heading++;
      }
    }

    assertThat(
            ACCOUNT.query(
                "SELECT call_id, section_position, position, title, text, start_times"
                    + " FROM call_highlights"))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void elementsThatAreTextsAreRows() throws SQLException {
    List<List<@Nullable Object>> expected = new ArrayList<>();
    for (JsonNode user : ACCOUNT.sandbox().users()) {
      for (JsonNode alias : user.path("emailAliases")) {
        expected.add(List.of(user.path("id").asText(), alias.asText()));
      }
    }

    assertThat(ACCOUNT.query("SELECT user_id, email_alias FROM user_email_aliases"))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          id, count         | call_trackers       | {'content':{'trackers':true}}
          id, phrases       | call_trackers       | {'content':{'trackers':true,'trackerOccurrences':true}}
          phrase, count     | call_tracker_phrases | {'content':{'trackers':true}}
          section, text     | call_outline_items  | {'content':{'outline':true}}
          name, value       | call_interaction_stats | {'interaction':{'personInteractionStats':true}}
          comment           | call_comments       | {'collaboration':{'publicComments':true}}
          object_id         | call_party_context_objects | {'parties':true}
          """)
  void onlyTheirOwnContentIsAskedFor(String columns, String table, String fields)
      throws SQLException {
    ACCOUNT.query("SELECT " + columns + " FROM " + table);

    assertThat(ACCOUNT.requests())
        .isNotEmpty()
        .allSatisfy(
            request ->
                assertThat(request.json().at("/contentSelector/exposedFields"))
                    .isEqualTo(Json.of(fields.replace('\'', '"'))));
  }

  @Test
  void theyAreFoundByTheirCallAndItsTime() throws SQLException {
    String id = ACCOUNT.sandbox().calls().get(0).at("/metaData/id").asText();
    ACCOUNT.query("SELECT phrase FROM call_tracker_phrases WHERE call_id = ?", id);
    assertThat(ACCOUNT.request().json().at("/filter/callIds/0").asText()).isEqualTo(id);
  }

  @Test
  void aRowNamesTheWholeKeyOfTheRowThatItStandsIn() throws SQLException {
    assertThat(
            ACCOUNT.query(
                "SELECT COUNT(*) FROM call_tracker_phrases p LEFT JOIN call_trackers t"
                    + " ON t.call_id = p.call_id AND t.id = p.tracker_id WHERE t.id IS NULL"))
        .containsExactly(List.of(0L));
    try (Connection connection = ACCOUNT.connect()) {
      assertThat(
              SandboxAccount.rows(
                  connection.getMetaData().getImportedKeys(null, "gong", "call_tracker_phrases")))
          .extracting(row -> row.get(7) + ">" + row.get(2) + "." + row.get(3) + " " + row.get(8))
          .containsExactly(
              "call_id>call_trackers.call_id 1",
              "tracker_id>call_trackers.id 2",
              "call_id>extensive_calls.id 1");
    }
  }
}
