package io.github.gongjdbc.schema.catalog.read;

import io.github.gongjdbc.schema.catalog.Catalog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The files that come with this module. A jar cannot be listed, so an index names them. */
final class BundledFiles {
  private static final String INDEX = "catalog.yaml";

  private BundledFiles() {}

  static List<CatalogFile> all() {
    return Parsed.FILES;
  }

  private static List<CatalogFile> parse() {
    return CatalogFile.names(INDEX, text(INDEX)).stream()
        .map(name -> CatalogFile.parse(name, text(name)))
        .toList();
  }

  private static String text(String name) {
    try (InputStream file = Catalog.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new CatalogException(INDEX + ": there is no file " + name);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Parsed {
    private static final List<CatalogFile> FILES = parse();
  }
}
