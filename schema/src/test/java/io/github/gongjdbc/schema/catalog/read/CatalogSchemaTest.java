package io.github.gongjdbc.schema.catalog.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.gongjdbc.schema.catalog.ColumnType;
import io.github.gongjdbc.schema.catalog.Parameter;
import io.github.gongjdbc.schema.catalog.ParameterType;
import io.github.gongjdbc.schema.catalog.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The JSON Schema of the catalog's files says what their reader takes: no key and word besides. */
class CatalogSchemaTest {
  private static final Path DOCS = Path.of("..", "src", "docs");
  private static final Path BUNDLED =
      Path.of("src", "main", "resources", "io", "github", "gongjdbc", "schema", "catalog");
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final JsonSchema SCHEMA = schema();

  private static JsonSchema schema() {
    try {
      return new JsonSchema(
          new ObjectMapper().readTree(Files.readString(DOCS.resolve("catalog-schema.json"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void hasTheKeysThatAreReadAndNoOther() {
    checkKeys(SCHEMA.root(), CatalogFile.Entries.class);
  }

  private static void checkKeys(JsonNode reference, Class<?> entry) {
    JsonNode schema = SCHEMA.resolved(reference);
    Map<String, Type> keys = new LinkedHashMap<>();
    for (RecordComponent component : entry.getRecordComponents()) {
      keys.put(key(component), component.getGenericType());
    }
    assertThat(schema.path("properties").fieldNames())
        .toIterable()
        .as(entry.getSimpleName())
        .containsExactlyElementsOf(keys.keySet());
    assertThat(schema.path("additionalProperties"))
        .isEqualTo(YAML.getNodeFactory().booleanNode(false));
    keys.forEach((key, type) -> checkType(schema.path("properties").path(key), type, key));
  }

  private static String key(RecordComponent component) {
    JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
    return named == null
        ? SnakeCaseStrategy.INSTANCE.translate(component.getName())
        : named.value();
  }

  private static void checkType(JsonNode schema, Type type, String key) {
    if (type instanceof ParameterizedType collection) {
      Type[] of = collection.getActualTypeArguments();
      // A list may be written as its only element, as it is for the rows of a table.
      JsonNode several = schema.has("anyOf") ? schema.path("anyOf").path(1) : schema;
      if (several.path("type").asText().equals("array")) {
        checkType(several.path("items"), of[0], key);
      } else if (of[1] != Object.class) {
        checkType(several.path("additionalProperties"), of[1], key);
      }
    } else if (type instanceof Class<?> entry && entry.isRecord()) {
      checkKeys(schema.has("anyOf") ? schema.path("anyOf").path(1) : schema, entry);
    } else if (type != Object.class && !schema.has("const")) {
      assertThat(schema.path("type").asText())
          .as(key)
          .isEqualTo(
              type == Boolean.class ? "boolean" : type == String.class ? "string" : "integer");
    }
  }

  @Test
  void hasTheWordsThatAreReadAndNoOther() {
    Map<String, List<String>> words = new LinkedHashMap<>();
    for (var part : SCHEMA.root().path("$defs").properties()) {
      for (var key : part.getValue().path("properties").properties()) {
        List<String> values = new ArrayList<>();
        key.getValue().path("enum").forEach(word -> values.add(word.asText()));
        if (!values.isEmpty()) {
          words.put(part.getKey() + "." + key.getKey(), values);
        }
      }
    }
    assertThat(words)
        .isEqualTo(
            Map.of(
                "parameter.in", lowerCase(Parameter.Location.values()),
                "parameter.type", lowerCase(ParameterType.values()),
                "parameter.bound", lowerCase(Parameter.Bound.values()),
                "response.paging", lowerCase(Response.Paging.values()),
                "column.type", Arrays.stream(ColumnType.values()).map(Enum::name).toList()));
  }

  private static List<String> lowerCase(Enum<?>[] constants) {
    return Arrays.stream(constants)
        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
        .toList();
  }

  static Stream<String> files() throws IOException {
    List<String> files = new ArrayList<>();
    for (Path folder : List.of(BUNDLED, DOCS.resolve("examples"))) {
      try (Stream<Path> found = Files.list(folder)) {
        for (Path file : found.filter(path -> !path.endsWith("catalog.yaml")).toList()) {
          files.add(Files.readString(file));
        }
      }
    }
    Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
        .matcher(Files.readString(DOCS.resolve("catalog.md")))
        .results()
        .forEach(example -> files.add(example.group(1)));
    return files.stream();
  }

  @ParameterizedTest
  @MethodSource("files")
  void takesTheFilesOfTheDriverAndOfTheGuide(String file) throws IOException {
    assertThat(SCHEMA.violations(YAML.readTree(file))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "version: 2 | version: 1 | /version: const",
        "request: GET | request: PUT | /endpoints/0/request: pattern",
        "paging: none | paging: all | /endpoints/0/response/paging: enum",
        "reference: true | reference: few | /endpoints/0/reference: type",
        "lists: | list: | /endpoints/0/list: additionalProperties",
        "expected_rows: 50 | expected_rows: 0 | /tables/0/expected_rows: minimum",
        "name: my_trackers | nick: my_trackers | /tables/0: required name",
        "tracker_id: {type: VARCHAR, | tracker_id: { | /tables/0/columns/tracker_id: anyOf",
        "workspace_id: | workspaceId: | /tables/0/columns/workspaceId: propertyNames"
      })
  void saysWhereAMistakeIs(String right, String wrong, String violation) throws IOException {
    String example =
        files().filter(file -> file.contains("name: my_trackers")).findFirst().orElseThrow();
    assertThat(example).contains(right);
    assertThat(SCHEMA.violations(YAML.readTree(example.replace(right, wrong)))).contains(violation);
  }

  @Test
  void isNamedByTheGuide() throws IOException {
    assertThat(Files.readString(DOCS.resolve("catalog.md"))).contains("(catalog-schema.json)");
  }
}
