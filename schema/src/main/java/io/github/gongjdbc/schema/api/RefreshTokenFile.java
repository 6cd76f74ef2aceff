package io.github.gongjdbc.schema.api;

import io.github.gongjdbc.schema.api.GongException.Kind;
import io.github.gongjdbc.schema.settings.LinkedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** The file in which the user keeps the latest refresh token. */
final class RefreshTokenFile {
  private static final String BYTE_ORDER_MARK = "\ufeff";
  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]*");

  /** Far more than any token has. */
  private static final int LONGEST = 64 * 1024;

  /** How long another process may take for its refresh. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

  private static final Duration POLL = Duration.ofMillis(50);

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
      if (Files.size(path) > LONGEST) {
        throw noToken();
      }
      String text = Files.readString(path);
      String token = (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text).strip();
      if (!TOKEN.matcher(token).matches()) {
        throw noToken();
      }
      return Optional.of(token).filter(found -> !found.isEmpty());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (CharacterCodingException e) {
      throw noToken();
    } catch (IOException e) {
      throw failed("read", e);
    }
  }

  private GongException noToken() {
    return new GongException(
        Kind.CREDENTIALS,
        "The refreshTokenFile '"
            + path
            + "' holds something else than a refresh token: one line of visible characters.");
  }

  /**
   * Keeps other processes from refreshing, and makes room for the token that is about to come:
   * where that cannot be, it is better not to ask.
   *
   * @throws GongException if the file could not be written, or another process does not let it go
   */
  Replacement prepare() {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      Path target = LinkedFile.of(path);
      Path folder = target.getParent();
      FileChannel lock = lock(target.resolveSibling(target.getFileName() + ".lock"));
      try {
        // Readable by the owner alone, as the platform makes files of this kind.
        return new Replacement(target, Files.createTempFile(folder, ".gong-token", ".tmp"), lock);
      } catch (IOException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw failed("written", e);
    }
  }

  /** A lock on a file beside it, because a file that is replaced keeps no lock. */
  private FileChannel lock(Path beside) throws IOException {
    FileChannel channel =
        FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    long end = System.nanoTime() + LONGEST_WAIT.toNanos();
    try {
      while (!isLocked(channel)) {
        if (System.nanoTime() - end > 0) {
          throw new IOException("another process holds " + beside);
        }
        Thread.sleep(POLL.toMillis());
      }
      return channel;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      channel.close();
      throw new IOException("the wait for another process was interrupted", e);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      FileLock held = channel.tryLock();
      return held != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** A file beside the one that it will replace, which is locked until this is closed. */
  final class Replacement implements AutoCloseable {
    private final Path target;
    private final Path beside;
    private final FileChannel lock;

    private Replacement(Path target, Path beside, FileChannel lock) {
      this.target = target;
      this.beside = beside;
      this.lock = lock;
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
      try (FileChannel released = lock) {
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
