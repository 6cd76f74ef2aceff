package io.github.gongjdbc.schema.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GongPropertyTest {

  @ParameterizedTest
  @CsvSource({
    "accessKey,       ACCESS_KEY",
    "ACCESSKEY,       ACCESS_KEY",
    "user,            ACCESS_KEY",
    "User,            ACCESS_KEY",
    "password,        ACCESS_KEY_SECRET",
    "accessKeySecret, ACCESS_KEY_SECRET",
    "timezone,        TIME_ZONE"
  })
  void isFoundByNameOrAliasInAnyCase(String name, GongProperty expected) {
    assertThat(GongProperty.find(name)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "acces", "access_key", "passwort", "accessKey "})
  void isNotFoundByAnyOtherName(String name) {
    assertThat(GongProperty.find(name)).isEmpty();
  }

  @Test
  void namesAndAliasesAreUnique() {
    List<String> names =
        Arrays.stream(GongProperty.values())
            .flatMap(p -> p.alias().map(a -> List.of(p.key(), a)).orElse(List.of(p.key())).stream())
            .map(name -> name.toLowerCase(Locale.ROOT))
            .toList();

    assertThat(names).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource(GongProperty.class)
  void tellsItsMeaning(GongProperty property) {
    assertThat(property.description()).isNotBlank().endsWith(".");
  }

  @Test
  void whatSignsRequestsIsSecret() {
    Set<GongProperty> secret = new HashSet<>();
    for (GongProperty property : GongProperty.values()) {
      if (property.secret()) {
        secret.add(property);
      }
    }

    assertThat(secret)
        .contains(
            GongProperty.ACCESS_KEY, GongProperty.ACCESS_KEY_SECRET, GongProperty.ACCESS_TOKEN)
        .doesNotContain(GongProperty.BASE_URL, GongProperty.TIME_ZONE, GongProperty.WORKSPACE_ID);
  }

  @ParameterizedTest
  @EnumSource(GongProperty.class)
  void whatSoundsSecretIsSecretAndNoOther(GongProperty property) {
    String name = property.key().toLowerCase(Locale.ROOT);
    boolean sounds =
        name.matches(".*(secret|password|token|key|clientid|credential|passphrase).*")
            && !name.matches(".*(file|url|store|type)");
    assertThat(property.secret()).isEqualTo(sounds);
    if (property.secret()) {
      assertThat(property.defaultValue()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(GongProperty.class)
  void whatSoundsLikeAFileIsOne(GongProperty property) {
    String name = property.key().toLowerCase(Locale.ROOT);
    boolean sounds = name.matches(".*(file|store|directory|folder|path)") || name.equals("catalog");
    assertThat(property.file()).isEqualTo(sounds);
  }

  @ParameterizedTest
  @EnumSource(GongProperty.class)
  void whatNamesAFileIsRefusedWhereNoneMayBeNamed(GongProperty property) {
    java.util.Map<GongProperty, String> given =
        new java.util.EnumMap<>(java.util.Map.of(property, "x"));
    given.put(GongProperty.ALLOW_FILES, "false");
    if (property.file()) {
      org.assertj.core.api.Assertions.assertThatThrownBy(() -> Settings.of(given))
          .isInstanceOf(SettingException.class)
          .hasMessageContaining(property.key())
          .hasMessageContaining("allowFiles");
    }
  }

  @Test
  void switchesNameTheirChoices() {
    assertThat(GongProperty.PUSH_DOWN.choices()).containsExactly("true", "false");
    assertThat(GongProperty.INCLUDE_PRIVATE_CALLS.choices()).containsExactly("true", "false");
    assertThat(GongProperty.TIME_ZONE.choices()).isEmpty();
  }

  @Nested
  class AMistypedName {
    @ParameterizedTest
    @CsvSource({
      "acessKey,        ACCESS_KEY",
      "accessKeySecrets, ACCESS_KEY_SECRET",
      "TIMEZNOE,        TIME_ZONE",
      "baseURI,         BASE_URL",
      "requestPerSecond, REQUESTS_PER_SECOND"
    })
    void leadsToTheNearest(String name, GongProperty expected) {
      assertThat(GongProperty.nearest(name)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "ssl", "currentSchema", "loginTimeoutInMinutes"})
    void leadsNowhereWhenNoneIsNear(String name) {
      assertThat(GongProperty.nearest(name)).isEmpty();
    }

    @Test
    void leadsToTheNearestOfSeveralCandidates() {
      List<String> tables = List.of("calls", "call_parties", "users");

      assertThat(NearMiss.of("callz", tables, Function.identity())).contains("calls");
      assertThat(NearMiss.of("CALL_PARTYES", tables, Function.identity())).contains("call_parties");
      assertThat(NearMiss.of("usr", tables, Function.identity())).isEmpty();
    }

    @Test
    void leadsNowhereWhenThereAreNoCandidates() {
      assertThat(NearMiss.of("calls", List.<String>of(), Function.identity())).isEmpty();
    }
  }

  /** In Turkish the capital of i is not I, and the small letter of I is not i. */
  @Nested
  class WhereTheDefaultLanguageIsTurkish {
    private final Locale before = Locale.getDefault();

    @BeforeEach
    void speakTurkish() {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
    }

    @AfterEach
    void speakAsBefore() {
      Locale.setDefault(before);
    }

    @Test
    void namesAreFound() {
      assertThat(GongProperty.find("WORKSPACEID")).contains(GongProperty.WORKSPACE_ID);
      assertThat(GongProperty.find("INCLUDEPRIVATECALLS"))
          .contains(GongProperty.INCLUDE_PRIVATE_CALLS);
    }

    @Test
    void nearMissesAreFound() {
      assertThat(GongProperty.nearest("TIMEZNOE")).contains(GongProperty.TIME_ZONE);
      assertThat(NearMiss.of("CALL_PARTIES", List.of("call_parties"), Function.identity()))
          .contains("call_parties");
    }

    @Test
    void valuesAreRead() {
      Settings settings =
          Settings.of(
              java.util.Map.of(
                  GongProperty.INCLUDE_PRIVATE_CALLS, "FALSE",
                  GongProperty.BASE_URL, "HTTPS://API.GONG.IO",
                  GongProperty.MAX_RETRY_WAIT, "pt1m"));

      assertThat(settings.includePrivateCalls()).isFalse();
      assertThat(settings.baseUrl().host()).isEqualToIgnoringCase("api.gong.io");
      assertThat(settings.maxRetryWait()).isEqualTo(java.time.Duration.ofMinutes(1));
    }
  }
}
