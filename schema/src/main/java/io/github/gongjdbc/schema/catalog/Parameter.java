package io.github.gongjdbc.schema.catalog;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an endpoint takes.
 *
 * @param name its name in the API: of a part of the path or of the query, or a dotted path in the
 *     body
 * @param bound how its values limit those of the items
 * @param itemPath path in the item of the value that it filters by
 * @param column the column that it filters by where no item has its value
 * @param required whether the API refuses a request without it
 * @param maxValues how many values one request takes
 * @param pattern what the API takes for a value
 * @param values the values that the API takes, where they are few
 * @param constant what is always sent; a text, a number, a flag, a list or a map
 * @param otherwise what is sent where a query says nothing
 * @param defaultTime the same, where it depends on when the statement starts
 * @param latest the latest time that the API takes
 * @param forEach where its values come from where a query gives none: each is asked for
 * @param inexact why the items that it finds are not exactly those that SQL means
 * @param widen how far a bound is moved outwards, because it is not exact
 * @param settles how long after its time an item may be missing where there is an upper bound
 */
public record Parameter(
    String name,
    Location in,
    ParameterType type,
    Bound bound,
    Optional<List<String>> itemPath,
    Optional<String> column,
    boolean required,
    int maxValues,
    Optional<Pattern> pattern,
    List<String> values,
    Optional<Object> constant,
    Optional<Object> otherwise,
    Optional<RelativeTime> defaultTime,
    Optional<RelativeTime> latest,
    Optional<ForEach> forEach,
    Optional<String> inexact,
    Duration widen,
    Optional<Duration> settles) {
  public Parameter {
    itemPath = itemPath.map(List::copyOf);
    values = List.copyOf(values);
    constant = constant.map(Frozen::value);
    otherwise = otherwise.map(Frozen::value);
  }

  /** Where a parameter stands in a request. */
  public enum Location {
    PATH,
    QUERY,
    BODY
  }

  /** How the values of a parameter limit those of the items. */
  public enum Bound {
    /** The first that is found. */
    LOWER,
    /** The first that is found no more. */
    UPPER_EXCLUSIVE,
    /** The one that is found. */
    EQUALS,
    /** Several of which each is found, as a list. */
    IN
  }

  /**
   * The values of a parameter, one request each.
   *
   * @param column the column that has them; empty for the values that the parameter itself names
   */
  public record ForEach(Optional<Reference> column) {}

  public boolean isBound() {
    return bound == Bound.LOWER || bound == Bound.UPPER_EXCLUSIVE;
  }

  /** Whether each of its values is asked for where a query gives none. */
  public boolean isIterated() {
    return forEach.isPresent();
  }

  /** Whether a query must give its values, as nothing else does. */
  public boolean isDemanded() {
    return required
        && sent().isEmpty()
        && defaultTime.isEmpty()
        && !isIterated()
        && itemPath.isPresent()
        && !isBound();
  }

  /**
   * Whether it demands a beginning also of a query without one, which the start date may have left
   * open as there is an end.
   */
  boolean beginsAnywhere() {
    return required
        && bound == Bound.LOWER
        && type == ParameterType.DATE_TIME
        && itemPath.isPresent()
        && defaultTime.filter(time -> time.base() == RelativeTime.Base.START_DATE).isPresent();
  }

  /** How many values one request takes. */
  public int atOnce() {
    return bound == Bound.IN ? maxValues : 1;
  }

  /** How many requests so many values need. */
  public long batches(long number) {
    return -Math.floorDiv(-number, (long) atOnce());
  }

  /** Whether items get its value from the request, as they do not have it. */
  public boolean isEchoed() {
    boolean optional =
        type == ParameterType.TEXT && bound == Bound.EQUALS && !required && sent().isEmpty();
    return itemPath.isEmpty() && (column.isPresent() ? required : isIterated() || optional);
  }

  /** Where an item has, or gets, the value that it filters by. */
  public Optional<List<String>> filtered() {
    return itemPath
        .or(() -> column.map(ColumnPath::ofColumn))
        .or(() -> isEchoed() ? Optional.of(ColumnPath.itemPath(name)) : Optional.empty());
  }

  /** What is sent unless a query says something else. */
  public Optional<Object> sent() {
    return constant.or(() -> otherwise);
  }
}
