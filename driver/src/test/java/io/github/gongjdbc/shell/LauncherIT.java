package io.github.gongjdbc.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code gong}, as the finished jar installs it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it is a script for Linux and macOS")
class LauncherIT {
  private static final Path JAR =
      Path.of(System.getProperty("gong.jar", "target/gong-jdbc.jar")).toAbsolutePath();

  private static final String QUERY = "SELECT COUNT(*) AS number FROM users";

  private final Path folder;

  LauncherIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  @Timeout(300)
  void theFirstStartMakesAnArchiveAndLaterStartsUseIt() throws Exception {
    assertThat(install()).isZero();
    Path cache = folder.resolve("cache");

    assertThat(query(cache)).containsExactly("number", "40");
    List<Path> archives = archives(cache);
    assertThat(archives).hasSize(1);

    assertThat(query(cache)).containsExactly("number", "40");
    assertThat(archives(cache)).isEqualTo(archives);
  }

  @Test
  @Timeout(120)
  void withoutAFolderForTheArchiveItStartsAllTheSame() throws Exception {
    assertThat(install()).isZero();
    Path file = Files.createFile(folder.resolve("file"));

    assertThat(query(file)).containsExactly("number", "40");
  }

  @Test
  @Timeout(120)
  void itSaysWhatToDoWhereTheJarIsGone() throws Exception {
    assertThat(install()).isZero();
    ProcessBuilder command = new ProcessBuilder(folder.resolve("bin/gong").toString(), QUERY);
    command.environment().put("GONG_JAR", folder.resolve("gone.jar").toString());

    Process process = command.redirectErrorStream(true).start();

    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("there is no file", "gone.jar", "--install");
    assertThat(process.waitFor()).isEqualTo(1);
  }

  private int install() throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-jar",
            JAR.toString(),
            "--install",
            folder.resolve("bin").toString())
        .start()
        .waitFor();
  }

  /** What a start prints. The archive that it makes in the background is complete then. */
  private List<String> query(Path cache) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(folder.resolve("bin/gong").toString()));
    arguments.addAll(List.of("--url", "jdbc:gong:demo", "--format", "csv", QUERY));
    ProcessBuilder command = new ProcessBuilder(arguments);
    command.environment().put("XDG_CACHE_HOME", cache.toString());
    command.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Path output = folder.resolve("output");
    Process process = command.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    assertThat(process.waitFor()).as(Files.readString(output)).isZero();
    while (Files.exists(cache.resolve("gong-jdbc/making"))) {
      Thread.sleep(100);
    }
    return Files.readAllLines(output);
  }

  private static List<Path> archives(Path cache) throws IOException {
    try (Stream<Path> files = Files.list(cache.resolve("gong-jdbc"))) {
      return files.toList();
    }
  }
}
