package io.github.gongjdbc;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gongjdbc.schema.catalog.read.CatalogLoader;
import io.github.gongjdbc.schema.settings.GongProperty;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the README shows is true: its examples run, its tables are those of the code. */
class ReadmeTest {
  /** An account of which nothing is known: the sample account is read by other examples. */
  @RegisterExtension static final SandboxAccount UNKNOWN = SandboxAccount.unknown("readme");

  private static final Path README = Path.of(System.getProperty("gong.readme", "../README.md"));
  private static final Pattern BLOCK = Pattern.compile("```(\\w+)\\n(.*?)```", Pattern.DOTALL);

  private static String readme() {
    try {
      return Files.readString(README);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<String> blocks(String language) {
    List<String> blocks = new ArrayList<>();
    Matcher block = BLOCK.matcher(readme());
    while (block.find()) {
      if (block.group(1).equals(language)) {
        blocks.add(block.group(2));
      }
    }
    return blocks;
  }

  static Stream<String> sqlExamples() {
    return blocks("sql").stream();
  }

  @ParameterizedTest
  @MethodSource("sqlExamples")
  void everyQueryRunsOnTheSampleAccount(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:gong:demo");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      assertThat(result.next()).isTrue();
    }
  }

  @Test
  void theFirstAnswerHasTheColumnsThatItsQueryGives() throws SQLException {
    String[] answer = blocks("text").get(0).split("\n", -1);
    try (Connection connection = DriverManager.getConnection("jdbc:gong:demo");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(blocks("sql").get(0))) {
      List<String> labels = new ArrayList<>();
      for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
        labels.add(result.getMetaData().getColumnLabel(i));
      }
      assertThat(Arrays.stream(answer[0].split("\\|", -1)).map(String::trim)).isEqualTo(labels);
      int rows = SandboxAccount.rows(result).size();
      assertThat(blocks("text").get(0)).contains("(" + rows + " rows)");
    }
  }

  @Test
  void anExplanationReadsAsItIsShown() throws SQLException {
    String query = sqlExamples().filter(sql -> sql.startsWith("EXPLAIN")).findFirst().orElseThrow();
    try (Connection connection = UNKNOWN.connect()) {
      assertThat(blocks("text"))
          .contains((String) SandboxAccount.query(connection, query).get(0).get(0));
    }
  }

  @Test
  void theProgramCompilesAndPrintsCalls(@TempDir Path folder) throws Exception {
    Path source = folder.resolve("RecentCalls.java");
    Files.writeString(source, blocks("java").get(0));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    assertThat(compiler.run(null, null, null, "-d", folder.toString(), source.toString())).isZero();
    PrintStream console = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      Method main = loader.loadClass("RecentCalls").getMethod("main", String[].class);
      main.invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(console);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8).lines())
        .isNotEmpty()
        .allMatch(line -> line.matches("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z  .+"));
  }

  @Test
  void theBuildOfTheRepositoryRunsTheCommandThatIsGivenForTheTests() throws IOException {
    String command = blocks("shell").get(0).lines().reduce((first, last) -> last).orElseThrow();
    Path workflow = README.resolveSibling(Path.of(".github", "workflows", "build.yml"));
    assertThat(Files.readString(workflow)).contains("      - run: " + command + "\n");
  }

  @Test
  void thePropertiesAreThoseOfTheDriver() {
    String table =
        Stream.of(GongProperty.values())
            .map(
                property ->
                    "| `"
                        + property.key()
                        + "`"
                        + property.alias().map(alias -> " (`" + alias + "`)").orElse("")
                        + " | "
                        + property.defaultValue()
                        + " | "
                        + property.description()
                        + " |\n")
            .collect(joining("", "| property | default | meaning |\n| --- | --- | --- |\n", ""));
    assertThat(readme()).contains("<!-- properties -->\n" + table + "<!-- /properties -->");
  }

  @Test
  void theTablesAreThoseOfTheCatalog() {
    assertThat(readme())
        .contains(
            "<!-- tables -->\n"
                + TablePages.families(CatalogLoader.gong(), "src/docs/tables/")
                + "<!-- /tables -->");
  }
}
