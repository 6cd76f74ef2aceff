package io.github.gongjdbc.sandbox.http;

import java.time.Instant;

/**
 * One request and what was answered.
 *
 * @param request what was asked
 * @param answer what was answered
 * @param at when, on the sandbox's clock
 */
public record Exchange(SandboxRequest request, SandboxAnswer answer, Instant at) {

  Exchange withoutAnswerBody() {
    return new Exchange(request, answer.withBody(""), at);
  }
}
