package io.github.gongjdbc.schema.api;

import io.github.gongjdbc.schema.api.GongException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The file in which the user keeps the latest refresh token. */
final class RefreshTokenFile {
  private final Path path;

  RefreshTokenFile(Path path) {
    this.path = path;
  }

  /**
   * The token in it; empty if there is no such file yet.
   *
   * @throws GongException if it cannot be read
   */
  Optional<String> read() {
    try {
      return Optional.of(Files.readString(path).strip()).filter(token -> !token.isEmpty());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw failed("read", e);
    }
  }

  /**
   * Makes room for the token that is about to come: where that cannot be, it is better not to ask.
   *
   * @throws GongException if the file could not be written
   */
  Replacement prepare() {
    try {
      // A link stays a link to the file that is replaced.
      Path target = Files.exists(path) ? path.toRealPath() : path;
      Path folder = target.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      // Readable by the owner alone, as the platform makes files of this kind.
      return new Replacement(target, Files.createTempFile(folder, ".gong-token", ".tmp"));
    } catch (IOException e) {
      throw failed("written", e);
    }
  }

  /** A file beside the one that it will replace. */
  final class Replacement implements AutoCloseable {
    private final Path target;
    private final Path beside;

    private Replacement(Path target, Path beside) {
      this.target = target;
      this.beside = beside;
    }

    /**
     * Replaces the file: a reader sees the old token or the new one.
     *
     * @throws GongException if it cannot be written
     */
    void write(String token) {
      try {
        try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
          ByteBuffer bytes = ByteBuffer.wrap((token + "\n").getBytes(StandardCharsets.UTF_8));
          while (bytes.hasRemaining()) {
            channel.write(bytes);
          }
          channel.force(true);
        }
        Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        throw failed("written", e);
      }
    }

    @Override
    public void close() {
      try {
        Files.deleteIfExists(beside);
      } catch (IOException e) {
        throw failed("written", e);
      }
    }
  }

  private GongException failed(String what, IOException e) {
    return new GongException(
        Kind.CREDENTIALS,
        "The refreshTokenFile '"
            + path
            + "' cannot be "
            + what
            + ": check the folder and its permissions.",
        e);
  }
}
