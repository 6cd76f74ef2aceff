package io.github.gongjdbc.schema.log;

import io.github.gongjdbc.schema.http.ApiRequest;
import io.github.gongjdbc.schema.http.FailedAttempt;
import io.github.gongjdbc.schema.http.LimitedBody;
import io.github.gongjdbc.schema.page.Page;
import io.github.gongjdbc.schema.settings.Redactor;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import okhttp3.Response;

/** Collects what becomes known of a request while it runs. For one thread. */
public final class RequestRecorder {
  private final ApiRequest request;
  private final Redactor redactor;
  private final String statement;
  private final int retries;
  private final Duration waited;
  private final Instant time = Instant.now();
  private final long begun = System.nanoTime();
  private OptionalInt status = OptionalInt.empty();
  private OptionalInt items = OptionalInt.empty();
  private long bytes;
  private Optional<String> requestId = Optional.empty();
  private Optional<String> failure = Optional.of("The statement was stopped.");

  public RequestRecorder(
      ApiRequest request, Redactor redactor, String statement, int retries, Duration waited) {
    this.request = request;
    this.redactor = redactor;
    this.statement = redactor.redact(statement);
    this.retries = retries;
    this.waited = waited;
  }

  /** What there is to say of a request that did not go out, as its answer was kept. */
  public static RequestRecord ofKept(
      ApiRequest request, Page<?> page, String statement, Redactor redactor) {
    return new RequestRecord(
        redactor.redact(statement),
        Instant.now(),
        request.endpoint().method().name(),
        redactor.redact(request.endpoint().path()),
        redactor.redact(request.filters()),
        OptionalInt.empty(),
        OptionalInt.of(page.items()),
        OptionalLong.empty(),
        Duration.ZERO,
        Duration.ZERO,
        0,
        true,
        Optional.empty(),
        Optional.empty());
  }

  /** Takes an answer, and counts its bytes while it is read, up to the most that it may have. */
  public Response answered(Response response, long most) {
    status = OptionalInt.of(response.code());
    requestId = Optional.ofNullable(response.header("x-traceid"));
    return LimitedBody.of(response, most, count -> bytes = count);
  }

  public <R> Page<R> read(Page<R> page) {
    items = OptionalInt.of(page.items());
    failure = Optional.empty();
    return page;
  }

  public FailedAttempt failed(FailedAttempt why) {
    failure = Optional.of(String.valueOf(why.reason().getMessage()));
    return why;
  }

  public RequestRecord end() {
    return new RequestRecord(
        statement,
        time,
        request.endpoint().method().name(),
        redactor.redact(request.endpoint().path()),
        redactor.redact(request.filters()),
        status,
        items,
        status.isPresent() && bytes > 0 ? OptionalLong.of(bytes) : OptionalLong.empty(),
        Duration.ofNanos(System.nanoTime() - begun),
        waited,
        retries,
        false,
        requestId.map(redactor::message),
        failure.map(redactor::message));
  }
}
