package io.github.gongjdbc.shell;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.CodeSource;
import java.util.Objects;
import java.util.Optional;

/**
 * The command {@code gong}: a script that starts the shell with an archive of its classes, which
 * takes about a third of the time.
 */
final class Launcher {
  private static final String NAME = "gong";

  private final Path jar;

  private Launcher(Path jar) {
    this.jar = jar;
  }

  /** The launcher of the jar that runs; empty where classes come from a folder. */
  static Optional<Launcher> ofThisJar() {
    CodeSource source = Launcher.class.getProtectionDomain().getCodeSource();
    try {
      return Optional.of(Path.of(source.getLocation().toURI()))
          .filter(Files::isRegularFile)
          .map(jar -> new Launcher(jar.toAbsolutePath()));
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Writes the script into a folder, which is created when it is missing. */
  Path install(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path script = folder.resolve(NAME);
    Files.writeString(script, text());
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    return script;
  }

  private String text() throws IOException {
    try (InputStream in = Objects.requireNonNull(Launcher.class.getResourceAsStream(NAME))) {
      // Inside single quotes the shell takes all but a single quote as it is.
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("@JAR@", jar.toString().replace("'", "'\\''"));
    }
  }
}
