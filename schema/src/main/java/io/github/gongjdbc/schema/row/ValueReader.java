package io.github.gongjdbc.schema.row;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.ColumnType;
import io.github.gongjdbc.schema.error.MalformedAnswerException;
import io.github.gongjdbc.schema.page.ItemReader;
import io.github.gongjdbc.schema.predicate.LocalTimeConverter;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Turns JSON values into column values. Numbers may come as strings and ids as numbers, and no
 * digit may be lost; explicit nulls and missing keys are the same.
 */
public final class ValueReader {
  private static final int DATE_LENGTH = "2026-01-31".length();

  private final LocalTimeConverter timeConverter;
  private final int mostDigits;

  /**
   * @param mostDigits how many a number may have, written out
   */
  public ValueReader(LocalTimeConverter timeConverter, int mostDigits) {
    this.timeConverter = timeConverter;
    this.mostDigits = mostDigits;
  }

  /** The same with the times of UTC. */
  ValueReader inUtc() {
    return new ValueReader(new LocalTimeConverter(ZoneOffset.UTC), mostDigits);
  }

  /**
   * The value in the form in which Calcite computes: String, Integer, Long, Double, Boolean, local
   * milliseconds (Long) for a TIMESTAMP and days since 1970 (Integer) for a DATE.
   *
   * @param odd is told where no value of the column's type can be made of it, which is null then
   * @throws MalformedAnswerException if that is a column that is never null
   */
  @Nullable Object read(JsonNode node, Column column, OddValues.OfItem odd)
      throws MalformedAnswerException {
    if (node.isMissingNode() || node.isNull() || column.nullValues().contains(node.asText())) {
      return null;
    }
    Object value = value(node, column.type());
    if (value instanceof String text) {
      value = column.rename().getOrDefault(text, text);
    }
    if (value == null && !column.nullable()) {
      throw new MalformedAnswerException(
          "has "
              + OddValues.shown(node)
              + " for "
              + column.name()
              + ", which is not a valid "
              + column.type());
    }
    if (value == null) {
      odd.add(column, node);
    }
    return value;
  }

  private @Nullable Object value(JsonNode node, ColumnType type) {
    try {
      return switch (type) {
        case VARCHAR -> text(node);
        case JSON -> ItemReader.json(node);
        case INTEGER -> number(node).intValueExact();
        case BIGINT -> number(node).longValueExact();
        case DOUBLE -> finite(number(node).doubleValue());
        case BOOLEAN -> bool(node);
        case DATE -> Math.toIntExact(date(scalar(node)).toEpochDay());
        case TIMESTAMP -> timeConverter.local(OffsetDateTime.parse(scalar(node)).toInstant());
      };
    } catch (ArithmeticException | NumberFormatException | DateTimeException e) {
      return null;
    }
  }

  /** The day of a date or of the beginning of a day, as Gong writes it. */
  private static LocalDate date(String text) {
    boolean withTime = text.length() > DATE_LENGTH && text.charAt(DATE_LENGTH) == 'T';
    return LocalDate.parse(withTime ? text.substring(0, DATE_LENGTH) : text);
  }

  /**
   * The same of a column that may have to have a value.
   *
   * @throws MalformedAnswerException if it has none although it must
   */
  @Nullable Object required(JsonNode node, Column column, OddValues.OfItem odd)
      throws MalformedAnswerException {
    Object value = read(node, column, odd);
    if (value == null && !column.nullable()) {
      throw new MalformedAnswerException("has an item without its " + column.name());
    }
    return value;
  }

  private @Nullable String text(JsonNode node) {
    return node.isContainerNode() ? null : scalar(node);
  }

  private String scalar(JsonNode node) {
    if (!node.isBigDecimal()) {
      return node.asText();
    }
    BigDecimal number = node.decimalValue();
    // Written out, a number of a few characters may have a billion digits.
    long scale = number.scale();
    if (Math.max(number.precision() - Math.min(0, scale), scale) > mostDigits) {
      throw new NumberFormatException();
    }
    return number.toPlainString();
  }

  private BigDecimal number(JsonNode node) {
    if (node.isNumber()) {
      return node.decimalValue();
    }
    String text = node.asText().trim();
    // What is longer takes long to parse.
    if (text.length() > mostDigits) {
      throw new NumberFormatException();
    }
    return new BigDecimal(text);
  }

  private static @Nullable Double finite(double number) {
    return Double.isFinite(number) ? number : null;
  }

  private static Boolean bool(JsonNode node) {
    return switch (node.asText().toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new NumberFormatException();
    };
  }
}
