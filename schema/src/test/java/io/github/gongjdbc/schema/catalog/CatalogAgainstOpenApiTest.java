package io.github.gongjdbc.schema.catalog;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.gongjdbc.schema.catalog.ColumnPath.Origin;
import io.github.gongjdbc.schema.catalog.read.CatalogLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the catalog to Gong's OpenAPI document, and the document to the catalog. Where real
 * accounts were seen to differ from the document, the catalog follows them; those places are listed
 * here, and one that is no longer needed fails the test as well.
 */
class CatalogAgainstOpenApiTest {
  private static final Map<String, String> COLUMNS_THAT_DEVIATE =
      Map.ofEntries(
          entry("users.created", "a date and time, though the document gives it no format"),
          entry("scorecard_questions.updater_user_id", "seen in answers, absent from the document"),
          entry("scorecard_questions.created", "seen in answers, absent from the document"),
          entry("scorecard_questions.updated", "seen in answers, absent from the document"),
          entry("trackers.said_in_call_parts", "seen in answers, absent from the document"),
          entry("trackers.created", "a date and time, though the document gives it no format"),
          entry("trackers.updated", "a date and time, though the document gives it no format"),
          entry("briefs.created", "a date and time, though the document gives it no format"),
          entry("briefs.updated", "a date and time, though the document gives it no format"),
          entry("logs.event_time", "a date and time, though the document gives it no format"),
          entry("flows.creation_date", "a date and time, though the document gives it no format"),
          entry("flow_prospects.flow_instance_create_date", "a date and time without a format"),
          entry("flow_folders.parent_folder_id", "seen in answers; the document describes flows"),
          entry("flow_folders.created_by_id", "seen in answers; the document describes flows"),
          entry("crm_schema_fields.last_modified", "a date and time, though no format is given"),
          entry("user_settings_history.time", "a date and time, though no format is given"),
          entry("permission_profile_access.permission_level", "each area has values of its own"),
          entry("user_activity_by_period.from_date", "a day, though written with a time"),
          entry("user_activity_by_period.to_date", "a day, though written with a time"),
          entry("user_daily_activity.date", "a day, though written with a time"),
          entry("user_daily_activity.to_date", "a day, though written with a time"),
          entry("user_daily_activity_calls.date", "a day, though written with a time"),
          entry(
              "coaching_metrics.from_time", "a date and time, though the document gives no format"),
          entry("coaching_metrics.to_time", "a date and time, though the document gives no format"),
          entry("call_context_fields.value", "of any type"),
          entry("call_party_context_fields.value", "of any type"));

  private static final Map<String, String> REQUESTS_LEFT_OUT =
      Map.ofEntries(
          entry("list_flows mostRecentlyAssigned", "an order, of which the answer says nothing"),
          entry("list_flow_prospects flowInstanceIds", "another endpoint of the catalog"),
          entry("list_flow_instances crmProspectsIds", "another endpoint of the catalog"),
          entry("list_flow_folders parentId", "finds the folder itself, too"),
          entry("list_users includeAvatars", "avatars are people of Gong, not of the company"),
          entry(
              "list_users_extensive filter.includeAvatars",
              "avatars are people of Gong, not of the company"),
          entry(
              "aggregate_activity_by_period filter.createdFromDateTime",
              "when a user was created is a column of users alone"),
          entry(
              "aggregate_activity_by_period filter.createdToDateTime",
              "when a user was created is a column of users alone"),
          entry(
              "daily_activity filter.createdFromDateTime",
              "when a user was created is a column of users alone"),
          entry(
              "daily_activity filter.createdToDateTime",
              "when a user was created is a column of users alone"),
          entry(
              "interaction_statistics filter.createdFromDateTime",
              "when a user was created is a column of users alone"),
          entry(
              "interaction_statistics filter.createdToDateTime",
              "when a user was created is a column of users alone"),
          entry(
              "aggregate_activity filter.createdFromDateTime",
              "when a user was created is a column of users alone"),
          entry(
              "aggregate_activity filter.createdToDateTime",
              "when a user was created is a column of users alone"),
          entry(
              "list_calls_extensive contentSelector.exposedFields.content.pointsOfInterest",
              "accepted and without effect since January 2025"));

  private static final Map<String, String> ANSWERS_LEFT_OUT =
      Map.ofEntries(
          entry("flow_folders.folderId", "the document describes flows"),
          entry("flow_folders.folderName", "the document describes flows"),
          entry("flow_folders.creationDate", "the document describes flows"),
          entry("flow_folders.exclusive", "the document describes flows"));

  private static OpenApiDocument document;

  @BeforeAll
  static void readDocument() {
    document = OpenApiDocument.given();
  }

  static Stream<Named<Endpoint>> endpoints() {
    return CatalogLoader.gong().endpoints().stream().map(item -> Named.of(item.name(), item));
  }

