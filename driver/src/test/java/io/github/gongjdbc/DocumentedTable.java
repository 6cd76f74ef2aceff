package io.github.gongjdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.gongjdbc.sandbox.GongSandbox;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The tables as users are told of them: each column with its type and where it stands in Gong's
 * JSON, and so the rows that an account must yield.
 */
@SuppressWarnings("ImmutableEnumChecker") // the functions hold no state
public enum DocumentedTable {
  CALLS(
      GongSandbox::calls,
      "",
      """
      id                VARCHAR   metaData.id NOT NULL
      url               VARCHAR   metaData.url
      title             VARCHAR   metaData.title
      scheduled         TIMESTAMP metaData.scheduled
      started           TIMESTAMP metaData.started NOT NULL
      duration          BIGINT    metaData.duration
      primary_user_id   VARCHAR   metaData.primaryUserId
      direction         VARCHAR   metaData.direction
      system            VARCHAR   metaData.system
      scope             VARCHAR   metaData.scope
      media             VARCHAR   metaData.media
      language          VARCHAR   metaData.language
      workspace_id      VARCHAR   metaData.workspaceId
      sdr_disposition   VARCHAR   metaData.sdrDisposition
      client_unique_id  VARCHAR   metaData.clientUniqueId
      custom_data       VARCHAR   metaData.customData
      purpose           VARCHAR   metaData.purpose
      meeting_url       VARCHAR   metaData.meetingUrl
      is_private        BOOLEAN   metaData.isPrivate
      calendar_event_id VARCHAR   metaData.calendarEventId
      """),
  EXTENSIVE_CALLS(
      GongSandbox::calls,
      "",
      CALLS.text
          + """
          context                     JSON    context
          parties                     JSON    parties
          structure                   JSON    content.structure
          trackers                    JSON    content.trackers
          topics                      JSON    content.topics
          brief                       VARCHAR content.brief
          outline                     JSON    content.outline
          highlights                  JSON    content.highlights
          call_outcome_id             VARCHAR content.callOutcome.id
          call_outcome_category       VARCHAR content.callOutcome.category
          call_outcome_name           VARCHAR content.callOutcome.name
          key_points                  JSON    content.keyPoints
          speakers                    JSON    interaction.speakers
          interaction_stats           JSON    interaction.interactionStats
          video                       JSON    interaction.video
          questions_company_count     INTEGER interaction.questions.companyCount
          questions_non_company_count INTEGER interaction.questions.nonCompanyCount
          public_comments             JSON    collaboration.publicComments
          audio_url                   VARCHAR media.audioUrl
          video_url                   VARCHAR media.videoUrl
          """),
  CALL_PARTIES(
      GongSandbox::calls,
      "parties",
      """
      call_id       VARCHAR   ../metaData.id NOT NULL
      started       TIMESTAMP ../metaData.started NOT NULL
      id            VARCHAR   id NOT NULL
      user_id       VARCHAR   userId
      speaker_id    VARCHAR   speakerId
      name          VARCHAR   name
      email_address VARCHAR   emailAddress
      phone_number  VARCHAR   phoneNumber
      title         VARCHAR   title
      affiliation   VARCHAR   affiliation
      methods       JSON      methods
      context       JSON      context
      """),
  USERS(
      GongSandbox::users,
      "",
      """
      id                                        VARCHAR   id NOT NULL
      email_address                             VARCHAR   emailAddress
      created                                   TIMESTAMP created
      active                                    BOOLEAN   active
      email_aliases                             JSON      emailAliases
      trusted_email_address                     VARCHAR   trustedEmailAddress
      first_name                                VARCHAR   firstName
      last_name                                 VARCHAR   lastName
      title                                     VARCHAR   title
      phone_number                              VARCHAR   phoneNumber
      extension                                 VARCHAR   extension
      personal_meeting_urls                     JSON      personalMeetingUrls
      settings_web_conferences_recorded         BOOLEAN   settings.webConferencesRecorded
      settings_prevent_web_conference_recording BOOLEAN   settings.preventWebConferenceRecording
      settings_telephony_calls_imported         BOOLEAN   settings.telephonyCallsImported
      settings_emails_imported                  BOOLEAN   settings.emailsImported
      settings_prevent_email_import             BOOLEAN   settings.preventEmailImport
      settings_non_recorded_meetings_imported   BOOLEAN   settings.nonRecordedMeetingsImported
      settings_gong_connect_enabled             BOOLEAN   settings.gongConnectEnabled
      manager_id                                VARCHAR   managerId
      meeting_consent_page_url                  VARCHAR   meetingConsentPageUrl
      spoken_languages                          JSON      spokenLanguages
      conferencing_providers                    JSON      conferencingProviders
      """),
  SCORECARDS(
      GongSandbox::scorecards,
      "",
      """
      scorecard_id    VARCHAR   scorecardId NOT NULL
      scorecard_name  VARCHAR   scorecardName
      workspace_id    VARCHAR   workspaceId
      enabled         BOOLEAN   enabled
      updater_user_id VARCHAR   updaterUserId
      created         TIMESTAMP created
      updated         TIMESTAMP updated
      review_method   VARCHAR   reviewMethod
      questions       JSON      questions
      """),
  SCORECARD_QUESTIONS(
      GongSandbox::scorecards,
      "questions",
      """
      scorecard_id         VARCHAR   ../scorecardId NOT NULL
      question_id          VARCHAR   questionId NOT NULL
      question_revision_id VARCHAR   questionRevisionId
      question_text        VARCHAR   questionText
      is_overall           BOOLEAN   isOverall
      question_type        VARCHAR   questionType
      answer_guide         VARCHAR   answerGuide
      min_range            INTEGER   minRange
      max_range            INTEGER   maxRange
      answer_options       JSON      answerOptions
      updater_user_id      VARCHAR   updaterUserId
      created              TIMESTAMP created
      updated              TIMESTAMP updated
      """),
  ANSWERED_SCORECARDS(
      GongSandbox::answeredScorecards,
      "",
      """
      answered_scorecard_id VARCHAR   answeredScorecardId NOT NULL
      scorecard_id          VARCHAR   scorecardId
      scorecard_name        VARCHAR   scorecardName
      call_id               VARCHAR   callId
      call_start_time       TIMESTAMP callStartTime
      reviewed_user_id      VARCHAR   reviewedUserId
      reviewer_user_id      VARCHAR   reviewerUserId
      review_method         VARCHAR   reviewMethod
      editor_user_id        VARCHAR   editorUserId
      review_time           TIMESTAMP reviewTime NOT NULL
      visibility_type       VARCHAR   visibilityType
      answers               JSON      answers
      """),
  ANSWERED_SCORECARD_ANSWERS(
      GongSandbox::answeredScorecards,
      "answers",
      """
      answered_scorecard_id VARCHAR   ../answeredScorecardId NOT NULL
      review_time           TIMESTAMP ../reviewTime NOT NULL
      scorecard_id          VARCHAR   ../scorecardId
      call_id               VARCHAR   ../callId
      call_start_time       TIMESTAMP ../callStartTime
      reviewed_user_id      VARCHAR   ../reviewedUserId
      review_method         VARCHAR   ../reviewMethod
      question_id           VARCHAR   questionId NOT NULL
      question_revision_id  VARCHAR   questionRevisionId
      is_overall            BOOLEAN   isOverall
      score                 INTEGER   score
      answer_text           VARCHAR   answerText
      not_applicable        BOOLEAN   notApplicable
      selected_options      JSON      selectedOptions
      """);

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Function<GongSandbox, List<? extends JsonNode>> items;
  private final String children;
  private final String text;

