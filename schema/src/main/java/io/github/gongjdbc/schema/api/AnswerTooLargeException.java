package io.github.gongjdbc.schema.api;

import java.io.IOException;

/** An answer is larger than the user allows. The message is the largest size, in bytes. */
final class AnswerTooLargeException extends IOException {
  private static final long serialVersionUID = 1L;

  AnswerTooLargeException(long most) {
    super(String.valueOf(most));
  }
}
