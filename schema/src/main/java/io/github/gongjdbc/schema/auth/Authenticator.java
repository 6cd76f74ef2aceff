package io.github.gongjdbc.schema.auth;

import io.github.gongjdbc.schema.error.GongException;
import io.github.gongjdbc.schema.limit.Cancellation;
import java.util.Optional;

/** Knows how to sign requests. Safe for use by many threads. */
public interface Authenticator {
  /**
   * How to sign the next request.
   *
   * @throws GongException if that cannot be found out, or the statement was cancelled
   */
  Authorization authorization(Cancellation cancellation);

  /**
   * Another way to sign a request, after Gong refused this one; empty if there is none.
   *
   * @throws GongException if that cannot be found out, or the statement was cancelled
   */
  Optional<Authorization> renewed(Authorization refused, Cancellation cancellation);

  /** Signs always alike. */
  static Authenticator of(Authorization authorization) {
    return new Authenticator() {
      @Override
      public Authorization authorization(Cancellation cancellation) {
        return authorization;
      }

      @Override
      public Optional<Authorization> renewed(Authorization refused, Cancellation cancellation) {
        return Optional.empty();
      }
    };
  }
}
