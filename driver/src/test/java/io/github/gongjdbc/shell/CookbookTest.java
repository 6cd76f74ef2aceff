package io.github.gongjdbc.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gongjdbc.GongConnection;
import io.github.gongjdbc.SandboxAccount;
import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.sandbox.SettableClock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The queries of the cookbook have the answers and the costs that it shows. With {@code
 * -Dgong.writeGuide=true} they are written into it.
 */
class CookbookTest {
  /** The day of the cookbook. */
  private static final SettableClock CLOCK = new SettableClock(SandboxAccount.NOW);

  @RegisterExtension
  static final SandboxAccount SAMPLE = SandboxAccount.of(GongSandbox.builder().clock(CLOCK));

  private static final Path COOKBOOK = Path.of("..", "src", "docs", "cookbook.md");

  /** Stands above a query that finds what is new since the day before. */
  private static final String SINCE = "(?<since><!-- since yesterday -->\n)?";

  /** A query, and the answer with its cost that stands behind it. */
  private static final String ANSWERED =
      "```sql\n(?<query>.*?)```\n(\n```text\n.*?```\n\n\\d+ requests?\\.\n)?";

  private static final Pattern RECIPE = Pattern.compile(SINCE + ANSWERED, Pattern.DOTALL);

  @Test
  void everyRecipeHasTheAnswerAndTheCostThatItShows() throws Exception {
    String cookbook = Files.readString(COOKBOOK);
    StringBuilder expected = new StringBuilder();
    Matcher recipe = RECIPE.matcher(cookbook);
    while (recipe.find()) {
      String query = recipe.group("query");
      String since = recipe.group("since");
      String answer = since == null ? answer(query) : answer(query, "state", yesterday(query));
      recipe.appendReplacement(
          expected,
          Matcher.quoteReplacement(
              Objects.requireNonNullElse(since, "") + "```sql\n" + query + "```\n\n" + answer));
    }
    recipe.appendTail(expected);
    if (Boolean.getBoolean("gong.writeGuide")) {
      Files.writeString(COOKBOOK, expected.toString());
    }

    assertThat(Files.readString(COOKBOOK)).isEqualTo(expected.toString());
  }

  /** The state after a query was read on the day before. */
  private static String yesterday(String query) throws SQLException {
    CLOCK.advance(Duration.ofDays(-1));
    try (GongConnection connection = SAMPLE.connectAt(CLOCK, "state", "{}");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      assertThat(SandboxAccount.rows(result)).isNotEmpty();
      return connection.state().orElseThrow();
    } finally {
      CLOCK.advance(Duration.ofDays(1));
    }
  }

  private static String answer(String query, String... properties) throws SQLException {
    SAMPLE.sandbox().clearExchanges();
    StringWriter text = new StringWriter();
    try (Connection connection = SAMPLE.connect(properties);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      new TextTable(result).print(new PrintWriter(text, true));
    }
    int requests = SAMPLE.requests().size();
    return "```text\n"
        + text.toString().replaceAll(" +\n", "\n")
        + "```\n\n"
        + requests
        + (requests == 1 ? " request.\n" : " requests.\n");
  }
}
