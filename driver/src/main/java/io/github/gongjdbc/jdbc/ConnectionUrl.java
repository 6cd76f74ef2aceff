package io.github.gongjdbc.jdbc;

import io.github.gongjdbc.schema.settings.GongProperty;
import io.github.gongjdbc.schema.settings.Redactor;
import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A URL with the properties that come along: {@code jdbc:gong://[host[:port]][?property=value&…]},
 * {@code jdbc:gong:} or {@code jdbc:gong:demo}.
 *
 * @param demo whether it is the built-in sample account
 * @param given the values by property; those of the URL before those beside it
 */
public record ConnectionUrl(boolean demo, Map<GongProperty, String> given) {
  public static final String PREFIX = "jdbc:gong:";

  private static final Pattern FORM =
      Pattern.compile(
          "(?<demo>demo)?(//(?<host>[^/?:]*|\\[[^]]*])(?<port>:\\d{1,5})?/?)?(\\?(?<query>.*))?");

  /** A name behind what separates properties in the URLs of others. */
  private static final Pattern SEPARATED =
      Pattern.compile("[;,|#\\s](?<name>\\w{1,40}+)\\s{0,3}+[=:]");

  /** More letters than that behind a name are no typing mistake. */
  private static final int LONGEST_MISTAKE = 3;

  /** Who one is to a host, with a password. */
  private static final Pattern USER = Pattern.compile("//[^/@]*+@");

  private static final Pattern NAME = Pattern.compile("[A-Za-z][\\w.-]{0,60}");

  /** Properties that tools hand to every driver. They mean nothing here, and no mistake. */
  private static final Set<String> TOLERATED =
      Set.of(
          "type",
          "javadriverclass",
          "javadriverclasspath",
          "path",
          "driver",
          "url",
          "dbtable",
          "query",
          "partitioncolumn",
          "lowerbound",
          "upperbound",
          "numpartitions",
          "fetchsize",
          "querytimeout",
          "sessioninitstatement",
          "prefertimestampntz",
          "remarksreporting",
          "charset",
          "logintimeout");

  /** Whether a URL is for this driver. */
  public static boolean isOurs(String url) {
    return url.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
  }

  /**
   * Reads a URL and the properties beside it.
   *
   * @throws SQLException if the URL is malformed or a property unknown
   */
  public static ConnectionUrl parse(String url, Properties beside) throws SQLException {
    requireSeparators(url);
    Matcher form = FORM.matcher(url.substring(PREFIX.length()));
    if (!form.matches() || (form.group("demo") != null && form.group("host") != null)) {
      throw SqlExceptions.of(
          SqlState.INVALID_PROPERTY,
          "The URL is not understood: write jdbc:gong://[host][?property=value&…], or"
              + " jdbc:gong:demo for the sample account.");
    }
    Map<GongProperty, String> given = new EnumMap<>(GongProperty.class);
    for (String name : beside.stringPropertyNames()) {
      String value = beside.getProperty(name);
      if (!value.isBlank() || GongProperty.find(name).isEmpty()) {
        put(name, value, given, true);
      }
    }
    String host = form.group("host");
    if (host != null && !host.isEmpty()) {
      String port = form.group("port") == null ? "" : form.group("port");
      given.putIfAbsent(GongProperty.BASE_URL, "https://" + host + port);
    }
    String query = form.group("query");
    if (query != null && !query.isEmpty()) {
      putAll(query, given);
    }
    return new ConnectionUrl(form.group("demo") != null, given);
  }

  private static void putAll(String query, Map<GongProperty, String> given) throws SQLException {
    boolean afterSecret = false;
    for (String pair : query.split("&", -1)) {
      if (!pair.isEmpty()) {
        String[] nameAndValue = pair.split("=", 2);
        String name = decode(nameAndValue[0]);
        String value = nameAndValue.length == 1 ? "" : decode(nameAndValue[1]);
        put(name, value, given, nameAndValue.length == 2 && !afterSecret);
        afterSecret = GongProperty.find(name).filter(GongProperty::secret).isPresent();
      }
    }
  }

  /**
   * Takes a property.
   *
   * @param certain whether the name is one: in a URL it may be what follows a & in a secret
   */
  private static void put(
      String name, String value, Map<GongProperty, String> given, boolean certain)
      throws SQLException {
    GongProperty property = GongProperty.find(name).orElse(null);
    if (property == GongProperty.ALLOW_FILES) {
      // What was refused once stays refused.
      given.merge(property, value, (before, now) -> isTrue(before) ? now : before);
    } else if (property != null) {
      given.put(property, value);
    } else if (!TOLERATED.contains(name.toLowerCase(Locale.ROOT))) {
      throw unknown(name, certain);
    }
  }

  private static boolean isTrue(String value) {
    return value.isBlank() || value.trim().equalsIgnoreCase("true");
  }

  private static SQLException unknown(String name, boolean certain) {
    Optional<GongProperty> near = GongProperty.nearest(name);
    boolean shown =
        NAME.matcher(name).matches() && (certain || near.isPresent()) && !holdsSecret(name);
    return SqlExceptions.of(
        SqlState.INVALID_PROPERTY,
        (shown
                ? "There is no connection property '" + name + "'."
                : "The text between two & in the URL is not a connection property: write"
                    + " property=value, and %26 for a & in a value.")
            + near.map(meant -> " Did you mean '" + meant.key() + "'?").orElse(""));
  }

  /** Whether a name is that of a secret with more behind it, such as the secret itself. */
  private static boolean holdsSecret(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return Stream.of(GongProperty.values())
        .filter(GongProperty::secret)
        .map(property -> property.alias().filter("password"::equals).orElse(property.key()))
        .anyMatch(
            secret ->
                lower.contains(secret.toLowerCase(Locale.ROOT))
                    && name.length() > secret.length() + LONGEST_MISTAKE);
  }

  /** What other drivers separate properties by would become part of a value. */
  private static void requireSeparators(String url) throws SQLException {
    Matcher separated = SEPARATED.matcher(url);
    while (separated.find()) {
      if (GongProperty.find(separated.group("name")).isPresent()) {
        throw SqlExceptions.of(
            SqlState.INVALID_PROPERTY,
            "Properties in the URL are separated by &, and the first follows a ?: write"
                + " jdbc:gong://host?property=value&property=value. In a value write %3B for ; and"
                + " %2C for a comma.");
      }
    }
  }

  private static String decode(String text) throws SQLException {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw SqlExceptions.of(
          SqlState.INVALID_PROPERTY,
          "A value in the URL is not percent-encoded: write %25 for %, %26 for & and %3D for =.");
    }
  }

  /** A URL of the same meaning without secrets, and without a state, which is long and moves on. */
  public String shown() {
    String properties =
        given.entrySet().stream()
            .filter(entry -> !entry.getKey().secret() && entry.getKey() != GongProperty.STATE)
            .map(
                entry ->
                    entry.getKey().key()
                        + "="
                        + encode(USER.matcher(entry.getValue()).replaceAll("//")))
            .collect(Collectors.joining("&"));
    return PREFIX
        + (demo ? "demo" : "//")
        + (properties.isEmpty() ? "" : "?" + Redactor.of(given).redact(properties));
  }

  @Override
  public String toString() {
    return shown();
  }

  private static String encode(String text) {
    return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
