package io.github.gongjdbc.schema.catalog.read;

import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.ColumnPath;
import io.github.gongjdbc.schema.catalog.ColumnPath.Origin;
import io.github.gongjdbc.schema.catalog.DemandedRange;
import io.github.gongjdbc.schema.catalog.Endpoint;
import io.github.gongjdbc.schema.catalog.Parameter;
import io.github.gongjdbc.schema.catalog.Parameter.Bound;
import io.github.gongjdbc.schema.catalog.Parameter.ForEach;
import io.github.gongjdbc.schema.catalog.Parameter.Location;
import io.github.gongjdbc.schema.catalog.ParameterType;
import io.github.gongjdbc.schema.catalog.RelativeTime;
import io.github.gongjdbc.schema.catalog.RelativeTime.Base;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import java.time.Duration;

/**
 * What words of the format mean together and no scan can do. It is refused when it is read, as a
 * table that fails, or that is silently short, is worse than none.
 */
final class ScanLimits {
  private ScanLimits() {}

  static void check(EntryLocation location, Endpoint endpoint) {
    for (Parameter parameter : endpoint.parameters()) {
      EntryLocation where =
          location.part(
              "parameter",
              parameter.name(),
              "parameters/" + endpoint.parameters().indexOf(parameter));
      refuse(
          where,
          parameter.in() == Location.PATH && !parameter.isIterated(),
          "a parameter in the path without `for_each`");
      boolean plain =
          (parameter.bound() == Bound.EQUALS || parameter.itemPath().isPresent())
              && !parameter.isBound()
              && parameter.type() == ParameterType.TEXT
              && parameter.sent().isEmpty();
      refuse(
          where,
          parameter.isIterated() && !plain,
          "`for_each` of another parameter than one text, or several texts with an `item_path`,");
      boolean ofRange =
          endpoint.demandedRange().filter(range -> range.includes(parameter)).isPresent();
      boolean named =
          parameter.required()
              && parameter.bound() == Bound.EQUALS
              && parameter.type() == ParameterType.TEXT
              && parameter.otherwise().isPresent();
      refuse(
          where,
          parameter.column().isPresent() && parameter.required() && !ofRange && !named,
          "`column` of a required parameter, but for a range or a text with a `default`,");
      refuse(where, parameter.latest().isPresent() && !ofRange, "`latest`");
      boolean open =
          parameter.required()
              && parameter.sent().isEmpty()
              && parameter.defaultTime().isEmpty()
              && !parameter.isIterated()
              && !parameter.isDemanded();
      refuse(
          where,
          open,
          "a required parameter without `value`, `default`, `for_each` or `item_path`");
      parameter
          .defaultTime()
          .filter(time -> !ofRange)
          .ifPresent(
              time ->
                  refuse(
                      where,
                      !isUpper(parameter, time) && !isStart(parameter, time),
                      "this `default` instead of now + a duration, of an exclusive upper bound, or"
                          + " of start_date, of a required lower bound,"));
    }
    endpoint.demandedRange().ifPresent(range -> check(location, endpoint, range));
    refuse(
        location.part("response", "", "response"),
        endpoint.response().isWhole() && endpoint.paged(),
        "`items: .` with `paging: cursor`");
  }

  /** A range goes from so long before its end up to today or now, unless a query says more. */
  private static void check(EntryLocation location, Endpoint endpoint, DemandedRange range) {
    EntryLocation where =
        location.part(
            "parameter",
            range.upper().name(),
            "parameters/" + endpoint.parameters().indexOf(range.upper()));
    boolean begins =
        range
            .lower()
            .defaultTime()
            .filter(time -> time.base() == Base.END && time.offset().isNegative())
            .isPresent();
    boolean ends = range.upper().defaultTime().filter(ScanLimits::isTodayOrNow).isPresent();
    boolean latest =
        range.upper().latest().filter(time -> time.base() != Base.TODAY).isEmpty()
            && range.lower().latest().isEmpty();
    refuse(
        where,
        !begins || !ends || !latest,
        "a required range without a `default` of end - a duration, a `default` of today or now and"
            + " a `latest` of today or none");
    refuse(
        where,
        range.lower().type() != range.upper().type(),
        "a required range between a date and a date_time");
  }

  private static boolean isTodayOrNow(RelativeTime time) {
    return time.offset().isZero() && (time.base() == Base.TODAY || time.base() == Base.NOW);
  }

  static void check(EntryLocation location, TableDefinition table) {
    boolean iterated =
        table.accessPaths().stream().anyMatch(path -> !path.endpoint().iterated().isEmpty());
    refuse(
        location, iterated && table.accessPaths().size() > 1, "`for_each` in one of several ways");
    refuse(
        location,
        iterated && !table.accessPaths().get(0).prefix().isEmpty(),
        "`for_each` with an `item_path` of the endpoint");
    boolean ofColumn =
        table.accessPaths().stream()
            .flatMap(path -> path.endpoint().iterated().stream())
            .anyMatch(parameter -> parameter.forEach().flatMap(ForEach::column).isPresent());
    refuse(
        location,
        ofColumn && table.cursorColumn().filter(column -> column.lookup().isEmpty()).isPresent(),
        "`for_each` of a column with a `cursor` that is not looked up");
    for (Column column : table.columns()) {
      EntryLocation where = location.part("column", column.name(), "columns/" + column.name());
      boolean position =
          column.path().part() == ColumnPath.Part.INDEX
              && table.rows().stream().anyMatch(rows -> column.path().levels() == rows.depth())
              && column.path().origin() == Origin.ROW;
      refuse(where, position, "`@index` of an item");
      refuse(
          where,
          column.path().origin() == Origin.REQUEST
              && table.accessPaths().stream()
                  .map(path -> path.endpoint().echoed())
                  .anyMatch(
                      some ->
                          some.stream()
                              .filter(one -> one.isIterated() || one.required())
                              .noneMatch(column.path()::isOf)),
          "`parameter` of one without `for_each` or `column`");
      boolean kept = table.accessPaths().stream().anyMatch(path -> path.endpoint().reference());
      refuse(
          where,
          column.path().origin() == Origin.ANSWER && (kept || table.cursor().isPresent()),
          "a `path` from the answer's root, with `reference` or a `cursor`,");
    }
  }

  private static boolean isUpper(Parameter parameter, RelativeTime time) {
    return time.base() == Base.NOW
        && parameter.bound() == Bound.UPPER_EXCLUSIVE
        && parameter.itemPath().isPresent();
  }

  private static boolean isStart(Parameter parameter, RelativeTime time) {
    return time.equals(new RelativeTime(Base.START_DATE, Duration.ZERO))
        && parameter.bound() == Bound.LOWER
        && parameter.type() == ParameterType.DATE_TIME
        && parameter.required()
        && parameter.itemPath().isPresent();
  }

  private static void refuse(EntryLocation location, boolean used, String what) {
    location.check(!used, what + " is understood, but not supported by this version");
  }
}
