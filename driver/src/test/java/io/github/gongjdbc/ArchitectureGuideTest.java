package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The guides for people who change the driver name classes and packages that exist. */
class ArchitectureGuideTest {
  private static final Path ROOT = Path.of("..");
  private static final List<Path> SOURCES =
      Stream.of("driver", "schema", "src/sandbox")
          .flatMap(module -> Stream.of("main", "test").map(kind -> module + "/src/" + kind))
          .map(folder -> ROOT.resolve(folder).resolve("java/io/github/gongjdbc"))
          .toList();
  private static final Pattern CLASS = Pattern.compile("`([A-Z]\\w*[a-z]\\w*)`");
  private static final Pattern PACKAGE =
      Pattern.compile("(?<![\\w./])((?:schema|sql|jdbc|sandbox)\\.[a-z]+)\\b");

  private static Set<String> names(Pattern pattern, String guide) {
    Matcher matcher = pattern.matcher(guide);
    Set<String> names = new TreeSet<>();
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  private static Set<String> classes() throws IOException {
    Set<String> names = new TreeSet<>();
    for (Path source : SOURCES) {
      try (Stream<Path> files = Files.walk(source)) {
        names.addAll(
            files
                .map(file -> file.getFileName().toString())
                .filter(file -> file.endsWith(".java"))
                .map(file -> file.replace(".java", ""))
                .collect(Collectors.toSet()));
      }
    }
    return names;
  }

  @ParameterizedTest
  @ValueSource(strings = {"src/docs/architecture.md", "CONTRIBUTING.md"})
  void namesClassesAndPackagesThatExist(String file) throws IOException {
    String guide = Files.readString(ROOT.resolve(file));

    assertThat(names(CLASS, guide)).isNotEmpty().isSubsetOf(classes());
    assertThat(names(PACKAGE, guide))
        .isNotEmpty()
        .allSatisfy(
            name ->
                assertThat(SOURCES.stream().map(source -> source.resolve(name.replace('.', '/'))))
                    .as(name)
                    .anyMatch(Files::isDirectory));
  }
}
