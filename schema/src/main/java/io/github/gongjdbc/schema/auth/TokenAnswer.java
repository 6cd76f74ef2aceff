package io.github.gongjdbc.schema.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.gongjdbc.schema.error.MalformedAnswerException;
import io.github.gongjdbc.schema.settings.SecureUrl;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * What the token endpoint answers. The refresh token can be read whatever else is wrong with the
 * answer: it cannot be had twice. Its text form shows nothing of it.
 */
final class TokenAnswer {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Ten years: as good as any longer time, and no trouble to reckon with. */
  private static final long LONGEST = Duration.ofDays(3650).toSeconds();

  /** What a header can hold. */
  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]+");

  private final JsonNode answer;

  private TokenAnswer(JsonNode answer) {
    this.answer = answer;
  }

  static TokenAnswer parse(String body) throws IOException {
    return new TokenAnswer(MAPPER.readTree(body));
  }

  /** The refresh token to use next time; empty where the one that was used stays good. */
  Optional<String> refreshToken() {
    return text("refresh_token");
  }

  /** How long the access token is good, where the answer says so. */
  Optional<Duration> lifetime() {
    long seconds = answer.path("expires_in").asLong();
    return seconds > 0
        ? Optional.of(Duration.ofSeconds(Math.min(seconds, LONGEST)))
        : Optional.empty();
  }

  /**
   * How requests are signed from now on, and where they go.
   *
   * @param usual where they go if the answer does not say
   * @throws MalformedAnswerException if the answer lacks what is needed
   */
  Authorization authorization(Optional<HttpUrl> usual) throws MalformedAnswerException {
    String token =
        text("access_token")
            .orElseThrow(() -> new MalformedAnswerException("lacks 'access_token'"));
    if (!TOKEN.matcher(token).matches()) {
      throw new MalformedAnswerException("has an 'access_token' that no header can hold");
    }
    return new Authorization(base(usual), Optional.of("Bearer " + token));
  }

  /** The access token as it stands there, whatever it is good for. */
  Optional<String> accessToken() {
    return text("access_token");
  }

  private HttpUrl base(Optional<HttpUrl> usual) throws MalformedAnswerException {
    Optional<String> base = text("api_base_url_for_customer").or(() -> text("api_base_url"));
    if (base.isEmpty()) {
      return usual.orElseThrow(
          () ->
              new MalformedAnswerException(
                  "lacks 'api_base_url_for_customer': give baseUrl in its place"));
    }
    return SecureUrl.ofApi(base.get())
        .filter(SecureUrl::isSecure)
        .orElseThrow(
            () ->
                new MalformedAnswerException(
                    "names an API whose address is not https, or has a path"));
  }

  private Optional<String> text(String name) {
    JsonNode value = answer.path(name);
    return value.isTextual() && !value.textValue().isBlank()
        ? Optional.of(value.textValue())
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "tokens";
  }
}
