package io.github.gongjdbc.schema.catalog;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gongjdbc.sandbox.GongDocument;
import io.github.gongjdbc.schema.catalog.ColumnPath.Origin;
import io.github.gongjdbc.schema.catalog.read.CatalogLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every request of Gong's document is read by a table or named here with the reason why not, and so
 * is every field of every answer. A new document shows what is new by its name.
 */
class CoverageTest {
  private static final String WRITES = "it writes";
  private static final String IN_A_LIST = "a row of what a list has";
  private static final String PERSONAL = "finds personal data by an address, and lists nothing";
  private static final String UNLISTED = "asks about something that nothing lists";
  private static final String PAID = "spends paid credits";
  private static final String FOLDERS = "the document describes flows; accounts answer folders";
  private static final String ASKED_FOR = "is the range that was asked for, which are dates here";
  private static final String COMPANY = "is that of the company, the same in each answer";

  private static final Map<String, String> NO_TABLES =
      Map.ofEntries(
          entry("GET /v2/calls/{id}", IN_A_LIST),
          entry("GET /v2/users/{id}", IN_A_LIST),
          entry("GET /v2/permission-profile", IN_A_LIST),
          entry("GET /v2/data-privacy/data-for-email-address", PERSONAL),
          entry("GET /v2/data-privacy/data-for-phone-number", PERSONAL),
          entry("GET /v2/entities/ask-entity", PAID),
          entry("GET /v2/entities/get-brief", PAID),
          entry("GET /v2/crm/entities", UNLISTED),
          entry("GET /v2/crm/request-status", UNLISTED),
          entry("GET /v2/flows/prospects/bulk-assignments/{id}", UNLISTED),
          entry("POST /v2/meetings/integration/status", UNLISTED),
          entry("POST /v2/calls", WRITES),
          entry("PUT /v2/calls/users-access", WRITES),
          entry("DELETE /v2/calls/users-access", WRITES),
          entry("PUT /v2/calls/{id}/media", WRITES),
          entry("POST /v2/crm/entities", WRITES),
          entry("POST /v2/crm/entity-schema", WRITES),
          entry("PUT /v2/crm/integrations", WRITES),
          entry("DELETE /v2/crm/integrations", WRITES),
          entry("PUT /v2/customer-engagement/action", WRITES),
          entry("PUT /v2/customer-engagement/content/shared", WRITES),
          entry("PUT /v2/customer-engagement/content/viewed", WRITES),
          entry("POST /v2/data-privacy/erase-data-for-email-address", WRITES),
          entry("POST /v2/data-privacy/erase-data-for-phone-number", WRITES),
          entry("POST /v2/digital-interaction", WRITES),
          entry("POST /v2/flows/prospects/assign", WRITES),
          entry("POST /v2/flows/prospects/assign/cool-off-override", WRITES),
          entry("POST /v2/flows/prospects/bulk-assignments", WRITES),
          entry("POST /v2/flows/prospects/unassign-flows-by-crm-id", WRITES),
          entry("POST /v2/flows/prospects/unassign-flows-by-instance-id", WRITES),
          entry("POST /v2/integration-settings", WRITES),
          entry("POST /v2/meetings", WRITES),
          entry("PUT /v2/meetings/{meetingId}", WRITES),
          entry("DELETE /v2/meetings/{meetingId}", WRITES),
          entry("PUT /v2/permission-profile", WRITES),
          entry("POST /v2/permission-profile", WRITES),
          entry("PATCH /v2/tasks/{taskId}", WRITES));

  /** Of every answer. */
  private static final Map<String, String> NO_COLUMNS_ANYWHERE =
      Map.of("requestId", "names the request", "records", "tells how many pages there are");

