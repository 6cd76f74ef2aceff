package io.github.gongjdbc.schema.settings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The connection properties: the only list of their names, defaults, allowed values and meaning. It
 * drives the parser, the driver's property information and the table in the user's guide.
 */
public enum GongProperty {
  ACCESS_KEY("accessKey", Kind.SECRET, "", "The access key of a Gong API key.", "user"),
  ACCESS_KEY_SECRET(
      "accessKeySecret", Kind.SECRET, "", "The secret that belongs to the access key.", "password"),
  ACCESS_TOKEN(
      "accessToken", Kind.SECRET, "", "An OAuth 2.0 access token, instead of key and secret."),
  REFRESH_TOKEN(
      "refreshToken",
      Kind.SECRET,
      "",
      "An OAuth 2.0 refresh token, for which access tokens are fetched as they are needed; with"
          + " clientId and clientSecret."),
  REFRESH_TOKEN_FILE(
      "refreshTokenFile",
      Kind.FILE,
      "",
      "A file that holds the latest refresh token, as Gong may replace it with each use. It is"
          + " created where it is missing, and what it holds goes before refreshToken."),
  CLIENT_ID(
      "clientId",
      Kind.SECRET,
      "",
      "The client id of the OAuth integration that a refreshToken is of."),
  CLIENT_SECRET("clientSecret", Kind.SECRET, "", "The secret that belongs to the client id."),
  TOKEN_URL(
      "tokenUrl",
      Kind.PLAIN,
      "https://app.gong.io/oauth2/generate-customer-token",
      "Where access tokens are fetched. Plain http is accepted for loopback addresses alone."),
  BASE_URL(
      "baseUrl",
      Kind.PLAIN,
      "https://api.gong.io",
      "Where the API is, when it is not at the host of the URL. Plain http is accepted for loopback"
          + " addresses alone."),
  START_DATE(
      "startDate",
      Kind.PLAIN,
      "90 days before now",
      "Lower bound of an incremental table's cursor column where the query has no condition on it:"
          + " a date or an ISO-8601 time with offset. The statement warns when it applied."),
  STATE(
      "state",
      Kind.PLAIN,
      "",
      "What was read before, as JSON: incremental tables then yield what is new or changed since."
          + " {} is the state before the first read."),
  STATE_FILE(
      "stateFile",
      Kind.FILE,
      "",
      "A file that holds the state instead. It is made where there is none."),
  LOOKBACK(
      "lookback",
      Kind.PLAIN,
      "P3D",
      "How far before its state an incremental read begins, for calls that appear late or change."
          + " An ISO-8601 duration or a number of seconds."),
  SYNC_WINDOW(
      "syncWindow",
      Kind.PLAIN,
      "",
      "How far beyond its state, or the start date, one incremental read goes at most, so that a"
          + " large first load is done in steps that each count. Where there is more, the statement"
          + " warns and gong_system.sync_state says so. An ISO-8601 duration such as P7D."),
  WORKSPACE_ID(
      "workspaceId", Kind.PLAIN, "", "Restricts every table that has a workspace to this one."),
  TIME_ZONE(
      "timeZone",
      Kind.PLAIN,
      "that of the JVM",
      "The time zone of TIMESTAMP values and literals, such as UTC, Europe/Berlin or -08:00. It is"
          + " fixed when the connection opens."),
  COMPANY_TIME_ZONE(
      "companyTimeZone",
      Kind.PLAIN,
      "",
      "The time zone that Gong's date filters are in. Unknown means that dates are widened by a"
          + " day."),
  INCLUDE_PRIVATE_CALLS(
      "includePrivateCalls", Kind.SWITCH, "true", "false leaves private calls out."),
  REQUESTS_PER_SECOND(
      "requestsPerSecond",
      Kind.PLAIN,
      "3",
      "Most requests a second, shared by all connections of this JVM to the same account."),
  REQUESTS_PER_DAY(
      "requestsPerDay",
      Kind.PLAIN,
      "10000",
      "Most requests a day (UTC), counted over all connections of this JVM to the same account. A"
          + " query that would need more than are left fails before it spends them."),
  MAX_REQUESTS_PER_QUERY(
      "maxRequestsPerQuery",
      Kind.PLAIN,
      "2500",
      "Most requests of one query. One that would need more fails before it spends them, with the"
          + " estimate in the message."),
  MAX_RETRY_WAIT(
      "maxRetryWait",
      Kind.PLAIN,
      "PT2M",
      "The longest Retry-After of the API that is waited for; a longer one fails at once. An"
          + " ISO-8601 duration or a number of seconds."),
  CACHE_TTL(
      "cacheTtl",
      Kind.PLAIN,
      "PT5M",
      "How long answers about small tables that change seldom (users, scorecards) are kept in"
          + " memory, for all connections of this JVM to the same account. Zero turns that off. An"
          + " ISO-8601 duration or a number of seconds."),
  CACHE_SIZE(
      "cacheSize",
      Kind.PLAIN,
      "16",
      "How many megabytes of such answers are kept at most for an account."),
  CATALOG(
      "catalog",
      Kind.FILE,
      "",
      "A folder of further catalog files (*.yaml), each of which adds tables. One with a mistake is"
          + " left out, with a warning of the connection."),
  PUSH_DOWN(
      "pushDown",
      Kind.SWITCH,
      "true",
      "false sends no filter to the API and evaluates everything locally: for tests and"
          + " diagnosis."),
  VALIDATE_CONNECTION(
      "validateConnection",
      Kind.SWITCH,
      "true",
      "The first connection of this JVM to an account proves host and credentials by one request,"
          + " and isValid does so at most once a minute. false asks nothing before a statement"
          + " does."),
  ALLOW_FILES(
      "allowFiles",
      Kind.SWITCH,
      "true",
      "false refuses properties that name files, for servers on which others type URLs. Wherever"
          + " it says false, in the URL or beside it, it counts."),
  CONNECT_TIMEOUT(
      "connectTimeout",
      Kind.PLAIN,
      "PT10S",
      "How long to wait for a connection to the API. An ISO-8601 duration or a number of seconds."),
  READ_TIMEOUT(
      "readTimeout",
      Kind.PLAIN,
      "PT60S",
      "How long to wait for the next bytes of an answer. An ISO-8601 duration or a number of"
          + " seconds."),
  RESPONSE_TIMEOUT(
      "responseTimeout",
      Kind.PLAIN,
      "PT5M",
      "How long one answer may take, from the request to its last byte, however steadily it comes."
          + " An ISO-8601 duration or a number of seconds."),
  MAX_RESPONSE_SIZE(
      "maxResponseSize",
      Kind.PLAIN,
      "256",
      "How many megabytes one answer may have, as it is sent and when it is decompressed. What a"
          + " statement wants of an answer may besides take an eighth of Java's memory."),
  MAX_RESPONSE_ITEMS(
      "maxResponseItems",
      Kind.PLAIN,
      "100000",
      "How many items one answer may list. Gong lists at most 100; a server that lists more than"
          + " this is taken for broken."),
  MAX_RESPONSE_DEPTH(
      "maxResponseDepth",
      Kind.PLAIN,
      "500",
      "How many levels deep the JSON of an answer may nest: from 10 to 1000."),
  MAX_NUMBER_LENGTH(
      "maxNumberLength",
      Kind.PLAIN,
      "1000",
      "How many digits a number of an answer may have, written out without an exponent. An answer"
          + " with a longer literal is refused; a value that would become longer is NULL, with a"
          + " warning. From 20 to 100000."),
  MAX_MESSAGE_LENGTH(
      "maxMessageLength",
      Kind.PLAIN,
      "700",
      "How many characters the message of an error or a warning may have. A longer one loses its"
          + " middle. From 200 to 100000."),
  PROXY_HOST("proxyHost", Kind.PLAIN, "", "The host of a proxy through which Gong is reached."),
  PROXY_PORT(
      "proxyPort",
      Kind.PLAIN,
      "",
      "The port of the proxy; 8080 unless it is given, or 1080 for SOCKS."),
  PROXY_TYPE("proxyType", Kind.PLAIN, "HTTP", "What the proxy speaks: HTTP, or SOCKS version 5."),
  PROXY_USER("proxyUser", Kind.PLAIN, "", "The user name for the proxy, where it asks for one."),
  PROXY_PASSWORD("proxyPassword", Kind.SECRET, "", "The password for the proxy."),
  TRUST_STORE(
      "trustStore",
      Kind.FILE,
      "",
      "A file with the certificates that are trusted, instead of those that Java trusts."),
  TRUST_STORE_PASSWORD(
      "trustStorePassword", Kind.SECRET, "", "The password of that file, where it has one."),
  TRUST_STORE_TYPE(
      "trustStoreType",
      Kind.PLAIN,
      "",
      "The type of that file, where Java does not find out by itself: such as PKCS12 or JKS."),
  APPLICATION_NAME(
      "applicationName",
      Kind.PLAIN,
      "",
      "Named in the User-Agent of the requests, for whoever reads logs.");

