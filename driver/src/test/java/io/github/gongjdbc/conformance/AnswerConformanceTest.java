package io.github.gongjdbc.conformance;

/** The answers of the endpoints of the driver. */
class AnswerConformanceTest extends AnswerSuite {
  AnswerConformanceTest() {
    super(TestedTables.ofTheDriver());
  }
}
