package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.sandbox.SandboxServer;
import io.github.gongjdbc.sandbox.http.SandboxAnswer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Credentials go to Gong and to nobody else. */
class SecretsTest {
  @RegisterExtension static final SandboxAccount ACCOUNT = SandboxAccount.small();

  private static final List<String> SECRETS =
      List.of(
          SandboxAccount.SECRET,
          SandboxAccount.KEY,
          Base64.getEncoder()
              .encodeToString(
                  (SandboxAccount.KEY + ":" + SandboxAccount.SECRET)
                      .getBytes(StandardCharsets.UTF_8)));

  private static String urlWithSecrets() {
    return "jdbc:gong:?user="
        + SandboxAccount.KEY
        + "&password="
        + SandboxAccount.SECRET
        + "&timeZone=Europe/Berlin&baseUrl="
        + URLEncoder.encode(ACCOUNT.url(), StandardCharsets.UTF_8);
  }

  @Test
  void areNotInTheUrlThatMetadataShow() throws SQLException {
    try (Connection connection = DriverManager.getConnection(urlWithSecrets())) {
      assertThat(connection.getMetaData().getURL())
          .startsWith("jdbc:gong:")
          .contains("timeZone=Europe")
          .doesNotContain(SECRETS);
      assertThat(SandboxAccount.query(connection, "SELECT id FROM users")).isNotEmpty();
    }
  }

  @Test
  void areNotInTheTextOfAConnectionOrAStatement() throws SQLException {
    try (Connection connection = DriverManager.getConnection(urlWithSecrets())) {
      assertThat(connection.toString()).doesNotContain(SECRETS);
      assertThat(connection.createStatement().toString()).doesNotContain(SECRETS);
      assertThat(String.valueOf(connection.getMetaData().getUserName())).doesNotContain(SECRETS);
      assertThat(connection.getClientInfo().toString()).doesNotContain(SECRETS);
    }
  }

  @Test
  void areMarkedByNoExampleInThePropertyInformation() throws SQLException {
    for (DriverPropertyInfo info :
        new GongDriver().getPropertyInfo("jdbc:gong:", new Properties())) {
      if (info.name.matches("(?i)access.*|refreshToken|client.*")) {
        assertThat(info.value).as(info.name).isNullOrEmpty();
      }
    }
  }

  @Test
  void areInNoLogRecord() throws SQLException {
    List<String> records =
        logged(
            () -> {
              try (Connection connection = DriverManager.getConnection(urlWithSecrets())) {
                SandboxAccount.query(connection, "SELECT id FROM users");
                failOnceEach(connection);
              }
            });

    assertThat(records).isNotEmpty().allSatisfy(text -> assertThat(text).doesNotContain(SECRETS));
  }

  @Test
  void tokensAreInNoLogRecordMessageUrlOrText() throws SQLException, IOException {
    List<String> tokens = List.of("refresh-", "access-1", "one-time", "client-4711", "hush-hush");
    GongSandbox sandbox =
        GongSandbox.builder()
            .oauth("client-4711", "hush-hush", "one-time", true, Duration.ofDays(1))
            .build();
    try (SandboxServer server = sandbox.start()) {
      String tokenUrl = server.url() + "/oauth2/generate-customer-token";
      String url =
          "jdbc:gong:?clientId=client-4711&clientSecret=hush-hush&refreshToken=one-time&tokenUrl="
              + URLEncoder.encode(tokenUrl, StandardCharsets.UTF_8);
      List<String> records =
          logged(
              () -> {
                try (Connection connection = DriverManager.getConnection(url)) {
                  SandboxAccount.query(connection, "SELECT id FROM users");
                  assertThat(connection.getMetaData().getURL()).doesNotContain(tokens);
                  assertThat(connection.toString()).doesNotContain(tokens);
                }
              });
      assertThat(records).isNotEmpty().allSatisfy(text -> assertThat(text).doesNotContain(tokens));
      try (Connection connection =
          DriverManager.getConnection(
              url.replace("one-time", "refresh-of-old") + "&validateConnection=false")) {
        for (int status : new int[] {200, 302, 400, 401, 404, 429, 500}) {
          // what answers is so careless as to repeat what it was given
          sandbox.answerWith(
              request ->
                  Optional.of(
                      SandboxAnswer.error(status, "r", "No: " + request.query("refresh_token"))
                          .withHeader("location", "/" + request.query("refresh_token"))));
          SQLException failure =
              catchThrowableOfType(
                  SQLException.class,
                  () -> SandboxAccount.query(connection, "SELECT id FROM calls"));
          for (Throwable t = failure; t != null; t = t.getCause()) {
            assertThat(t.toString()).as("status " + status).doesNotContain(tokens);
          }
        }
      }
    }
  }

  private interface Work {
    void run() throws SQLException;
  }

  /** What is logged meanwhile, at any level. */
  private static List<String> logged(Work work) throws SQLException {
    List<String> records = new CopyOnWriteArrayList<>();
    Logger logger = Logger.getLogger("io.github.gongjdbc");
    Level before = logger.getLevel();
    Handler handler = recorder(records);
    logger.setLevel(Level.ALL);
    logger.addHandler(handler);
    try {
      work.run();
    } finally {
      logger.removeHandler(handler);
      logger.setLevel(before);
    }
    return records;
  }

  private static void failOnceEach(Connection connection) {
    ACCOUNT.withoutReferee();
    for (int status : new int[] {400, 401, 403, 404, 503}) {
      ACCOUNT.sandbox().clearExchanges();
      ACCOUNT
          .sandbox()
          .answerWith(
              request ->
                  ACCOUNT.requests().isEmpty()
                      ? Optional.of(SandboxAnswer.error(status, "r", "No"))
                      : Optional.empty());
      try {
        SandboxAccount.query(connection, "SELECT id FROM users");
      } catch (SQLException e) {
        assertThat(e.toString()).doesNotContain(SECRETS);
      }
    }
  }

  private static Handler recorder(List<String> records) {
    return new Handler() {
      @Override
      public void publish(LogRecord logged) {
        StringBuilder text = new StringBuilder(String.valueOf(logged.getMessage()));
        if (logged.getParameters() != null) {
          text.append(' ')
              .append(MessageFormat.format(logged.getMessage(), logged.getParameters()));
        }
        for (Throwable t = logged.getThrown(); t != null; t = t.getCause()) {
          text.append(' ').append(t);
        }
        records.add(text.toString());
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
