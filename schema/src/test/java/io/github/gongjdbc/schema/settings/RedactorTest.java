package io.github.gongjdbc.schema.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {
  private static final String SECRET = "hush7Qx2Vm9Zk4";

  private final Redactor redactor =
      Redactor.of(
          Map.of(GongProperty.ACCESS_KEY, "KEY-8Wt3Np6", GongProperty.ACCESS_KEY_SECRET, SECRET));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "SELECT id FROM calls WHERE id = '7782342274025937895'",
        "GET /v2/calls answered 200, 100 items, 312 ms, request id 2b7kmyh9wwftjyd18y8",
        "accessKeySecret is missing: an access key (user) needs its secret (password)."
      })
  void leavesOtherTextsAsTheyAre(String text) {
    assertThat(redactor.redact(text)).isSameAs(text);
  }

  @Test
  void putsOneSignInThePlaceOfASecret() {
    assertThat(redactor.redact("No: " + SECRET + "!")).isEqualTo("No: …!");
    assertThat(redactor.redact(SECRET + SECRET)).isEqualTo("…");
  }

  @Test
  void findsAPartOfASecret() {
    assertThat(redactor.redact("it begins with " + SECRET.substring(0, 9)))
        .isEqualTo("it begins with …");
  }

  @ParameterizedTest
  @CsvSource({"pw1, the pw1 is wrong, the … is wrong", "pw1, xpw12, xpw12", "p4ss, ap4ssb, a…b"})
  void findsAShortSecretAsAWord(String secret, String text, String shown) {
    assertThat(Redactor.of(Map.of(GongProperty.PROXY_PASSWORD, secret)).redact(text))
        .isEqualTo(shown);
  }

  @Test
  void knowsTheLatestTokens() {
    Redactor tokens = new Redactor();
    redactor.include(tokens);
    for (int i = 0; i < 100; i++) {
      tokens.addToken("token-" + i + "-" + Integer.toHexString(i * 7919 + 1_000_003));
    }
    assertThat(redactor.redact("token-99-" + Integer.toHexString(99 * 7919 + 1_000_003)))
        .isEqualTo("…");
  }

  @Test
  void cutsTheMiddleOutOfALongMessage() {
    assertThat(redactor.message("The value " + "x".repeat(10_000) + " is wrong: write another."))
        .startsWith("The value xxx")
        .endsWith("xxx is wrong: write another.")
        .hasSize(700);
  }

  @Test
  void cutsAMessageAtTheLengthThatIsGiven() {
    String message = "x".repeat(1_000);
    for (int length : new int[] {200, 701, 1_000}) {
      Redactor given =
          Settings.of(Map.of(GongProperty.MAX_MESSAGE_LENGTH, String.valueOf(length))).redactor();
      assertThat(given.message(message)).hasSize(length);
    }
  }

  @Test
  void makesOneLineOfAMessage() {
    assertThat(redactor.message("a\r\nb\tc\u2028d\u0000e ")).isEqualTo("a b c d e");
  }

  @Test
  void leavesACauseWithoutSecretsAsItIs() {
    Throwable cause = new IllegalStateException("outer", new IOException("inner"));

    assertThat(redactor.cause(cause)).isSameAs(cause);
  }

  @Test
  void cleansCausesAndWhatTheySuppressed() {
    IOException inner = new IOException("inner " + SECRET);
    inner.addSuppressed(new IOException("suppressed " + SECRET));
    Throwable clean =
        Objects.requireNonNull(redactor.cause(new IllegalStateException("outer", inner)));

    assertThat(clean).hasMessageContaining("IllegalStateException: outer");
    Throwable cause = Objects.requireNonNull(clean.getCause());
    assertThat(cause).hasMessageContaining("java.io.IOException: inner …");
    assertThat(cause.getSuppressed()[0]).hasMessageContaining("suppressed …");
    assertThat(clean.getStackTrace()).isNotEmpty();
  }

  @Test
  void survivesCausesThatGoInCircles() {
    IOException one = new IOException("one " + SECRET);
    one.addSuppressed(new IOException("two", one));

    assertThat(redactor.cause(one)).hasMessageNotContaining(SECRET);
  }
}
