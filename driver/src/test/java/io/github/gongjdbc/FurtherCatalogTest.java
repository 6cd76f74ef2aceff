package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of a user's own catalog files adds tables to those of the driver. */
class FurtherCatalogTest {
  private static final String TABLE =
      """
      version: 2
      tables:
        - name: languages
          description: The languages that users speak.
          endpoints: [list_users]
          parent: users
          rows: spokenLanguages[]
          key: [user_id, language]
          expected_rows: 500
          columns:
            user_id: {parent: id, description: The user.}
            language: {type: VARCHAR, description: The language.}
      """;

  @TempDir Path folder = Path.of("");

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:gong:demo?catalog=" + folder);
  }

  private static List<String> warnings(Connection connection) throws SQLException {
    List<String> warnings = new ArrayList<>();
    for (SQLWarning w = connection.getWarnings(); w != null; w = w.getNextWarning()) {
      warnings.add(w.getMessage());
    }
    return warnings;
  }

  @Test
  void itsTablesAreReadAndDescribedLikeOthers() throws Exception {
    Files.writeString(folder.resolve("languages.yaml"), TABLE);

    try (Connection connection = connect();
        ResultSet count =
            connection.createStatement().executeQuery("SELECT COUNT(*) FROM languages");
        ResultSet keys = connection.getMetaData().getImportedKeys(null, "gong", "languages")) {
      count.next();
      assertThat(count.getLong(1)).isPositive();
      keys.next();
      assertThat(keys.getString("PKTABLE_NAME")).isEqualTo("users");
      assertThat(warnings(connection)).isEmpty();
    }
  }

  @Test
  void aFileWithAMistakeLeavesTheOthersWorking() throws Exception {
    Files.writeString(folder.resolve("good.yaml"), TABLE);
    Files.writeString(
        folder.resolve("misspelt.yaml"), TABLE.replace("rows: spoken", "row: spoken"));
    Files.writeString(
        folder.resolve("unknown.yaml"),
        TABLE.replace("name: languages", "name: others").replace("list_users", "list_people"));
    Files.write(folder.resolve("latin.yaml"), "\u00fc".getBytes(StandardCharsets.ISO_8859_1));

    try (Connection connection = connect();
        ResultSet rows = connection.createStatement().executeQuery("SELECT * FROM languages")) {
      assertThat(rows.next()).isTrue();
      assertThat(warnings(connection))
          .hasSize(3)
          .anySatisfy(
              text ->
                  assertThat(text)
                      .contains("latin.yaml cannot be read: it is not UTF-8 text")
                      .doesNotContain("Exception"))
          .anySatisfy(
              text -> assertThat(text).contains("misspelt.yaml, line 7", "no key row", "rows"))
          .anySatisfy(
              text ->
                  assertThat(text)
                      .contains("unknown.yaml, line 3", "table others", "no endpoint list_people"));
    }
  }

  @Test
  void aTableOfTheDriverIsNotReplaced() throws Exception {
    Files.writeString(
        folder.resolve("users.yaml"), TABLE.replace("name: languages", "name: users"));

    try (Connection connection = connect()) {
      assertThat(warnings(connection))
          .singleElement()
          .asString()
          .contains("users.yaml", "another table of that name");
    }
  }

  @Test
  void aFolderThatCannotBeReadIsNamedWithTheReason() throws IOException {
    assertThatThrownBy(this::connect)
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("has no file that ends in .yaml");
    Path file = Files.writeString(folder.resolve("x"), "");
    assertRefused(file, "it is not a folder");
    assertRefused(folder.resolve("y"), "it does not exist");
  }

  private static void assertRefused(Path path, String why) {
    assertThatThrownBy(() -> DriverManager.getConnection("jdbc:gong:demo?catalog=" + path))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("HY024"))
        .hasMessageContainingAll(path.toString(), why)
        .message()
        .doesNotContain("Exception");
  }
}
