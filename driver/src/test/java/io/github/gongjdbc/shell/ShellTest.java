package io.github.gongjdbc.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.gongjdbc.SandboxAccount;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line: what is printed where, and how it ends. */
class ShellTest {
  @RegisterExtension static final SandboxAccount ACCOUNT = SandboxAccount.small();

  private static final String VALUES =
      "SELECT * FROM (VALUES (1, CAST('one' AS VARCHAR),"
          + " true), (22, CAST('two, \"2\"' AS VARCHAR), CAST(NULL AS BOOLEAN))) AS t(number, word,"
          + " flag)";

  private record Run(int exit, String out, String err) {}

  private static Run shell(Map<String, String> environment, String in, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    try (PrintWriter outWriter = new PrintWriter(out);
        PrintWriter errWriter = new PrintWriter(err)) {
      int exit =
          Shell.run(
              arguments,
              environment,
              new BufferedReader(new StringReader(in)),
              outWriter,
              errWriter);
      outWriter.flush();
      errWriter.flush();
      return new Run(exit, normalized(out), normalized(err));
    }
  }

  private static Run shell(String... arguments) {
    return shell(ACCOUNT.environment(), "", arguments);
  }

  private static String normalized(StringWriter text) {
    return text.toString().replace(System.lineSeparator(), "\n");
  }

  @Test
  void theCommandIsInstalledFromAJarAlone(@TempDir Path folder) {
    Run run = shell("--install", folder.toString());

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("starts a jar");
    assertThat(folder).isEmptyDirectory();
  }

  @Nested
  class Formats {
    @Test
    void tableIsTheDefault() {
      Run run = shell(VALUES);
      assertThat(run.exit()).isZero();
      assertThat(run.err()).isEmpty();
      assertThat(run.out())
          .isEqualTo(
              """
              number | word     | flag
              -------+----------+-----
                   1 | one      | true
                  22 | two, "2" |
              (2 rows)
              """);
    }

    @Test
    void aTableCountsItsRows() {
      assertThat(shell("SELECT 1 AS one").out()).endsWith("(1 row)\n");
      assertThat(shell("SELECT id FROM users WHERE 1 = 0").out()).endsWith("(0 rows)\n");
    }

    @Test
    void aTableCountsCharactersOfAnyScript() {
      assertThat(shell("VALUES ('日本'), ('é'), ('🎧🎧🎧')").out().lines().skip(1).limit(1))
          .allSatisfy(line -> assertThat(line).matches("-{3,}"));
    }

    @Test
    void csvQuotesWhatNeedsIt() {
      assertThat(shell("--format", "csv", VALUES).out())
          .isEqualTo("number,word,flag\n1,one,true\n22,\"two, \"\"2\"\"\",\n");
    }

    @Test
    void csvTellsNullFromEmptyText() {
      assertThat(shell("--format=csv", "VALUES (CAST(NULL AS VARCHAR), '')").out())
          .endsWith("\n,\"\"\n");
    }

    @Test
    void jsonIsOneObjectALine() throws IOException {
      Run run = shell("--format", "json", VALUES);
      ObjectMapper mapper = new ObjectMapper();
      List<String> lines = run.out().lines().toList();
      assertThat(lines).hasSize(2);
      assertThat(mapper.readTree(lines.get(0)))
          .isEqualTo(mapper.readTree("{\"number\":1,\"word\":\"one\",\"flag\":true}"));
      assertThat(mapper.readTree(lines.get(1)))
          .isEqualTo(mapper.readTree("{\"number\":22,\"word\":\"two, \\\"2\\\"\",\"flag\":null}"));
    }

    @Test
    void jsonHoldsTheRowsOfTheAccount() {
      assertThat(shell("--format", "json", "SELECT id, active FROM users").out().lines())
          .containsExactlyInAnyOrderElementsOf(
              ACCOUNT.sandbox().users().stream()
                  .map(
                      user ->
                          "{\"id\":\""
                              + user.get("id").asText()
                              + "\",\"active\":"
                              + user.get("active")
                              + "}")
                  .toList());
    }

    @Test
    void mayBeNamedInAnyCase() {
      assertThat(shell("--format", "CSV", "SELECT 1 AS one").out()).isEqualTo("one\n1\n");
    }
  }

  @Nested
  class Sources {
    private static final String SCRIPT =
        "SELECT 1 AS one; -- a comment; with a semicolon\nSELECT ';' AS \"a;b\";\n/* ; */\n;";

    @Test
    void aFileMayHoldSeveralStatements(@TempDir Path directory) throws IOException {
      Path file = directory.resolve("queries.sql");
      Files.writeString(file, SCRIPT);
      Run run = shell("--format", "csv", "--file", file.toString());
      assertThat(run.err()).isEmpty();
      assertThat(run.out()).isEqualTo("one\n1\na;b\n;\n");
      assertThat(run.exit()).isZero();
    }

    @Test
    void standardInputIsReadWhenNothingElseIsGiven() {
      Run run = shell(ACCOUNT.environment(), SCRIPT, "--format", "csv");
      assertThat(run.out()).isEqualTo("one\n1\na;b\n;\n");
      assertThat(run.exit()).isZero();
    }

