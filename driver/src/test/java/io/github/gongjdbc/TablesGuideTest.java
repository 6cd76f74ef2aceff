package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.sandbox.SettableClock;
import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import io.github.gongjdbc.schema.catalog.read.CatalogLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The guide to the tables says what the catalog says, as the remarks of the columns and
 * gong_system.columns do, and its examples run. With {@code -Dgong.writeGuide=true} it is written.
 */
class TablesGuideTest {
  /** The sample account on the day of the guides. */
  @RegisterExtension
  static final SandboxAccount SAMPLE =
      SandboxAccount.of(GongSandbox.builder().clock(new SettableClock(SandboxAccount.NOW)));

  private static final Path DOCS = Path.of("..", "src", "docs");
  private static final String MARK = "<!-- generated from the catalog -->\n";
  private static final TablePages PAGES =
      new TablePages(CatalogLoader.gong(), TablesGuideTest::requests);

  private static long requests(String query) {
    SAMPLE.sandbox().clearExchanges();
    try {
      assertThat(SAMPLE.query(query)).as(query).isNotEmpty();
    } catch (SQLException e) {
      throw new AssertionError(query, e);
    }
    return SAMPLE.requests().size();
  }

  @Test
  void theIndexNamesAllTables() throws IOException {
    Path index = DOCS.resolve("tables.md");
    String text = Files.readString(index);
    assertWritten(index, text.substring(0, text.indexOf(MARK) + MARK.length()) + PAGES.index());
  }

  @Test
  void thePagesOfTheFamiliesSayWhatTheCatalogSays() throws IOException {
    Path folder = DOCS.resolve("tables");
    Map<String, String> texts = PAGES.texts();
    for (Map.Entry<String, String> page : texts.entrySet()) {
      assertWritten(folder.resolve(page.getKey()), page.getValue());
    }
    try (Stream<Path> pages = Files.list(folder)) {
      assertThat(pages.map(page -> page.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(texts.keySet());
    }
  }

  private static void assertWritten(Path file, String expected) throws IOException {
    if (Boolean.getBoolean("gong.writeGuide")) {
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.writeString(file, expected);
    }
    assertThat(Files.readString(file)).isEqualTo(expected);
  }

  @Test
  void theRemarksOfTheColumnsSayTheSame() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:gong:demo")) {
      for (TableDefinition table : CatalogLoader.gong().tables()) {
        ResultSet columns = connection.getMetaData().getColumns(null, "gong", table.name(), "%");
        for (Column column : table.columns()) {
          assertThat(columns.next()).isTrue();
          assertThat(columns.getString("REMARKS")).isEqualTo(table.remarks(column));
        }
      }
    }
  }

  @Test
  void soDoesTheSystemTable() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:gong:demo")) {
      List<List<@Nullable Object>> rows =
          SandboxAccount.query(
              connection,
              "SELECT column_name, pushed_operators, sent_as, filtered_by, exact, scopes"
                  + " FROM gong_system.columns WHERE table_name = 'extensive_calls'"
                  + " AND column_name IN ('id', 'started', 'title', 'audio_url') ORDER BY 1");

      assertThat(rows)
          .containsExactly(
              Arrays.asList(
                  "audio_url",
                  null,
                  null,
                  null,
                  null,
                  "api:calls:read:extensive, api:calls:read:media-url"),
              List.of(
                  "id",
                  "= IN",
                  "filter.callIds",
                  "POST /v2/calls/extensive",
                  true,
                  "api:calls:read:extensive"),
              List.of(
                  "started",
                  "= < <= > >= BETWEEN IN, also of FLOOR, DATE_TRUNC, CAST AS DATE, YEAR, MONTH,"
                      + " QUARTER",
                  "filter.fromDateTime, filter.toDateTime",
                  "POST /v2/calls/extensive",
                  true,
                  "api:calls:read:extensive"),
              Arrays.asList("title", null, null, null, null, "api:calls:read:extensive"));
    }
  }
}
