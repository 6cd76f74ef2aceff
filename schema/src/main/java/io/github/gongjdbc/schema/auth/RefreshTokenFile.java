package io.github.gongjdbc.schema.auth;

import io.github.gongjdbc.schema.error.GongException;
import io.github.gongjdbc.schema.error.GongException.Kind;
import io.github.gongjdbc.schema.settings.ReplacedFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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
            + "' does not hold a refresh token, which is one line of visible characters.");
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
      ReplacedFile file = ReplacedFile.of(path);
      FileChannel lock = lock(file);
      try {
        file.prepare();
        return new Replacement(file, lock);
      } catch (IOException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw failed("written", e);
    }
  }

  private static FileChannel lock(ReplacedFile file) throws IOException {
    FileChannel channel = file.openLock();
    long end = System.nanoTime() + LONGEST_WAIT.toNanos();
    try {
      while (!ReplacedFile.tryLock(channel)) {
        if (System.nanoTime() - end > 0) {
          throw new IOException("another process refreshes with it");
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

  /** The room for the next token; the file is locked until this is closed. */
  final class Replacement implements AutoCloseable {
    private final ReplacedFile file;
    private final FileChannel lock;

    private Replacement(ReplacedFile file, FileChannel lock) {
      this.file = file;
      this.lock = lock;
    }

    /**
     * Replaces the file: a reader sees the old token or the new one.
     *
     * @throws GongException if it cannot be written
     */
    void write(String token) {
      try {
        file.replace(token + "\n");
      } catch (IOException e) {
        throw failed("written", e);
      }
    }

    @Override
    public void close() {
      try (FileChannel released = lock) {
        file.discard();
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
