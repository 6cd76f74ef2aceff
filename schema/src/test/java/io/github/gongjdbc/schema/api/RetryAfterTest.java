package io.github.gongjdbc.schema.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  @ParameterizedTest
  @CsvSource({"0, PT0S", "1, PT1S", "'  120 ', PT2M", "86400, PT24H", "999999999, PT277777H46M39S"})
  void isANumberOfSeconds(String header, Duration expected) {
    assertThat(RetryAfter.of(header)).contains(expected);
  }

  @Test
  void isAlwaysLongWhenTheNumberIs() {
    assertThat(RetryAfter.of("31536000000").orElse(Duration.ZERO))
        .isGreaterThan(Duration.ofDays(365));
  }

  @Test
  void isADate() {
    Instant until = Instant.now().plus(Duration.ofDays(2));
    String header = DateTimeFormatter.RFC_1123_DATE_TIME.format(until.atOffset(ZoneOffset.UTC));

    assertThat(RetryAfter.of(header).orElseThrow())
        .isBetween(Duration.ofDays(1), Duration.ofDays(2));
  }

  @Test
  void isNoTimeAtAllWhenTheDateIsOver() {
    assertThat(RetryAfter.of("Wed, 21 Oct 2015 07:28:00 GMT")).contains(Duration.ZERO);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {"soon", "-5", "1.5", "12 s", "PT1M", "2026-01-31T00:00:00Z", "Wed, 99 Oct 2015"})
  void isUnknownOtherwise(String header) {
    assertThat(RetryAfter.of(header)).isEmpty();
  }
}