  /** By request and path in its answer. */
  private static final Map<String, String> NO_COLUMNS =
      Map.ofEntries(
          entry("GET /v2/flows/folders flows.folderId", FOLDERS),
          entry("GET /v2/flows/folders flows.folderName", FOLDERS),
          entry("GET /v2/flows/folders flows.creationDate", FOLDERS),
          entry("GET /v2/flows/folders flows.exclusive", FOLDERS),
          entry("POST /v2/flows/steps flows.folderId", "is a column of flows"),
          entry("POST /v2/flows/steps flows.visibility", "is a column of flows"),
          entry("POST /v2/flows/steps flows.creationDate", "is a column of flows"),
          entry("POST /v2/flows/steps flows.exclusive", "is a column of flows"),
          entry("GET /v2/coaching coachingData.manager.id", "is what was asked for"),
          entry("GET /v2/library/folder-content id", "is what was asked for"),
          entry("GET /v2/library/folder-content createdBy", "is a column of library_folders"),
          entry("GET /v2/library/folder-content updated", "is a column of library_folders"),
          entry("POST /v2/stats/activity/aggregate fromDateTime", ASKED_FOR),
          entry("POST /v2/stats/activity/aggregate toDateTime", ASKED_FOR),
          entry("POST /v2/stats/activity/aggregate timeZone", COMPANY),
          entry("POST /v2/stats/interaction fromDateTime", ASKED_FOR),
          entry("POST /v2/stats/interaction toDateTime", ASKED_FOR),
          entry("POST /v2/stats/interaction timeZone", COMPANY));

  @Test
  void everyRequestIsOfATableOrNamedWithTheReason() {
    Set<String> requests = new TreeSet<>();
    GongDocument.facts()
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        operation ->
                            requests.add(
                                operation.getKey().toUpperCase(Locale.ROOT)
                                    + " "
                                    + path.getKey())));
    Set<String> read = new TreeSet<>();
    CatalogLoader.gong().endpoints().forEach(endpoint -> read.add(request(endpoint)));

    assertThat(requests).as("requests of tables that are gone").containsAll(read);
    Set<String> others = new TreeSet<>(requests);
    others.removeAll(read);
    assertThat(others)
        .as("requests without a table, without those that have a reason")
        .containsExactlyInAnyOrderElementsOf(NO_TABLES.keySet());
  }

  private static String request(Endpoint endpoint) {
    return endpoint.method() + " " + endpoint.path();
  }

  static Stream<Named<Endpoint>> endpoints() {
    return CatalogLoader.gong().endpoints().stream()
        .map(endpoint -> Named.of(endpoint.name(), endpoint));
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void everyFieldOfAnAnswerIsAColumnOrNamedWithTheReason(Endpoint endpoint) {
    OpenApiDocument document = OpenApiDocument.given();
    List<List<String>> columns =
        CatalogLoader.gong().tables().stream()
            .flatMap(
                table ->
                    table.accessPaths().stream()
                        .filter(path -> path.endpoint().equals(endpoint))
                        .flatMap(path -> columns(table, path).stream()))
            .toList();
    List<String> missing =
        document.fields(document.answer(endpoint)).stream()
            .filter(field -> !NO_COLUMNS_ANYWHERE.containsKey(field.get(0)))
            .filter(field -> columns.stream().noneMatch(column -> covers(column, field)))
            .map(field -> String.join(".", field))
            .toList();

    assertThat(missing)
        .containsExactlyInAnyOrderElementsOf(
            NO_COLUMNS.keySet().stream()
                .filter(key -> key.startsWith(request(endpoint) + " "))
                .map(key -> key.substring(request(endpoint).length() + 1))
                .toList());
  }

  /** Where the columns of a table stand in an answer; {@code *} is the name of any entry. */
  private static List<List<String>> columns(TableDefinition table, AccessPath path) {
    List<List<String>> columns = new ArrayList<>();
    for (String items : path.endpoint().response().items()) {
      for (RowPath rows : table.rows()) {
        for (Column column : table.columns()) {
          List<String> names = new ArrayList<>();
          if (column.path().origin() != Origin.ANSWER) {
            if (!items.equals(".")) {
              names.add(items);
            }
            names.addAll(path.prefix());
            rows.steps().stream()
                .limit(level(rows, column.path()))
                .forEach(step -> add(step, names));
          }
          names.addAll(column.path().names());
          columns.add(names);
        }
      }
    }
    return columns;
  }

  private static void add(RowPath.Step step, List<String> names) {
    names.addAll(step.names());
    if (step.entries()) {
      names.add("*");
    }
  }

  private static int level(RowPath rows, ColumnPath path) {
    return path.origin() == Origin.ROW ? rows.depth() - path.levels() : path.levels();
  }

  private static boolean covers(List<String> column, List<String> field) {
    if (column.size() > field.size()) {
      return false;
    }
    for (int i = 0; i < column.size(); i++) {
      boolean any = column.get(i).equals("*") || field.get(i).equals("*");
      if (!any && !column.get(i).equals(field.get(i))) {
        return false;
      }
    }
    return true;
  }
}
