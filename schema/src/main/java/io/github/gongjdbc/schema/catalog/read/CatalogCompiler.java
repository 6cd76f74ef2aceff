package io.github.gongjdbc.schema.catalog.read;

import io.github.gongjdbc.schema.catalog.Catalog;
import io.github.gongjdbc.schema.catalog.Endpoint;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import io.github.gongjdbc.schema.catalog.TableFamily;
import io.github.gongjdbc.schema.catalog.compiled.RecordReader;
import io.github.gongjdbc.schema.catalog.compiled.RecordWriter;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Compiles the catalog's YAML files when the module is built. To read and check them takes longer
 * than all else that the first row of a new JVM needs of this module.
 */
public final class CatalogCompiler {
  /** The compiled catalog, beside the YAML files. */
  static final String FILE = "catalog.bin";

  private CatalogCompiler() {}

  /** Compiles the files into the folder of classes that is the argument. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0], Catalog.class.getPackageName().split("\\."));
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(folder.resolve(FILE)))) {
      write(CatalogLoader.load(BundledFiles.all()), out);
    }
  }

  static void write(Catalog catalog, OutputStream out) throws IOException {
    RecordWriter writer = new RecordWriter(out);
    writer.writeList(catalog.endpoints(), Endpoint.class);
    writer.writeList(catalog.tables(), TableDefinition.class);
    writer.writeList(catalog.families(), TableFamily.class);
  }

  static Catalog read(InputStream in) throws IOException {
    RecordReader reader = new RecordReader(new BufferedInputStream(in));
    List<Endpoint> endpoints = reader.readList(Endpoint.class);
    List<TableDefinition> tables = reader.readList(TableDefinition.class);
    return new Catalog(endpoints, reader.readList(TableFamily.class), tables, List.of());
  }
}
