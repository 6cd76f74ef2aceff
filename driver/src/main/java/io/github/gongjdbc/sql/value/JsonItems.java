package io.github.gongjdbc.sql.value;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.PathNotFoundException;
import com.jayway.jsonpath.spi.json.JacksonJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.DataContext;
import org.apache.calcite.sql.SqlJsonQueryEmptyOrErrorBehavior;
import org.apache.calcite.sql.SqlJsonQueryWrapperBehavior;
import org.apache.calcite.sql.SqlJsonValueEmptyOrErrorBehavior;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * JSON_VALUE and JSON_QUERY. Calcite's yield the Java object that the parser made, whatever type is
 * wanted, take a path without a mode for a strict one, and wrap a list of finds into another.
 * Calcite calls the methods by name.
 */
public final class JsonItems {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private static final Configuration CONFIGURATION =
      Configuration.builder()
          .jsonProvider(new JacksonJsonProvider(MAPPER))
          .mappingProvider(new JacksonMappingProvider(MAPPER))
          .build();

  private static final Pattern MODE = Pattern.compile("(?i)^\\s*(lax|strict)\\s+");

  /** A member that the standard puts into double quotes, which the library does not know. */
  private static final Pattern QUOTED_MEMBER = Pattern.compile("\\.\"([^\"]*)\"");

  private JsonItems() {}

  /**
   * JSON_VALUE.
   *
   * @param emptyDefault the text of the value where nothing is found
   * @param errorDefault the text of the value where the JSON, or what is found, is not as wanted
   */
  public static @Nullable Object value(
      DataContext context,
      String json,
      String path,
      SqlJsonValueEmptyOrErrorBehavior onEmpty,
      String emptyDefault,
      SqlJsonValueEmptyOrErrorBehavior onError,
      String errorDefault,
      SqlTypeName type,
      int precision,
      int scale) {
    RuntimeException problem;
    List<@Nullable Object> found;
    try {
      found = items(json, path);
    } catch (JsonPathException | IllegalArgumentException e) {
      return instead(context, onError, errorDefault, type, precision, scale, e.getMessage());
    }
    if (found.isEmpty()) {
      return instead(context, onEmpty, emptyDefault, type, precision, scale, "finds nothing");
    }
    try {
      Object item = found.get(0);
      if (found.size() > 1 || item instanceof Map || item instanceof List) {
        problem = failure("'" + path + "' finds no single value");
      } else {
        return item == null ? null : converted(context, item, type, precision, scale);
      }
    } catch (RuntimeException e) {
      // What is found is not of the type that is wanted.
      problem = e;
    }
    return instead(context, onError, errorDefault, type, precision, scale, problem.getMessage());
  }

  private static @Nullable Object instead(
      DataContext context,
      SqlJsonValueEmptyOrErrorBehavior behavior,
      String value,
      SqlTypeName type,
      int precision,
      int scale,
      @Nullable String problem) {
    return switch (behavior) {
      case NULL -> null;
      case DEFAULT -> Casts.cast(context, value, SqlTypeName.VARCHAR, type, precision, scale);
      case ERROR -> throw failure("JSON_VALUE: " + problem);
    };
  }

  private static Object converted(
      DataContext context, Object item, SqlTypeName type, int precision, int scale) {
    if (item instanceof Boolean) {
      return Casts.cast(context, item, SqlTypeName.BOOLEAN, type, precision, scale);
    }
    String text =
        item instanceof BigDecimal number
            ? Numbers.bounded(number, SqlTypeName.DECIMAL).toPlainString()
            : item.toString();
    boolean number = item instanceof Number && type != SqlTypeName.VARCHAR;
    return number
        ? Casts.cast(context, new BigDecimal(text), SqlTypeName.DECIMAL, type, precision, scale)
        : Casts.cast(context, text, SqlTypeName.VARCHAR, type, precision, scale);
  }

  /** JSON_QUERY. */
  public static @Nullable String query(
      String json,
      String path,
      SqlJsonQueryWrapperBehavior wrapper,
      SqlJsonQueryEmptyOrErrorBehavior onEmpty,
      SqlJsonQueryEmptyOrErrorBehavior onError) {
    List<@Nullable Object> found;
    try {
      found = items(json, path);
    } catch (JsonPathException | IllegalArgumentException e) {
      return instead(onError, e.getMessage());
    }
    boolean single = found.size() == 1;
    boolean structure = single && (found.get(0) instanceof Map || found.get(0) instanceof List);
    if (found.isEmpty()) {
      return instead(onEmpty, "finds nothing");
    }
    String problem =
        single
            ? "'" + path + "' finds neither an object nor an array"
            : "'" + path + "' finds " + found.size() + " values: write WITH WRAPPER";
    return switch (wrapper) {
      case WITH_UNCONDITIONAL_ARRAY -> text(found);
      case WITH_CONDITIONAL_ARRAY -> text(structure ? found.get(0) : found);
      case WITHOUT_ARRAY -> structure ? text(found.get(0)) : instead(onError, problem);
    };
  }

  private static @Nullable String instead(
      SqlJsonQueryEmptyOrErrorBehavior behavior, @Nullable String problem) {
    return switch (behavior) {
      case NULL -> null;
      case EMPTY_ARRAY -> "[]";
      case EMPTY_OBJECT -> "{}";
      case ERROR -> throw failure("JSON_QUERY: " + problem);
    };
  }

  private static RuntimeException failure(String message) {
    return SqlExceptions.unchecked(SqlState.DATA_EXCEPTION, message);
  }

  private static String text(@Nullable Object item) {
    try {
      return MAPPER.writeValueAsString(item);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("JSON cannot be written", e);
    }
  }

  /** A path of the library, which could not be stopped while it tries to match a pattern. */
  public static JsonPath compiled(String path) {
    if (path.contains("=~")) {
      throw SqlExceptions.unchecked(
          SqlState.FEATURE_NOT_SUPPORTED,
          "A regular expression (=~) in a JSON path is not offered: take the value out with"
              + " JSON_VALUE, and compare it with ~ or SIMILAR TO.");
    }
    return JsonPath.compile(path);
  }

  /** What a path finds, one after another. In strict mode what is missing is an error. */
  private static List<@Nullable Object> items(String json, String path) {
    Matcher mode = MODE.matcher(path);
    boolean strict = mode.find() && mode.group(1).equalsIgnoreCase("strict");
    String plain =
        QUOTED_MEMBER
            .matcher(MODE.matcher(path).replaceFirst(""))
            .replaceAll(member -> Matcher.quoteReplacement("['" + member.group(1) + "']"));
    JsonPath compiled = compiled(plain);
    try {
      Object found = compiled.read(json, CONFIGURATION);
      return !compiled.isDefinite() && found instanceof List<?> finds
          ? Collections.unmodifiableList(finds)
          : Collections.singletonList(found);
    } catch (PathNotFoundException e) {
      if (strict) {
        throw e;
      }
      return List.of();
    }
  }

  /** The length of {@code +01}. */
  private static final int SHORT_OFFSET = 3;

  /** The text of a time inside JSON, by ISO 8601. */
  public static String time(DataContext context, Object value, SqlTypeName type) {
    String text = (String) Casts.cast(context, value, type, SqlTypeName.VARCHAR, -1, 0);
    boolean shortOffset =
        type == SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE
            && text.charAt(text.length() - SHORT_OFFSET) != ':';
    return text.replace(' ', 'T') + (shortOffset ? ":00" : "");
  }
}
