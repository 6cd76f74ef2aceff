package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The finished jar, as users load it. */
class JarIT {
  private static final Path JAR = Path.of(System.getProperty("gong.jar", "target/gong-jdbc.jar"));
  private static final Path README = Path.of(System.getProperty("gong.readme", "../README.md"));

  private static final String LICENCES = "META-INF/third-party/";

  private static final List<String> QUERIES =
      List.of(
          "SELECT * FROM calls LIMIT 3",
          "SELECT id, title FROM calls WHERE started >= CURRENT_TIMESTAMP - INTERVAL '7' DAY",
          "SELECT COUNT(*) FROM users",
          "SELECT u.first_name, COUNT(*) FROM calls c JOIN users u ON u.id = c.primary_user_id"
              + " GROUP BY u.first_name ORDER BY 2 DESC",
          "SELECT id, ROW_NUMBER() OVER (PARTITION BY direction ORDER BY started) FROM calls",
          "WITH recent AS (SELECT * FROM calls) SELECT MAX(duration) FROM recent",
          "SELECT id FROM users UNION SELECT primary_user_id FROM calls",
          "SELECT JSON_VALUE(topics, '$[0].name') FROM extensive_calls WHERE started >="
              + " CURRENT_DATE - INTERVAL '9' DAY",
          "SELECT name FROM call_parties WHERE affiliation = 'External' LIMIT 5",
          "SELECT scorecard_name, AVG(score) FROM answered_scorecard_answers a JOIN scorecards s ON"
              + " s.scorecard_id = a.scorecard_id GROUP BY scorecard_name",
          "EXPLAIN PLAN FOR SELECT title FROM calls");