  /** What a value is, as far as that matters for who may see or give it. */
  private enum Kind {
    /** Anything that may be shown. */
    PLAIN,
    /** What must never be shown in a message, a log or a URL. */
    SECRET,
    /** The name of a file or a folder of the machine. */
    FILE,
    /** True or false. */
    SWITCH
  }

  private final String key;
  private final Kind kind;
  private final String defaultValue;
  private final String description;
  private final Optional<String> alias;

  GongProperty(String key, Kind kind, String defaultValue, String description) {
    this(key, kind, defaultValue, description, Optional.empty());
  }

  GongProperty(String key, Kind kind, String defaultValue, String description, String alias) {
    this(key, kind, defaultValue, description, Optional.of(alias));
  }

  GongProperty(
      String key, Kind kind, String defaultValue, String description, Optional<String> alias) {
    this.key = key;
    this.kind = kind;
    this.defaultValue = defaultValue;
    this.description = description;
    this.alias = alias;
  }

  /** The name that users write. */
  public String key() {
    return key;
  }

  /** The name that JDBC tools give to the same thing, if there is one. */
  public Optional<String> alias() {
    return alias;
  }

  /** The default as text; empty where the property is simply not set. */
  public String defaultValue() {
    return defaultValue;
  }

  public String description() {
    return description;
  }

  /** The allowed values; empty where any well-formed value is allowed. */
  public List<String> choices() {
    if (kind == Kind.SWITCH) {
      return List.of("true", "false");
    }
    return this == PROXY_TYPE ? List.of("HTTP", "SOCKS") : List.of();
  }

  /** Whether the value must never be shown in a message, a log or a URL. */
  public boolean secret() {
    return kind == Kind.SECRET;
  }

  /** Whether the value names a file or a folder. */
  public boolean file() {
    return kind == Kind.FILE;
  }

  /** The property of this name or alias, in any case. */
  public static Optional<GongProperty> find(String name) {
    for (GongProperty property : values()) {
      if (property.key.equalsIgnoreCase(name)
          || property.alias.filter(name::equalsIgnoreCase).isPresent()) {
        return Optional.of(property);
      }
    }
    return Optional.empty();
  }

  /** The property whose name is nearest to a mistyped one, if any is near. */
  public static Optional<GongProperty> nearest(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return NearMiss.of(wanted, List.of(values()), property -> property.key);
  }
}
