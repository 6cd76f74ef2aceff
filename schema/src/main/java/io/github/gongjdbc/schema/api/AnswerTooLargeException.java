package io.github.gongjdbc.schema.api;

/** An answer is larger than what is read; asked again, it would be so again. */
final class AnswerTooLargeException extends MalformedAnswerException {
  private static final long serialVersionUID = 1L;

  AnswerTooLargeException(String message) {
    super(message);
  }
}
