package io.github.gongjdbc.schema.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gongjdbc.sandbox.SandboxAnswer;
import io.github.gongjdbc.schema.api.GongException.Kind;
import io.github.gongjdbc.schema.settings.GongProperty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryTest {
  private ServedAccount account;

  @BeforeEach
  void serve() throws IOException {
    account = new ServedAccount();
  }

  @AfterEach
  void close() {
    account.close();
  }

  @Nested
  class ARequestIsRepeated {
    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void afterAFailureOfTheServer(int status) {
      account.answerFirst(SandboxAnswer.error(status, "r", "Internal server error occurred"));
      GongApi api = account.api();

      assertThat(ServedAccount.fetch(api, Endpoints.calls()).items()).isEqualTo(100);
      assertThat(account.exchanges()).hasSize(2);
      assertThat(account.exchanges().get(1).request().query())
          .isEqualTo(account.exchanges().get(0).request().query());
      assertThat(api.requestsSent()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{\"records\":{\"totalRecords\":2},\"calls\":[{\"id\":\"1\"},",
          "{\"records\":{\"totalRecords\":2}}",
          "{\"calls\":[{\"id\":\"1\"}]}",
          "<html>Checking your browser</html>"
        })
    void afterAnAnswerThatMakesNoSense(String answer) {
      account.answerFirst(json(answer));

      Page<String> page = ServedAccount.fetch(account.api(), Endpoints.calls());

      assertThat(page.items()).isEqualTo(100);
      assertThat(page.rows()).hasSize(100).doesNotContain("1");
    }

    @Test
    void afterTheConnectionBroke() {
      boolean[] broken = {false};
      account.answerWith(
          request -> {
            if (broken[0]) {
              return Optional.empty();
            }
            broken[0] = true;
            throw new UncheckedIOException(new IOException("hangs up"));
          });

      assertThat(ServedAccount.fetch(account.api(), Endpoints.extensiveCalls()).items())
          .isEqualTo(100);
    }

    @Test
    void afterTheShortPauseThatGongAsksFor() {
      account.answerFirst(tooMany("0"), tooMany("1"));

      assertThat(ServedAccount.fetch(account.api(), Endpoints.calls()).items()).isEqualTo(100);
      assertThat(account.exchanges()).hasSize(3);
    }

    @Test
    void afterAPauseOfItsOwnWhereGongNamesNone() {
      account.answerFirst(SandboxAnswer.error(429, "r", "Too many requests"));

      assertThat(ServedAccount.fetch(account.api(), Endpoints.calls()).items()).isEqualTo(100);
    }
  }

  @Nested
  class ABoundedNumberOfTimes {
    @ParameterizedTest
    @CsvSource({"500, API", "502, API", "503, API", "504, API", "429, RATE_LIMIT"})
    void whateverTheServerAnswers(int status, Kind kind) {
      account.answerWith(
          request ->
              Optional.of(
                  SandboxAnswer.error(status, "r", "again and again")
                      .withHeader("retry-after", "0")));
      GongApi api = account.api();

      assertThatThrownBy(() -> ServedAccount.fetch(api, Endpoints.calls()))
          .isInstanceOfSatisfying(GongException.class, e -> assertThat(e.kind()).isEqualTo(kind))
          .hasMessageContaining("again and again");
      assertThat(account.exchanges()).hasSizeBetween(2, 5);
      assertThat(api.requestsSent()).isEqualTo(account.exchanges().size());
    }

    @Test
    void whenTheAnswerNeverMakesSense() {
      account.answerWith(request -> Optional.of(json("{\"records\":{}}")));

      assertThatThrownBy(() -> ServedAccount.fetch(account.api(), Endpoints.calls()))
          .isInstanceOfSatisfying(
              GongException.class, e -> assertThat(e.kind()).isEqualTo(Kind.MALFORMED_ANSWER))
          .hasMessageContaining("GET /v2/calls")
          .hasMessageContaining("'calls'");
      assertThat(account.exchanges()).hasSizeBetween(2, 5);
    }

    @Test
    void whenTheConnectionAlwaysBreaks() {
      int[] asked = {0};
      account.answerWith(
          request -> {
            asked[0]++;
            throw new UncheckedIOException(new IOException("hangs up"));
          });

      assertThatThrownBy(() -> ServedAccount.fetch(account.api(), Endpoints.calls()))
          .isInstanceOfSatisfying(
              GongException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONNECTION_LOST))
          .hasMessageContaining("127.0.0.1");
      assertThat(asked[0]).isBetween(2, 5);
    }
  }

  @Nested
  class ARequestIsNotRepeated {
    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 409, 415})
    void whenItCannotSucceed(int status) {
      account.answerWith(
          request ->
              Optional.of(SandboxAnswer.error(status, "r", "no").withHeader("retry-after", "0")));

      assertThatThrownBy(() -> ServedAccount.fetch(account.api(), Endpoints.calls()))
          .isInstanceOf(GongException.class);
      assertThat(account.exchanges()).hasSize(1);
    }

    @Test
    void whenGongAsksForALongPause() {
      account.answerWith(request -> Optional.of(tooMany("10800")));

      assertThatThrownBy(() -> ServedAccount.fetch(account.api(), Endpoints.calls()))
          .isInstanceOfSatisfying(
              GongException.class, e -> assertThat(e.kind()).isEqualTo(Kind.RATE_LIMIT))
          .hasMessageContaining("PT3H")
          .hasMessageContaining("maxRetryWait")
          .hasMessageContaining("PT2M");
      assertThat(account.exchanges()).hasSize(1);
    }

    @Test
    void whenThePauseIsLongerThanTheUserAllows() {
      account.answerWith(request -> Optional.of(tooMany("2")));
      GongApi api = account.api(Map.of(GongProperty.MAX_RETRY_WAIT, "PT1S"));

      assertThatThrownBy(() -> ServedAccount.fetch(api, Endpoints.calls()))
          .isInstanceOf(GongException.class)
          .hasMessageContaining("PT2S")
          .hasMessageContaining("PT1S");
      assertThat(account.exchanges()).hasSize(1);
    }

    @Test
    void whenTheLongPauseComesOnlyAfterShortOnes() {
      account.answerFirst(tooMany("0"), tooMany("0"), tooMany("0"), tooMany("10800"));

      assertThatThrownBy(() -> ServedAccount.fetch(account.api(), Endpoints.calls()))
          .isInstanceOf(GongException.class)
          .hasMessageContaining("PT3H")
          .hasMessageContaining("maxRetryWait");
    }
  }

  private static SandboxAnswer tooMany(String retryAfter) {
    return SandboxAnswer.error(429, "r", "Too many requests").withHeader("retry-after", retryAfter);
  }

  private static SandboxAnswer json(String body) {
    return new SandboxAnswer(200, Map.of("content-type", "application/json"), body);
  }
}
