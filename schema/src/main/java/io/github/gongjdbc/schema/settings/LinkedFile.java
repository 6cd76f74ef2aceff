package io.github.gongjdbc.schema.settings;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files that are replaced as a whole: a link to one stays a link, also where it leads to none yet.
 */
public final class LinkedFile {
  /** As many links as Linux follows. */
  private static final int MOST = 40;

  private LinkedFile() {}

  /**
   * The file that a path names, behind all links. The file need not exist, its folder has to.
   *
   * @throws IOException if there is no such folder, or links lead in a circle
   */
  public static Path of(Path path) throws IOException {
    Path file = path.toAbsolutePath();
    for (int links = 0; Files.isSymbolicLink(file); links++) {
      if (links == MOST) {
        throw new FileSystemLoopException(path.toString());
      }
      file = file.resolveSibling(Files.readSymbolicLink(file));
    }
    return file.resolveSibling(".").toRealPath().resolve(file.getFileName());
  }
}
