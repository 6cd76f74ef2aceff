package io.github.gongjdbc.sandbox.api;

import io.github.gongjdbc.sandbox.http.SandboxAnswer;
import org.jspecify.annotations.Nullable;

/** Why a request is not answered with 200, in Gong's words. */
public final class ApiProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final @Nullable Long retryAfterSeconds;

  private ApiProblem(int status, String message, @Nullable Long retryAfterSeconds) {
    super(message, null, false, false);
    this.status = status;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  public static ApiProblem badRequest(String message) {
    return new ApiProblem(400, message, null);
  }

  public static ApiProblem badJson() {
    return badRequest("Json parse error, verify Json format matches the API description.");
  }

  public static ApiProblem accessDenied() {
    return unauthorized("Access denied");
  }

  public static ApiProblem unauthorized(String message) {
    return new ApiProblem(401, message, null);
  }

  public static ApiProblem missingScope(String scope) {
    return new ApiProblem(
        401, "You don't have permission to use '" + scope + "' in your app.", null);
  }

  public static ApiProblem notFound(String message) {
    return new ApiProblem(404, message, null);
  }

  public static ApiProblem methodNotAllowed() {
    return new ApiProblem(405, "Method Not Allowed", null);
  }

  public static ApiProblem overLimit(long retryAfterSeconds) {
    return new ApiProblem(429, "API request limit exceeded", retryAfterSeconds);
  }

  public SandboxAnswer answer(String requestId) {
    SandboxAnswer answer = SandboxAnswer.error(status, requestId, String.valueOf(getMessage()));
    return retryAfterSeconds == null
        ? answer
        : answer.withHeader("retry-after", Long.toString(retryAfterSeconds));
  }
}
