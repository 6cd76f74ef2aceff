package io.github.gongjdbc.schema.auth;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.gongjdbc.schema.error.GongException;
import io.github.gongjdbc.schema.error.GongException.Kind;
import io.github.gongjdbc.schema.error.MalformedAnswerException;
import io.github.gongjdbc.schema.http.Attempt;
import io.github.gongjdbc.schema.http.ErrorAnswer;
import io.github.gongjdbc.schema.http.FailedAttempt;
import io.github.gongjdbc.schema.http.RetryPolicy;
import io.github.gongjdbc.schema.settings.Credentials;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Asks Gong's token endpoint for an access token: once, and nothing else. */
public final class TokenEndpoint {
  private static final long LONGEST_ANSWER = 64 * 1024;

  private final Function<Request, Call> client;
  private final Credentials.RefreshToken credentials;
  private final Optional<HttpUrl> usual;
  private final RetryPolicy retries;
  private final String userAgent;
  private final HttpUrl url;

  /**
   * @param usual where the API is if the endpoint does not say
   */
  public TokenEndpoint(
      Function<Request, Call> client,
      Credentials.RefreshToken credentials,
      Optional<HttpUrl> usual,
      RetryPolicy retries,
      String userAgent) {
    this.client = client;
    this.credentials = credentials;
    this.usual = usual;
    this.retries = retries;
    this.userAgent = userAgent;
    this.url = credentials.tokenUrl();
  }

  /**
   * Has tokens given for a refresh token, which may be of no use afterwards.
   *
   * @throws GongException if there are none to be had: of kind {@link Kind#CREDENTIALS} if the
   *     refresh token or the client is refused
   */
  TokenAnswer refresh(String refreshToken) {
    for (int attempt = 1; ; attempt++) {
      try {
        return ask(refreshToken);
      } catch (FailedAttempt failed) {
        pause(retries.pauseAfter(failed, attempt).plus(RetryPolicy.backOff(attempt)));
      }
    }
  }

  /**
   * How requests are signed after an answer.
   *
   * @throws GongException if it does not say so
   */
  Authorization authorization(TokenAnswer answer) {
    try {
      return answer.authorization(usual);
    } catch (MalformedAnswerException e) {
      throw new GongException(
          Kind.MALFORMED_ANSWER, "The answer of " + name() + " " + e.getMessage() + ".", e);
    }
  }

  private static void pause(Duration duration) {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GongException(Kind.CONNECTION_LOST, "The refresh was interrupted.", e);
    }
  }

  private TokenAnswer ask(String refreshToken) throws FailedAttempt {
    Attempt attempt = new Attempt(() -> {});
    // Gong wants them in the query, though it is a POST.
    HttpUrl asked =
        url.newBuilder()
            .addQueryParameter("grant_type", "refresh_token")
            .addQueryParameter("refresh_token", refreshToken)
            .build();
    Request request =
        new Request.Builder()
            .url(asked)
            .post(RequestBody.create(new byte[0]))
            .header("Authorization", credentials.authorization())
            .header("User-Agent", userAgent)
            .tag(Attempt.class, attempt)
            .build();
    try (Response response = client.apply(request).execute()) {
      if (response.code() == 200) {
        return TokenAnswer.parse(response.peekBody(LONGEST_ANSWER).string());
      }
      throw FailedAttempt.of(response, reason(ErrorAnswer.of(response)));
    } catch (JsonProcessingException e) {
      // The exception would quote the answer.
      throw FailedAttempt.forGood(
          new GongException(Kind.MALFORMED_ANSWER, "The answer of " + name() + " is not JSON."));
    } catch (IOException e) {
      if (e instanceof InterruptedIOException && !(e instanceof SocketTimeoutException)) {
        throw FailedAttempt.forGood(
            new GongException(
                Kind.CONNECTION_LOST,
                name() + " did not end its answer within responseTimeout.",
                e));
      }
      boolean connected = !attempt.failedToConnect() && !(e instanceof UnknownHostException);
      throw connected
          ? FailedAttempt.passing(
              new GongException(
                  Kind.CONNECTION_LOST,
                  "The connection to " + name() + " broke before it answered.",
                  e),
              Duration.ZERO)
          : FailedAttempt.forGood(
              new GongException(
                  Kind.NOT_CONNECTED,
                  "There is no connection to " + name() + ": check tokenUrl, and the network.",
                  e));
    }
  }

  private GongException reason(ErrorAnswer answer) {
    String said = answer.words().isEmpty() ? "" : ": \"" + answer.quoted() + "\"";
    String status = " (" + answer.status() + ")" + said;
    return switch (answer.status()) {
      case 400, 401, 403 ->
          new GongException(
              Kind.CREDENTIALS,
              "Gong refused to refresh the access token"
                  + status
                  + ". A refresh token is valid until it is used or revoked: check clientId and"
                  + " clientSecret, and give a refreshToken that has not been used.");
      case 429 -> new GongException(Kind.RATE_LIMIT, name() + " is asked too often" + status + ".");
      case 500, 502, 503, 504 ->
          new GongException(Kind.CONNECTION_LOST, name() + " failed" + status + ".");
      default ->
          new GongException(
              Kind.API, name() + " gave an unexpected answer" + status + ": check tokenUrl.");
    };
  }

  private String name() {
    return "the token endpoint at " + url.host();
  }
}
