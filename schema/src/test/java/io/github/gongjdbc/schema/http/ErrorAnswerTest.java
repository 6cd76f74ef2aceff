package io.github.gongjdbc.schema.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gongjdbc.schema.catalog.Endpoint;
import io.github.gongjdbc.schema.error.GongException;
import io.github.gongjdbc.schema.error.GongException.Kind;
import io.github.gongjdbc.schema.testing.Endpoints;
import java.io.IOException;
import java.util.stream.Stream;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorAnswerTest {
  private static final String HTML = "<html><body><h1>Not Found</h1></body></html>";

  @Nested
  class NothingWasFound {
    static Stream<Arguments> whereGongSaysSo() {
      return Stream.of(
          Arguments.of(Endpoints.calls(), "No calls found corresponding to the provided filters"),
          Arguments.of(
              Endpoints.extensiveCalls(), "No calls found corresponding to the provided filters"),
          Arguments.of(Endpoints.users(), "No users found corresponding to the provided filters"),
          Arguments.of(Endpoints.answeredScorecards(), "Answered scorecards not found"),
          Arguments.of(Endpoints.scorecards(), "Scorecards not found"),
          Arguments.of(Endpoints.calls(), "no calls found CORRESPONDING TO THE provided FILTERS"));
    }

    @ParameterizedTest
    @MethodSource("whereGongSaysSo")
    void whereGongSaysSo(Endpoint endpoint, String words) throws IOException {
      assertThat(answer(404, gong(words)).meansNothing(endpoint)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          HTML,
          "",
          "404 page not found",
          "{}",
          "null",
          "[\"No calls found\"]",
          "{\"errors\":[]}",
          "{\"errors\":null}",
          "{\"message\":\"No calls found\"}",
          "{\"errors\":[\"Path not found\"]}",
          "{\"errors\":[\"Resource does not exist\"]}"
        })
    void notWhereSomethingElseAnswers404(String body) throws IOException {
      ErrorAnswer answer = answer(404, body);

      assertThat(answer.meansNothing(Endpoints.calls())).isFalse();
      assertThat(answer.toException(Endpoints.calls()).kind()).isEqualTo(Kind.API);
      assertThat(answer.toException(Endpoints.calls()))
          .hasMessageContaining("GET /v2/calls")
          .hasMessageContaining("404")
          .hasMessageContaining("baseUrl")
          .hasMessageNotContaining("<h1>");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 410, 500})
    void notWithAnotherStatus(int status) throws IOException {
      assertThat(
              answer(status, gong("No calls found corresponding to the provided filters"))
                  .meansNothing(Endpoints.calls()))
          .isFalse();
    }
  }

  @Nested
  class TheKindOfTrouble {
    @ParameterizedTest
    @CsvSource({
      "400, API",
      "401, CREDENTIALS",
      "403, NOT_ALLOWED",
      "404, API",
      "405, API",
      "409, API",
      "415, API",
      "429, RATE_LIMIT",
      "500, API",
      "502, API",
      "503, API",
      "302, NOT_CONNECTED"
    })
    void followsFromTheStatus(int status, Kind kind) throws IOException {
      assertThat(answer(status, gong("Words of Gong")).toException(Endpoints.calls()).kind())
          .isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 429, 500, 503})
    void isToldWithTheRequestGongsWordsAndItsRequestId(int status) throws IOException {
      assertThat(answer(status, gong("Words of Gong")).toException(Endpoints.calls()))
          .hasMessageContaining(String.valueOf(status))
          .hasMessageContaining("Words of Gong")
          .hasMessageContaining("2b7kmyh9wwftjyd18y8");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void isAMissingScopeWhereGongNamesOne(int status) throws IOException {
      GongException failure =
          answer(
                  status,
                  gong("You don't have permission to use 'api:stats:scorecards' in your app."))
              .toException(Endpoints.answeredScorecards());

      assertThat(failure.kind()).isEqualTo(Kind.NOT_ALLOWED);
      assertThat(failure)
          .hasMessageContaining("api:stats:scorecards")
          .hasMessageContaining("POST /v2/stats/activity/scorecards")
          .hasMessageContaining("administrator");
    }

    @Test
    void isNotAllowedWith403AndTellsWhatToLookAt() throws IOException {
      assertThat(answer(403, HTML).toException(Endpoints.calls()))
          .hasMessageContaining("trusted IPs")
          .hasMessageContaining("api:calls:read:basic")
          .hasMessageNotContaining("<h1>");
    }

    @Test
    void isWrongCredentialsWith401AndTellsWhatToLookAt() throws IOException {
      assertThat(answer(401, HTML).toException(Endpoints.calls()))
          .hasMessageContaining("accessKey")
          .hasMessageContaining("baseUrl")
          .hasMessageNotContaining("<h1>");
    }
  }

  @Test
  void a401SaysWhichHostWasAskedAndWhereToFindTheRightOne() throws IOException {
    assertThat(answer(401, gong("Access denied")).toException(Endpoints.calls()))
        .hasMessageContaining("accessKeySecret")
        .hasMessageContaining("api.gong.io was asked")
        .hasMessageContaining("Admin center > Settings > Ecosystem > API");
  }

  @Test
  void a401ToATokenSpeaksOfTokensAndOfNoKey() throws IOException {
    try (Response response =
        response(401, gong("Access denied"))
            .request(
                new Request.Builder()
                    .url("https://api.gong.io/v2/calls")
                    .header("Authorization", "Bearer hush")
                    .build())
            .build()) {
      assertThat(ErrorAnswer.of(response).toException(Endpoints.calls()))
          .hasMessageContaining("access token")
          .hasMessageContaining("refreshToken")
          .hasMessageContaining("api.gong.io was asked")
          .hasMessageNotContainingAny("accessKey", "access key", "hush");
    }
  }

  @Test
  void longWordsAreCut() throws IOException {
    assertThat(answer(400, gong("x".repeat(5000))).toException(Endpoints.calls()).getMessage())
        .hasSizeLessThan(500);
  }

  @Test
  void severalErrorsAreAllTold() throws IOException {
    String body =
        "{\"requestId\":\"r1\",\"errors\":[\"filter: bad\",\"parties: must not be null\"]}";

    assertThat(answer(400, body).toException(Endpoints.extensiveCalls()))
        .hasMessageContaining("filter: bad")
        .hasMessageContaining("parties: must not be null");
  }

  @Test
  void theRequestIdIsTakenFromTheHeaderWhereTheBodyHasNone() throws IOException {
    try (Response response =
        response(502, "Bad Gateway").header("x-traceid", "from-header").build()) {
      assertThat(ErrorAnswer.of(response).toException(Endpoints.calls()))
          .hasMessageContaining("from-header");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://company-17.api.gong.io/v2/calls?token=hush, https://company-17.api.gong.io",
    "https://key:hush@company-17.api.gong.io/secret,     https://company-17.api.gong.io",
    "//company-17.api.gong.io/x,                         https://company-17.api.gong.io",
    "/login?next=hush,                                   https://api.gong.io"
  })
  void aRedirectShowsOnlySchemeAndHostOfWhereItLeads(String location, String shown)
      throws IOException {
    try (Response response = response(301, "").header("Location", location).build()) {
      GongException failure = ErrorAnswer.of(response).toException(Endpoints.calls());

      assertThat(failure.kind()).isEqualTo(Kind.NOT_CONNECTED);
      assertThat(failure)
          .hasMessageContaining(shown + ".")
          .hasMessageContaining("baseUrl")
          .hasMessageNotContaining("hush");
    }
  }

  @Test
  void aRedirectToNowhereIsToldToo() throws IOException {
    assertThat(answer(307, "").toException(Endpoints.calls()))
        .hasMessageContaining("redirected")
        .hasMessageContaining("baseUrl");
  }

  private static String gong(String words) {
    return "{\"requestId\":\"2b7kmyh9wwftjyd18y8\",\"errors\":[\"" + words + "\"]}";
  }

  private static ErrorAnswer answer(int status, String body) throws IOException {
    try (Response response = response(status, body).build()) {
      return ErrorAnswer.of(response);
    }
  }

  private static Response.Builder response(int status, String body) {
    return new Response.Builder()
        .request(new Request.Builder().url("https://api.gong.io/v2/calls").build())
        .protocol(Protocol.HTTP_1_1)
        .code(status)
        .message("")
        .body(ResponseBody.create(body, MediaType.get("text/plain; charset=utf-8")));
  }
}
