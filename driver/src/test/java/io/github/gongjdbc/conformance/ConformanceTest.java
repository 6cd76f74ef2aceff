package io.github.gongjdbc.conformance;

import io.github.gongjdbc.schema.catalog.read.CatalogLoader;

/** The tables of the driver. */
class ConformanceTest extends ConformanceSuite {
  ConformanceTest() {
    super(CatalogLoader.gong(), table -> true, true);
  }
}
