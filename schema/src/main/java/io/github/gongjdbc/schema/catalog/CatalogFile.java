package io.github.gongjdbc.schema.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A file of the catalog as it is written: the shape of its YAML, and nothing checked but that. */
record CatalogFile(String name, Entries entries, Lines lines) {
  private static final YAMLMapper MAPPER =
      YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .withConfigOverride(List.class, list -> list.setSetterInfo(emptyForNull()))
          .withConfigOverride(Map.class, map -> map.setSetterInfo(emptyForNull()))
          .build();

  record Entries(List<EndpointEntry> endpoints, List<TableEntry> tables) {}

  record EndpointEntry(
      @Nullable String name,
      @Nullable String request,
      List<String> scopes,
      @Nullable String rows,
      @Nullable Boolean paged,
      @Nullable String lists,
      @Nullable String order,
      @Nullable Boolean reference,
      List<String> nothing,
      Map<String, Object> body,
      List<FilterEntry> filters,
      Map<String, ContentEntry> content) {}

  record FilterEntry(
      @Nullable String path,
      @Nullable String as,
      @Nullable String from,
      @Nullable String to,
      @Nullable String is,
      @Nullable String any,
      @Nullable Integer most,
      @Nullable String accepts,
      @Nullable Boolean exact,
      @Nullable String widen,
      @Nullable String openEnd,
      @Nullable String settles,
      @Nullable String why) {}

  record ContentEntry(Map<String, Object> asks, List<String> scopes) {}

  record TableEntry(
      @Nullable String name,
      @Nullable String description,
      List<AccessPathEntry> endpoints,
      @Nullable String rows,
      List<String> content,
      @Nullable LikeEntry like,
      Map<String, ColumnEntry> columns,
      List<String> key,
      @Nullable String cursor,
      @Nullable String workspace,
      @Nullable String privacy,
      @Nullable Long expectedRows,
      @Nullable Long expectedItems) {}

  record AccessPathEntry(@Nullable String name, @Nullable String at) {
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    AccessPathEntry {}

    /** The short form: the name alone. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static AccessPathEntry named(String name) {
      return new AccessPathEntry(name, null);
    }
  }

  record LikeEntry(@Nullable String table, @Nullable String at) {}

  record ColumnEntry(
      @Nullable String path,
      @Nullable String type,
      @Nullable String description,
      @Nullable String unit,
      List<String> values,
      List<String> content,
      @Nullable String references,
      @Nullable Boolean ephemeral) {}

  static CatalogFile parse(String name, String yaml) {
    return new CatalogFile(
        name, read(name, yaml, new TypeReference<Entries>() {}), Lines.read(yaml));
  }

  /** The line in which an entry begins. */
  int line(String pointer) {
    return lines.of(pointer);
  }

  /** The names that an index lists. */
  static List<String> names(String name, String yaml) {
    return read(name, yaml, new TypeReference<List<String>>() {});
  }

  private static <T> T read(String name, String yaml, TypeReference<T> type) {
    try {
      return MAPPER.readValue(yaml, type);
    } catch (JsonProcessingException e) {
      throw new CatalogException(name, name + ", " + where(e, yaml) + ": " + problem(e), e);
    }
  }

  /** A list or map that is left out is empty; an element of it that is left out is a mistake. */
  private static JsonSetter.Value emptyForNull() {
    return JsonSetter.Value.construct(Nulls.AS_EMPTY, Nulls.FAIL);
  }

  /** Where a mistake is; the parser may notice an unknown key lines later. */
  private static String where(JsonProcessingException e, String yaml) {
    if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      String pointer =
          mapping.getPath().stream()
              .map(
                  step ->
                      "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
              .collect(Collectors.joining());
      return "line "
          + Lines.read(yaml).of(pointer)
          + ", "
          + mapping.getPath().stream().map(CatalogFile::step).collect(Collectors.joining(" "));
    }
    return "line " + (e.getLocation() == null ? 1 : e.getLocation().getLineNr());
  }

  private static String step(JsonMappingException.Reference step) {
    return step.getFieldName() == null ? "#" + (step.getIndex() + 1) : step.getFieldName();
  }

  private static String problem(JsonProcessingException e) {
    return e instanceof UnrecognizedPropertyException unknown
        ? "there is no key "
            + unknown.getPropertyName()
            + " here; there are "
            + unknown.getKnownPropertyIds().stream()
                .map(String::valueOf)
                .sorted()
                .collect(Collectors.joining(", "))
        : e.getOriginalMessage();
  }
}
