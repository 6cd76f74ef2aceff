package io.github.gongjdbc.conformance;

/** The conditions on the tables of the driver. */
class ConditionConformanceTest extends ConditionSuite {
  ConditionConformanceTest() {
    super(TestedTables.ofTheDriver());
  }
}
