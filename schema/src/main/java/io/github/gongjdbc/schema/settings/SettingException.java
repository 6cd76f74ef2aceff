package io.github.gongjdbc.schema.settings;

/** A connection property is unknown, missing or has a value that makes no sense. */
public final class SettingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SettingException(String message) {
    super(message);
  }
}
