package io.github.gongjdbc.schema.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gongjdbc.schema.catalog.read.CatalogLoader;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CatalogTest {
  private final Catalog catalog = CatalogLoader.gong();

  @Test
  void itHasTheTablesInTheOrderOfTheFiles() {
    assertThat(catalog.tables())
        .extracting(TableDefinition::name)
        .doesNotHaveDuplicates()
        .startsWith("answered_scorecards", "answered_scorecard_answers", "calls")
        .endsWith("user_conferencing_providers", "user_settings_history");
  }

  @Test
  void namesAreFoundInUpperAndLowerCaseWhateverTheLocale() {
    Locale before = Locale.getDefault();
    // where the lower case of I is not i
    Locale.setDefault(Locale.forLanguageTag("tr"));
    try {
      assertThat(table("EXTENSIVE_CALLS").column("ID")).isPresent();
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void onlyKeyAndCursorAreNotNullable() {
    for (TableDefinition table : catalog.tables()) {
      assertThat(table.columns())
          .allSatisfy(
              column ->
                  assertThat(column.nullable())
                      .as(table.name() + "." + column.name())
                      .isEqualTo(
                          !table.key().contains(column.name())
                              && table.cursorColumn().filter(column::equals).isEmpty()));
    }
  }

  @Test
  void extensiveCallsBeginWithTheColumnsOfCalls() {
    List<String> names = names(table("calls"));
    assertThat(names(table("extensive_calls"))).startsWith(names.toArray(String[]::new));
    assertThat(column("extensive_calls", "primary_user_id").path())
        .hasToString("metaData.primaryUserId");
    assertThat(column("extensive_calls", "primary_user_id").references())
        .contains(new Reference("users", "id"));
  }

  @Test
  void aChildTableReachesIntoTheItem() {
    TableDefinition parties = table("call_parties");
    assertThat(parties.rows()).singleElement().hasToString("parties[]");
    Column callId = column("call_parties", "call_id");
    assertThat(callId.path()).hasToString("item[0].metaData.id");
    assertThat(parties.itemPath(callId)).contains(List.of("metaData", "id"));
    assertThat(parties.itemPath(column("call_parties", "id"))).isEmpty();
  }

  @Test
  void callsAreFilteredByAnotherTimeThanTheyShow() {
    Filter started = filter("calls", "started");
    assertThat(started.exact()).isFalse();
    assertThat(started.widen()).isEqualTo(Duration.ofDays(1));
    assertThat(started.openEnd()).contains(Duration.ofDays(366));
    assertThat(filter("extensive_calls", "started").exact()).isTrue();
    assertThat(filter("extensive_calls", "started").settles()).isEmpty();
  }

  @Test
  void usersOfTodayAreMissingWhereTheyAreFilteredByAnUpperBound() {
    TableDefinition users = CatalogLoader.gong().table("users").orElseThrow();
    assertThat(users.accessPaths().get(1).filter(List.of("created")).orElseThrow().settles())
        .contains(Duration.ofDays(2));
  }

  @Test
  void onlyValuesThatTheApiMeansAsValuesAreAccepted() {
    Filter reviewMethod = filter("answered_scorecards", "review_method");
    assertThat(reviewMethod.accepts("MANUAL")).isTrue();
    assertThat(reviewMethod.accepts("BOTH")).isFalse();
    Filter id = filter("extensive_calls", "id");
    assertThat(id.accepts("7782342274025937895")).isTrue();
    assertThat(id.accepts("")).isFalse();
    assertThat(id.most()).isEqualTo(100);
  }

  @Test
  void contentSaysWhatToAskForAndWhichScopeThatNeeds() {
    Endpoint endpoint = table("extensive_calls").accessPaths().get(0).endpoint();
    Content media = endpoint.content("media");
    assertThat(media.select()).isEqualTo(Map.of("contentSelector.exposedFields.media", true));
    assertThat(media.scopes()).containsExactly("api:calls:read:media-url");
    assertThat(column("extensive_calls", "audio_url").content()).containsExactly("media");
    assertThat(table("call_parties").content()).containsExactly("parties");
  }

  @Test
  void remarksSayUnitAndValues() {
    assertThat(column("calls", "duration").remarks()).endsWith("Unit: seconds.");
    assertThat(column("calls", "media").remarks())
        .isEqualTo("Type of the recording. Values: Video, Audio.");
  }

  private TableDefinition table(String name) {
    return catalog.table(name).orElseThrow();
  }

  private Column column(String table, String name) {
    return table(table).column(name).orElseThrow();
  }

  private Filter filter(String table, String column) {
    List<String> path = table(table).itemPath(column(table, column)).orElseThrow();
    return table(table).accessPaths().get(0).filter(path).orElseThrow();
  }

  private static List<String> names(TableDefinition table) {
    return table.columns().stream().map(Column::name).toList();
  }
}
