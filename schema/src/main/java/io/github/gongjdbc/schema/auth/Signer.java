package io.github.gongjdbc.schema.auth;

import io.github.gongjdbc.schema.error.GongException;
import io.github.gongjdbc.schema.limit.Cancellation;
import java.util.Optional;

/** Knows how to sign requests. Safe for use by many threads. */
public interface Signer {
  /**
   * How to sign the next request.
   *
   * @throws GongException if that cannot be found out, or the statement was cancelled
   */
  Access access(Cancellation cancellation);

  /**
   * Another way to sign a request, after Gong refused this one; empty if there is none.
   *
   * @throws GongException if that cannot be found out, or the statement was cancelled
   */
  Optional<Access> renewed(Access refused, Cancellation cancellation);

  /** Signs always alike. */
  static Signer of(Access access) {
    return new Signer() {
      @Override
      public Access access(Cancellation cancellation) {
        return access;
      }

      @Override
      public Optional<Access> renewed(Access refused, Cancellation cancellation) {
        return Optional.empty();
      }
    };
  }
}
