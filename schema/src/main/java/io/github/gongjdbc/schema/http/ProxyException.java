package io.github.gongjdbc.schema.http;

import java.io.IOException;

/** A proxy refuses the connection; the message is a sentence for the user. */
final class ProxyException extends IOException {
  private static final long serialVersionUID = 1L;

  ProxyException(String message) {
    super(message);
  }
}
