package io.github.gongjdbc.sandbox;

import static io.github.gongjdbc.sandbox.Asking.error;
import static io.github.gongjdbc.sandbox.Asking.get;
import static io.github.gongjdbc.sandbox.Asking.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gongjdbc.sandbox.http.SandboxAnswer;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AccessTest {

  @Test
  void onlyTheRightCredentialsAreAcceptedOnceThereAreSome() {
    GongSandbox sandbox =
        GongSandbox.builder().credentials("key", "secret").accessToken("token").build();
    SandboxRequest request = SandboxRequest.get("/v2/workspaces");

    assertThat(sandbox.answer(request).status()).isEqualTo(401);
    assertThat(status(sandbox, "Basic a2V5OnNlY3JldA==")).isEqualTo(200);
    assertThat(status(sandbox, "Basic a2V5Ondyb25n")).isEqualTo(401);
    assertThat(status(sandbox, "Bearer token")).isEqualTo(200);
    assertThat(status(sandbox, "Bearer other")).isEqualTo(401);
  }

  @Test
  void theSampleAccountAcceptsAnyCredentialsAndNone() {
    assertThat(get(GongSandbox.sample(), "/v2/workspaces").json().path("workspaces")).hasSize(2);
    assertThat(status(GongSandbox.sample(), "Bearer anything")).isEqualTo(200);
  }

  @Test
  void aRefreshTokenIsGoodForOneUseAndAnAccessTokenForItsTime() {
    SettableClock clock = new SettableClock(Instant.parse("2026-03-10T12:00:00Z"));
    GongSandbox sandbox =
        GongSandbox.builder()
            .clock(clock)
            .oauth("client", "hush", "first", true, Duration.ofHours(24))
            .build();

    SandboxAnswer first = token(sandbox, "first");

    assertThat(first.status()).isEqualTo(200);
    assertThat(first.json().path("expires_in").asInt()).isEqualTo(86_400);
    assertThat(first.json().path("api_base_url_for_customer").asText())
        .isEqualTo("http://gong.test:1");
    String bearer = "Bearer " + first.json().path("access_token").asText();
    assertThat(status(sandbox, bearer)).isEqualTo(200);
    assertThat(token(sandbox, "first").status()).isEqualTo(400);
    clock.set(clock.instant().plus(Duration.ofHours(24)));
    assertThat(status(sandbox, bearer)).isEqualTo(401);
    assertThat(token(sandbox, first.json().path("refresh_token").asText()).status()).isEqualTo(200);
  }

  @Test
  void tokensAreForTheClientThatIsKnown() {
    GongSandbox sandbox =
        GongSandbox.builder().oauth("client", "other", "first", true, Duration.ofHours(24)).build();

    assertThat(token(sandbox, "first").status()).isEqualTo(401);
  }

  private static SandboxAnswer token(GongSandbox sandbox, String refreshToken) {
    return sandbox.answer(
        SandboxRequest.of(
            "POST",
            "/oauth2/generate-customer-token?grant_type=refresh_token&refresh_token="
                + refreshToken,
            Map.of("host", "gong.test:1", "authorization", "Basic Y2xpZW50Omh1c2g="),
            ""));
  }

  @Test
  void aMissingScopeIsNamed() {
    GongSandbox sandbox = GongSandbox.builder().without("api:stats:scorecards").build();

    assertThat(error(post(sandbox, "/v2/stats/activity/scorecards", "{'filter':{}}")))
        .isEqualTo("401 You don't have permission to use 'api:stats:scorecards' in your app.");
    assertThat(get(sandbox, "/v2/settings/scorecards").status()).isEqualTo(200);
  }

  @Test
  void errorsCarryARequestIdTwice() {
    SandboxAnswer answer = get(GongSandbox.sample(), "/v2/users/1");

    assertThat(answer.json().path("requestId").asText())
        .isNotEmpty()
        .isEqualTo(answer.header("x-traceid"));
    assertThat(answer.header("content-type")).startsWith("application/json");
  }

  @Test
  void tooManyRequestsInASecondHaveToWait() {
    AtomicLong nanoTime = new AtomicLong();
    GongSandbox sandbox =
        GongSandbox.builder().requestsPerSecond(3).nanoTime(nanoTime::get).build();
    for (int i = 0; i < 3; i++) {
      assertThat(get(sandbox, "/v2/workspaces").status()).isEqualTo(200);
    }

    SandboxAnswer refused = get(sandbox, "/v2/workspaces");

    assertThat(error(refused)).isEqualTo("429 API request limit exceeded");
    assertThat(refused.header("retry-after")).isEqualTo("1");
    nanoTime.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(get(sandbox, "/v2/workspaces").status()).isEqualTo(200);
  }

  @Test
  void tooManyRequestsInADayHaveToWaitForMidnight() {
    SettableClock clock = new SettableClock(Instant.parse("2026-03-18T20:30:00Z"));
    GongSandbox sandbox = GongSandbox.builder().clock(clock).requestsPerDay(1).build();
    assertThat(get(sandbox, "/v2/workspaces").status()).isEqualTo(200);

    assertThat(get(sandbox, "/v2/workspaces").header("retry-after")).isEqualTo("12600");

    clock.advance(Duration.ofMinutes(210));
    assertThat(get(sandbox, "/v2/workspaces").status()).isEqualTo(200);
  }

  @Test
  void unknownPathsAreNotGongsAndWrongMethodsAreNotAllowed() {
    GongSandbox sandbox = GongSandbox.sample();

    SandboxAnswer unknown = get(sandbox, "/v3/calls");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.header("content-type")).startsWith("text/html");
    assertThat(error(post(sandbox, "/v2/users", "{}"))).isEqualTo("405 Method Not Allowed");
    assertThat(error(get(sandbox, "/v2/calls/extensive"))).isEqualTo("405 Method Not Allowed");
  }

  private static int status(GongSandbox sandbox, String authorization) {
    return sandbox
        .answer(SandboxRequest.get("/v2/workspaces").withHeader("Authorization", authorization))
        .status();
  }
}
