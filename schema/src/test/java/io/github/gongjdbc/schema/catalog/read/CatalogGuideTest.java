package io.github.gongjdbc.schema.catalog.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.github.gongjdbc.schema.catalog.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The guide to the format of the catalog: its examples are read, and none of its words is missing.
 */
class CatalogGuideTest {
  private static final String GUIDE = guide();
  private static final String NOT_YET = "\n## What is understood and not yet supported";

  private static String guide() {
    try {
      return Files.readString(Path.of("..", "src", "docs", "catalog.md"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<String> examples(String text) {
    return Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
        .matcher(text)
        .results()
        .map(found -> found.group(1));
  }

  static Stream<String> supported() {
    return examples(GUIDE.substring(0, GUIDE.indexOf(NOT_YET)));
  }

  static Stream<String> notYet() {
    return examples(GUIDE.substring(GUIDE.indexOf(NOT_YET)));
  }

  private static Catalog read(String example, boolean limited) {
    List<CatalogFile> files = new ArrayList<>(BundledFiles.all());
    files.add(CatalogFile.parse("example.yaml", example));
    return limited ? CatalogLoader.load(files) : CatalogLoader.loadUnlimited(files);
  }

  @ParameterizedTest
  @MethodSource("supported")
  void anExampleIsRead(String example) {
    assertThat(read(example, true).tables())
        .hasSizeGreaterThan(CatalogLoader.gong().tables().size());
  }

  @ParameterizedTest
  @MethodSource("notYet")
  void whatNoScanCanDoIsSaidAndRefused(String example) {
    assertThat(read(example, false).tables())
        .hasSizeGreaterThan(CatalogLoader.gong().tables().size());
    assertThatThrownBy(() -> read(example, true))
        .isInstanceOf(CatalogException.class)
        .hasMessageStartingWith("example.yaml, line ")
        .hasMessageEndingWith("is understood, but not supported by this version");
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        CatalogFile.Entries.class,
        CatalogFile.EndpointEntry.class,
        CatalogFile.ParameterEntry.class,
        CatalogFile.ResponseEntry.class,
        CatalogFile.ContentEntry.class,
        CatalogFile.TableEntry.class,
        CatalogFile.ColumnEntry.class
      })
  void everyWordHasAnExample(Class<?> entry) {
    String examples = String.join("", examples(GUIDE).toList());
    for (var component : entry.getRecordComponents()) {
      String word =
          switch (component.getName()) {
            case "otherwise" -> "default";
            case "extended" -> "extends";
            default ->
                PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(component.getName());
          };
      assertThat(examples).containsPattern("\\b" + word + ":");
    }
  }
}
