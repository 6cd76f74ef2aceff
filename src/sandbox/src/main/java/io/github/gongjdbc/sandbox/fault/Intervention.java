package io.github.gongjdbc.sandbox.fault;

import io.github.gongjdbc.sandbox.http.SandboxAnswer;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import java.util.Optional;

/** Answers in place of the account: for faults and odd answers. */
@FunctionalInterface
public interface Intervention {

  /**
   * What to answer to this request, or empty to let the account answer. An {@link
   * java.io.UncheckedIOException} is a broken connection: the in-process face throws its cause, the
   * server hangs up; nothing was answered, so nothing is recorded.
   */
  Optional<SandboxAnswer> intervene(SandboxRequest request);
}
