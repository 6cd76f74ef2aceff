package io.github.gongjdbc.schema.sync;

import io.github.gongjdbc.schema.settings.LinkedFile;
import io.github.gongjdbc.schema.sync.StateException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * A file that holds a state. It is replaced as a whole, so that it has either the state before or
 * the one after, whenever the power fails. While it is open nobody else can open it; the lock is on
 * a file beside it, because a file that is replaced keeps no lock.
 */
final class StateFile implements AutoCloseable {
  private final Path file;
  private final Path temporary;
  private final FileChannel lock;

  private StateFile(Path file, Path temporary, FileChannel lock) {
    this.file = file;
    this.temporary = temporary;
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
          "stateFile " + path + " is no file in an existing folder: make the folder first.");
    }
    try {
      Path file = LinkedFile.of(path);
      Path beside = file.resolveSibling(file.getFileName() + ".lock");
      FileChannel lock = open(beside, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
      if (!tryLock(lock)) {
        lock.close();
        throw new StateException(
            Kind.LOCKED,
            "stateFile "
                + path
                + " is in use by another connection, of this process or another: close that one,"
                + " or give each its own file.");
      }
      return new StateFile(file, file.resolveSibling(file.getFileName() + ".tmp"), lock);
    } catch (IOException e) {
      throw new StateException(
          Kind.NOT_SAVED,
          "stateFile " + path + " cannot be opened: " + why(e) + ". Nothing was read.",
          e);
    }
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      FileLock held = channel.tryLock();
      return held != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  Path path() {
    return file;
  }

  /** What the file holds; empty when there is none yet. */
  Optional<String> read() {
    try {
      return Optional.of(Files.readString(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new StateException(
          Kind.NOT_SAVED,
          "stateFile " + file + " cannot be read: " + why(e) + ". Nothing was read.",
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
      Files.deleteIfExists(temporary);
      try (FileChannel channel =
          open(temporary, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new StateException(
          Kind.NOT_SAVED,
          "The state was not kept: stateFile "
              + file
              + " cannot be replaced: "
              + why(e)
              + ". It is as it was before; mend that and commit again.",
          e);
    }
    syncFolder();
  }

  /** Makes the new name of the file last. Some systems have no such thing as an open folder. */
  private void syncFolder() {
    try (FileChannel folder = FileChannel.open(file.resolveSibling("."), StandardOpenOption.READ)) {
      folder.force(true);
    } catch (IOException e) {
      // The file itself is on the disk; where folders cannot be synced nobody can do better.
    }
  }

  /** Opens a file that only its owner may read, where the system knows owners. */
  private static FileChannel open(Path path, Set<? extends OpenOption> options) throws IOException {
    boolean posix =
        Files.getFileAttributeView(
                path.resolveSibling("."), PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
            != null;
    FileAttribute<?>[] attributes =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    return FileChannel.open(path, options, attributes);
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
