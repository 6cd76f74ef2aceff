package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.gongjdbc.jdbc.Connector;
import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.sandbox.OpenApiReferee;
import io.github.gongjdbc.sandbox.SandboxServer;
import io.github.gongjdbc.sandbox.SettableClock;
import io.github.gongjdbc.sandbox.http.Exchange;
import io.github.gongjdbc.sandbox.http.SandboxAnswer;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Credentials;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A simulated account behind a real HTTP server: for the tests of a class where the field is
 * static, for each test alone where it is not. After each test all that was asked and answered is
 * held to Gong's OpenAPI document.
 */
public final class SandboxAccount
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
  /** When it is in accounts with a clock of their own: a Friday afternoon. */
  public static final Instant NOW = Instant.parse("2026-11-20T20:00:00Z");

  /** The credentials that the account accepts. */
  static final String KEY = "test-key";

  static final String SECRET = "test-secret";

  /** The addresses of all accounts that this JVM has had. */
  private static final Set<String> ADDRESSES = ConcurrentHashMap.newKeySet();

  private final String key;
  private final GongSandbox sandbox;
  private @Nullable SandboxServer server;
  private boolean refereed = true;
  private boolean ofOneTest;

  private SandboxAccount(String key, GongSandbox.Builder builder) {
    this.key = key;
    this.sandbox = builder.credentials(key, SECRET).build();
  }

  /** An account of some hundred calls in sixty days, at {@link #NOW}. */
  public static SandboxAccount small() {
    return of(builder());
  }

  /**
   * The same with a key of its own, so that this JVM cannot know it from before: addresses come
   * again.
   */
  static SandboxAccount unknown(String key) {
    return new SandboxAccount(key, builder());
  }

  private static GongSandbox.Builder builder() {
    return GongSandbox.builder().clock(new SettableClock(NOW)).calls(600).days(60);
  }

  public static SandboxAccount of(GongSandbox.Builder builder) {
    return new SandboxAccount(KEY, builder);
  }

  public GongSandbox sandbox() {
    return sandbox;
  }

  public String url() {
    return Objects.requireNonNull(server).url();
  }

  /** The environment in which the shell finds this account. */
  public Map<String, String> environment() {
    return Map.of("GONG_ACCESS_KEY", key, "GONG_ACCESS_KEY_SECRET", SECRET, "GONG_BASE_URL", url());
  }

  /**
   * Opens a connection over HTTP, for which it is the time of the account; properties as name,
   * value, name, value.
   */
  public Connection connect(String... properties) throws SQLException {
    return connectAt(sandbox.clock(), properties);
  }

  /** The same, for a driver for which it is the time of a clock. */
  public GongConnection connectAt(Clock clock, String... properties) throws SQLException {
    return Connector.connect("jdbc:gong:", all(properties), clock);
  }

  private Properties all(String... properties) {
    Properties all = new Properties();
    all.setProperty("accessKey", key);
    all.setProperty("accessKeySecret", SECRET);
    all.setProperty("baseUrl", url());
    all.setProperty("requestsPerSecond", "10000");
    // Tests count what is pushed down, and those of a class share the account: what was asked
    // before
    // is not to answer. The tests of the cache turn it on, which it is for users.
    all.setProperty("cacheTtl", "0");
    // What tests count are the requests of their statements.
    all.setProperty("validateConnection", "false");
    // What is expected of times is written in UTC; the tests of time set what they need.
    all.setProperty("timeZone", "UTC");
    for (int i = 0; i < properties.length; i += 2) {
      all.setProperty(properties[i], properties[i + 1]);
    }
    return all;
  }

  /** The rows of a query on a connection of its own, values as {@code getObject} returns them. */
  public List<List<@Nullable Object>> query(String sql, Object... parameters) throws SQLException {
    try (Connection connection = connect()) {
      return query(connection, sql, parameters);
    }
  }

  /** The same on a connection with properties, as name, value, name, value. */
  List<List<@Nullable Object>> queryWith(String sql, String... properties) throws SQLException {
    try (Connection connection = connect(properties)) {
      return query(connection, sql);
    }
  }

  public static List<List<@Nullable Object>> query(
      Connection connection, String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (ResultSet result = statement.executeQuery()) {
        return rows(result);
      }
    }
  }

  public static List<List<@Nullable Object>> rows(ResultSet result) throws SQLException {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    int columns = result.getMetaData().getColumnCount();
    while (result.next()) {
      List<@Nullable Object> row = new ArrayList<>();
      for (int i = 1; i <= columns; i++) {
        row.add(result.getObject(i));
      }
      rows.add(row);
    }
    return rows;
  }

  /** What a statement warned of but calls that Gong has not processed, of which most do. */
  public static List<String> warnings(Statement statement) throws SQLException {
    return allWarnings(statement).stream()
        .filter(warning -> !warning.startsWith("Gong knows of"))
        .toList();
  }

  /** What a statement warned of, in its order. */
  static List<String> allWarnings(Statement statement) throws SQLException {
    List<String> texts = new ArrayList<>();
    for (SQLWarning w = statement.getWarnings(); w != null; w = w.getNextWarning()) {
      texts.add(String.valueOf(w.getMessage()));
    }
    return texts;
  }

  /** What the account answers to a request of somebody who may ask; it is not recorded. */
  public SandboxAnswer accountAnswer(SandboxRequest request) {
    return sandbox.accountAnswer(
        request.withHeader("authorization", Credentials.basic(key, SECRET)));
  }

  /** What the account was asked in this test, in order. */
  public List<SandboxRequest> requests() {
    return sandbox.exchanges().stream().map(Exchange::request).toList();
  }

  /** The same as path and query. */
  List<String> requestTexts() {
    return requests().stream().map(SandboxAccount::text).toList();
  }

  private static String text(SandboxRequest request) {
    List<String> query = new ArrayList<>();
    request
        .query()
        .forEach((name, values) -> values.forEach(value -> query.add(name + "=" + value)));
    return request.path() + (query.isEmpty() ? "" : "?" + String.join("&", query));
  }

  /** The items that the account answers with, without the driver. */
  List<JsonNode> items(SandboxRequest request, String array) {
    try {
      JsonNode answer =
          new ObjectMapper()
              .readTree(
                  sandbox
                      .accountAnswer(
                          request.withHeader("authorization", Credentials.basic(key, SECRET)))
                      .body());
      List<JsonNode> items = new ArrayList<>();
      answer.path(array).forEach(items::add);
      return items;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The only request of this test. */
  public SandboxRequest request() {
    assertThat(requests()).hasSize(1);
    return requests().get(0);
  }

  /** Lets a test ask or answer what Gong's document does not allow. */
  public void withoutReferee() {
    refereed = false;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    server = start();
  }

  /**
   * Starts the server where this JVM has had none: the driver remembers for a day how many requests
   * it sent to an account.
   */
  private SandboxServer start() throws IOException {
    SandboxServer started = sandbox.start();
    while (!ADDRESSES.add(started.url())) {
      started.close();
      started = sandbox.start();
    }
    return started;
  }

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    if (server == null) {
      server = start();
      ofOneTest = true;
    }
    sandbox.answerWith(null);
    sandbox.clearExchanges();
    refereed = true;
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    if (refereed) {
      OpenApiReferee referee = new OpenApiReferee();
      for (Exchange exchange : sandbox.exchanges()) {
        assertThat(referee.violations(exchange)).as(exchange.request().path()).isEmpty();
      }
    }
    if (ofOneTest) {
      afterAll(context);
      server = null;
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    Objects.requireNonNull(server).close();
  }
}
