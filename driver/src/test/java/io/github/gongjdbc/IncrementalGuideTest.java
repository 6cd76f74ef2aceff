package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gongjdbc.schema.catalog.TableDefinition;
import io.github.gongjdbc.schema.catalog.read.CatalogLoader;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the guide to incremental reads shows is true: its programs copy into a database. */
@SuppressWarnings("NullAway.Init") // the folder is injected
class IncrementalGuideTest {
  private static final Path GUIDE =
      Path.of(System.getProperty("gong.guide", "../src/docs/incremental.md"));
  private static final Pattern BLOCK = Pattern.compile("```(\\w+)\\n(.*?)```", Pattern.DOTALL);

  @TempDir Path folder;

  private static List<String> blocks(String language) throws IOException {
    List<String> blocks = new ArrayList<>();
    Matcher block = BLOCK.matcher(Files.readString(GUIDE));
    while (block.find()) {
      if (block.group(1).equals(language)) {
        blocks.add(block.group(2));
      }
    }
    return blocks;
  }

  private Method program(String name) throws Exception {
    for (String block : blocks("java")) {
      if (block.contains("class " + name)) {
        Path source = Files.writeString(folder.resolve(name + ".java"), block);
        URL driver = GongConnection.class.getProtectionDomain().getCodeSource().getLocation();
        assertThat(
                ToolProvider.getSystemJavaCompiler()
                    .run(
                        null,
                        null,
                        null,
                        "-cp",
                        Path.of(driver.toURI()).toString(),
                        "-d",
                        folder.toString(),
                        source.toString()))
            .isZero();
        ClassLoader loader =
            new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, IncrementalGuideTest.class.getClassLoader());
        return loader.loadClass(name).getMethod("main", String[].class);
      }
    }
    throw new AssertionError("The guide has no program " + name);
  }

  private static List<String> column(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (result.next()) {
        values.add(result.getString(1));
      }
      return values;
    }
  }

  private static List<String> calls() throws SQLException {
    try (Connection gong = DriverManager.getConnection("jdbc:gong:demo")) {
      return column(
          gong, "SELECT id FROM calls WHERE started >= CURRENT_TIMESTAMP - INTERVAL '7' DAY");
    }
  }

  @Test
  void theLoopCopiesCallsAndGoesOnWhereItEnded() throws Exception {
    Method copy = program("CopyCalls");
    List<String> before = calls();
    String gong = "jdbc:gong:demo?stateFile=" + folder.resolve("state.json");
    try (Connection target = DriverManager.getConnection("jdbc:h2:mem:copy")) {
      Object arguments = new String[] {gong, "jdbc:h2:mem:copy"};
      copy.invoke(null, arguments);
      List<String> copied = column(target, "SELECT id FROM calls");
      assertThat(copied).containsAll(before);
      target.createStatement().execute("DELETE FROM calls");
      copy.invoke(null, arguments);
      assertThat(column(target, "SELECT id FROM calls").size()).isLessThan(5);
    }
  }

  @Test
  void theStateCanStandInTheTarget() throws Exception {
    Method append = program("AppendCalls");
    List<String> before = calls();
    try (Connection target = DriverManager.getConnection("jdbc:h2:mem:append")) {
      Object arguments = new String[] {"jdbc:gong:demo", "jdbc:h2:mem:append"};
      append.invoke(null, arguments);
      append.invoke(null, arguments);
      assertThat(column(target, "SELECT id FROM call_log"))
          .doesNotHaveDuplicates()
          .containsAll(before);
      assertThat(column(target, "SELECT state FROM gong_state")).hasSize(1);
    }
  }

  @Test
  void theStateIsShownByTheQuery() throws Exception {
    try (Connection gong = DriverManager.getConnection("jdbc:gong:demo?state=%7B%7D")) {
      for (String sql : blocks("sql")) {
        assertThat(column(gong, sql)).contains("calls");
      }
    }
  }

  @Test
  void allIncrementalTablesAreNamed() throws IOException {
    String guide = Files.readString(GUIDE);
    for (TableDefinition table : CatalogLoader.gong().tables()) {
      if (table.cursor().isPresent()) {
        assertThat(guide).contains("`" + table.name() + "`");
      }
    }
  }
}
