package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.sandbox.SettableClock;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of a call's content, which is large, a query asks for what it needs and for nothing else. */
class ContentSelectionTest {
  @RegisterExtension static final SandboxAccount ACCOUNT = SandboxAccount.small();

  @RegisterExtension
  static final SandboxAccount WITHOUT_MEDIA =
      SandboxAccount.of(
          GongSandbox.builder()
              .clock(new SettableClock(SandboxAccount.NOW))
              .calls(50)
              .days(20)
              .without("api:calls:read:media-url"));

  private static final String RECENT = " WHERE started >= '2026-11-18'";

  private static final String CONTEXT =
      "{'context': 'Extended', 'contextTiming': ['Now', 'TimeOfCall']}";

  private static final String PARTIES_AND_CONTEXT =
      "{'context': 'Extended', 'contextTiming': ['Now', 'TimeOfCall'], 'exposedFields': {'parties':"
          + " true}}";

  private static final String EVERYTHING =
      """
      {
        'context': 'Extended',
        'contextTiming': ['Now', 'TimeOfCall'],
        'exposedFields': {
          'parties': true,
          'content': {
            'structure': true, 'topics': true, 'trackers': true, 'trackerOccurrences': true,
            'brief': true, 'outline': true, 'highlights': true, 'callOutcome': true,
            'keyPoints': true
          },
          'interaction': {
            'speakers': true, 'video': true, 'personInteractionStats': true, 'questions': true
          },
          'collaboration': {'publicComments': true},
          'media': true
        }
      }
      """;

  /** The selector of the only request, all of whose pages must ask for the same. */
  private static Optional<JsonNode> selectorOf(String sql) throws SQLException {
    ACCOUNT.query(sql);
    assertThat(ACCOUNT.requests()).isNotEmpty();
    JsonNode first = ACCOUNT.requests().get(0).json().path("contentSelector");
    for (SandboxRequest request : ACCOUNT.requests()) {
      assertThat(request.path()).isEqualTo("/v2/calls/extensive");
      assertThat(request.json().path("contentSelector")).isEqualTo(first);
    }
    return first.isMissingNode() ? Optional.empty() : Optional.of(first);
  }

  private static JsonNode json(String text) {
    return Json.of(text.replace('\'', '"'));
  }

