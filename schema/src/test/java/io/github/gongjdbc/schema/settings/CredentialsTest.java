package io.github.gongjdbc.schema.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
