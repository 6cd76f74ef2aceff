package io.github.gongjdbc.schema.testing;

import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.sandbox.SandboxServer;
import io.github.gongjdbc.sandbox.fault.Intervention;
import io.github.gongjdbc.sandbox.http.Exchange;
import io.github.gongjdbc.sandbox.http.SandboxAnswer;
import io.github.gongjdbc.schema.catalog.Endpoint;
import io.github.gongjdbc.schema.client.GongApi;
import io.github.gongjdbc.schema.limit.StatementContext;
import io.github.gongjdbc.schema.page.ItemReader;
import io.github.gongjdbc.schema.page.Page;
import io.github.gongjdbc.schema.settings.GongProperty;
import io.github.gongjdbc.schema.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A simulated account behind a socket, and the API over it. */
public final class ServedAccount implements AutoCloseable {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-10T12:00:00Z"), ZoneOffset.UTC);

  private final GongSandbox sandbox;
  private SandboxServer server;

  public ServedAccount() throws IOException {
    this(GongSandbox.builder());
  }

  public ServedAccount(GongSandbox.Builder builder) throws IOException {
    this.sandbox = builder.calls(250).days(10).clock(CLOCK).build();
    this.server = sandbox.start();
  }

  public String url() {
    return server.url();
  }

  public List<Exchange> exchanges() {
    return sandbox.exchanges();
  }

  public GongSandbox sandbox() {
    return sandbox;
  }

  public void answerWith(Intervention intervention) {
    sandbox.answerWith(intervention);
  }

  /** Answers the first requests so, and the account answers all others. */
  public void answerFirst(SandboxAnswer... answers) {
    List<SandboxAnswer> odd = List.of(answers);
    sandbox.answerWith(
        request ->
            exchanges().size() < odd.size()
                ? Optional.of(odd.get(exchanges().size()))
                : Optional.empty());
  }

  public GongApi api() {
    return api(Map.of());
  }

  public GongApi api(Map<GongProperty, String> given) {
    return new GongApi(settings(given), Optional.empty());
  }

  Settings settings(Map<GongProperty, String> given) {
    Map<GongProperty, String> all = new EnumMap<>(GongProperty.class);
    all.put(GongProperty.BASE_URL, url());
    all.put(GongProperty.REQUESTS_PER_SECOND, "1000");
    all.put(GongProperty.CACHE_TTL, "0");
    all.putAll(given);
    return Settings.of(all);
  }

  /** The ids on the first page of an endpoint. */
  public static Page<String> fetch(GongApi api, Endpoint endpoint) {
    return api.fetch(Endpoints.all(endpoint), ids(endpoint), new StatementContext());
  }

  public static ItemReader<String> ids(Endpoint endpoint) {
    String pointer =
        switch (endpoint.name()) {
          case "list_calls_extensive" -> "/metaData/id";
          case "list_scorecards" -> "/scorecardId";
          default -> "/id";
        };
    return (item, rows) -> rows.accept(item.at(pointer).asText());
  }

  /** Serves at the same address, after it was closed. */
  public void serveAgain() {
    try {
      server = sandbox.start(server.port());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
