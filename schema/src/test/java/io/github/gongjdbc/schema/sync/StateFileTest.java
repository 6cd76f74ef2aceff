package io.github.gongjdbc.schema.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The file of a state holds the state before or the one after, and has one user at a time. */
@SuppressWarnings("NullAway.Init") // the folder is injected
class StateFileTest {
  @TempDir Path folder;
  private Path path;

  @BeforeEach
  void name() {
    path = folder.resolve("state.json");
  }

  @Test
  void holdsWhatWasWrittenLast() throws IOException {
    try (StateFile file = StateFile.open(path)) {
      assertThat(file.read()).isEmpty();
      file.write("one");
      file.write("two");
      assertThat(file.read()).contains("two");
    }
    assertThat(path).hasContent("two");
    assertThat(folder.resolve("state.json.tmp")).doesNotExist();
  }

  @Test
  void isReadableByItsOwnerAlone() throws IOException {
    assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
    Files.writeString(path, "one");
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw-r--"));
    try (StateFile file = StateFile.open(path)) {
      file.write("two");
    }
    for (String name : new String[] {"state.json", "state.json.lock"}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
          .as(name)
          .isEqualTo("rw-------");
    }
  }

  @Test
  void staysAsItIsWhenItCannotBeReplaced() throws IOException {
    try (StateFile file = StateFile.open(path)) {
      file.write("one");
      Files.createDirectories(folder.resolve("state.json.tmp/in the way"));
      assertThatThrownBy(() -> file.write("two"))
          .isInstanceOf(StateException.class)
          .hasMessageContaining("was not kept")
          .hasMessageContaining("state.json")
          .extracting(e -> ((StateException) e).kind())
          .isEqualTo(StateException.Kind.NOT_SAVED);
      assertThat(file.read()).contains("one");
    }
  }

  @Test
  void survivesACrashBeforeTheRenaming() throws IOException {
    Files.writeString(path, "one");
    Files.writeString(folder.resolve("state.json.tmp"), "tw");
    try (StateFile file = StateFile.open(path)) {
      assertThat(file.read()).contains("one");
      file.write("two");
    }
    assertThat(path).hasContent("two");
  }

  @Test
  void staysTheFileThatALinkNames() throws IOException {
    Path link = folder.resolve("link.json");
    Files.writeString(path, "one");
    Files.createSymbolicLink(link, path);
    try (StateFile file = StateFile.open(link)) {
      file.write("two");
      assertThatThrownBy(() -> StateFile.open(path)).isInstanceOf(StateException.class);
    }
    assertThat(link).isSymbolicLink().hasContent("two");
  }

  @Test
  void isMadeWhereALinkLeads() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.createSymbolicLink(folder.resolve("next"), Path.of("elsewhere", "kept.json"));
    Files.createSymbolicLink(path, Path.of("next"));
    try (StateFile file = StateFile.open(path)) {
      file.write("one");
    }
    assertThat(path).isSymbolicLink().hasContent("one");
    assertThat(elsewhere.resolve("kept.json")).hasContent("one");
  }

  @Test
  void needsTheFolderToWhichALinkLeads() throws IOException {
    Files.createSymbolicLink(path, folder.resolve("nowhere").resolve("state.json"));
    assertThatThrownBy(() -> StateFile.open(path))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("there is no")
        .hasMessageContaining("nowhere");
    assertThat(path).isSymbolicLink();
  }

  @Test
  void isNotWhatLinksInACircleName() throws IOException {
    Files.createSymbolicLink(path, folder.resolve("other"));
    Files.createSymbolicLink(folder.resolve("other"), path);
    assertThatThrownBy(() -> StateFile.open(path))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("circle");
  }

  @Test
  void needsAFolderThatMayBeWritten() throws IOException {
    assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      assumeThat(Files.isWritable(folder))
          .as("root may write everywhere: this is not tested as root")
          .isFalse();
      assertThatThrownBy(() -> StateFile.open(path))
          .isInstanceOf(StateException.class)
          .hasMessageContaining("this user may not write");
    } finally {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  @Test
  void needsAFolder() {
    assertThatThrownBy(() -> StateFile.open(folder.resolve("no/state.json")))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("create the folder");
    assertThatThrownBy(() -> StateFile.open(folder))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("not a file");
  }

  @Test
  void hasOneUserAtATime() {
    try (StateFile file = StateFile.open(path)) {
      assertThat(file.read()).isEmpty();
      assertThatThrownBy(() -> StateFile.open(path))
          .isInstanceOf(StateException.class)
          .hasMessageContaining("in use")
          .extracting(e -> ((StateException) e).kind())
          .isEqualTo(StateException.Kind.LOCKED);
    }
    StateFile.open(path).close();
  }

  @Test
  @Timeout(60)
  void holdsAWholeStateWheneverItsWriterIsKilled() throws Exception {
    int last = 0;
    for (int kill = 0; kill < 4; kill++) {
      Process writer = otherProcess("writes");
      for (int line = 0; line < 10 + 7 * kill; line++) {
        last = Integer.parseInt(writer.inputReader().readLine());
      }
      writer.destroyForcibly().waitFor();
      try (StateFile file = StateFile.open(path)) {
        String text = file.read().orElseThrow();
        int number = Integer.parseInt(text.substring(0, text.indexOf(' ')));
        assertThat(text).isEqualTo(OtherProcess.text(number));
        assertThat(number).as("what was said to be written stays").isGreaterThanOrEqualTo(last);
      }
    }
  }

  @Test
  @Timeout(60)
  void hasOneUserAtATimeAmongProcessesToo() throws Exception {
    Process other = otherProcess("keeps");
    try {
      assertThat(other.inputReader().readLine()).isEqualTo("opened");
      assertThatThrownBy(() -> StateFile.open(path))
          .isInstanceOf(StateException.class)
          .hasMessageContaining("in use");
    } finally {
      other.destroyForcibly().waitFor();
    }
    StateFile.open(path).close();
  }

  private Process otherProcess(String task) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            OtherProcess.class.getName(),
            task,
            path.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Opens a file, and keeps it or writes it again and again until it is killed. */
  static final class OtherProcess {
    private OtherProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
      try (StateFile file = StateFile.open(Path.of(arguments[1]))) {
        if (arguments[0].equals("writes")) {
          for (int number = 1; ; number++) {
            file.write(text(number));
            System.out.println(number);
          }
        }
        System.out.println(file.read().isEmpty() ? "opened" : "not empty");
        Thread.sleep(60_000);
      }
    }

    /** A state of about 200 kB that begins with its number. */
    static String text(int number) {
      return number + " of many.".repeat(20_000);
    }
  }
}
