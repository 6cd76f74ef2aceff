package io.github.gongjdbc.schema.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.gongjdbc.schema.catalog.Endpoint;
import io.github.gongjdbc.schema.split.Split;
import io.github.gongjdbc.schema.split.TimeRange;
import io.github.gongjdbc.schema.testing.Endpoints;
import io.github.gongjdbc.schema.testing.Tables;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.Buffer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiRequestTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final HttpUrl BASE = HttpUrl.get("https://us-1.api.gong.io");
  private static final Split ALL = Split.of("any");
  private static final TimeRange SINCE_JANUARY =
      TimeRange.ALL.beginningAt(Instant.parse("2026-01-01T00:00:00Z"));

  @Nested
  class AGet {
    @Test
    void hasItsInputsInTheQuery() {
      Request request =
          http(
              Endpoints.calls(),
              split("workspaceId", "62345")
                  .during(Tables.filter("calls", "started"), SINCE_JANUARY),
              Optional.empty());

      assertThat(request.method()).isEqualTo("GET");
      assertThat(request.body()).isNull();
      assertThat(request.url().encodedPath()).isEqualTo("/v2/calls");
      assertThat(request.url().queryParameterNames())
          .containsExactlyInAnyOrder("fromDateTime", "workspaceId");
      assertThat(request.url().queryParameter("fromDateTime")).isEqualTo("2026-01-01T00:00:00Z");
      assertThat(request.url().queryParameter("workspaceId")).isEqualTo("62345");
    }

    @Test
    void hasTheCursorInTheQueryBesideTheSameInputs() {
      Request request =
          http(Endpoints.calls(), split("workspaceId", "62345"), Optional.of("eyJ.a.b"));

      assertThat(request.url().queryParameter("cursor")).isEqualTo("eyJ.a.b");
      assertThat(request.url().queryParameter("workspaceId")).isEqualTo("62345");
    }

    @Test
    void withoutInputsHasNoQuery() {
      assertThat(http(Endpoints.calls(), ALL, Optional.empty()).url().encodedQuery()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"2026-01-01T00:00:00+02:00", "a&b=c", "x y", "100%", "ümläut", "a#b?c/d", "+"})
    void valuesAreEncodedSoThatTheyArriveAsTheyAre(String value) {
      HttpUrl url = http(Endpoints.calls(), split("workspaceId", value), Optional.empty()).url();

      assertThat(url.queryParameterNames()).containsExactly("workspaceId");
      assertThat(url.queryParameter("workspaceId")).isEqualTo(value);
      assertThat(url.encodedQuery()).matches("workspaceId=[A-Za-z0-9._~:/?,;!$'()*@%-]+");
      assertThat(url.fragment()).isNull();
    }
  }

  @Nested
  class APost {
    @Test
    void hasAFilterThoughNothingIsAsked() throws IOException {
      Request request = http(Endpoints.extensiveCalls(), ALL, Optional.empty());

      assertThat(request.method()).isEqualTo("POST");
      assertThat(request.url().encodedPath()).isEqualTo("/v2/calls/extensive");
      assertThat(body(request)).isEqualTo(json("{\"filter\":{}}"));
    }

    @Test
    void saysThatItsBodyIsJson() throws IOException {
      RequestBody body = http(Endpoints.extensiveCalls(), ALL, Optional.empty()).body();

      assertThat(body).isNotNull();
      assertThat(String.valueOf(body.contentType())).startsWith("application/json");
    }

    @Test
    void hasItsInputsAtTheirPathsInTheBody() throws IOException {
      Split split =
          split("filter.callIds", "1", "2")
              .during(Tables.filter("extensive_calls", "started"), SINCE_JANUARY)
              .selecting(Set.of("parties", "brief"));

      Request request = http(Endpoints.extensiveCalls(), split, Optional.empty());

      assertThat(request.url().encodedQuery()).isNull();
      assertThat(body(request))
          .isEqualTo(
              json(
                  """
                  {"filter": {"fromDateTime": "2026-01-01T00:00:00Z", "callIds": ["1", "2"]},
                   "contentSelector": {
                     "exposedFields": {"parties": true, "content": {"brief": true}}}}
                  """));
    }

    @Test
    void keepsWhatTheEndpointAlwaysAsks() throws IOException {
      Request request =
          http(
              Endpoints.answeredScorecards(),
              ALL.during(Tables.filter("answered_scorecards", "review_time"), SINCE_JANUARY),
              Optional.empty());

      assertThat(body(request))
          .isEqualTo(
              json("{\"filter\":{\"reviewMethod\":\"BOTH\",\"reviewFromDate\":\"2026-01-01\"}}"));
    }

    @Test
    void hasTheCursorInTheBodyBesideTheSameFilter() throws IOException {
      ApiRequest first =
          new ApiRequest(
              Endpoints.extensiveCalls(),
              ALL.during(Tables.filter("extensive_calls", "started"), SINCE_JANUARY),
              Optional.empty());

      Request request = first.page("eyJ.a.b").toHttp(BASE).build();

      assertThat(request.url().encodedQuery()).isNull();
      assertThat(body(request))
          .isEqualTo(
              json(
                  "{\"cursor\":\"eyJ.a.b\",\"filter\":{\"fromDateTime\":\"2026-01-01T00:00:00Z\"}}"));
    }

    @Test
    void leavesNothingBehindForTheNext() throws IOException {
      http(Endpoints.extensiveCalls(), split("filter.callIds", "1"), Optional.of("c"));

      Request next = http(Endpoints.extensiveCalls(), ALL, Optional.empty());

      assertThat(body(next)).isEqualTo(json("{\"filter\":{}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"say \"hi\"", "back\\slash", "line\nbreak", "ümläut", "\u0000"})
    void valuesAreEncodedSoThatTheyArriveAsTheyAre(String value) throws IOException {
      Request request =
          http(Endpoints.extensiveCalls(), split("filter.workspaceId", value), Optional.empty());

      assertThat(body(request).at("/filter/workspaceId").textValue()).isEqualTo(value);
    }
  }

  private static Split split(String place, String... values) {
    return ALL.with(place, List.of(values));
  }

  private static Request http(Endpoint endpoint, Split split, Optional<String> cursor) {
    return new ApiRequest(endpoint, split, cursor).toHttp(BASE).build();
  }

  private static JsonNode body(Request request) throws IOException {
    RequestBody body = request.body();
    assertThat(body).isNotNull();
    Buffer buffer = new Buffer();
    body.writeTo(buffer);
    return json(buffer.readUtf8());
  }

  private static JsonNode json(String text) throws JsonProcessingException {
    return MAPPER.readTree(text);
  }
}
