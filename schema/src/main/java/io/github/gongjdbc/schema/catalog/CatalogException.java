package io.github.gongjdbc.schema.catalog;

/** A file of the catalog is malformed; the message names the file and the entry. */
public final class CatalogException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  CatalogException(String message) {
    super(message);
  }

  CatalogException(String message, Throwable cause) {
    super(message, cause);
  }
}
