package io.github.gongjdbc.schema.sync;

import io.github.gongjdbc.schema.settings.ReplacedFile;
import io.github.gongjdbc.schema.sync.StateException.Kind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that holds a state: the one before or the one after, whenever the power fails. While it is
 * open nobody else can open it.
 */
final class StateFile implements AutoCloseable {
  private final ReplacedFile file;
  private final FileChannel lock;

  private StateFile(ReplacedFile file, FileChannel lock) {
    this.file = file;
    this.lock = lock;
  }

  /**
   * Opens the file, which need not exist yet.
   *
   * @throws StateException if it is in use, or its folder cannot be written
   */
  static StateFile open(Path path) {
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(path)) {
      throw new StateException(
          Kind.NOT_SAVED,
          "stateFile " + path + " is not a file in an existing folder: create the folder first.");
    }
    try {
      ReplacedFile file = ReplacedFile.of(path);
      FileChannel lock = file.openLock();
      if (!ReplacedFile.tryLock(lock)) {
        lock.close();
        throw new StateException(
            Kind.LOCKED,
            "stateFile "
                + path
                + " is in use by another connection, of this process or another: close that one,"
                + " or give each its own file.");
      }
      return new StateFile(file, lock);
    } catch (IOException e) {
      throw new StateException(
          Kind.NOT_SAVED,
          "stateFile " + path + " cannot be opened: " + why(e) + ". Nothing was read.",
          e);
    }
  }

  Path path() {
    return file.path();
  }

  /** What the file holds; empty when there is none yet. */
  Optional<String> read() {
    try {
      return Optional.of(Files.readString(path()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new StateException(
          Kind.NOT_SAVED,
          "stateFile " + path() + " cannot be read: " + why(e) + ". Nothing was read.",
          e);
    }
  }

  /**
   * Puts a text in the place of what the file holds.
   *
   * @throws StateException if that fails; the file then holds what it held before
   */
  void write(String text) {
    try {
      file.prepare();
      file.replace(text);
    } catch (IOException e) {
      throw new StateException(
          Kind.NOT_SAVED,
          "The state was not kept: stateFile "
              + path()
              + " cannot be replaced: "
              + why(e)
              + ". It is unchanged: fix the cause and commit again.",
          e);
    }
  }

  private static String why(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "this user may not write " + e.getMessage();
    }
    if (e instanceof NoSuchFileException) {
      return "there is no " + e.getMessage();
    }
    return e instanceof FileSystemLoopException
        ? "its links lead in a circle"
        : e.getClass().getSimpleName() + " " + e.getMessage();
  }

  /** Lets others open the file. */
  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      // The lock ends with the process at the latest.
    }
  }
}
