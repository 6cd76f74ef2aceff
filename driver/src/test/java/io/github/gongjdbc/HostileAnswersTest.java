package io.github.gongjdbc;

import static io.github.gongjdbc.HostileAnswer.CALLS;
import static io.github.gongjdbc.HostileAnswer.ITEM;
import static io.github.gongjdbc.HostileAnswer.PAGE;
import static io.github.gongjdbc.HostileAnswer.body;
import static io.github.gongjdbc.HostileAnswer.encoded;
import static io.github.gongjdbc.HostileAnswer.http;
import static io.github.gongjdbc.HostileAnswer.raw;
import static io.github.gongjdbc.HostileAnswer.status;
import static io.github.gongjdbc.HostileAnswer.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a server answers, a statement ends soon: with right rows, or with one SQLException that
 * says what is wrong and repeats no secret. As failures that may pass are waited for, many cases
 * run at once, each with an access key of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileAnswersTest {
  private static final String SECRET = "s3cr3t-of-the-hostile";
  private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(3);
  private static final int MEGABYTES = 4;
  private static final int AT_ONCE = 16;
  private static final long LONGEST_SECONDS = 60;

  /** What every status but 200 becomes, whatever the body. */
  private static final String STATUSES =
      """
      201 Created                        58000
      202 Accepted                       58000
      203 Other                          58000
      206 Partial Content                58000
      226 IM Used                        58000
      300 Multiple Choices               08001
      301 Moved Permanently              08001
      302 Found                          08001
      303 See Other                      08001
      307 Temporary Redirect             08001
      308 Permanent Redirect             08001
      400 Bad Request                    58000
      401 Unauthorized                   28000
      402 Payment Required               58000
      403 Forbidden                      42501
      404 Not Found                      58000
      405 Method Not Allowed             58000
      406 Not Acceptable                 58000
      408 Request Timeout                58000
      409 Conflict                       58000
      410 Gone                           58000
      413 Content Too Large              58000
      414 URI Too Long                   58000
      418 I'm a teapot                   58000
      421 Misdirected Request            58000
      422 Unprocessable                  58000
      429 Too Many Requests              53400
      431 Request Header Fields Too Large 58000
      451 Unavailable For Legal Reasons  58000
      499 Client Closed                  58000
      500 Internal Server Error          58000
      501 Not Implemented                58000
      502 Bad Gateway                    58000
      503 Service Unavailable            58000
      504 Gateway Timeout                58000
      505 HTTP Version Not Supported     58000
      511 Network Authentication         58000
      599 Nothing                        58000
      """;

  /** Bodies of an answer of status 200; the outcome is a number of rows, or a SQL state. */
  private static final String BODIES =
      """
      1     {"calls":[%s],"records":{}}
      1     {"calls":[%s],"records":{"totalRecords":1}}
      1     {"calls":[%s],"records":{"totalRecords":"1"}}
      1     {"calls":[%s],"records":{"totalRecords":-1}}
      1     {"calls":[%s],"records":{"totalRecords":1.5}}
      1     {"calls":[%s],"records":{"totalRecords":null}}
      1     {"calls":[%s],"records":{"totalRecords":[7]}}
      1     {"calls":[%s],"records":{"totalRecords":{"a":1}}}
      1     {"calls":[%s],"records":{"totalRecords":true}}
      1     {"calls":[%s],"records":{"totalRecords":1e999999999}}
      1     {"calls":[%s],"records":{"totalRecords":1e-999999999}}
      1     {"calls":[%s],"records":{"totalRecords":99999999999999999999999}}
      1     {"calls":[%s],"records":{"cursor":null}}
      1     {"calls":[%s],"records":{"cursor":""}}
      1     {"calls":[%s],"records":{"cursor":" "}}
      58030 {"calls":[%s],"records":{"cursor":7}}
      58030 {"calls":[%s],"records":{"cursor":1e999999999}}
      58030 {"calls":[%s],"records":{"cursor":["a"]}}
      58030 {"calls":[%s],"records":{"cursor":{"a":1}}}
      58030 {"calls":[%s],"records":{"cursor":false}}
      58030 {"calls":[%s],"records":{"cursor":"always the same"}}
      58030 {"calls":[],"records":{"cursor":"always the same"}}
      0     {"calls":[],"records":{}}
      58030 {"calls":[%s],"records":[]}
      58030 {"calls":[%s],"records":"none"}
      58030 {"calls":[%s],"records":null}
      58030 {"calls":[%s],"records":7}
      58030 {"calls":[%s]}
      58030 {"calls":[%s],"records":{},"records":{"cursor":"next"}}
      58030 {"calls":[%s],"calls":[],"records":{}}
      58030 {"calls":null,"records":{}}
      58030 {"calls":{},"records":{}}
      58030 {"calls":"none","records":{}}
      58030 {"calls":7,"records":{}}
      58030 {"calls":[null],"records":{}}
      58030 {"calls":["1"],"records":{}}
      58030 {"calls":[[%s]],"records":{}}
      58030 {"calls":[{}],"records":{}}
      58030 {"calls":[{"id":null,"started":"2026-11-11T00:00:00Z"}],"records":{}}
      58030 {"calls":[{"id":{},"started":"2026-11-11T00:00:00Z"}],"records":{}}
      58030 {"calls":[{"id":1e999999999,"started":"2026-11-11T00:00:00Z"}],"records":{}}
      58030 {"calls":[{"id":"1","started":"soon"}],"records":{}}
      58030 {"calls":[{"id":"1","started":{}}],"records":{}}
      58030 {"calls":[{"id":"1","started":1e999999999}],"records":{}}
      58030 {"calls":[{"id":"1","started":null}],"records":{}}
      1     {"calls":[%s,%s],"records":{}}
      1     {"calls":[{"id":"2","id":"1","started":"2026-11-11T00:00:00Z"}],"records":{}}
      1     {"calls":[{"id":"1","started":"2026-11-11T00:00:00Z","title":{"a":1}}],"records":{}}
      1     {"calls":[{"id":"1","started":"2026-11-11T00:00:00Z","title":1e999999999}],"records":{}}
      1     {"calls":[{"id":"1","started":"2026-11-11T00:00:00Z","duration":1e999999999}],"records":{}}
      1     {"calls":[{"id":"1","started":"2026-11-11T00:00:00Z","duration":"1e999999999"}],"records":{}}
      1     {"calls":[{"id":"1","started":"2026-11-11T00:00:00Z","duration":[1]}],"records":{}}
      1     {"calls":[{"id":"1","started":"2026-11-11T00:00:00Z","title":"\\u0000\\ud800"}],"records":{}}
      1     {"news":[[[{"calls":[]}]]],"calls":[%s],"records":{"news":{}}}
      58030 [{"calls":[%s],"records":{}}]
      58030 {"calls":[%s],"records":{}}{}
      58030 {"calls":[%s],"records":{}}<!-- cached -->
      58030 {"calls":[%s],"records":{}
      58030 {"calls":[%s],"reco
      58030 {"calls":[{"id":"1
      58030 {"calls":[{"id":1
      58030 {'calls':[],'records':{}}
      58030 {"calls":[NaN],"records":{}}
      58030 {"calls":[{"id":01}],"records":{}}
      58030 {"calls":[%s,],"records":{}}
      58030 )]}'{"calls":[%s],"records":{}}
      58030 callback({"calls":[%s],"records":{}})
      58030 {}
      58030 []
      58030 null
      58030 "calls"
      58030 7
      58030 <html><body>Welcome</body></html>
      58030 <?xml version="1.0"?><calls/>
      58030 OK
      """;

  private final List<HostileAnswer> cases = cases();
  private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
  private final Map<HostileAnswer, CompletableFuture<Result>> results = new LinkedHashMap<>();
  private final Map<String, AtomicInteger> requests = new ConcurrentHashMap<>();
  private HostileServer server;

  private record Result(
      int rows, @Nullable SQLException failure, int requests, String authorization) {}

  private static List<HostileAnswer> cases() {
    List<HostileAnswer> cases = new ArrayList<>();
    for (String line : STATUSES.lines().toList()) {
      String[] cells = line.strip().split(" +(?=\\w{5}$)", -1);
      for (String body : List.of("", "<html>You sent @</html>", "{\"errors\":[\"You sent @\"]}")) {
        cases.add(status(cells[1], cells[0], body));
      }
    }
    for (String line : BODIES.lines().toList()) {
      String[] cells = line.strip().split(" +", 2);
      cases.add(body(cells[0], cells[1].replace("%s", ITEM)));
    }
    addTexts(cases);
    addLimits(cases);
    addEncodings(cases);
    addTransfers(cases);
    return cases;
  }

  /** Large, deep and long JSON, and characters that are none. */
  private static void addTexts(List<HostileAnswer> cases) {
    String start = "{\"calls\":[{\"id\":\"1\",\"started\":\"2026-11-11T00:00:00Z\",";
    String end = "}],\"records\":{}}";
    String deep = "[".repeat(100_000) + "]".repeat(100_000);
    String objects = "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000);
    String digits = "9".repeat(1_000_000);
    cases.add(body("58030", start + "\"title\":" + deep + end));
    cases.add(body("58030", start + "\"news\":" + deep + end));
    cases.add(body("58030", start + "\"news\":" + objects + end));
    cases.add(body("58030", "{\"news\":" + objects + "," + PAGE.substring(1)));
    cases.add(body("58030", deep));
    cases.add(body("58030", start + "\"duration\":" + digits + end));
    cases.add(body("1", start + "\"duration\":\"" + digits + "\"" + end));
    cases.add(body("58030", start + "\"news\":" + digits + end));
    cases.add(body("1", start + "\"title\":\"" + digits + "\"" + end));
    cases.add(body("58030", start + "\"" + digits + "\":1" + end));
    cases.add(body("1", "\ufeff" + PAGE));
    cases.add(body("1", "\n\n \t" + PAGE + "\n\n"));
    cases.add(body("58030", "\0" + PAGE));
    cases.add(body("58030", PAGE + "\0"));
    cases.add(body("58030", start + "\"title\":\"\0\"" + end));
    for (String text : List.of("\u00ff", "\u00c0(", "\u00ed\u00a0\u0080", "\u00f8\u0088")) {
      byte[] bytes =
          (start + "\"title\":\"" + text + "\"" + end).getBytes(StandardCharsets.ISO_8859_1);
      cases.add(encoded("58030", "no UTF-8: " + text, "identity", bytes));
    }
    cases.add(encoded("1", "UTF-16", "identity", PAGE.getBytes(StandardCharsets.UTF_16BE)));
    cases.add(
        encoded(
            "58030",
            "half UTF-16",
            "identity",
            Arrays.copyOf(PAGE.getBytes(StandardCharsets.UTF_16BE), 51)));
    StringBuilder names = new StringBuilder("\"x\":1");
    for (int i = 0; i < 100_000; i++) {
      names.append(",\"name").append(i).append("\":1");
    }
    cases.add(body("1", start + names + end));
  }

  /** What is within one limit and beyond another. */
  private static void addLimits(List<HostileAnswer> cases) {
    StringBuilder many = new StringBuilder(ITEM);
    for (int i = 2; i <= 10_000; i++) {
      many.append(',').append(ITEM.replace("\"1\"", "\"" + i + "\""));
    }
    HostileAnswer items = body("10000", "{\"calls\":[" + many + "],\"records\":{}}");
    cases.add(items);
    cases.add(items.within("maxResponseItems", 10_000, "10000"));
    cases.add(items.within("maxResponseItems", 9_999, "58030"));
    String start = "{\"calls\":[{\"id\":\"1\",\"started\":\"2026-11-11T00:00:00Z\",";
    String end = "}],\"records\":{}}";
    HostileAnswer deep =
        titled("700 levels", "58030", start, "[".repeat(700) + "]".repeat(700), end);
    cases.add(deep);
    cases.add(deep.within("maxResponseDepth", 1_000, "1"));
    HostileAnswer shallow = titled("30 levels", "1", start, "[".repeat(30) + "]".repeat(30), end);
    cases.add(shallow);
    cases.add(shallow.within("maxResponseDepth", 20, "58030"));
    HostileAnswer digits = titled("2000 digits", "58030", start, "9".repeat(2_000), end);
    cases.add(digits);
    cases.add(digits.within("maxNumberLength", 2_000, "1"));
    HostileAnswer few = titled("40 digits", "1", start, "9".repeat(40), end);
    cases.add(few);
    cases.add(few.within("maxNumberLength", 39, "58030"));
    cases.add(
        status("58000", "400 Bad Request", "{\"errors\":[\"" + "Words. ".repeat(99) + "\"]}")
            .within("maxMessageLength", 250, "58000"));
  }

  private static HostileAnswer titled(
      String name, String outcome, String start, String title, String end) {
    return encoded(outcome, name, "identity", utf8(start + "\"title\":" + title + end));
  }

  /** What calls itself compressed. */
  private static void addEncodings(List<HostileAnswer> cases) {
    byte[] page = utf8(PAGE);
    byte[] zipped = HostileAnswer.gzip(page);
    byte[] broken = zipped.clone();
    broken[broken.length - 6] ^= 1;
    byte[] bomb = HostileAnswer.gzip(new byte[64 << 20]);
    byte[] json = utf8(PAGE.replace("One", " ".repeat(MEGABYTES << 20)));
    cases.add(encoded("1", "gzip", "gzip", zipped));
    cases.add(encoded("58030", "gzip cut short", "gzip", Arrays.copyOf(zipped, zipped.length - 9)));
    cases.add(encoded("58030", "gzip without its end", "gzip", Arrays.copyOf(zipped, 40)));
    cases.add(encoded("58030", "gzip with a wrong sum", "gzip", broken));
    cases.add(encoded("58030", "gzip that is none", "gzip", page));
    cases.add(encoded("58030", "gzip of nothing", "gzip", new byte[0]));
    cases.add(encoded("58030", "gzip twice", "gzip", HostileAnswer.gzip(zipped)));
    cases.add(encoded("58030", "gzip without saying so", "identity", zipped));
    cases.add(encoded("58030", "deflate", "deflate", HostileAnswer.deflate(page)));
    cases.add(encoded("58030", "an unknown encoding", "br", zipped));
    cases.add(encoded("58030", "a gzip bomb of zeros", "gzip", bomb));
    cases.add(encoded("58030", "a gzip bomb of JSON", "gzip", HostileAnswer.gzip(json)));
    cases.add(encoded("58030", "more than the limit", "identity", json));
  }

  /** What goes wrong on the way. */
  private static void addTransfers(List<HostileAnswer> cases) {
    String ok = "HTTP/1.1 200 OK\r\nConnection: close\r\n";
    String chunked = ok + "Transfer-Encoding: chunked\r\n\r\n";
    String chunk = Integer.toHexString(PAGE.length()) + "\r\n" + PAGE + "\r\n";
    cases.add(raw("1", "in chunks", chunked + chunk + "0\r\n\r\n"));
    cases.add(
        raw(
            "1",
            "a chunk with an extension",
            chunked + chunk.replaceFirst("\r", ";a=b\r") + "0\r\n\r\n"));
    cases.add(raw("08006", "chunks without an end", chunked + chunk));
    cases.add(raw("08006", "a chunk that is cut", chunked + "ffff\r\n" + PAGE));
    cases.add(raw("58030", "a chunk of wrong length", chunked + "5\r\n" + PAGE + "\r\n0\r\n\r\n"));
    cases.add(raw("08006", "a chunk of no length", chunked + "x\r\n" + PAGE + "\r\n0\r\n\r\n"));
    cases.add(raw("08006", "a chunk below zero", chunked + "-5\r\n" + PAGE + "\r\n0\r\n\r\n"));
    cases.add(raw("08006", "a chunk beyond numbers", chunked + "ffffffffffffffffff\r\n" + PAGE));
    cases.add(raw("1", "no length", ok + "\r\n" + PAGE));
    cases.add(raw("58030", "no length, and cut", ok + "\r\n" + PAGE.substring(0, 40)));
    cases.add(raw("08006", "a length too long", ok + "Content-Length: 9999\r\n\r\n" + PAGE));
    cases.add(raw("58030", "a length too short", ok + "Content-Length: 9\r\n\r\n" + PAGE));
    cases.add(
        raw(
            "58030",
            "a length of a terabyte",
            ok + "Content-Length: 1099511627776\r\n\r\n" + PAGE));
    cases.add(raw("1", "a length that is none", ok + "Content-Length: many\r\n\r\n" + PAGE));
    cases.add(raw("1", "a length below zero", ok + "Content-Length: -1\r\n\r\n" + PAGE));
    cases.add(raw("58030", "nothing", ok + "Content-Length: 0\r\n\r\n"));
    cases.add(
        raw("58000", "204 with nothing", "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"));
    cases.add(
        raw(
            "08006",
            "204 with a body",
            "HTTP/1.1 204 No Content\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}"));
    cases.add(raw("08006", "no answer", ""));
    cases.add(raw("08006", "half a status", "HTTP/1.1 2"));
    cases.add(raw("08006", "half of the headers", ok + "Content-Ty"));
    cases.add(raw("08006", "another protocol", "SSH-2.0-OpenSSH_9.6\r\n"));
    cases.add(raw("08006", "a status that is none", "HTTP/1.1 two OK\r\n\r\n"));
    cases.add(raw("08006", "HTTP/0.9", PAGE));
    cases.add(raw("1", "HTTP/1.0", "HTTP/1.0 200 OK\r\n\r\n" + PAGE));
    cases.add(raw("1", "no words", "HTTP/1.1 200\r\nConnection: close\r\n\r\n" + PAGE));
    cases.add(
        raw("1", "a hundred continues", "HTTP/1.1 100 Continue\r\n\r\n" + ok + "\r\n" + PAGE));
    cases.add(
        raw("08006", "continues without an end", "HTTP/1.1 100 Continue\r\n\r\n".repeat(100_000)));
    cases.add(
        raw("58030", "a long type", ok + "Content-Type: text/" + "x".repeat(9_999) + "\r\n\r\nOK"));
    cases.add(raw("1", "bare line feeds", "HTTP/1.1 200 OK\nConnection: close\n\n" + PAGE));
    cases.add(raw("1", "cookies", ok + "Set-Cookie: a=b\r\nSet-Cookie: =\r\n\r\n" + PAGE));
    cases.add(
        raw("1", "headers twice", ok + "Content-Type: a\r\nContent-Type: text/xml\r\n\r\n" + PAGE));
    cases.add(raw("08006", "headers without an end", ok + "x: y\r\n".repeat(100_000)));
    cases.add(
        raw(
            "08006",
            "a header of a megabyte",
            ok + "x: " + "y".repeat(1 << 20) + "\r\n\r\n" + PAGE));
    cases.add(
        raw(
            "08001",
            "a redirect to a secret",
            (out, authorization) ->
                out.write(
                    http(
                        "308 Moved",
                        Map.of("Location", "https://elsewhere/" + authorization),
                        new byte[0]))));
    cases.add(
        raw(
            "53400",
            "a time that is none",
            (out, authorization) ->
                out.write(
                    http("429 No", Map.of("Retry-After", "99999999999999999999"), new byte[0]))));
    cases.add(raw("58030", "bytes that do not end", (out, authorization) -> endless(out)));
    cases.add(
        raw(
            "08006",
            "a byte every tenth of a second",
            (out, authorization) -> slowly(out, ok + "Content-Length: 9999\r\n\r\n" + PAGE)));
    cases.add(
        raw(
            "08006",
            "headers that come slowly",
            (out, authorization) -> slowly(out, ok + "x: " + "y".repeat(999))));
  }

  private static void endless(OutputStream out) throws IOException {
    out.write(utf8("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{\"calls\":["));
    byte[] spaces = utf8(" ".repeat(1 << 16));
    while (true) {
      out.write(spaces);
    }
  }

  private static void slowly(OutputStream out, String text) throws IOException {
    for (byte one : utf8(text)) {
      out.write(one);
      out.flush();
      try {
        TimeUnit.MILLISECONDS.sleep(100);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  @BeforeAll
  void start() throws IOException {
    server = new HostileServer(this::write);
    for (int i = 0; i < cases.size(); i++) {
      String key = "hostile-" + i;
      HostileAnswer one = cases.get(i);
      requests.put(key, new AtomicInteger());
      results.put(one, CompletableFuture.supplyAsync(() -> run(one, key), threads));
    }
  }

  private void write(String key, String authorization, OutputStream out) throws IOException {
    Objects.requireNonNull(requests.get(key)).incrementAndGet();
    int index = Integer.parseInt(key.substring("hostile-".length()));
    cases.get(index).bytes().write(out, authorization);
  }

  private Result run(HostileAnswer one, String key) {
    Properties properties = new Properties();
    properties.setProperty("accessKey", key);
    properties.setProperty("accessKeySecret", SECRET);
    properties.setProperty("baseUrl", server.url());
    properties.setProperty("requestsPerSecond", "10000");
    properties.setProperty("validateConnection", "false");
    properties.setProperty("responseTimeout", RESPONSE_TIMEOUT.toString());
    properties.setProperty("maxResponseSize", String.valueOf(MEGABYTES));
    properties.putAll(one.settings());
    String authorization = Base64.getEncoder().encodeToString(utf8(key + ":" + SECRET));
    int rows = 0;
    @Nullable SQLException failure = null;
    try (Connection connection = DriverManager.getConnection("jdbc:gong:", properties);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(one.sql())) {
      while (result.next()) {
        rows++;
      }
    } catch (SQLException e) {
      failure = e;
    }
    return new Result(
        rows, failure, Objects.requireNonNull(requests.get(key)).get(), authorization);
  }

  @AfterAll
  void end() throws IOException {
    threads.shutdownNow();
    server.close();
  }

  List<HostileAnswer> all() {
    return cases;
  }

  @Test
  void leavesNoThreadBehind() throws Exception {
    CompletableFuture.allOf(results.values().toArray(new CompletableFuture<?>[0]))
        .get(LONGEST_SECONDS, TimeUnit.SECONDS);
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("gong-jdbc-reading")) {
        thread.join(TimeUnit.SECONDS.toMillis(LONGEST_SECONDS));
        assertThat(thread.isAlive()).isFalse();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "more than the limit, maxResponseSize (4 MB)",
    "a gzip bomb of JSON, maxResponseSize (4 MB)",
    "bytes that do not end, maxResponseSize (4 MB)",
    "a length of a terabyte, maxResponseSize (4 MB)",
    "700 levels, 500 levels (maxResponseDepth)",
    "30 levels within maxResponseDepth=20, 20 levels (maxResponseDepth)",
    "2000 digits, 1000 digits (maxNumberLength)",
    "40 digits within maxNumberLength=39, 39 digits (maxNumberLength)",
    "a byte every tenth of a second, responseTimeout (PT3S)",
    "headers that come slowly, responseTimeout (PT3S)",
  })
  void saysWhichLimitWasMetAndDoesNotAskAgain(String name, String words) throws Exception {
    HostileAnswer one =
        cases.stream().filter(any -> any.name().equals(name)).findAny().orElseThrow();
    Result result = Objects.requireNonNull(results.get(one)).get(LONGEST_SECONDS, TimeUnit.SECONDS);
    assertThat(String.valueOf(result.failure())).contains(words);
    assertThat(result.requests()).isEqualTo(1);
  }

  /** The token endpoint is no better than others. */
  @ParameterizedTest
  @CsvSource({
    "a byte every tenth of a second, 08006",
    "bytes that do not end, 58030",
    "a gzip bomb of zeros, 58030",
    "half of the headers, 08006",
    "nothing, 58030",
    "in chunks, 58030",
  })
  void ofATokenEndpointEndInErrorsToo(String name, String state) {
    int index = cases.stream().map(HostileAnswer::name).toList().indexOf(name);
    Properties properties = new Properties();
    properties.setProperty("refreshToken", SECRET);
    properties.setProperty("clientId", "hostile-" + index);
    properties.setProperty("clientSecret", SECRET);
    properties.setProperty("tokenUrl", server.url() + "/oauth2/generate-customer-token");
    properties.setProperty("baseUrl", server.url());
    properties.setProperty("responseTimeout", RESPONSE_TIMEOUT.toString());
    Failure failure =
        Failure.of(
            () -> {
              try (Connection connection = DriverManager.getConnection("jdbc:gong:", properties);
                  Statement statement = connection.createStatement()) {
                statement.executeQuery(CALLS).next();
              }
            });
    assertThat(failure.state()).as(failure.message()).isEqualTo(state);
    failure.conceals(SECRET);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void endsInRowsOrInOneError(HostileAnswer one) throws Exception {
    Result result = Objects.requireNonNull(results.get(one)).get(LONGEST_SECONDS, TimeUnit.SECONDS);
    SQLException failure = result.failure();
    String outcome =
        failure == null ? String.valueOf(result.rows()) : String.valueOf(failure.getSQLState());
    assertThat(outcome)
        .as(failure == null ? "rows" : failure.getMessage())
        .isEqualTo(one.outcome());
    assertThat(result.requests()).as("requests").isBetween(1, 8);
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      assertThat(String.valueOf(cause)).doesNotContain(SECRET, result.authorization());
      assertThat(String.valueOf(cause.getMessage()))
          .hasSizeLessThanOrEqualTo(
              Integer.parseInt(one.settings().getOrDefault("maxMessageLength", "700")));
    }
    if (failure != null) {
      Failure.assertIsForUsers(String.valueOf(failure.getMessage()));
    }
  }
}
