package io.github.gongjdbc.schema.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * The settings of a connection, parsed and checked.
 *
 * @param credentials how requests are signed; empty only for the sample account
 * @param baseUrl where the API is, without a path
 * @param startDate lower bound of incremental tables where a query gives none; empty means {@link
 *     #DEFAULT_HISTORY} before the statement starts
 * @param timeZone the zone of TIMESTAMP values; that of the JVM at this moment unless it is given
 * @param companyTimeZone the zone of Gong's date filters; empty when unknown
 * @param cacheTtl how long answers are used again; zero for never
 * @param cacheSize how many megabytes of them are kept at most
 * @param answerLimits what one answer may hold
 * @param redactor keeps the secrets among them out of what is shown
 */
public record Settings(
    Optional<Credentials> credentials,
    HttpUrl baseUrl,
    Optional<Instant> startDate,
    IncrementalSettings incremental,
    Optional<String> workspaceId,
    ZoneId timeZone,
    Optional<ZoneId> companyTimeZone,
    boolean includePrivateCalls,
    int requestsPerSecond,
    int requestsPerDay,
    int maxRequestsPerQuery,
    Duration maxRetryWait,
    Duration cacheTtl,
    int cacheSize,
    Optional<Path> catalog,
    boolean pushDown,
    Duration connectTimeout,
    Duration readTimeout,
    Duration responseTimeout,
    AnswerLimits answerLimits,
    Optional<ProxyAddress> proxy,
    Optional<TrustStore> trustStore,
    Optional<String> applicationName,
    boolean validateConnection,
    Redactor redactor) {

  /** How far back an incremental table goes when nobody says otherwise. */
  public static final Duration DEFAULT_HISTORY = Duration.ofDays(90);

  /** In megabytes: a sixteenth of Java's memory. */
  private static final int USUAL_CACHE_SIZE =
      (int) Math.max(1, Math.min(Runtime.getRuntime().maxMemory() >> 24, Integer.MAX_VALUE));

  /**
   * How long answers are used again, as a user wrote it.
   *
   * @throws SettingException if it is malformed
   */
  public static Duration cacheTtl(String text) {
    return new SettingParser(Map.of(GongProperty.CACHE_TTL, text)).duration(GongProperty.CACHE_TTL);
  }

  /**
   * Parses the values that a user gave.
   *
   * @param given values by property; absent and blank values mean the default
   * @throws SettingException if a value is malformed or credentials contradict each other
   */
  public static Settings of(Map<GongProperty, String> given) {
    SettingParser values = new SettingParser(given);
    values.checkFiles();
    return new Settings(
        values.credentials(),
        values.baseUrl(),
        values.instant(GongProperty.START_DATE),
        values.incremental(),
        values.text(GongProperty.WORKSPACE_ID),
        values.zone(GongProperty.TIME_ZONE).orElseGet(ZoneId::systemDefault),
        values.zone(GongProperty.COMPANY_TIME_ZONE),
        values.bool(GongProperty.INCLUDE_PRIVATE_CALLS),
        values.positive(GongProperty.REQUESTS_PER_SECOND),
        values.positive(GongProperty.REQUESTS_PER_DAY),
        values.positive(GongProperty.MAX_REQUESTS_PER_QUERY),
        values.duration(GongProperty.MAX_RETRY_WAIT),
        values.duration(GongProperty.CACHE_TTL),
        values.text(GongProperty.CACHE_SIZE).isPresent()
            ? values.notNegative(GongProperty.CACHE_SIZE)
            : USUAL_CACHE_SIZE,
        values
            .text(GongProperty.CATALOG)
            .map(text -> SettingParser.path(GongProperty.CATALOG, text)),
        values.bool(GongProperty.PUSH_DOWN),
        values.duration(GongProperty.CONNECT_TIMEOUT),
        values.duration(GongProperty.READ_TIMEOUT),
        values.duration(GongProperty.RESPONSE_TIMEOUT),
        values.answerLimits(),
        new NetworkParser(values).proxy(),
        new NetworkParser(values).trustStore(),
        values.text(GongProperty.APPLICATION_NAME),
        values.bool(GongProperty.VALIDATE_CONNECTION),
        Redactor.of(given, values.messageLength()));
  }
}
