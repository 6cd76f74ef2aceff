package io.github.gongjdbc.schema.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "0, PT0S",
    "1, PT1S",
    "'  120 ', PT2M",
    "86400, PT24H",
    "86401, PT24H",
    "999999999, PT24H"
  })
  void isANumberOfSeconds(String header, Duration expected) {
    assertThat(RetryAfter.of(header, NOW)).contains(expected);
  }

  @Test
  void isADayWhenTheNumberIsTooLarge() {
    assertThat(RetryAfter.of("31536000000", NOW)).contains(Duration.ofDays(1));
  }

  @Test
  void isADate() {
    assertThat(RetryAfter.of("Tue, 10 Mar 2026 22:00:00 GMT", NOW)).contains(Duration.ofHours(10));
    assertThat(RetryAfter.of("Fri, 31 Dec 9999 23:59:59 GMT", NOW)).contains(Duration.ofDays(1));
  }

  /** A machine whose clock is an hour late must not wait for an hour. */
  @Test
  void isADateByTheClockOfTheServer() {
    Response response =
        new Response.Builder()
            .request(new Request.Builder().url("https://api.gong.io/v2/calls").build())
            .protocol(Protocol.HTTP_1_1)
            .code(429)
            .message("")
            .header("Date", "Wed, 21 Oct 2015 07:28:00 GMT")
            .header("Retry-After", "Wed, 21 Oct 2015 07:28:07 GMT")
            .build();

    assertThat(RetryAfter.of(response)).contains(Duration.ofSeconds(7));
  }

  @Test
  void isNoTimeAtAllWhenTheDateIsOver() {
    assertThat(RetryAfter.of("Wed, 21 Oct 2015 07:28:00 GMT", NOW)).contains(Duration.ZERO);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {"soon", "-5", "1.5", "12 s", "PT1M", "2026-01-31T00:00:00Z", "Wed, 99 Oct 2015"})
  void isUnknownOtherwise(String header) {
    assertThat(RetryAfter.of(header, NOW)).isEmpty();
  }
}
