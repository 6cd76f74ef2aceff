package io.github.gongjdbc.schema.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.gongjdbc.schema.settings.SecureUrl;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * What the token endpoint answers. Its text form shows nothing of it.
 *
 * @param refreshToken the one to use next time; empty where the one that was used stays good
 * @param lifetime how long the access token is good, where the answer says so
 */
record TokenAnswer(Access access, Optional<String> refreshToken, Optional<Duration> lifetime) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Ten years: as good as any longer time, and no trouble to reckon with. */
  private static final long LONGEST = Duration.ofDays(3650).toSeconds();

  /**
   * Reads an answer.
   *
   * @throws MalformedAnswerException if it lacks what is needed
   */
  static TokenAnswer parse(String body) throws IOException {
    JsonNode answer = MAPPER.readTree(body);
    String token =
        text(answer, "access_token")
            .orElseThrow(() -> new MalformedAnswerException("lacks 'access_token'"));
    String base =
        text(answer, "api_base_url_for_customer")
            .or(() -> text(answer, "api_base_url"))
            .orElseThrow(() -> new MalformedAnswerException("lacks 'api_base_url_for_customer'"));
    URI api =
        SecureUrl.ofApi(base)
            .filter(SecureUrl::isSecure)
            .orElseThrow(
                () ->
                    new MalformedAnswerException(
                        "names an API that is no https address without a path"));
    JsonNode seconds = answer.path("expires_in");
    return new TokenAnswer(
        new Access(HttpUrl.get(api.toString()), Optional.of("Bearer " + token)),
        text(answer, "refresh_token"),
        seconds.asLong() > 0
            ? Optional.of(Duration.ofSeconds(Math.min(seconds.asLong(), LONGEST)))
            : Optional.empty());
  }

  private static Optional<String> text(JsonNode answer, String name) {
    JsonNode value = answer.path(name);
    return value.isTextual() && !value.textValue().isBlank()
        ? Optional.of(value.textValue())
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "tokens for " + access.base().host();
  }
}
