package io.github.gongjdbc.schema.catalog.read;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A folder of a user's own files, beside those that come with this module. */
final class CatalogFolder {
  private static final String SUFFIX = ".yaml";

  private final List<CatalogFile> files = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  /**
   * Reads the files that can be read.
   *
   * @throws CatalogException if the folder cannot be read or has no such file
   */
  CatalogFolder(Path folder) {
    List<Path> paths = list(folder);
    if (paths.isEmpty()) {
      throw new CatalogException("catalog " + folder + " has no file that ends in " + SUFFIX + ".");
    }
    paths.forEach(this::add);
  }

  List<CatalogFile> files() {
    return List.copyOf(files);
  }

  /** What is wrong with the others, each named. */
  List<String> problems() {
    return List.copyOf(problems);
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(path -> path.toString().endsWith(SUFFIX)).sorted().toList();
    } catch (IOException e) {
      throw new CatalogException(
          "catalog " + folder + " cannot be read: " + why(e) + ". Name a folder of catalog files.",
          e);
    }
  }

  private void add(Path path) {
    try {
      files.add(CatalogFile.parse(path.toString(), Files.readString(path)));
    } catch (IOException e) {
      problems.add(path + " cannot be read: " + why(e));
    } catch (CatalogException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
  }

  private static String why(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "it does not exist";
    }
    if (e instanceof NotDirectoryException) {
      return "it is not a folder";
    }
    if (e instanceof AccessDeniedException) {
      return "this user may not read it";
    }
    if (e instanceof CharacterCodingException) {
      return "it is not UTF-8 text";
    }
    String reason = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
    return reason == null ? "the file system does not say why" : reason;
  }
}
