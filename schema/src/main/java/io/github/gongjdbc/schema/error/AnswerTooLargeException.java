package io.github.gongjdbc.schema.error;

/** An answer is larger than what is read; asked again, it would be so again. */
public final class AnswerTooLargeException extends MalformedAnswerException {
  private static final long serialVersionUID = 1L;

  public AnswerTooLargeException(String message) {
    super(message);
  }
}