  @Test
  void everythingInItIsOurs() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      assertThat(
              jar.stream()
                  .filter(entry -> !entry.isDirectory())
                  .map(entry -> entry.getName())
                  .filter(name -> !name.startsWith("io/github/gongjdbc/"))
                  .filter(name -> !name.startsWith("META-INF/services/io.github.gongjdbc.shaded."))
                  .filter(name -> !name.startsWith(LICENCES)))
          .containsExactlyInAnyOrder(
              "META-INF/MANIFEST.MF",
              "META-INF/services/java.sql.Driver",
              "META-INF/LICENSE",
              "META-INF/sbom/gong-jdbc-bom.json");
      String services =
          new String(
              jar.getInputStream(jar.getEntry("META-INF/services/java.sql.Driver")).readAllBytes(),
              StandardCharsets.UTF_8);
      assertThat(services.trim()).isEqualTo("io.github.gongjdbc.GongDriver");
      assertThat(jar.getManifest().getMainAttributes().getValue("Implementation-Version"))
          .isNotBlank();
    }
  }

  /** The text of the Apache licence is that of the driver itself. */
  @Test
  void itHoldsTheLicenceOfEveryLibraryInIt() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      Set<String> licensed =
          jar.stream()
              .map(entry -> entry.getName())
              .filter(name -> name.startsWith(LICENCES) && name.contains("LICENSE"))
              .map(name -> name.substring(LICENCES.length(), name.indexOf('/', LICENCES.length())))
              .map(folder -> folder.replaceFirst("-jar$", ""))
              .collect(Collectors.toSet());
      JsonNode components =
          new ObjectMapper()
              .readTree(jar.getInputStream(jar.getEntry("META-INF/sbom/gong-jdbc-bom.json")))
              .path("components");
      assertThat(components).hasSizeGreaterThan(30);
      assertThat(components)
          .allSatisfy(
              component ->
                  assertThat(
                          component.at("/licenses/0/license/id").asText().equals("Apache-2.0")
                              || licensed.contains(component.path("name").asText()))
                      .as(component.toString())
                      .isTrue());
      assertThat(jar.getEntry(LICENCES + "calcite-core-jar/NOTICE")).isNotNull();
    }
  }

  @Test
  void itIsNoLargerThanTwentySevenMegabytes() throws IOException {
    assertThat(Files.size(JAR)).isLessThanOrEqualTo(27_000_000);
  }

  @Test
  void noOtherDriverAppearsBesideItAndNothingIsSaidOnTheConsole(@TempDir Path folder)
      throws Exception {
    Path program = folder.resolve("Drivers.java");
    Files.writeString(
        program,
        """
        public class Drivers {
          public static void main(String[] args) throws Exception {
            var connection = java.sql.DriverManager.getConnection("jdbc:gong:demo");
            connection.createStatement().executeQuery("SELECT COUNT(*) FROM users").next();
            java.sql.DriverManager.drivers().forEach(d -> System.out.println(d.getClass().getName()));
          }
        }
        """);
    Run run = run(List.of("-cp", JAR.toString(), program.toString()));
    assertThat(run.exit()).isZero();
    assertThat(run.errors()).isEmpty();
    assertThat(run.output()).containsExactly("io.github.gongjdbc.GongDriver");
  }

  /** What a Java process did. */
  private record Run(int exit, List<String> output, List<String> errors) {}

  private static Run run(List<String> arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().remove("GONG_ACCESS_KEY");
    Path output = Files.createTempFile("gong", ".out");
    Path errors = Files.createTempFile("gong", ".err");
    Process process =
        builder.redirectOutput(output.toFile()).redirectError(errors.toFile()).start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return new Run(process.exitValue(), Files.readAllLines(output), Files.readAllLines(errors));
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "foreign"})
  void itRunsInAClassLoaderOfItsOwn(String contextLoader) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    URL[] jar = {JAR.toUri().toURL()};
    try (URLClassLoader foreign =
            new URLClassLoader(new URL[0], ClassLoader.getPlatformClassLoader());
        URLClassLoader loader = new URLClassLoader(jar, ClassLoader.getPlatformClassLoader())) {
      thread.setContextClassLoader(contextLoader.equals("none") ? null : foreign);
      List<Driver> drivers =
          ServiceLoader.load(Driver.class, loader).stream()
              .map(ServiceLoader.Provider::get)
              .filter(driver -> driver.getClass().getClassLoader() == loader)
              .toList();
      assertThat(drivers).hasSize(1);
      try (Connection connection = drivers.get(0).connect("jdbc:gong:demo", new Properties());
          Statement statement = connection.createStatement()) {
        for (String query : QUERIES) {
          try (ResultSet result = statement.executeQuery(query)) {
            assertThat(result.next()).as(query).isTrue();
          }
        }
      }
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Soft references go when memory is short; here they go at once. */
  @Test
  void itsClassesGoWithTheProgramThatUsedThem() throws Exception {
    String folder =
        Path.of(DroppedDriver.class.getProtectionDomain().getCodeSource().getLocation().toURI())
            .toString();
    Run run =
        run(
            List.of(
                "-XX:SoftRefLRUPolicyMSPerMB=0",
                "-cp",
                folder,
                DroppedDriver.class.getName(),
                JAR.toString(),
                folder));
    assertThat(run.errors()).isEmpty();
    assertThat(run.output()).containsExactly("gone");
  }

  @Test
  @Timeout(60)
  void theSimulatedAccountServesByItself() throws Exception {
    Matcher command =
        Pattern.compile("java -cp driver/target/gong-jdbc.jar (\\S+) --port \\d+")
            .matcher(Files.readString(README));
    assertThat(command.find()).isTrue();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                JAR.toString(),
                command.group(1),
                "--port",
                "0")
            .start();
    try (BufferedReader printed = process.inputReader()) {
      String url = printed.readLine();
      Properties properties = new Properties();
      properties.setProperty("baseUrl", url);
      properties.setProperty("accessKey", "any");
      properties.setProperty("accessKeySecret", "any");
      try (Connection connection = DriverManager.getConnection("jdbc:gong:", properties);
          Statement statement = connection.createStatement();
          ResultSet result = statement.executeQuery("SELECT COUNT(*) FROM users")) {
        assertThat(result.next()).isTrue();
        assertThat(result.getInt(1)).isPositive();
      }
    } finally {
      process.destroy();
    }
  }

  @Test
  void theFirstCommandOfTheReadmePrintsCalls() throws Exception {
    Matcher command =
        Pattern.compile("java -jar driver/target/gong-jdbc.jar \"([^\"]+)\"")
            .matcher(Files.readString(README));
    assertThat(command.find()).isTrue();
    Run run = run(List.of("-jar", JAR.toString(), command.group(1)));
    assertThat(run.errors())
        .containsExactly(
            "Using the built-in sample account (jdbc:gong:demo): no URL and no GONG_ACCESS_KEY.");
    assertThat(run.exit()).isZero();
    List<String> lines = run.output();
    assertThat(lines.get(0)).startsWith("started").contains("title", "minutes");
    assertThat(lines.get(lines.size() - 1)).isEqualTo("(10 rows)");
    assertThat(lines).hasSize(13);
  }

  @Test
  void theFirstRowNeedsTheCompiledCatalogAndNoYaml(@TempDir Path folder) throws Exception {
    Path log = folder.resolve("classes");

    Run run =
        run(
            List.of(
                "-Xlog:class+load:file=" + log,
                "-jar",
                JAR.toString(),
                "SELECT title FROM calls LIMIT 1"));

    assertThat(run.exit()).isZero();
    assertThat(Files.readString(log)).contains("JdbcConnection").doesNotContain("yaml");
  }
}
