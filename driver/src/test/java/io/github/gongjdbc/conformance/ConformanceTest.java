package io.github.gongjdbc.conformance;

import io.github.gongjdbc.schema.catalog.read.CatalogLoader;

/** The tables of the driver. */
class ConformanceTest extends ConformanceSuite {
  ConformanceTest() {
    // Of what is read by a condition alone nobody knows here what there is.
    super(CatalogLoader.gong(), table -> table.demandedColumns().isEmpty(), true);
  }
}
