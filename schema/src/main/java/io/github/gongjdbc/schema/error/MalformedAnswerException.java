package io.github.gongjdbc.schema.error;

import java.io.IOException;

/** An answer that is not what its endpoint answers; the message completes "The answer …". */
public class MalformedAnswerException extends IOException {
  private static final long serialVersionUID = 1L;

  public MalformedAnswerException(String message) {
    super(message);
  }
}