    @Test
    void noStatementPrintsNothing() {
      Run run = shell(ACCOUNT.environment(), " \n-- nothing\n");
      assertThat(run.out()).isEmpty();
      assertThat(run.exit()).isZero();
    }

    @Test
    void whatWasPrintedBeforeAnErrorStays() {
      Run run = shell(ACCOUNT.environment(), "SELECT 1 AS one; SELECT x; SELECT 3", "--format=csv");
      assertThat(run.out()).isEqualTo("one\n1\n");
      assertThat(run.err()).contains("42703");
      assertThat(run.exit()).isEqualTo(1);
    }
  }

  @Nested
  class Accounts {
    @Test
    void theSampleAccountIsUsedAndNamedWhenThereIsNoUrlAndNoKey() {
      Run run = shell(Map.of(), "", "--format", "csv", "SELECT COUNT(*) > 10 AS many FROM users");
      assertThat(run.out()).isEqualTo("many\ntrue\n");
      assertThat(run.err()).contains("sample account", "jdbc:gong:demo").hasLineCount(1);
      assertThat(ACCOUNT.requests()).isEmpty();
    }

    @Test
    void theOneOfTheEnvironmentIsUsedOtherwise() {
      Run run =
          shell("--format", "csv", "SELECT COUNT(*) FROM calls WHERE started >= '2026-01-01'");
      assertThat(run.err()).isEmpty();
      assertThat(run.out().lines().toList().get(1))
          .isEqualTo(Integer.toString(ACCOUNT.sandbox().calls().size()));
      assertThat(ACCOUNT.requests()).isNotEmpty();
    }

    @Test
    void theOneOfTheUrlIsUsedBeforeThatOfTheEnvironment() {
      Run run = shell("--url", "jdbc:gong:demo", "SELECT COUNT(*) FROM users");
      assertThat(run.exit()).isZero();
      assertThat(run.err()).isEmpty();
      assertThat(ACCOUNT.requests()).isEmpty();
    }

    @Test
    void theUrlMayLeaveTheKeyToTheEnvironment() {
      Run run = shell("--url", "jdbc:gong:?timeZone=Asia/Kolkata", "SELECT COUNT(*) FROM users");
      assertThat(run.err()).isEmpty();
      assertThat(run.exit()).isZero();
      assertThat(ACCOUNT.requests()).isNotEmpty();
    }

    @Test
    void notesTellWhatTheDriverWarnsOf() {
      Run run =
          shell(
              "--url",
              "jdbc:gong:?startDate=2026-11-01",
              "--format",
              "csv",
              "SELECT COUNT(*) > 10 AS many FROM calls");
      assertThat(run.exit()).isZero();
      assertThat(run.out()).isEqualTo("many\ntrue\n");
      assertThat(run.err())
          .startsWith("Note: ")
          .contains("startDate", "2026-11-01")
          .hasLineCount(1);
    }
  }

  @Nested
  class Errors {
    @Test
    void areSaidWithTheirStateAndEndWithOne() {
      Run run = shell("SELECT titel FROM calls");
      assertThat(run.exit()).isEqualTo(1);
      assertThat(run.out()).isEmpty();
      assertThat(run.err())
          .startsWith("Error 42703: ")
          .contains("'titel'", "'title'")
          .hasLineCount(1);
    }

    @Test
    void ofTheConnectionAreSaidLikeAnyOther() {
      Run run = shell(Map.of("GONG_ACCESS_KEY", "key"), "", "SELECT 1");
      assertThat(run.exit()).isEqualTo(1);
      assertThat(run.err()).startsWith("Error ").contains("accessKeySecret").hasLineCount(1);
    }

    @Test
    void ofAUrlThatIsNoGongUrlNameIt() {
      Run run = shell("--url", "jdbc:other:x", "SELECT 1");
      assertThat(run.exit()).isEqualTo(1);
      assertThat(run.err()).startsWith("Error 08001: ").contains("jdbc:other:x", "jdbc:gong:");
    }

    @Test
    void aFileThatDoesNotExistIsNamed() {
      Run run = shell("--file", "no-such-file.sql");
      assertThat(run.exit()).isEqualTo(1);
      assertThat(run.err()).contains("no-such-file.sql").hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--format=xml", "--no-such-option", "--url", "--file"})
    void misuseEndsWithTwoAndShowsTheUsage(String argument) {
      Run run = shell(argument);
      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).contains("Usage: gong-jdbc");
    }

    @Test
    void twoStatementsAsArgumentsAreMisuse() {
      assertThat(shell("SELECT 1", "SELECT 2").exit()).isEqualTo(2);
    }
  }

  @Nested
  class About {
    @Test
    void helpTellsAllThatCanBeSaid() {
      Run run = shell("--help");
      assertThat(run.exit()).isZero();
      assertThat(run.out())
          .contains("Usage: gong-jdbc", "--url", "--format", "--file", "table, csv or json")
          .contains("GONG_ACCESS_KEY", "GONG_ACCESS_KEY_SECRET", "GONG_BASE_URL", "SQL");
    }

    @Test
    void versionIsThatOfTheDriver() {
      Run run = shell("--version");
      assertThat(run.exit()).isZero();
      assertThat(run.out()).matches("gong-jdbc \\d+\\.\\d+.*\n");
    }
  }
}
