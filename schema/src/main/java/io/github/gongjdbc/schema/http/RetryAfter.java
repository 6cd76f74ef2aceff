package io.github.gongjdbc.schema.http;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Date;
import java.util.Optional;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** The Retry-After header (RFC 9110, 10.2.3): seconds, or a date. */
final class RetryAfter {
  private static final String NAME = "Retry-After";

  /** Stands for any longer time: a limit of Gong's is over the next day at the latest. */
  private static final Duration LONGEST = Duration.ofDays(1);

  private RetryAfter() {}

  /**
   * Hides the header of a 503 from the HTTP client, which would repeat the request by itself when
   * it says zero: uncounted, and faster than the API allows.
   */
  static final class Hidden implements Interceptor {
    private static final String NAME = "X-Hidden-Retry-After";

    @Override
    public Response intercept(Chain chain) throws IOException {
      Response response = chain.proceed(chain.request());
      String value = response.header(RetryAfter.NAME);
      return response.code() != 503 || value == null
          ? response
          : response.newBuilder().removeHeader(RetryAfter.NAME).header(NAME, value).build();
    }
  }

  /** What an answer says, also where it was hidden. */
  static Optional<Duration> of(Response response) {
    String hidden = response.header(Hidden.NAME);
    Date sent = response.headers().getDate("Date");
    return of(
        hidden == null ? response.header(NAME) : hidden,
        sent == null ? Instant.now() : sent.toInstant());
  }

  /**
   * What a header says.
   *
   * @param now the time by the clock of whoever wrote it: this machine's may go wrong
   */
  static Optional<Duration> of(@Nullable String header, Instant now) {
    if (header == null) {
      return Optional.empty();
    }
    String text = header.trim();
    if (text.matches("\\d+")) {
      return Optional.of(
          text.length() < 10 ? atMost(Duration.ofSeconds(Long.parseLong(text))) : LONGEST);
    }
    try {
      Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration left = Duration.between(now, until);
      return Optional.of(left.isNegative() ? Duration.ZERO : atMost(left));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Duration atMost(Duration pause) {
    return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
  }
}
