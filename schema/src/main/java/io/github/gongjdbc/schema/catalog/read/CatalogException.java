package io.github.gongjdbc.schema.catalog.read;

import org.jspecify.annotations.Nullable;

/** A file of the catalog has a mistake; the message names the file and the entry. */
public final class CatalogException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String file;

  CatalogException(String message) {
    this(message, null);
  }

  CatalogException(String message, @Nullable Throwable cause) {
    this("", message, cause);
  }

  CatalogException(String file, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.file = file;
  }

  /** The name of the file; empty where it is none of a single file. */
  String file() {
    return file;
  }
}
