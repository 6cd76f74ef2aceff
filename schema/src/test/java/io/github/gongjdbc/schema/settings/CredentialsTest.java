package io.github.gongjdbc.schema.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialsTest {

  @Test
  void anAccessKeyAndItsSecretAreBasicAuthentication() {
    Credentials credentials =
        credentials(GongProperty.ACCESS_KEY, "key", GongProperty.ACCESS_KEY_SECRET, "söcret:x");

    String pair = credentials.authorization().substring("Basic ".length());
    assertThat(credentials.authorization()).startsWith("Basic ");
    assertThat(new String(Base64.getDecoder().decode(pair), StandardCharsets.UTF_8))
        .isEqualTo("key:söcret:x");
  }

  @Test
  void anAccessTokenIsABearer() {
    assertThat(
            Settings.of(Map.of(GongProperty.ACCESS_TOKEN, "abc.def"))
                .credentials()
                .orElseThrow()
                .authorization())
        .isEqualTo("Bearer abc.def");
  }

  @Test
  void theirTextFormShowsNothingOfThem() {
    assertThat(new Credentials.AccessKey("KEY-4711", "hush-hush").toString())
        .doesNotContain("KEY-4711", "hush-hush");
    assertThat(new Credentials.AccessToken("tok-0815").toString()).doesNotContain("tok-0815");
  }

  @Test
  void aRefreshTokenComesWithTheClientThatItWasGivenTo() {
    assertThat(refreshToken(Map.of()).token()).contains("ref-1234");
    assertThat(refreshToken(Map.of()).tokenUrl())
        .isEqualTo(HttpUrl.get("https://app.gong.io/oauth2/generate-customer-token"));
    assertThat(refreshToken(Map.of()).toString())
        .doesNotContain("ref-1234", "client-99", "hush-hush");
  }

  @Test
  void aRefreshTokenMayStandInAFileAlone() {
    Credentials.RefreshToken credentials =
        refreshToken(
            Map.of(GongProperty.REFRESH_TOKEN, "", GongProperty.REFRESH_TOKEN_FILE, "gong.token"));

    assertThat(credentials.token()).isEmpty();
    assertThat(credentials.file()).contains(Path.of("gong.token").toAbsolutePath());
  }

  @ParameterizedTest
  @CsvSource({
    "REFRESH_TOKEN, '', refreshToken is missing",
    "CLIENT_ID, '', clientId is missing",
    "CLIENT_SECRET, '', clientSecret is missing",
    "ACCESS_KEY, KEY-4711, both given",
    "TOKEN_URL, http://app.gong.example/oauth2/generate-customer-token, not https",
    "TOKEN_URL, https://api.gong.io/v2/calls, ends in /oauth2/generate-customer-token",
    "TOKEN_URL, https://a:b@app.gong.io/oauth2/generate-customer-token, is not understood"
  })
  void whatIsMissingOrTooMuchBesideARefreshTokenIsNamed(
      GongProperty property, String value, String problem) {
    assertThatThrownBy(() -> refreshToken(Map.of(property, value)))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining(problem)
        .hasMessageNotContainingAny("ref-1234", "client-99", "hush-hush", "a:b");
  }

  private static Credentials.RefreshToken refreshToken(Map<GongProperty, String> other) {
    Map<GongProperty, String> given = new EnumMap<>(GongProperty.class);
    given.put(GongProperty.REFRESH_TOKEN, "ref-1234");
    given.put(GongProperty.CLIENT_ID, "client-99");
    given.put(GongProperty.CLIENT_SECRET, "hush-hush");
    given.putAll(other);
    return (Credentials.RefreshToken) Settings.of(given).credentials().orElseThrow();
  }

  @Test
  void aKeyWithoutItsSecretIsNamed() {
    assertThatThrownBy(() -> Settings.of(Map.of(GongProperty.ACCESS_KEY, "KEY-4711")))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("accessKeySecret is missing")
        .hasMessageNotContaining("KEY-4711");
  }

  @Test
  void aSecretWithoutItsKeyIsNamed() {
    assertThatThrownBy(() -> Settings.of(Map.of(GongProperty.ACCESS_KEY_SECRET, "hush-hush")))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("accessKey is missing")
        .hasMessageNotContaining("hush-hush");
  }

  @Test
  void aTokenBesideAKeyIsAContradiction() {
    Map<GongProperty, String> given =
        Map.of(GongProperty.ACCESS_TOKEN, "tok-0815", GongProperty.ACCESS_KEY, "KEY-4711");

    assertThatThrownBy(() -> Settings.of(given))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("accessToken")
        .hasMessageContaining("accessKey")
        .hasMessageNotContaining("tok-0815")
        .hasMessageNotContaining("KEY-4711");
  }

  @Test
  void aTokenBesideASecretIsAContradiction() {
    Map<GongProperty, String> given =
        Map.of(GongProperty.ACCESS_TOKEN, "tok-0815", GongProperty.ACCESS_KEY_SECRET, "hush-hush");

    assertThatThrownBy(() -> Settings.of(given))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("accessToken")
        .hasMessageNotContaining("tok-0815")
        .hasMessageNotContaining("hush-hush");
  }

  private static Credentials credentials(
      GongProperty first, String firstValue, GongProperty second, String secondValue) {
    return Settings.of(Map.of(first, firstValue, second, secondValue)).credentials().orElseThrow();
  }
}
