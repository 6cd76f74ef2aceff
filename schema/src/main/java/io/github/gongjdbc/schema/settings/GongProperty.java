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
      "accessKeySecret", Kind.SECRET, "", "The secret of the access key.", "password"),
  ACCESS_TOKEN(
      "accessToken", Kind.SECRET, "", "An OAuth 2.0 access token, instead of key and secret."),
  REFRESH_TOKEN(
      "refreshToken",
      Kind.SECRET,
      "",
      "An OAuth 2.0 refresh token, with which the driver fetches access tokens. It needs clientId"
          + " and clientSecret."),
  REFRESH_TOKEN_FILE(
      "refreshTokenFile",
      Kind.FILE,
      "",
      "A file that holds the latest refresh token, because Gong may replace it with each use. The"
          + " driver creates it if it does not exist. The token in the file overrides"
          + " refreshToken."),
  CLIENT_ID(
      "clientId",
      Kind.SECRET,
      "",
      "The client id of the OAuth integration that issued refreshToken."),
  CLIENT_SECRET("clientSecret", Kind.SECRET, "", "The secret of the client id."),
  TOKEN_URL(
      "tokenUrl",
      Kind.PLAIN,
      "https://app.gong.io/oauth2/generate-customer-token",
      "The address that issues access tokens. Plain http is accepted for loopback addresses only."),
  BASE_URL(
      "baseUrl",
      Kind.PLAIN,
      "https://api.gong.io",
      "The address of the API, if it is not the host of the URL. Plain http is accepted for"
          + " loopback addresses only."),
  START_DATE(
      "startDate",
      Kind.PLAIN,
      "90 days before now",
      "The lower bound of an incremental table's cursor column if the query has no condition on it:"
          + " a date, or an ISO-8601 time with offset. A warning of the statement says that it was"
          + " applied."),
  STATE(
      "state",
      Kind.PLAIN,
      "",
      "The state of incremental reads, as JSON: incremental tables then return the rows that are"
          + " new or changed since. {} is the state before the first read."),
  STATE_FILE(
      "stateFile",
      Kind.FILE,
      "",
      "A file that holds the state of incremental reads, instead of the property state. The driver"
          + " creates it if it does not exist."),
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
          + " large first load can be committed in steps. If more is left, the statement warns, and"
          + " gong_system.sync_state says so. An ISO-8601 duration such as P7D."),
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
      "The time zone of Gong's date filters. If it is not set, the driver widens their ranges by a"
          + " day."),
  INCLUDE_PRIVATE_CALLS(
      "includePrivateCalls", Kind.SWITCH, "true", "false excludes private calls."),
  REQUESTS_PER_SECOND(
      "requestsPerSecond",
      Kind.PLAIN,
      "3",
      "The maximum number of requests a second, shared by all connections of this JVM to the same"
          + " account."),
  REQUESTS_PER_DAY(
      "requestsPerDay",
      Kind.PLAIN,
      "10000",
      "The maximum number of requests a day (UTC), counted over all connections of this JVM to the"
          + " same account. A query that needs more than are left fails before it sends them."),
  MAX_REQUESTS_PER_QUERY(
      "maxRequestsPerQuery",
      Kind.PLAIN,
      "2500",
      "The maximum number of requests of one query. A query that needs more fails before it sends"
          + " them, and the message gives the estimate."),
  MAX_RETRY_WAIT(
      "maxRetryWait",
      Kind.PLAIN,
      "PT2M",
      "The longest Retry-After of the API that the driver waits for; at a longer one, the query"
          + " fails at once. An ISO-8601 duration or a number of seconds."),
  CACHE_TTL(
      "cacheTtl",
      Kind.PLAIN,
      "PT5M",
      "How long what was read is used again, by all connections of this JVM to the same account:"
          + " only what is missing is asked for. Zero turns this off. SET cacheTtl = 'PT0S' makes"
          + " the statements that follow read afresh. An ISO-8601 duration or a number of"
          + " seconds."),
  CACHE_SIZE(
      "cacheSize",
      Kind.PLAIN,
      "a sixteenth of Java's memory",
      "How many megabytes of what was read are kept in memory for an account at most; what does not"
          + " fit is read again. Zero turns this off."),
  CATALOG(
      "catalog",
      Kind.FILE,
      "",
      "A folder of further catalog files (*.yaml), each of which adds tables. A file with a mistake"
          + " is ignored, with a warning of the connection."),
  PUSH_DOWN(
      "pushDown",
      Kind.SWITCH,
      "true",
      "false sends no filters to the API and evaluates everything in the driver, for tests and"
          + " diagnosis."),
  VALIDATE_CONNECTION(
      "validateConnection",
      Kind.SWITCH,
      "true",
      "If true, the first connection of this JVM to an account checks host and credentials with one"
          + " request, and isValid does so at most once a minute. If false, only statements send"
          + " requests."),
  ALLOW_FILES(
      "allowFiles",
      Kind.SWITCH,
      "true",
      "false refuses properties that name files, for servers on which other people type URLs. It"
          + " applies if it is false in the URL or in the properties."),
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
      "How long one answer may take from the request to its last byte, even if data keeps arriving."
          + " An ISO-8601 duration or a number of seconds."),
  MAX_RESPONSE_SIZE(
      "maxResponseSize",
      Kind.PLAIN,
      "256",
      "How many megabytes one answer may have, compressed and decompressed. Besides, the part of an"
          + " answer that a statement needs may take an eighth of Java's memory."),
  MAX_RESPONSE_ITEMS(
      "maxResponseItems",
      Kind.PLAIN,
      "100000",
      "How many items one answer may list. Gong lists at most 100; if a server lists more than"
          + " this, the driver treats it as broken."),
  MAX_RESPONSE_DEPTH(
      "maxResponseDepth",
      Kind.PLAIN,
      "500",
      "How many levels deep the JSON of an answer may be nested: from 10 to 1000."),
  MAX_NUMBER_LENGTH(
      "maxNumberLength",
      Kind.PLAIN,
      "1000",
      "How many digits a number of an answer may have when it is written out without an exponent."
          + " An answer with a longer literal is refused; a value that would become longer is NULL,"
          + " with a warning. From 20 to 100000."),
  MAX_MESSAGE_LENGTH(
      "maxMessageLength",
      Kind.PLAIN,
      "700",
      "How many characters the message of an error or a warning may have. A longer message loses"
          + " its middle. From 200 to 100000."),
  PROXY_HOST("proxyHost", Kind.PLAIN, "", "The host of a proxy through which to reach Gong."),
  PROXY_PORT(
      "proxyPort",
      Kind.PLAIN,
      "",
      "The port of the proxy. The default is 8080, or 1080 for SOCKS."),
  PROXY_TYPE(
      "proxyType", Kind.PLAIN, "HTTP", "The protocol of the proxy: HTTP, or SOCKS version 5."),
  PROXY_USER("proxyUser", Kind.PLAIN, "", "The user name for the proxy, if it needs one."),
  PROXY_PASSWORD("proxyPassword", Kind.SECRET, "", "The password for the proxy."),
  TRUST_STORE(
      "trustStore",
      Kind.FILE,
      "",
      "A file with the certificates to trust, instead of those that Java trusts."),
  TRUST_STORE_PASSWORD(
      "trustStorePassword", Kind.SECRET, "", "The password of that file, if it has one."),
  TRUST_STORE_TYPE(
      "trustStoreType",
      Kind.PLAIN,
      "",
      "The type of that file, such as PKCS12 or JKS, if Java cannot detect it."),
  APPLICATION_NAME(
      "applicationName",
      Kind.PLAIN,
      "",
      "A name for the User-Agent of the requests, for people who read logs.");

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
