package io.github.gongjdbc.schema.auth;

import io.github.gongjdbc.schema.error.GongException;
import io.github.gongjdbc.schema.limit.StatementContext;
import java.util.Optional;

/** Knows how to sign requests. Safe for use by many threads. */
public interface Authenticator {
  /**
   * How to sign the next request.
   *
   * @throws GongException if that cannot be found out, or the statement was cancelled
   */
  Authorization authorization(StatementContext statementContext);

  /**
   * Another way to sign a request, after Gong refused this one; empty if there is none.
   *
   * @throws GongException if that cannot be found out, or the statement was cancelled
   */
  Optional<Authorization> renewed(Authorization refused, StatementContext statementContext);

  /** Signs always alike. */
  static Authenticator of(Authorization authorization) {
    return new Authenticator() {
      @Override
      public Authorization authorization(StatementContext statementContext) {
        return authorization;
      }

      @Override
      public Optional<Authorization> renewed(
          Authorization refused, StatementContext statementContext) {
        return Optional.empty();
      }
    };
  }
}
