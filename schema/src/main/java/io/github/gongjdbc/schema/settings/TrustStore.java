package io.github.gongjdbc.schema.settings;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A file with the certificates that are trusted, instead of those that Java trusts. Its text form
 * shows no secret.
 *
 * @param type such as PKCS12 or JKS; empty for what Java finds out by itself
 */
public record TrustStore(Path file, Optional<String> password, Optional<String> type) {
  @Override
  public String toString() {
    return file.toString();
  }
}
