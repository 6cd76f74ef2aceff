package io.github.gongjdbc.schema.catalog.read;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
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
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A file of the catalog as it is written: the shape of its YAML, and nothing checked but that. */
record CatalogFile(String name, Entries entries, String yaml) {
  /** The format that is understood. */
  private static final int VERSION = 2;

  private static final YAMLMapper MAPPER =
      YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .withConfigOverride(List.class, list -> list.setSetterInfo(emptyForNull()))
          .withConfigOverride(Map.class, map -> map.setSetterInfo(emptyForNull()))
          .build();

  record Entries(
      @Nullable Integer version,
      @Nullable String family,
      @Nullable String description,
      List<EndpointEntry> endpoints,
      List<TableEntry> tables) {}

  record EndpointEntry(
      @Nullable String name,
      @Nullable String request,
      List<String> scopes,
      @Nullable String lists,
      @Nullable Boolean reference,
      List<ParameterEntry> parameters,
      @Nullable ResponseEntry response,
      Map<String, ContentEntry> content) {}

  record ParameterEntry(
      @Nullable String name,
      @Nullable String in,
      @Nullable String type,
      @Nullable String bound,
      @Nullable String itemPath,
      @Nullable String column,
      @Nullable Boolean required,
      @Nullable Integer maxValues,
      @Nullable String pattern,
      List<String> values,
      @Nullable Object value,
      @JsonProperty("default") @Nullable Object otherwise,
      @Nullable String latest,
      @Nullable String forEach,
      @Nullable String inexact,
      @Nullable String widen,
      @Nullable String settles) {}

  record ResponseEntry(
      @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<String> items,
      @Nullable Boolean optionalItems,
      @Nullable String paging,
      @Nullable String order,
      List<String> emptyMessages) {}

  record ContentEntry(Map<String, Object> select, List<String> scopes) {}

  record TableEntry(
      @Nullable String name,
      @Nullable String description,
      @Nullable String example,
      List<AccessPathEntry> endpoints,
      @Nullable String parent,
      @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<String> rows,
      List<String> content,
      @JsonProperty("extends") @Nullable ExtendsEntry extended,
      Map<String, ColumnEntry> columns,
      @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<String> key,
      List<ForeignKeyEntry> foreignKeys,
      @Nullable String cursor,
      @Nullable String workspace,
      @Nullable String privacy,
      @Nullable Long expectedRows,
      @Nullable Long expectedItems) {}

  record AccessPathEntry(@Nullable String name, @Nullable String itemPath) {
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    AccessPathEntry {}

    /** The short form: the name alone. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static AccessPathEntry named(String name) {
      return new AccessPathEntry(name, null);
    }
  }

  record ExtendsEntry(@Nullable String table, @Nullable String itemPath) {}

  record ForeignKeyEntry(List<String> columns, @Nullable String references) {}

  record LookupEntry(@Nullable String table, @Nullable String on, @Nullable String column) {}

  record ColumnEntry(
      @Nullable String path,
      @Nullable String parent,
      @Nullable String parameter,
      @Nullable LookupEntry lookup,
      @Nullable String type,
      @Nullable String description,
      @Nullable String unit,
      List<String> values,
      List<String> nullValues,
      Map<String, String> rename,
      List<String> content,
      List<String> join,
      @Nullable String references,
      @Nullable Boolean ephemeral) {}

  static CatalogFile parse(String name, String yaml) {
    Entries entries = read(name, yaml, new TypeReference<Entries>() {});
    Integer version = entries.version();
    if (version == null || version != VERSION) {
      throw new CatalogException(
          name, name + ", line 1: `version` is " + version + ", not " + VERSION, null);
    }
    return new CatalogFile(name, entries, yaml);
  }

  /** What its tables are about; its name where it does not say so. */
  String family() {
    return Objects.requireNonNullElse(entries.family(), name);
  }

  /**
   * The line in which an entry begins. Only messages need it, so it is read when one is written.
   */
  int line(String pointer) {
    return Lines.read(yaml).of(pointer);
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
