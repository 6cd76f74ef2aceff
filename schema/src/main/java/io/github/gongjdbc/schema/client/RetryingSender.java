package io.github.gongjdbc.schema.client;

import io.github.gongjdbc.schema.account.AccountLimits;
import io.github.gongjdbc.schema.account.TimeWindow;
import io.github.gongjdbc.schema.auth.Authenticator;
import io.github.gongjdbc.schema.auth.Authorization;
import io.github.gongjdbc.schema.error.GongException;
import io.github.gongjdbc.schema.error.GongException.Kind;
import io.github.gongjdbc.schema.http.ApiRequest;
import io.github.gongjdbc.schema.http.FailedAttempt;
import io.github.gongjdbc.schema.http.RetryPolicy;
import io.github.gongjdbc.schema.limit.StatementContext;
import io.github.gongjdbc.schema.page.Item;
import io.github.gongjdbc.schema.page.ItemReader;
import io.github.gongjdbc.schema.page.Page;
import io.github.gongjdbc.schema.settings.Redactor;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Asks again where that helps, with new tokens where the old ones are refused. */
final class RetryingSender {
  /** The one logger of the driver. */
  private static final Logger LOGGER = Logger.getLogger("io.github.gongjdbc");

  private final RequestSender sender;
  private final Authenticator authenticator;
  private final AccountLimits use;
  private final RetryPolicy retries;
  private final Redactor redactor;

  RetryingSender(
      RequestSender sender,
      Authenticator authenticator,
      AccountLimits use,
      RetryPolicy retries,
      Redactor redactor) {
    this.sender = sender;
    this.authenticator = authenticator;
    this.use = use;
    this.retries = retries;
    this.redactor = redactor;
  }

  /**
   * Asks until there is an answer.
   *
   * @throws GongException if asking again does not help
   */
  <R> Page<R> ask(ApiRequest request, ItemReader<R> reader, StatementContext statementContext) {
    Authorization authorization = authenticator.authorization(statementContext);
    boolean renewed = false;
    for (int attempt = 1; ; attempt++) {
      statementContext.check();
      try {
        Page<R> page = sender.send(request, authorization, reader, statementContext, attempt - 1);
        use.proof().succeeded();
        count(request, page);
        return page;
      } catch (FailedAttempt failed) {
        if (failed.reason().kind() == Kind.CREDENTIALS && !renewed) {
          Optional<Authorization> another = authenticator.renewed(authorization, statementContext);
          if (another.isPresent()) {
            authorization = another.get();
            renewed = true;
            continue;
          }
        }
        if (failed.reason().kind() == Kind.CREDENTIALS) {
          use.proof().refused(failed.reason().redacted(redactor));
        }
        failed.reason().refusedEndpoint().ifPresent(use.refused()::add);
        if (failed.reason().kind() == Kind.RATE_LIMIT) {
          failed.retryAfter().ifPresent(use.rate()::pause);
        }
        Duration pause = retries.pauseAfter(failed, attempt);
        LOGGER.log(
            Level.FINE,
            "asking again after {0}: {1}",
            new Object[] {pause, redactor.message(String.valueOf(failed.reason().getMessage()))});
        statementContext.sleep(pause.plus(RetryPolicy.backOff(attempt)));
      }
    }
  }

  /** The time of the first item, where items come in the order of their times. */
  private static Optional<Instant> first(ApiRequest request, Page<?> page) {
    return TimeWindow.ofCursor(request).isPresent()
            && !page.rows().isEmpty()
            && page.rows().get(0) instanceof Item<?> item
        ? item.time()
        : Optional.empty();
  }

  /** Remembers how many items there are, where a first page tells. */
  private void count(ApiRequest request, Page<?> page) {
    if (request.cursor().isPresent()) {
      return;
    }
    if (page.cursor().isEmpty()) {
      use.counts().saw(request, page.items(), first(request, page), Instant.now());
    } else if (page.totalRecords().isPresent()) {
      use.counts()
          .saw(request, page.totalRecords().getAsLong(), first(request, page), Instant.now());
    }
  }
}
