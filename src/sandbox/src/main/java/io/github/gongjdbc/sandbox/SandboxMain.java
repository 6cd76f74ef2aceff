package io.github.gongjdbc.sandbox;

import java.io.IOException;
import java.io.PrintStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Runs the sample account as an HTTP server of its own. */
public final class SandboxMain {

  private static final String USAGE =
      """
      Options, each followed by its value:
        --port                 the port on 127.0.0.1; a free one by default
        --seed                 what the content is drawn from
        --calls                about how many calls there are (3000)
        --days                 over how many days (120)
        --users                how many users there are (40)
        --company-time-zone    the zone of the company's days (America/New_York)
        --credentials          accessKey:accessKeySecret; anything else gets 401
        --access-token         a bearer token that is accepted
        --without              a scope that the credentials lack
        --requests-per-second  more get 429 (no limit)
        --requests-per-day     more get 429 (no limit)
        --latency              milliseconds before every answer (0)
        --cursor-lifetime      seconds for which a sequence of pages lives (3600)
      """;

  private final GongSandbox.Builder builder = GongSandbox.builder();
  private int port;

  private SandboxMain() {}

  /** Starts the server, prints its URL, and serves until the process ends. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    SandboxMain main = new SandboxMain();
    PrintStream out = System.out;
    try {
      main.read(List.of(arguments));
    } catch (IllegalArgumentException | DateTimeException e) {
      System.err.println(e.getMessage());
      System.err.print(USAGE);
      System.exit(2);
    }
    try (SandboxServer server = main.builder.build().start(main.port)) {
      out.println(server.url());
      new CountDownLatch(1).await();
    }
  }

  private void read(List<String> arguments) {
    for (int i = 0; i < arguments.size(); i += 2) {
      if (i + 1 == arguments.size()) {
        throw new IllegalArgumentException("No value for " + arguments.get(i));
      }
      set(arguments.get(i), arguments.get(i + 1));
    }
  }

  private void set(String option, String value) {
    switch (option) {
      case "--port" -> port = number(option, value);
      case "--seed" -> builder.seed(number(option, value));
      case "--calls" -> builder.calls(number(option, value));
      case "--days" -> builder.days(number(option, value));
      case "--users" -> builder.users(number(option, value));
      case "--company-time-zone" -> builder.companyTimeZone(ZoneId.of(value));
      case "--credentials" -> setCredentials(value);
      case "--access-token" -> builder.accessToken(value);
      case "--without" -> builder.without(value);
      case "--requests-per-second" -> builder.requestsPerSecond(number(option, value));
      case "--requests-per-day" -> builder.requestsPerDay(number(option, value));
      case "--latency" -> builder.latency(Duration.ofMillis(number(option, value)));
      case "--cursor-lifetime" -> builder.cursorLifetime(Duration.ofSeconds(number(option, value)));
      default -> throw new IllegalArgumentException("Unknown option " + option);
    }
  }

  private void setCredentials(String value) {
    int colon = value.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("--credentials needs accessKey:accessKeySecret");
    }
    builder.credentials(value.substring(0, colon), value.substring(colon + 1));
  }

  private static int number(String option, String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(option + " needs a whole number, not " + value, e);
    }
  }
}
