package io.github.gongjdbc.schema.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUrlTest {

  @ParameterizedTest
  @CsvSource({
    "https://us-12345.api.gong.io,      https://us-12345.api.gong.io",
    "https://us-12345.api.gong.io/,     https://us-12345.api.gong.io",
    "https://us-12345.api.gong.io/v2,   https://us-12345.api.gong.io",
    "https://us-12345.api.gong.io/v2/,  https://us-12345.api.gong.io",
    "https://company-17.api.gong.io:8443, https://company-17.api.gong.io:8443"
  })
  void isTakenAsGongShowsItWithOrWithoutTheVersion(String text, String expected) {
    assertThat(baseUrl(text)).isEqualTo(HttpUrl.get(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:8080",
        "http://LOCALHOST:8080",
        "http://127.0.0.1:8080",
        "http://127.1.2.3",
        "http://[::1]:8080"
      })
  void mayBePlainHttpOnLoopbackAddresses(String text) {
    assertThat(baseUrl(text)).isEqualTo(HttpUrl.get(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://api.gong.io",
        "HTTP://api.gong.io",
        "http://localhost.example.com",
        "http://127.0.0.1.example.com",
        "http://10.0.0.1:8080",
        "http://0.0.0.0",
        "ftp://api.gong.io"
      })
  void mustBeHttpsEverywhereElse(String text) {
    assertThatThrownBy(() -> baseUrl(text))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("baseUrl")
        .hasMessageContaining("'" + text + "'")
        .hasMessageContaining("https");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api.gong.io",
        "https://",
        "https:// api.gong.io",
        "https://api.gong.io/somewhere",
        "https://api.gong.io/v1",
        "https://api.gong.io:99999"
      })
  void isMalformedWhenItIsMoreOrLessThanSchemeHostAndPort(String text) {
    assertThatThrownBy(() -> baseUrl(text))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("baseUrl")
        .hasMessageContaining("'" + text + "'")
        .hasMessageContaining("https://us-12345.api.gong.io");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://api.gong.io?token=t0p", "https://api.gong.io#t0p"})
  void isShownWithoutWhatMayBeASecret(String text) {
    assertThatThrownBy(() -> baseUrl(text))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("'https://api.gong.io…'")
        .hasMessageNotContaining("t0p");
  }

  @Test
  void withCredentialsInItIsRefusedWithoutShowingThem() {
    assertThatThrownBy(() -> baseUrl("https://key:hush-hush@api.gong.io"))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("baseUrl")
        .hasMessageNotContaining("hush-hush");
  }

  private static HttpUrl baseUrl(String text) {
    return Settings.of(Map.of(GongProperty.BASE_URL, text)).baseUrl();
  }
}
