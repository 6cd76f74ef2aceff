package io.github.gongjdbc.conformance;

/** The rows and metadata of the tables of the driver. */
class RowConformanceTest extends RowSuite {
  RowConformanceTest() {
    super(TestedTables.ofTheDriver());
  }
}