  static Stream<Named<TableDefinition>> tables() {
    return CatalogLoader.gong().tables().stream().map(item -> Named.of(item.name(), item));
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void theEndpointExistsAndAnswersWithItems(Endpoint endpoint) {
    assertThat(document.operation(endpoint).isMissingNode()).isFalse();
    assertThat(document.item(endpoint).path("properties")).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void pagesHaveACursorOnBothSides(Endpoint endpoint) {
    boolean answered =
        !document.at(document.answer(endpoint), List.of("records", "cursor")).isMissingNode();
    assertThat(endpoint.paged()).isEqualTo(answered);
    assertThat(endpoint.paged()).isEqualTo(document.requests(endpoint).contains("cursor"));
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void scopesAreThoseOfTheDocument(Endpoint endpoint) {
    List<String> scopes = new ArrayList<>();
    document.operation(endpoint).path("x-scopes").forEach(scope -> scopes.add(scope.asText()));
    assertThat(
            Stream.concat(
                endpoint.scopes().stream(),
                endpoint.content().values().stream().flatMap(c -> c.scopes().stream())))
        .containsExactlyInAnyOrderElementsOf(scopes);
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void nothingFoundIsUnderstoodWhereItIsDocumented(Endpoint endpoint) {
    if (document.operation(endpoint).path("responses").has("404")) {
      assertThat(endpoint.response().emptyMessages()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void filtersAreThere(Endpoint endpoint) {
    for (Filter filter : endpoint.filters()) {
      bounds(filter).forEach(place -> assertBound(filter, document.request(endpoint, place)));
      filter
          .is()
          .map(place -> document.request(endpoint, place))
          .filter(field -> !isBesideItems(filter) || !isId(field))
          .ifPresent(field -> assertText(filter, field));
      filter
          .any()
          .map(place -> document.element(document.request(endpoint, place)))
          .ifPresent(element -> assertText(filter, element));
      if (isBesideItems(filter)) {
        continue;
      }
      JsonNode filtered = document.at(document.item(endpoint), filter.path());
      assertThat(filtered.isMissingNode()).as(filter.toString()).isFalse();
      assertThat(OpenApiDocument.values(filtered)).as(filter.toString()).allMatch(filter::accepts);
    }
  }

  /** Whether the items lack what it filters by. */
  private static boolean isBesideItems(Filter filter) {
    return ColumnPath.isOfParameter(filter.path()) || ColumnPath.isOfColumn(filter.path());
  }

  /** Some ids are numbers in the document; they are sent as digits all the same. */
  private static boolean isId(JsonNode field) {
    return field.path("format").asText().equals("int64");
  }

  private static void assertBound(Filter filter, JsonNode field) {
    assertText(filter, field);
    assertThat(field.path("x-date").asBoolean())
        .as(filter.toString())
        .isEqualTo(filter.type() == ParameterType.DATE);
  }

  private static void assertText(Filter filter, JsonNode field) {
    assertThat(field.path("type").asText()).as(filter.toString()).isEqualTo("string");
  }

  private static Stream<String> bounds(Filter filter) {
    return Stream.concat(filter.from().stream(), filter.to().stream());
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void whatIsRequiredCanBeSent(Endpoint endpoint) {
    Stream<String> bounds = endpoint.filters().stream().flatMap(CatalogAgainstOpenApiTest::bounds);
    Stream<String> iterated = endpoint.iterated().stream().map(Parameter::name);
    assertThat(
            Stream.of(endpoint.constants().keySet().stream(), bounds, iterated)
                .flatMap(names -> names)
                .map(name -> name.split("\\.", -1)[0]))
        .containsAll(document.required(endpoint));
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void constantsAndContentAreWhatTheApiTakes(Endpoint endpoint) {
    endpoint
        .constants()
        .forEach(
            (name, value) -> {
              JsonNode schema = document.request(endpoint, name);
              if (endpoint.parameter(name).orElseThrow().defaultTime().isEmpty()) {
                assertTakes(schema, value);
              } else {
                assertThat(schema.path("type").asText()).isEqualTo("string");
              }
            });
    for (Content content : endpoint.content().values()) {
      content
          .select()
          .forEach((place, value) -> assertTakes(document.request(endpoint, place), value));
    }
  }

  private static void assertTakes(JsonNode schema, Object value) {
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (name, below) -> assertTakes(document.at(schema, List.of(name.toString())), below));
    } else if (value instanceof List<?> list) {
      list.forEach(element -> assertTakes(document.element(schema), element));
    } else if (value instanceof Boolean) {
      assertThat(schema.path("type").asText()).isEqualTo("boolean");
    } else {
      assertThat(OpenApiDocument.values(schema)).contains(value.toString());
    }
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void whatTheApiCanBeAskedForIsInTheCatalog(Endpoint endpoint) {
    List<String> known = new ArrayList<>(List.of("cursor"));
    endpoint.parameters().forEach(parameter -> known.add(parameter.name()));
    endpoint.content().values().forEach(content -> known.addAll(content.select().keySet()));

    assertThat(document.requests(endpoint).stream().filter(place -> !known.contains(place)))
        .containsExactlyInAnyOrderElementsOf(deviations(REQUESTS_LEFT_OUT, endpoint.name() + " "));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void columnsAreThereWithTheirTypeAndValues(TableDefinition table) {
    for (AccessPath access : table.accessPaths()) {
      List<String> deviating =
          table.columns().stream()
              .filter(column -> !agrees(column, schema(table, access, column)))
              .map(Column::name)
              .toList();
      assertThat(deviating)
          .containsExactlyInAnyOrderElementsOf(
              deviations(COLUMNS_THAT_DEVIATE, table.name() + "."));
    }
  }

  private static boolean agrees(Column column, JsonNode schema) {
    if (column.path().part() != ColumnPath.Part.VALUE) {
      // It is about the place of the row and not in the document.
      return true;
    }
    if (column.lookup().isPresent()) {
      Lookup lookup = column.lookup().get();
      TableDefinition other = CatalogLoader.gong().table(lookup.table()).orElseThrow();
      return other.column(lookup.column()).orElseThrow().type() == column.type();
    }
    return !schema.isMissingNode()
        && type(column, schema) == column.type()
        && OpenApiDocument.values(schema).equals(column.values());
  }

  private static ColumnType type(Column column, JsonNode schema) {
    return switch (schema.path("type").asText()) {
      case "string" ->
          schema.path("x-date").asBoolean()
              ? ColumnType.DATE
              : schema.path("format").asText().equals("date-time")
                  ? ColumnType.TIMESTAMP
                  : ColumnType.VARCHAR;
      case "integer" -> integer(column, schema.path("format").asText());
      case "number" -> ColumnType.DOUBLE;
      case "boolean" -> ColumnType.BOOLEAN;
      default -> ColumnType.JSON;
    };
  }

  /** The ids of scorecards are int64 in the document alone: answers have them as strings. */
  private static ColumnType integer(Column column, String format) {
    if (column.name().endsWith("_id") || column.name().equals("id")) {
      return ColumnType.VARCHAR;
    }
    return format.equals("int64") ? ColumnType.BIGINT : ColumnType.INTEGER;
  }

  @ParameterizedTest
  @MethodSource("tables")
  void whatTheApiAnswersIsAColumn(TableDefinition table) {
    for (AccessPath access : table.accessPaths()) {
      for (RowPath rows : table.rows()) {
        List<String> missing =
            document.leaves(row(access, rows, rows.depth())).stream()
                .filter(leaf -> table.columns().stream().noneMatch(column -> covers(column, leaf)))
                .map(leaf -> String.join(".", leaf))
                .toList();
        assertThat(missing)
            .containsExactlyInAnyOrderElementsOf(deviations(ANSWERS_LEFT_OUT, table.name() + "."));
      }
    }
  }

  private static boolean covers(Column column, List<String> leaf) {
    List<String> names = column.path().names();
    return column.path().origin() == Origin.ROW
        && column.path().levels() == 0
        && names.size() <= leaf.size()
        && names.equals(leaf.subList(0, names.size()));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void workspaceAndPrivacyAreInTheItem(TableDefinition table) {
    for (AccessPath access : table.accessPaths()) {
      JsonNode item = row(access, table.rows().get(0), 0);
      table
          .workspace()
          .filter(path -> access.endpoint().filter(path).filter(f -> isBesideItems(f)).isEmpty())
          .ifPresent(path -> assertThat(document.at(item, path)).isNotEmpty());
      table
          .privacy()
          .ifPresent(
              path ->
                  assertThat(document.at(item, path).path("type").asText()).isEqualTo("boolean"));
    }
  }

  /** The schema of a column; where rows stand in several places, the first that has it. */
  private static JsonNode schema(TableDefinition table, AccessPath access, Column column) {
    ColumnPath path = column.path();
    if (path.origin() == Origin.REQUEST) {
      return access.endpoint().parameters().stream()
          .filter(path::isOf)
          .map(parameter -> document.request(access.endpoint(), parameter.name()))
          .findFirst()
          .orElseThrow();
    }
    if (path.origin() == Origin.ANSWER) {
      return document.at(document.answer(access.endpoint()), path.names());
    }
    return table.rows().stream()
        .map(
            rows -> {
              int level =
                  path.origin() == Origin.ITEM ? path.levels() : rows.depth() - path.levels();
              return document.text(row(access, rows, level), path.names());
            })
        .filter(schema -> !schema.isMissingNode())
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  /** The schema of the rows so many steps below the item. */
  private static JsonNode row(AccessPath access, RowPath rows, int depth) {
    JsonNode row = document.at(document.item(access.endpoint()), access.prefix());
    for (RowPath.Step step : rows.steps().subList(0, depth)) {
      row = document.rows(row, step);
    }
    return row;
  }

  private static List<String> deviations(Map<String, String> deviations, String prefix) {
    return deviations.keySet().stream()
        .filter(name -> name.startsWith(prefix))
        .map(name -> name.substring(prefix.length()))
        .toList();
  }
}
