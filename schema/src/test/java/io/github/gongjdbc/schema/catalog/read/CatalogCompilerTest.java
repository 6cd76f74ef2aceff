package io.github.gongjdbc.schema.catalog.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gongjdbc.schema.catalog.Catalog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class CatalogCompilerTest {
  private final Catalog catalog = CatalogLoader.load(BundledFiles.all());

  @Test
  void theCompiledCatalogSaysWhatTheFilesSay() throws IOException {
    Catalog compiled = CatalogCompiler.read(new ByteArrayInputStream(compile(catalog)));

    assertThat(compiled.tables()).asString().isEqualTo(catalog.tables().toString());
    assertThat(compiled.endpoints()).asString().isEqualTo(catalog.endpoints().toString());
    assertThat(compiled.families()).asString().isEqualTo(catalog.families().toString());
    assertThat(compile(compiled)).isEqualTo(compile(catalog));
  }

  @Test
  void anEndpointOfSeveralTablesIsOneObject() throws IOException {
    Catalog compiled = CatalogCompiler.read(new ByteArrayInputStream(compile(catalog)));

    assertThat(compiled.tables())
        .flatExtracting(table -> table.accessPaths())
        .allSatisfy(
            path ->
                assertThat(compiled.endpoints())
                    .anySatisfy(endpoint -> assertThat(endpoint).isSameAs(path.endpoint())));
  }

  private static byte[] compile(Catalog catalog) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CatalogCompiler.write(catalog, out);
    return out.toByteArray();
  }
}
