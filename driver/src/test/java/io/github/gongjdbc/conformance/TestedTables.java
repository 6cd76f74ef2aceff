package io.github.gongjdbc.conformance;

import io.github.gongjdbc.SandboxAccount;
import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.sandbox.SettableClock;
import io.github.gongjdbc.schema.catalog.Catalog;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import io.github.gongjdbc.schema.catalog.read.CatalogLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Tables that are held to what all must do.
 *
 * @param documented whether Gong's document has their endpoints
 * @param account a small account that has them, of the same content each time
 * @param properties of the connections, as name, value, name, value
 */
record TestedTables(
    Catalog catalog,
    List<TableDefinition> tables,
    boolean documented,
    Supplier<GongSandbox.Builder> account,
    List<String> properties) {
  private static final Path EXAMPLES = Path.of("..", "src", "docs", "examples");

  /** Those of the driver. */
  static TestedTables ofTheDriver() {
    Catalog catalog = CatalogLoader.gong();
    return new TestedTables(
        catalog,
        // Of what is read by a condition alone nobody knows here what there is.
        catalog.tables().stream().filter(table -> table.demandedColumns().isEmpty()).toList(),
        true,
        TestedTables::builder,
        List.of());
  }

  /** Those of the guide's example, a file: 125 gadgets in each of two workspaces in thirty days. */
  static TestedTables ofAFile() {
    Catalog catalog = CatalogLoader.with(EXAMPLES);
    return new TestedTables(
        catalog,
        catalog.tables().stream()
            .filter(table -> CatalogLoader.gong().table(table.name()).isEmpty())
            .toList(),
        false,
        () ->
            builder()
                .traits(
                    Objects.requireNonNull(TestedTables.class.getResource("gadgets-traits.yaml"))),
        List.of("catalog", EXAMPLES.toString()));
  }

  private static GongSandbox.Builder builder() {
    return GongSandbox.builder()
        .clock(new SettableClock(SandboxAccount.NOW))
        .calls(70)
        .days(15)
        .users(20);
  }
}
