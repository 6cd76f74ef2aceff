package io.github.gongjdbc.schema.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A file that is replaced as a whole, so that it has either the text before or the one after,
 * whenever the power fails. A link to it stays a link, also where it leads to no file yet.
 */
public final class ReplacedFile {
  /** As many links as Linux follows. */
  private static final int MOST_LINKS = 40;

  private final Path path;
  private final Path temporary;

  private ReplacedFile(Path path) {
    this.path = path;
    this.temporary = beside(".tmp");
  }

  /**
   * The file that a path names, behind all links. The file need not exist, its folder has to.
   *
   * @throws IOException if there is no such folder, or links lead in a circle
   */
  public static ReplacedFile of(Path path) throws IOException {
    Path file = path.toAbsolutePath();
    for (int links = 0; Files.isSymbolicLink(file); links++) {
      if (links == MOST_LINKS) {
        throw new FileSystemLoopException(path.toString());
      }
      file = file.resolveSibling(Files.readSymbolicLink(file));
    }
    return new ReplacedFile(file.resolveSibling(".").toRealPath().resolve(file.getFileName()));
  }

  public Path path() {
    return path;
  }

  private Path beside(String end) {
    return path.resolveSibling(path.getFileName() + end);
  }

  /** Opens the file to lock: one beside it, because a file that is replaced keeps no lock. */
  public FileChannel openLock() throws IOException {
    return open(beside(".lock"), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
  }

  /** Locks an open file until it is closed; false where somebody has locked it before. */
  public static boolean tryLock(FileChannel channel) throws IOException {
    try {
      FileLock held = channel.tryLock();
      return held != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Makes the file that {@link #replace} writes, where it is not there yet. */
  public void prepare() throws IOException {
    discard();
    open(temporary, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)).close();
  }

  /** Puts a text in the place of what the file holds, after {@link #prepare}. */
  public void replace(String text) throws IOException {
    try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(
        temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    syncFolder();
  }

  /** Takes back what was prepared and not used. */
  public void discard() throws IOException {
    Files.deleteIfExists(temporary);
  }

  /** Makes the new name of the file last. Some systems have no such thing as an open folder. */
  private void syncFolder() {
    try (FileChannel folder = FileChannel.open(path.resolveSibling("."), StandardOpenOption.READ)) {
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
}
