package io.github.gongjdbc.schema.sync;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.schema.catalog.Catalog;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import io.github.gongjdbc.schema.settings.NearMiss;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A state as JSON: {@code {"version":1,"account":…,"streams":{"calls":{"started":…}}}}. The shape
 * without version, {@code {"calls":{"started":…}}}, is understood as well. Whatever else there is
 * is an error: a state that is half understood would read too much or too little.
 */
final class StateFormat {
  private static final int VERSION = 1;

  /** SQL knows no earlier time. */
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

  private static final String DELIVERED = "delivered";

  /** A state is the user's own, and may be of any length. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Catalog catalog;
  private final String origin;

  /**
   * @param origin where the text comes from, for messages
   */
  StateFormat(Catalog catalog, String origin) {
    this.catalog = catalog;
    this.origin = origin;
  }

  static String write(SyncState state, Catalog catalog) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("version", VERSION);
    state.owner().account().ifPresent(account -> json.put("account", account));
    state.owner().workspace().ifPresent(workspace -> json.put("workspace", workspace));
    ObjectNode streams = json.putObject("streams");
    state
        .streams()
        .forEach(
            (table, stream) -> {
              ObjectNode entry = streams.putObject(table);
              entry.put(cursorOf(catalog, table).orElseThrow(), stream.time().toString());
              if (stream.delivered().size() > 0) {
                entry.put(DELIVERED, stream.delivered().toText());
              }
            });
    return json.toString();
  }

  /**
   * The state that a text describes.
   *
   * @throws StateException if it describes none, or one of another version
   */
  SyncState read(String text) {
    JsonNode json;
    try {
      json = MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw unusable("is not JSON (" + e.getOriginalMessage() + ")");
    }
    if (!json.isObject()) {
      throw unusable("is not a JSON object");
    }
    if (!json.has("version") && !json.has("streams")) {
      return new SyncState(
          new StateOwner(Optional.empty(), Optional.empty()), streams(json, Set.of()));
    }
    checkVersion(json.path("version"));
    checkNames(json, Set.of("version", "account", "workspace", "streams"), "the state");
    if (!json.path("streams").isObject()) {
      throw unusable("has no object 'streams'");
    }
    return new SyncState(
        new StateOwner(text(json, "account"), text(json, "workspace")),
        streams(json.path("streams"), Set.of(DELIVERED)));
  }

  private void checkVersion(JsonNode version) {
    if (!version.isInt()) {
      throw unusable("has no number 'version'");
    }
    if (version.intValue() != VERSION) {
      throw new StateException(
          StateException.Kind.UNUSABLE,
          origin
              + " has version "
              + version
              + ", and this driver knows version "
              + VERSION
              + ": use the driver that wrote it, or a newer one.");
    }
  }

  private Optional<String> text(JsonNode json, String name) {
    JsonNode value = json.path(name);
    if (!value.isMissingNode() && !value.isTextual()) {
      throw unusable("has a value of '" + name + "' that is not text");
    }
    return Optional.ofNullable(value.textValue());
  }

  private Map<String, StreamState> streams(JsonNode json, Set<String> others) {
    Map<String, StreamState> streams = new HashMap<>();
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      String table = field.getKey();
      String cursor = cursorOf(catalog, table).orElseThrow(() -> noTable(table));
      streams.put(table, stream(table, field.getValue(), cursor, others));
    }
    return streams;
  }

  private StreamState stream(String table, JsonNode entry, String cursor, Set<String> others) {
    checkNames(entry, union(others, cursor), table);
    JsonNode time = entry.path(cursor);
    JsonNode delivered = entry.path(DELIVERED);
    if (!time.isTextual()) {
      throw unusable(
          "does not say how far " + table + " was read: there is no text '" + cursor + "'");
    }
    if (!delivered.isMissingNode() && !delivered.isTextual()) {
      throw damaged(table);
    }
    try {
      Instant instant = OffsetDateTime.parse(time.textValue()).toInstant();
      if (instant.isBefore(FIRST)) {
        throw noTime(time, table, cursor);
      }
      return new StreamState(
          instant,
          delivered.isMissingNode()
              ? Fingerprints.NONE
              : Fingerprints.parse(delivered.textValue()));
    } catch (DateTimeParseException e) {
      throw noTime(time, table, cursor);
    } catch (IllegalArgumentException e) {
      throw damaged(table);
    }
  }

  private StateException noTime(JsonNode time, String table, String cursor) {
    return unusable(
        "has '"
            + time.textValue()
            + "' for "
            + table
            + "."
            + cursor
            + ", which is not a time such as 2026-01-31T17:00:00Z");
  }

  private StateException damaged(String table) {
    return unusable("has a damaged '" + DELIVERED + "' of " + table);
  }

  private void checkNames(JsonNode object, Set<String> known, String what) {
    for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        throw unusable("has '" + name + "' in " + what + ", which has no meaning there");
      }
    }
  }

  private StateException noTable(String name) {
    List<String> tables =
        catalog.tables().stream()
            .filter(table -> table.cursor().isPresent())
            .map(TableDefinition::name)
            .toList();
    return unusable(
        "names '"
            + name
            + "', which is not an incremental table"
            + NearMiss.of(name, tables, table -> table)
                .map(near -> " (did you mean '" + near + "'?)")
                .orElse(""));
  }

  private StateException unusable(String why) {
    return new StateException(
        StateException.Kind.UNUSABLE,
        origin
            + " "
            + why
            + ". Nothing was read, and nothing is changed: repair it, or restore an older copy; to"
            + " read everything again, begin with the state {}.");
  }

  private static Optional<String> cursorOf(Catalog catalog, String table) {
    return catalog
        .table(table)
        .filter(definition -> definition.name().equals(table))
        .flatMap(TableDefinition::cursor);
  }

  private static Set<String> union(Set<String> names, String another) {
    Set<String> union = new java.util.HashSet<>(names);
    union.add(another);
    return union;
  }
}
