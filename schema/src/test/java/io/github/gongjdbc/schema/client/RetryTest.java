package io.github.gongjdbc.schema.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gongjdbc.sandbox.fault.Fault;
import io.github.gongjdbc.sandbox.http.AnswerDelivery;
import io.github.gongjdbc.sandbox.http.SandboxAnswer;
import io.github.gongjdbc.schema.error.GongException;
import io.github.gongjdbc.schema.error.GongException.Kind;
import io.github.gongjdbc.schema.page.Page;
import io.github.gongjdbc.schema.settings.GongProperty;
import io.github.gongjdbc.schema.testing.Endpoints;
import io.github.gongjdbc.schema.testing.ServedAccount;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
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

    @ParameterizedTest
    @EnumSource(
        names = {
          "RESET_BEFORE_HEADERS",
          "RESET_IN_BODY",
          "CLOSED_IN_BODY",
          "CUT_SHORT",
          "TRUNCATED_JSON"
        })
    void afterAnAnswerThatDidNotComeWhole(Fault fault) {
      account.sandbox().failWith(fault, request -> account.exchanges().isEmpty());

      assertThat(ServedAccount.fetch(account.api(), Endpoints.extensiveCalls()).items())
          .isEqualTo(100);
      assertThat(account.exchanges()).hasSize(2);
    }

    @Test
    void afterTheServerWasAwayForAMoment() throws Exception {
      GongApi api = account.api();
      ServedAccount.fetch(api, Endpoints.calls());
      account.close();
      Future<?> back =
          CompletableFuture.runAsync(
              account::serveAgain, CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS));

      assertThat(ServedAccount.fetch(api, Endpoints.calls()).items()).isEqualTo(100);
      back.get();
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
      account.sandbox().failWith(Fault.RESET_IN_BODY, request -> true);

      assertThatThrownBy(() -> ServedAccount.fetch(account.api(), Endpoints.calls()))
          .isInstanceOfSatisfying(
              GongException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONNECTION_LOST))
          .hasMessageContaining("127.0.0.1")
          .hasMessageContaining("GET /v2/calls")
          .hasMessageContaining(account.exchanges().size() + " times");
      assertThat(account.exchanges()).hasSizeBetween(2, 5);
    }

    @Test
    void whenTheServerFallsSilent() {
      account.sandbox().failWith(Fault.STALL_IN_BODY, request -> true);
      GongApi api = account.api(Map.of(GongProperty.READ_TIMEOUT, "PT0.2S"));

      assertThatThrownBy(() -> ServedAccount.fetch(api, Endpoints.calls()))
          .isInstanceOfSatisfying(
              GongException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONNECTION_LOST))
          .hasMessageContaining("readTimeout")
          .hasMessageContaining("PT0.2S");
      assertThat(account.exchanges()).hasSizeBetween(2, 5);
    }

    @Test
    void whenTheBodyCannotBeUnpacked() {
      account.sandbox().failWith(Fault.CUT_SHORT, request -> true);

      assertThatThrownBy(() -> ServedAccount.fetch(account.api(), Endpoints.calls()))
          .isInstanceOfSatisfying(
              GongException.class, e -> assertThat(e.kind()).isEqualTo(Kind.MALFORMED_ANSWER))
          .hasMessageContaining("compressed");
    }

    @Test
    void whenAnotherPageIsShownInstead() {
      account.sandbox().failWith(Fault.HTML, request -> true);

      assertThatThrownBy(() -> ServedAccount.fetch(account.api(), Endpoints.calls()))
          .isInstanceOfSatisfying(
              GongException.class, e -> assertThat(e.kind()).isEqualTo(Kind.MALFORMED_ANSWER))
          .hasMessageContaining("text/html")
          .hasMessageContaining("proxy")
          .hasMessageNotContaining("Welcome");
      assertThat(account.exchanges()).hasSizeBetween(2, 5);
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

    @ParameterizedTest
    @CsvSource({"401, CREDENTIALS", "403, NOT_ALLOWED", "400, API"})
    void whenItsStatusAloneSaysSo(int status, Kind kind) {
      account.answerWith(
          request ->
              Optional.of(
                  SandboxAnswer.error(status, "r", "no")
                      .withDelivery(AnswerDelivery.closeInBody())));

      assertThatThrownBy(() -> ServedAccount.fetch(account.api(), Endpoints.calls()))
          .isInstanceOfSatisfying(GongException.class, e -> assertThat(e.kind()).isEqualTo(kind));
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