  DocumentedTable(
      Function<GongSandbox, List<? extends JsonNode>> items, String children, String text) {
    this.items = items;
    this.children = children;
    this.text = text;
  }

  /** A column, the SQL type that users are told, and where its value stands. */
  public record DocumentedColumn(String name, String type, String path, boolean nullable) {

    public boolean isJson() {
      return type.equals("JSON");
    }

    public int jdbcType() {
      return switch (type) {
        case "VARCHAR", "JSON" -> Types.VARCHAR;
        case "TIMESTAMP" -> Types.TIMESTAMP;
        case "BOOLEAN" -> Types.BOOLEAN;
        case "INTEGER" -> Types.INTEGER;
        case "BIGINT" -> Types.BIGINT;
        default -> throw new IllegalArgumentException(type);
      };
    }

    /** The value that {@code getObject} must return, JSON as a tree. */
    private @Nullable Object value(JsonNode parent, JsonNode item) {
      JsonNode node = path.startsWith("../") ? parent : item;
      for (String name : path.replace("../", "").split("\\.", -1)) {
        node = node.path(name);
      }
      if (node.isMissingNode() || node.isNull()) {
        return null;
      }
      return switch (type) {
        case "JSON" -> json(node.toString());
        case "TIMESTAMP" -> timestamp(node);
        case "BOOLEAN" -> node.booleanValue();
        case "INTEGER" -> Integer.valueOf(node.asText());
        case "BIGINT" -> Long.valueOf(node.asText());
        default -> node.asText();
      };
    }
  }

  public String sqlName() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  public List<DocumentedColumn> columns() {
    return text.lines()
        .map(
            line -> {
              String[] parts = line.trim().split("\\s+", 4);
              return new DocumentedColumn(parts[0], parts[1], parts[2], parts.length == 3);
            })
        .toList();
  }

  public List<String> columnNames() {
    return columns().stream().map(DocumentedColumn::name).toList();
  }

  /** The rows that the account must yield, values as {@code getObject} returns, JSON as trees. */
  public List<List<@Nullable Object>> rows(GongSandbox sandbox) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (JsonNode item : items.apply(sandbox)) {
      if (children.isEmpty()) {
        rows.add(row(item, item));
      } else {
        item.path(children).forEach(child -> rows.add(row(item, child)));
      }
    }
    return rows;
  }

  private List<@Nullable Object> row(JsonNode parent, JsonNode item) {
    List<@Nullable Object> row = new ArrayList<>();
    columns().forEach(column -> row.add(column.value(parent, item)));
    return row;
  }

  /** The local time in UTC of an instant of Gong's, cut to milliseconds. */
  static Timestamp timestamp(JsonNode text) {
    return Timestamp.valueOf(
        OffsetDateTime.parse(text.asText())
            .withOffsetSameInstant(ZoneOffset.UTC)
            .toLocalDateTime()
            .truncatedTo(ChronoUnit.MILLIS));
  }

  public static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
