package io.github.gongjdbc.schema.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  @Test
  void nothingGivenMeansTheDefaults() {
    Settings settings = Settings.of(Map.of());

    assertThat(settings.credentials()).isEmpty();
    assertThat(settings.baseUrl()).isEqualTo(HttpUrl.get("https://api.gong.io"));
    assertThat(settings.startDate()).isEmpty();
    assertThat(Settings.DEFAULT_HISTORY).isEqualTo(Duration.ofDays(90));
    assertThat(settings.incremental())
        .isEqualTo(
            new IncrementalSettings(
                Optional.empty(), Optional.empty(), Duration.ofDays(3), Optional.empty()));
    assertThat(settings.workspaceId()).isEmpty();
    assertThat(settings.timeZone()).isEqualTo(ZoneId.systemDefault());
    assertThat(settings.companyTimeZone()).isEmpty();
    assertThat(settings.includePrivateCalls()).isTrue();
    assertThat(settings.requestsPerSecond()).isEqualTo(3);
    assertThat(settings.maxRetryWait()).isEqualTo(Duration.ofMinutes(2));
    assertThat(settings.cacheTtl()).isEqualTo(Duration.ofMinutes(5));
    assertThat((long) settings.cacheSize() << 20)
        .isBetween(Runtime.getRuntime().maxMemory() / 20, Runtime.getRuntime().maxMemory() / 16);
    assertThat(settings.pushDown()).isTrue();
    assertThat(settings.applicationName()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(GongProperty.class)
  void blankMeansTheDefault(GongProperty property) {
    assertThat(Settings.of(Map.of(property, "  "))).isEqualTo(Settings.of(Map.of()));
  }

  @Nested
  class EveryPropertyIsParsed {
    @Test
    void workspaceId() {
      assertThat(given(GongProperty.WORKSPACE_ID, " 623457276584334 ").workspaceId())
          .contains("623457276584334");
    }

    @Test
    void applicationName() {
      assertThat(given(GongProperty.APPLICATION_NAME, "Nightly report").applicationName())
          .contains("Nightly report");
    }

    @ParameterizedTest
    @CsvSource({
      "2026-01-31,                     2026-01-31T00:00:00Z",
      "2026-01-31T17:00:00Z,           2026-01-31T17:00:00Z",
      "2026-01-31T17:00:00.250+02:00,  2026-01-31T15:00:00.250Z",
      "2026-01-31T17:00-08:00,         2026-02-01T01:00:00Z"
    })
    void startDateIsADateOrATimeWithOffset(String text, Instant expected) {
      assertThat(given(GongProperty.START_DATE, text).startDate()).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Europe/Berlin", "-08:00", "America/Los_Angeles", "Z"})
    void zones(String text) {
      assertThat(given(GongProperty.TIME_ZONE, text).timeZone()).isEqualTo(ZoneId.of(text));
      assertThat(given(GongProperty.COMPANY_TIME_ZONE, text).companyTimeZone())
          .contains(ZoneId.of(text));
    }

    @ParameterizedTest
    @CsvSource({"true, true", "false, false", "TRUE, true", "False, false"})
    void switches(String text, boolean expected) {
      assertThat(given(GongProperty.INCLUDE_PRIVATE_CALLS, text).includePrivateCalls())
          .isEqualTo(expected);
      assertThat(given(GongProperty.PUSH_DOWN, text).pushDown()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 3", "50, 50"})
    void requestsPerSecond(String text, int expected) {
      assertThat(given(GongProperty.REQUESTS_PER_SECOND, text).requestsPerSecond())
          .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"PT30S, PT30S", "90, PT90S", "0, PT0S", "PT1M30S, PT90S", "PT0.5S, PT0.5S"})
    void durationsAreIsoOrSeconds(String text, Duration expected) {
      assertThat(given(GongProperty.MAX_RETRY_WAIT, text).maxRetryWait()).isEqualTo(expected);
      assertThat(given(GongProperty.CONNECT_TIMEOUT, text).connectTimeout()).isEqualTo(expected);
      assertThat(given(GongProperty.READ_TIMEOUT, text).readTimeout()).isEqualTo(expected);
    }
  }

  @Nested
  class AMalformedValueIsNamedWithTheValueAndWhatToWrite {
    @ParameterizedTest
    @CsvSource({
      "START_DATE,            yesterday,            2026-01-31",
      "START_DATE,            2026-02-30,           2026-01-31",
      "START_DATE,            2026-01-31T17:00:00,  2026-01-31T17:00:00Z",
      "START_DATE,            31.01.2026,           2026-01-31",
      "TIME_ZONE,             Europe/Atlantis,      Europe/Berlin",
      "TIME_ZONE,             Berlin time,          UTC",
      "COMPANY_TIME_ZONE,     +25:00,               -08:00",
      "INCLUDE_PRIVATE_CALLS, yes,                  true or false",
      "PUSH_DOWN,             1,                    true or false",
      "REQUESTS_PER_SECOND,   0,                    above zero",
      "REQUESTS_PER_SECOND,   -3,                   above zero",
      "REQUESTS_PER_SECOND,   2.5,                  whole number",
      "REQUESTS_PER_SECOND,   99999999999,          whole number",
      "MAX_RETRY_WAIT,        two minutes,          PT30S",
      "MAX_RETRY_WAIT,        -PT1S,                PT30S",
      "CONNECT_TIMEOUT,       -1,                   seconds",
      "READ_TIMEOUT,          10s,                  PT30S",
      "READ_TIMEOUT,          9999999999999999,     seconds"
    })
    void message(GongProperty property, String value, String whatToWrite) {
      assertThatThrownBy(() -> given(property, value))
          .isInstanceOf(SettingException.class)
          .hasMessageContaining(property.key())
          .hasMessageContaining("'" + value + "'")
          .hasMessageContaining(whatToWrite);
    }
  }

  @Test
  void secretsAreNeverShown() {
    Settings byKey =
        Settings.of(
            Map.of(
                GongProperty.ACCESS_KEY, "KEY-4711", GongProperty.ACCESS_KEY_SECRET, "hush-hush"));
    Settings byToken = given(GongProperty.ACCESS_TOKEN, "tok-0815");

    assertThat(byKey.toString()).doesNotContain("KEY-4711", "hush-hush");
    assertThat(byToken.toString()).doesNotContain("tok-0815");
  }

  private static Settings given(GongProperty property, String value) {
    return Settings.of(Map.of(property, value));
  }
}
