package io.github.gongjdbc.schema.catalog.read;

import io.github.gongjdbc.schema.catalog.Catalog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Loads catalogs: the one that comes with this module, alone or with further files. */
public final class CatalogLoader {
  private CatalogLoader() {}

  /** The catalog that comes with this module. It is read once. */
  public static Catalog gong() {
    return Bundled.CATALOG;
  }

  /**
   * The same with the tables of a folder of further files behind its own. A file with a mistake is
   * left out, and those that need it.
   *
   * @throws CatalogException if the folder cannot be read
   */
  public static Catalog with(Path folder) {
    CatalogFolder further = new CatalogFolder(folder);
    List<String> problems = new ArrayList<>(further.problems());
    List<CatalogFile> files = new ArrayList<>(further.files());
    while (true) {
      try {
        return load(Stream.concat(BundledFiles.all().stream(), files.stream()).toList(), problems);
      } catch (CatalogException e) {
        if (!files.removeIf(file -> file.name().equals(e.file()))) {
          throw e;
        }
        problems.add(String.valueOf(e.getMessage()));
      }
    }
  }

  private static Catalog load(List<CatalogFile> files, List<String> problems) {
    CatalogReader reader = new CatalogReader(files);
    return new Catalog(reader.endpoints(), reader.families(), reader.tables(), problems);
  }

  /** A catalog from these files; the order of the tables is theirs. */
  static Catalog load(List<CatalogFile> files) {
    return load(files, List.of());
  }

  /**
   * Reads the compiled catalog of a jar. A folder of classes is read by its YAML files, which may
   * have been edited since.
   */
  private static Catalog bundled() {
    URL compiled = Catalog.class.getResource(CatalogCompiler.FILE);
    if (compiled == null || compiled.getProtocol().equals("file")) {
      return load(BundledFiles.all());
    }
    try (InputStream in = Catalog.class.getResourceAsStream(CatalogCompiler.FILE)) {
      return CatalogCompiler.read(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Bundled {
    private static final Catalog CATALOG = bundled();
  }
}
