package io.github.gongjdbc.schema.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.gongjdbc.schema.api.GongException.Kind;
import io.github.gongjdbc.schema.settings.Credentials;
import java.io.IOException;
import java.net.UnknownHostException;
import java.util.function.Function;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Asks Gong's token endpoint for an access token: once, and nothing else. */
final class TokenEndpoint {
  private final Function<Request, Call> client;
  private final Credentials.RefreshToken credentials;
  private final String userAgent;
  private final HttpUrl url;

  TokenEndpoint(
      Function<Request, Call> client, Credentials.RefreshToken credentials, String userAgent) {
    this.client = client;
    this.credentials = credentials;
    this.userAgent = userAgent;
    this.url = HttpUrl.get(credentials.tokenUrl().toString());
  }

  /**
   * Has an access token given for a refresh token, which may be of no use afterwards.
   *
   * @throws GongException if there is none to be had: of kind {@link Kind#CREDENTIALS} if the
   *     refresh token or the client is refused, {@link Kind#CONNECTION_LOST} if asking again may
   *     help
   */
  TokenAnswer refresh(String refreshToken) {
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
        return TokenAnswer.parse(response.body().string());
      }
      throw refused(ErrorAnswer.of(response), refreshToken);
    } catch (MalformedAnswerException e) {
      throw new GongException(
          Kind.MALFORMED_ANSWER, "The answer of " + name() + " " + e.getMessage() + ".", e);
    } catch (JsonProcessingException e) {
      // The exception would quote the answer.
      throw new GongException(Kind.MALFORMED_ANSWER, "The answer of " + name() + " is no JSON.");
    } catch (IOException e) {
      boolean connected = !attempt.failedToConnect() && !(e instanceof UnknownHostException);
      throw connected
          ? new GongException(
              Kind.CONNECTION_LOST, "The connection to " + name() + " broke before it answered.", e)
          : new GongException(
              Kind.NOT_CONNECTED,
              "There is no connection to " + name() + ": check tokenUrl, and the network.",
              e);
    }
  }

  private GongException refused(ErrorAnswer answer, String refreshToken) {
    String said = answer.words().isEmpty() ? "" : ": \"" + String.join("; ", answer.words()) + "\"";
    String status = " (" + answer.status() + ")" + said.replace(refreshToken, "…");
    return switch (answer.status()) {
      case 400, 401, 403 ->
          new GongException(
              Kind.CREDENTIALS,
              "Gong refused to refresh the access token"
                  + status
                  + ". A refresh token is good until it was used or revoked: check clientId and"
                  + " clientSecret, and give a refreshToken that was not used yet.");
      case 429 ->
          new GongException(
              Kind.RATE_LIMIT, name() + " is asked too often" + status + ": try again later.");
      case 500, 502, 503, 504 ->
          new GongException(Kind.CONNECTION_LOST, name() + " failed" + status + ".");
      default ->
          new GongException(
              Kind.API, name() + " answered what it should not" + status + ": check tokenUrl.");
    };
  }

  private String name() {
    return "the token endpoint at " + url.host();
  }
}
