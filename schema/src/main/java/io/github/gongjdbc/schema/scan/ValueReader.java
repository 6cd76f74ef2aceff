package io.github.gongjdbc.schema.scan;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gongjdbc.schema.api.MalformedAnswerException;
import io.github.gongjdbc.schema.catalog.Column;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Turns JSON values into column values. Numbers may come as strings and ids as numbers, and no
 * digit may be lost; explicit nulls and missing keys are the same.
 */
final class ValueReader {
  private final TimeLine timeLine;

  ValueReader(TimeLine timeLine) {
    this.timeLine = timeLine;
  }

  /**
   * The value in the form in which Calcite computes: String, Integer, Long, Double, Boolean, and
   * local milliseconds (Long) for a TIMESTAMP.
   *
   * @throws MalformedAnswerException if no value of the column's type can be made of it
   */
  @Nullable Object read(JsonNode node, Column column) throws MalformedAnswerException {
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    try {
      return switch (column.type()) {
        case VARCHAR -> text(node);
        case JSON -> node.toString();
        case INTEGER -> number(node).intValueExact();
        case BIGINT -> number(node).longValueExact();
        case DOUBLE -> number(node).doubleValue();
        case BOOLEAN -> bool(node);
        case TIMESTAMP -> timeLine.local(OffsetDateTime.parse(scalar(node)).toInstant());
      };
    } catch (ArithmeticException | NumberFormatException | DateTimeParseException e) {
      throw malformed(node, column);
    }
  }

  /**
   * The same of a column that may have to have a value.
   *
   * @throws MalformedAnswerException if it has none although it must
   */
  @Nullable Object required(JsonNode node, Column column) throws MalformedAnswerException {
    Object value = read(node, column);
    if (value == null && !column.nullable()) {
      throw new MalformedAnswerException("has an item without its " + column.name());
    }
    return value;
  }

  private static String text(JsonNode node) {
    return node.isContainerNode() ? node.toString() : scalar(node);
  }

  private static String scalar(JsonNode node) {
    return node.isBigDecimal() ? node.decimalValue().toPlainString() : node.asText();
  }

  private static BigDecimal number(JsonNode node) {
    return node.isNumber() ? node.decimalValue() : new BigDecimal(node.asText().trim());
  }

  private static Boolean bool(JsonNode node) {
    return switch (node.asText().toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new NumberFormatException();
    };
  }

  private static MalformedAnswerException malformed(JsonNode node, Column column) {
    String value = node.isTextual() ? node.textValue() : node.toString();
    return new MalformedAnswerException(
        "has '"
            + (value.length() > 60 ? value.substring(0, 60) + "…" : value)
            + "' for "
            + column.name()
            + ", which is no "
            + column.type());
  }
}
