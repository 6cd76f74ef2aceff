package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Statements that would fill the memory of the JVM are stopped before it is full: no other part of
 * the program meets an OutOfMemoryError.
 */
class MemoryTest {
  private static final int LONGEST_SECONDS = 240;

  @Test
  @Timeout(300)
  void statementsThatWouldFillItAreStopped(@TempDir Path folder) throws Exception {
    Path output = folder.resolve("output.txt");
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                BurningProgram.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(program.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
    } finally {
      program.destroyForcibly();
    }
    List<String> lines = Files.readAllLines(output);
    assertThat(lines)
        .filteredOn(line -> line.startsWith("statement "))
        .hasSize(5)
        .allSatisfy(line -> assertThat(line).startsWith("statement 53200 "));
    assertThat(lines).contains("program 0");
  }
}
