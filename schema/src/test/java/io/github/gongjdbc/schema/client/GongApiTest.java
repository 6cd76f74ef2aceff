package io.github.gongjdbc.schema.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.Iterables;
import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.sandbox.http.SandboxAnswer;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import io.github.gongjdbc.schema.catalog.Endpoint;
import io.github.gongjdbc.schema.catalog.Filter;
import io.github.gongjdbc.schema.catalog.HttpMethod;
import io.github.gongjdbc.schema.catalog.Parameter;
import io.github.gongjdbc.schema.catalog.read.CatalogLoader;
import io.github.gongjdbc.schema.error.GongException;
import io.github.gongjdbc.schema.error.GongException.Kind;
import io.github.gongjdbc.schema.http.ApiRequest;
import io.github.gongjdbc.schema.limit.StatementContext;
import io.github.gongjdbc.schema.page.Page;
import io.github.gongjdbc.schema.settings.Credentials;
import io.github.gongjdbc.schema.settings.GongProperty;
import io.github.gongjdbc.schema.split.Split;
import io.github.gongjdbc.schema.split.TimeRange;
import io.github.gongjdbc.schema.testing.Endpoints;
import io.github.gongjdbc.schema.testing.ServedAccount;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GongApiTest {
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
  class Pages {
    @Test
    void areReadOneAfterAnotherUntilTheLast() {
      assertThat(readAll(Endpoints.calls())).isEqualTo(expectedIds());
      assertThat(account.exchanges()).extracting(e -> e.request().method()).containsOnly("GET");
    }

    @Test
    void ofAPostAreReadByTheCursorInTheBody() {
      assertThat(readAll(Endpoints.extensiveCalls())).isEqualTo(expectedIds());
      assertThat(account.exchanges())
          .hasSizeGreaterThan(1)
          .allSatisfy(e -> assertThat(e.request().query()).isEmpty())
          .extracting(e -> e.request().json().has("cursor"))
          .startsWith(false, true);
    }

    @Test
    void thatWouldNeverEndAreAnError() {
      String page =
          "{\"records\":{\"totalRecords\":9,\"cursor\":\"same\"},\"calls\":[{\"id\":\"1\"}]}";
      account.answerWith(request -> Optional.of(json(200, page)));

      assertThatThrownBy(() -> readAll(Endpoints.calls()))
          .isInstanceOfSatisfying(GongException.class, e -> isKind(e, Kind.MALFORMED_ANSWER))
          .hasMessageContaining("GET /v2/calls");
    }

    @Test
    void areNoneWhereNothingIsFound() {
      account.answerFirst(
          SandboxAnswer.error(404, "r", "No calls found corresponding to the provided filters"));

      Page<String> page = ServedAccount.fetch(account.api(), Endpoints.calls());

      assertThat(page.rows()).isEmpty();
      assertThat(page.totalRecords()).hasValue(0);
      assertThat(page.cursor()).isEmpty();
    }

    @Test
    void areNotEndedByNothingFoundOnALaterPage() {
      ApiRequest later = Endpoints.all(Endpoints.calls()).page("eyJ");
      account.answerWith(
          request ->
              Optional.of(
                  SandboxAnswer.error(
                      404, "r", "No calls found corresponding to the provided filters")));

      assertThatThrownBy(
              () ->
                  account
                      .api()
                      .fetch(later, ServedAccount.ids(Endpoints.calls()), new StatementContext()))
          .isInstanceOfSatisfying(GongException.class, e -> isKind(e, Kind.API));
    }

    private List<String> readAll(Endpoint endpoint) {
      PageReader<String> pages =
          new PageReader<>(
              account.api(),
              Endpoints.all(endpoint),
              ServedAccount.ids(endpoint),
              new StatementContext());
      List<String> ids = new ArrayList<>();
      while (pages.hasNext()) {
        pages.next().rows().forEach(item -> ids.addAll(item.rows()));
      }
      return ids.stream().sorted().toList();
    }

    private List<String> expectedIds() {
      return account.sandbox().calls().stream()
          .map((JsonNode call) -> call.at("/metaData/id").asText())
          .sorted()
          .toList();
    }
  }

  @Nested
  class ARequest {
    @Test
    void isSignedWithTheAccessKey() {
      ServedAccount.fetch(
          account.api(
              Map.of(GongProperty.ACCESS_KEY, "key", GongProperty.ACCESS_KEY_SECRET, "secret")),
          Endpoints.calls());

      assertThat(theRequest().header("authorization"))
          .isEqualTo(new Credentials.AccessKey("key", "secret").authorization());
    }

    @Test
    void isSignedWithTheAccessToken() {
      ServedAccount.fetch(
          account.api(Map.of(GongProperty.ACCESS_TOKEN, "tok")), Endpoints.extensiveCalls());

      assertThat(theRequest().header("authorization")).isEqualTo("Bearer tok");
    }

    @Test
    void isNotSignedWithoutCredentials() {
      ServedAccount.fetch(account.api(), Endpoints.calls());

      assertThat(theRequest().header("authorization")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Nightly report", "Zoës Bericht", "日報", "tab\there"})
    void namesTheApplicationThatAsks(String application) {
      ServedAccount.fetch(
          account.api(Map.of(GongProperty.APPLICATION_NAME, application)), Endpoints.calls());

      assertThat(theRequest().header("user-agent")).startsWith("gong-jdbc (");
    }

    @Test
    void namesTheDriver() {
      ServedAccount.fetch(account.api(), Endpoints.calls());

      assertThat(theRequest().header("user-agent")).isEqualTo("gong-jdbc");
    }

    @Test
    void isCounted() {
      GongApi api = account.api();
      ServedAccount.fetch(api, Endpoints.calls());
      ServedAccount.fetch(api, Endpoints.scorecards());

      assertThat(api.requestsSent()).isEqualTo(2);
      assertThat(account.exchanges()).hasSize(2);
    }

    private SandboxRequest theRequest() {
      assertThat(account.exchanges()).hasSize(1);
      return account.exchanges().get(0).request();
    }
  }

  @Nested
  class WhatReadsNothingNeverLeaves {
    private static final Instant DAY = Instant.parse("2026-03-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
      "POST, /v2/calls",
      "POST, /v2/data-privacy/erase-data-for-email-address",
      "POST, /v2/calls/",
      "POST, /v2/calls/extensive/",
      "POST, /V2/calls/extensive",
      "POST, /v2/calls/extensive/../../calls",
      "POST, /v2/./calls",
      "POST, /v2/%63alls",
      "POST, /v2/calls?x=/v2/calls/extensive",
      "POST, /v2/calls#/v2/calls/extensive",
      "POST, //v2/calls/extensive",
      "POST, /v2/meetings",
      "POST, /v2/permission-profile",
      "POST, /v2/flows/prospects/assign",
      "GET,  /v2/entities/ask-entity",
      "GET,  /v2/entities/get-brief",
      "GET,  /v2/Entities/Ask-Entity",
      "GET,  /v2/entities/get-brief/x",
      "GET,  /v2/entities/x/../ask-entity",
      "GET,  /v2/entities/%61sk-entity",
      "GET,  /v2/calls/",
      "GET,  /v3/calls",
      "GET,  /v2/../oauth2/authorize",
      "GET,  /v2/%2e%2e/oauth2",
      "GET,  //evil.example/v2/calls",
      "GET,  /v2/users/{id}"
    })
    void evenIfSomebodyAsksForIt(HttpMethod method, String path) {
      Endpoint endpoint = Endpoint.of("writes", method, path, List.of(), "calls");

      assertThatThrownBy(() -> ServedAccount.fetch(account.api(), endpoint))
          .isInstanceOf(GongException.class)
          .hasMessageMatching(".*(not a request that only reads|cannot be part of the path).*");
      assertThat(account.exchanges()).isEmpty();
    }

    @Test
    void andWhatReadsDoes() {
      for (Endpoint endpoint : CatalogLoader.gong().endpoints()) {
        try {
          account
              .api()
              .fetch(some(endpoint), (item, rows) -> rows.accept(item), new StatementContext());
        } catch (GongException e) {
          assertThat(e).hasMessageContaining("not found");
        }
      }

      assertThat(account.exchanges()).hasSameSizeAs(CatalogLoader.gong().endpoints());
    }

    /** All that there is, of one value or day where an endpoint wants one. */
    private static ApiRequest some(Endpoint endpoint) {
      Split some = Endpoints.all(endpoint).split();
      for (Parameter parameter : Iterables.concat(endpoint.iterated(), endpoint.demanded())) {
        String value = parameter.values().isEmpty() ? "1" : parameter.values().get(0);
        some = some.with(parameter.name(), List.of(value));
      }
      for (Filter filter : endpoint.filters()) {
        if (endpoint.demandedRange().filter(range -> range.isOfFilter(filter)).isPresent()) {
          some = some.during(filter, new TimeRange(DAY, DAY.plus(Duration.ofDays(1))));
        }
      }
      return ApiRequest.of(endpoint, some);
    }
  }

  @Nested
  class ARefusal {
    @Test
    void ofWrongCredentialsIsRecognised() throws IOException {
      try (ServedAccount locked =
          new ServedAccount(GongSandbox.builder().credentials("key", "secret"))) {
        GongApi api =
            locked.api(
                Map.of(
                    GongProperty.ACCESS_KEY, "key", GongProperty.ACCESS_KEY_SECRET, "wrong-one"));

        assertThatThrownBy(() -> ServedAccount.fetch(api, Endpoints.calls()))
            .isInstanceOfSatisfying(GongException.class, e -> isKind(e, Kind.CREDENTIALS))
            .hasMessageNotContaining("wrong-one");
        assertThat(locked.exchanges()).hasSize(1);
      }
    }

    @Test
    void ofAMissingScopeNamesIt() throws IOException {
      try (ServedAccount poor =
          new ServedAccount(GongSandbox.builder().without("api:settings:scorecards:read"))) {
        assertThatThrownBy(() -> ServedAccount.fetch(poor.api(), Endpoints.scorecards()))
            .isInstanceOfSatisfying(GongException.class, e -> isKind(e, Kind.NOT_ALLOWED))
            .hasMessageContaining("api:settings:scorecards:read");
        assertThat(poor.exchanges()).hasSize(1);
      }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void toAnswerHereIsToldAndNotFollowed(int status) throws IOException {
      try (ServedAccount elsewhere = new ServedAccount()) {
        account.answerWith(
            request ->
                Optional.of(
                    json(status, "").withHeader("location", elsewhere.url() + "/v2/calls?x=hush")));
        GongApi api = account.api(Map.of(GongProperty.ACCESS_TOKEN, "tok"));

        assertThatThrownBy(() -> ServedAccount.fetch(api, Endpoints.calls()))
            .isInstanceOfSatisfying(GongException.class, e -> isKind(e, Kind.NOT_CONNECTED))
            .hasMessageContaining("http://127.0.0.1")
            .hasMessageNotContaining("hush");
        assertThat(elsewhere.exchanges()).isEmpty();
        assertThat(account.exchanges()).hasSize(1);
      }
    }
  }

  @Test
  void aVeryLongTimeoutCanBeUsed() {
    String days = Duration.ofDays(100).toString();

    ServedAccount.fetch(
        account.api(Map.of(GongProperty.CONNECT_TIMEOUT, days, GongProperty.READ_TIMEOUT, days)),
        Endpoints.calls());

    assertThat(account.exchanges()).hasSize(1);
  }

  private static void isKind(GongException e, Kind kind) {
    assertThat(e.kind()).isEqualTo(kind);
  }

  private static SandboxAnswer json(int status, String body) {
    return new SandboxAnswer(status, Map.of("content-type", "application/json"), body);
  }
}
