package io.github.gongjdbc.schema.catalog.read;

import static org.assertj.core.api.Assertions.assertThat;

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

  private static String guide() {
    try {
      return Files.readString(Path.of("..", "src", "docs", "catalog.md"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static Stream<String> examples() {
    return Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
        .matcher(GUIDE)
        .results()
        .map(found -> found.group(1));
  }

  private static Catalog read(String example) {
    List<CatalogFile> files = new ArrayList<>(BundledFiles.all());
    files.add(CatalogFile.parse("example.yaml", example));
    return CatalogLoader.load(files);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void anExampleIsRead(String example) {
    assertThat(read(example).tables()).hasSizeGreaterThan(CatalogLoader.gong().tables().size());
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
    String examples = String.join("", examples().toList());
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
