package io.github.gongjdbc.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.gongjdbc.oracle.DriverConnections.Mode;
import io.github.gongjdbc.sql.validate.FunctionCalls;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/**
 * Every function and operator that a statement can name, called with arguments of the types that it
 * takes: usual ones, nulls and odd ones. The system property {@code gong.function} calls those
 * alone whose names contain it.
 */
class FunctionsTest {
  private static final String NAMED = System.getProperty("gong.function", "");

  private static final FunctionCalls CALLS = new FunctionCalls();
  private static @Nullable FunctionAnswers answers;
  private static boolean compared;

  @BeforeAll
  static void ask() throws IOException, SQLException {
    try (DriverConnections connections = new DriverConnections(OracleAccount.SMALL)) {
      answers = new FunctionAnswers(connections.connection(OracleZone.UTC, Mode.PUSH_DOWN));
      Connection reference = reference();
      compared = reference != null;
      Set<String> seen = new HashSet<>();
      for (FunctionCalls.Call call : CALLS.calls()) {
        if (call.name().contains(NAMED)) {
          answers.ask(call, seen.add(call.name()) || !OracleZone.ONLY_ONE, reference);
        }
      }
    }
  }

  private static @Nullable Connection reference() throws SQLException {
    try {
      return ReferenceDatabase.started().connection(OracleAccount.SMALL, OracleZone.UTC, "");
    } catch (TestAbortedException e) {
      return null;
    }
  }

  private static FunctionAnswers answers() {
    return Objects.requireNonNull(answers);
  }

  @Test
  void allAreCalledButFew() throws IOException {
    assertThat(CALLS.uncallable())
        .containsExactlyInAnyOrderElementsOf(listed("uncallable.txt").keySet());
  }

  @Test
  void failuresHaveAStateAndSpeakOfSql() {
    assertThat(answers().badFailures()).isEmpty();
  }

  @Test
  void nullsAreDeclared() {
    assertThat(answers().undeclaredNulls()).isEmpty();
  }

  @Test
  void literalsGiveTheAnswersOfParameters() {
    assertThat(answers().foldedOtherwise()).isEmpty();
  }

  @Test
  void answersAreThoseOfPostgreSqlOrListed() throws IOException {
    assumeTrue(compared, "There is no reference database.");
    Set<String> listed = listed("differences.txt").keySet();
    Map<String, String> unlisted = new TreeMap<>(answers().differences());
    unlisted.keySet().removeAll(listed);
    Set<String> outdated = new TreeSet<>(listed);
    outdated.removeIf(name -> answers().differences().containsKey(name) || !name.contains(NAMED));
    assertThat(unlisted).isEmpty();
    assertThat(outdated).as("listed differences that are none").isEmpty();
  }

  /** Names and the reasons why they are listed: each line of names follows its reason. */
  private static Map<String, String> listed(String file) throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(FunctionsTest.class.getResourceAsStream("/functions/" + file))) {
      Map<String, String> reasons = new TreeMap<>();
      String reason = "";
      for (String line :
          new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        if (line.startsWith("## ")) {
          reason = line.substring("## ".length());
        } else if (!line.isBlank()) {
          reasons.put(line, reason);
        }
      }
      return reasons;
    }
  }
}