  @Nested
  class Nothing {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "SELECT id, title FROM extensive_calls" + RECENT,
          "SELECT id FROM extensive_calls" + RECENT + " AND duration > 60 ORDER BY duration",
          "SELECT COUNT(*) FROM extensive_calls" + RECENT,
          "SELECT COUNT(id), MAX(duration) FROM extensive_calls" + RECENT + " GROUP BY direction",
          "SELECT id FROM (SELECT * FROM extensive_calls" + RECENT + ")",
          "WITH recent AS (SELECT * FROM extensive_calls"
              + RECENT
              + ") SELECT title FROM recent ORDER BY started",
          "SELECT media, language FROM extensive_calls" + RECENT,
        })
    void isAskedForWhereFactsAreEnough(String sql) throws SQLException {
      assertThat(selectorOf(sql)).isEmpty();
    }
  }

  @Nested
  class OneColumn {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "structure                   | {'content': {'structure': true}}",
          "topics                      | {'content': {'topics': true}}",
          "trackers                    | {'content': {'trackers': true, 'trackerOccurrences':"
              + " true}}",
          "brief                       | {'content': {'brief': true}}",
          "outline                     | {'content': {'outline': true}}",
          "highlights                  | {'content': {'highlights': true}}",
          "call_outcome_id             | {'content': {'callOutcome': true}}",
          "call_outcome_category       | {'content': {'callOutcome': true}}",
          "call_outcome_name           | {'content': {'callOutcome': true}}",
          "key_points                  | {'content': {'keyPoints': true}}",
          "speakers                    | {'interaction': {'speakers': true}}",
          "interaction_stats           | {'interaction': {'personInteractionStats': true}}",
          "video                       | {'interaction': {'video': true}}",
          "questions_company_count     | {'interaction': {'questions': true}}",
          "questions_non_company_count | {'interaction': {'questions': true}}",
          "public_comments             | {'collaboration': {'publicComments': true}}",
          "audio_url                   | {'media': true}",
          "video_url                   | {'media': true}",
          "brief, outline, id          | {'content': {'brief': true, 'outline': true}}",
          "speakers, topics            | {'content': {'topics': true}, 'interaction': {'speakers':"
              + " true}}",
        })
    void asksForItsFields(String columns, String exposedFields) throws SQLException {
      assertThat(selectorOf("SELECT " + columns + " FROM extensive_calls" + RECENT))
          .contains(json("{'exposedFields': " + exposedFields + "}"));
    }

    @Test
    void ofContextAsksForTodaysAndThatOfTheCall() throws SQLException {
      assertThat(selectorOf("SELECT context FROM extensive_calls" + RECENT))
          .contains(json(CONTEXT));
    }

    @Test
    void ofPartiesAsksForTheirContextToo() throws SQLException {
      assertThat(selectorOf("SELECT parties FROM extensive_calls" + RECENT))
          .contains(json(PARTIES_AND_CONTEXT));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "SELECT id FROM extensive_calls" + RECENT + " AND brief LIKE '%budget%'",
          "SELECT id FROM extensive_calls" + RECENT + " ORDER BY brief",
          "SELECT COUNT(brief) FROM extensive_calls" + RECENT,
          "SELECT COUNT(*) FROM extensive_calls" + RECENT + " GROUP BY brief",
          "SELECT id, CASE WHEN brief IS NULL THEN 'no' END FROM extensive_calls" + RECENT,
          "SELECT u.id FROM users u JOIN extensive_calls c ON c.brief = u.title" + RECENT,
        })
    void isAskedForWhereverTheQueryUsesIt(String sql) throws SQLException {
      ACCOUNT.query(sql);
      assertThat(ACCOUNT.requests())
          .filteredOn(request -> request.path().equals("/v2/calls/extensive"))
          .isNotEmpty()
          .allSatisfy(
              request ->
                  assertThat(request.json().path("contentSelector"))
                      .isEqualTo(json("{'exposedFields': {'content': {'brief': true}}}")));
    }
  }

  @Test
  void selectStarAsksForEverything() throws SQLException {
    assertThat(selectorOf("SELECT * FROM extensive_calls" + RECENT)).contains(json(EVERYTHING));
  }

  @Nested
  class CallParties {
    @ParameterizedTest
    @ValueSource(
        strings = {"call_id, name", "COUNT(*)", "started", "methods", "title, affiliation"})
    void asksForPartiesAlone(String columns) throws SQLException {
      assertThat(selectorOf("SELECT " + columns + " FROM call_parties" + RECENT))
          .contains(json("{'exposedFields': {'parties': true}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"context", "*", "id, context"})
    void asksForContextWhereItIsWanted(String columns) throws SQLException {
      assertThat(selectorOf("SELECT " + columns + " FROM call_parties" + RECENT))
          .contains(json(PARTIES_AND_CONTEXT));
    }
  }

  @Nested
  class WithoutTheScopeOfMedia {
    @ParameterizedTest
    @ValueSource(
        strings = {"SELECT * FROM extensive_calls", "SELECT audio_url FROM extensive_calls"})
    void theErrorNamesTheScope(String sql) {
      assertThatExceptionOfType(SQLSyntaxErrorException.class)
          .isThrownBy(() -> WITHOUT_MEDIA.query(sql + RECENT))
          .withMessageContaining("api:calls:read:media-url")
          .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("42501"));
    }

    @Test
    void allOtherColumnsCanBeRead() throws SQLException {
      assertThat(WITHOUT_MEDIA.query("SELECT id, brief, parties FROM extensive_calls" + RECENT))
          .isNotEmpty();
    }
  }
}
