package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The guide, the remarks of the columns and gong_system.columns say the same of each column. */
class TablesGuideTest {
  private static final Path GUIDE = Path.of("..", "src", "docs", "tables.md");
  private static final String MARK = "<!-- generated from the catalog -->\n";

  @Test
  void theGuideSaysWhatTheCatalogSays() throws IOException {
    String guide = Files.readString(GUIDE);
    String expected = guide.substring(0, guide.indexOf(MARK) + MARK.length()) + tables();
    if (Boolean.getBoolean("gong.writeGuide")) {
      Files.writeString(GUIDE, expected);
    }

    assertThat(Files.readString(GUIDE)).isEqualTo(expected);
  }

  private static String tables() {
    StringBuilder text = new StringBuilder();
    for (TableDefinition table : CatalogLoader.gong().tables()) {
      text.append("\n## ").append(table.name()).append("\n\n").append(table.description());
      text.append("\n\n| column | type | meaning, and what conditions on it become |\n");
      text.append("| --- | --- | --- |\n");
      for (Column column : table.columns()) {
        text.append("| `").append(column.name()).append("` | ").append(column.type());
        text.append(" | ").append(table.remarks(column).replace("|", "\\|")).append(" |\n");
      }
    }
    return text.toString();
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
