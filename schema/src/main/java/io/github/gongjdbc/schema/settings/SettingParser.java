package io.github.gongjdbc.schema.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/** Turns the texts of properties into values, and says which one is wrong and why. */
final class SettingParser {
  private static final Duration LONGEST_LOOKBACK = Duration.ofDays(3650);

  /** The longest duration: as good as any longer one, and no trouble to compute with. */
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  /** Each window is at least one request. */
  private static final Duration SHORTEST_SYNC_WINDOW = Duration.ofMinutes(1);

  /** Where properties that are badly separated, or what is no part of an address, may begin. */
  private static final Pattern HIDDEN =
      Pattern.compile("(?s)[?#;&,=|@%].*|(?<=://\\S{1,300})\\s.*");

  /** Secrets whose names stand in the value of another property. */
  private static final Pattern SECRET =
      Pattern.compile(
          "(?si)("
              + Stream.of(GongProperty.values())
                  .filter(GongProperty::secret)
                  .flatMap(
                      property ->
                          Stream.concat(Stream.of(property.key()), property.alias().stream()))
                  .collect(Collectors.joining("|"))
              + ").*");

  private static final Pattern AUTHORITY = Pattern.compile("(?s)(?<=//).*|^(?!.*//).*");
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\x{85}\\x{2028}\\x{2029}]");
  private static final int LONGEST_SHOWN = 80;

  private final Map<GongProperty, String> given;

  SettingParser(Map<GongProperty, String> given) {
    this.given = given;
  }

  Optional<String> text(GongProperty property) {
    return Optional.ofNullable(given.get(property)).map(String::trim).filter(s -> !s.isEmpty());
  }

  Optional<Credentials> credentials() {
    return new CredentialsParser(this).parse();
  }

  HttpUrl baseUrl() {
    String text = textOrDefault(GongProperty.BASE_URL);
    if (text.contains("@")) {
      throw new SettingException(
          "baseUrl holds credentials: give them as accessKey and accessKeySecret instead.");
    }
    return url(
        GongProperty.BASE_URL,
        SecureUrl.ofApi(text),
        "a URL such as https://us-12345.api.gong.io, without a path");
  }

  HttpUrl tokenUrl() {
    String path = Credentials.RefreshToken.PATH;
    return url(
        GongProperty.TOKEN_URL,
        SecureUrl.parse(textOrDefault(GongProperty.TOKEN_URL))
            .filter(url -> url.encodedPath().equals(path)),
        "a URL that ends in " + path);
  }

  private HttpUrl url(GongProperty property, Optional<HttpUrl> parsed, String wanted) {
    String text = textOrDefault(property);
    HttpUrl url = parsed.orElseThrow(() -> malformed(property, text, wanted));
    if (!SecureUrl.isSecure(url)) {
      throw new SettingException(
          property.key()
              + " '"
              + shown(text)
              + "' is not https: credentials would travel in the clear. Plain http is accepted for"
              + " loopback addresses only.");
    }
    return url;
  }

  Optional<Instant> instant(GongProperty property) {
    return text(property).map(text -> parseInstant(property, text));
  }

  private static Instant parseInstant(GongProperty property, String text) {
    try {
      Instant instant =
          text.length() <= 10
              ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
              : OffsetDateTime.parse(text).toInstant();
      if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
        throw malformed(property, text, "a time between the years 1 and 9999");
      }
      return instant;
    } catch (DateTimeParseException e) {
      throw malformed(property, text, "a date (2026-01-31) or a time (2026-01-31T17:00:00Z)");
    }
  }

  IncrementalSettings incremental() {
    Optional<String> state = text(GongProperty.STATE);
    Optional<String> file = text(GongProperty.STATE_FILE);
    if (state.isPresent() && file.isPresent()) {
      throw new SettingException(
          "state and stateFile are both given: give the state itself, or the file that holds it.");
    }
    Duration lookback = duration(GongProperty.LOOKBACK);
    if (lookback.compareTo(LONGEST_LOOKBACK) > 0) {
      throw malformed(
          GongProperty.LOOKBACK, lookback.toString(), "a duration of less than ten years");
    }
    return new IncrementalSettings(
        state, file.map(text -> path(GongProperty.STATE_FILE, text)), lookback, syncWindow());
  }

  private Optional<Duration> syncWindow() {
    if (text(GongProperty.SYNC_WINDOW).isEmpty()) {
      return Optional.empty();
    }
    Duration window = duration(GongProperty.SYNC_WINDOW);
    if (window.compareTo(SHORTEST_SYNC_WINDOW) < 0) {
      throw malformed(
          GongProperty.SYNC_WINDOW, window.toString(), "a duration of a minute or more");
    }
    return Optional.of(window);
  }

  /**
   * Fails where a property names a file and none may.
   *
   * @throws SettingException if there is one
   */
  void checkFiles() {
    if (bool(GongProperty.ALLOW_FILES)) {
      return;
    }
    for (GongProperty property : GongProperty.values()) {
      if (property.file() && text(property).isPresent()) {
        throw new SettingException(
            property.key()
                + " names a file, and allowFiles is false: no property may name files here. Leave"
                + " it out.");
      }
    }
  }

  static Path path(GongProperty property, String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw malformed(property, text, "the path of a file");
    }
  }

  Optional<ZoneId> zone(GongProperty property) {
    String text = textOrDefault(property);
    // Tools give back the default that they were shown.
    if (text.equals(property.defaultValue())) {
      return Optional.empty();
    }
    try {
      return Optional.of(ZoneId.of(text));
    } catch (DateTimeException e) {
      throw malformed(property, text, "a time zone such as UTC, Europe/Berlin or -08:00");
    }
  }

  boolean bool(GongProperty property) {
    String text = textOrDefault(property).toLowerCase(Locale.ROOT);
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw malformed(property, text, "true or false");
    };
  }

  int positive(GongProperty property) {
    return wholeNumber(property, 1, "a whole number above zero");
  }

  int notNegative(GongProperty property) {
    return wholeNumber(property, 0, "a whole number, zero or above");
  }

  AnswerLimits answerLimits() {
    return new AnswerLimits(
        positive(GongProperty.MAX_RESPONSE_SIZE),
        positive(GongProperty.MAX_RESPONSE_ITEMS),
        between(GongProperty.MAX_RESPONSE_DEPTH, 10, 1_000),
        between(GongProperty.MAX_NUMBER_LENGTH, 20, 100_000));
  }

  int messageLength() {
    return between(GongProperty.MAX_MESSAGE_LENGTH, 200, 100_000);
  }

  private int between(GongProperty property, int least, int most) {
    String wanted = "a whole number from " + least + " to " + most;
    int value = wholeNumber(property, least, wanted);
    if (value > most) {
      throw malformed(property, String.valueOf(value), wanted);
    }
    return value;
  }

  private int wholeNumber(GongProperty property, int least, String wanted) {
    String text = textOrDefault(property);
    try {
      int value = Integer.parseInt(text);
      if (value >= least) {
        return value;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw malformed(property, text, wanted);
  }

  Duration duration(GongProperty property) {
    String text = textOrDefault(property);
    try {
      Duration value =
          text.matches("\\d{1,9}")
              ? Duration.ofSeconds(Long.parseLong(text))
              : Duration.parse(text);
      if (!value.isNegative()) {
        return value.compareTo(LONGEST) > 0 ? LONGEST : value;
      }
    } catch (DateTimeParseException e) {
      // said below
    }
    throw malformed(property, text, "a duration such as PT30S, or a number of seconds");
  }

  String textOrDefault(GongProperty property) {
    return text(property).orElse(property.defaultValue());
  }

  static SettingException malformed(GongProperty property, String given, String wanted) {
    return new SettingException(
        property.key() + " '" + shown(given) + "' is not understood: write " + wanted + ".");
  }

  /** As much of a value as a message may show: what follows may be a secret in a wrong place. */
  private static String shown(String given) {
    String text = SECRET.matcher(HIDDEN.matcher(given).replaceFirst("…")).replaceFirst("…");
    if (given.indexOf('@') >= 0) {
      text = AUTHORITY.matcher(text).replaceFirst("…");
    }
    text = CONTROLS.matcher(text).replaceAll("?");
    return Excerpt.of(text, LONGEST_SHOWN);
  }
}
