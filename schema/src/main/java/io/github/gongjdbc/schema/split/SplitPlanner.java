package io.github.gongjdbc.schema.split;

import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Lists;
import com.google.common.collect.Range;
import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.ColumnPath;
import io.github.gongjdbc.schema.catalog.DemandedRange;
import io.github.gongjdbc.schema.catalog.Filter;
import io.github.gongjdbc.schema.catalog.Parameter;
import io.github.gongjdbc.schema.predicate.TupleDomain;
import io.github.gongjdbc.schema.settings.Settings;
import io.github.gongjdbc.schema.spec.ScanRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Plans the splits by which a scan gets what it wants: one as a rule, several for ranges of time
 * that lie apart and for more ids than one request takes.
 */
public final class SplitPlanner {
  /** With more ranges than this, most of which may be empty, it is cheaper to read their hull. */
  private static final int MOST_WINDOWS = 36;

  private final ScanRequest request;
  private final Settings settings;
  private final FilterValues values;
  private final boolean stopsEarly;
  private final Optional<DemandedRangePlanner> demandedRange;

  /**
   * @param start when the execution of the statement began
   * @param stopsEarly whether not all rows will be read, so that those come first for which the API
   *     need not be asked for more than is wanted
   */
  public SplitPlanner(ScanRequest request, Settings settings, Instant start, boolean stopsEarly) {
    this.request = request;
    this.settings = settings;
    this.values = new FilterValues(settings, start);
    this.stopsEarly = stopsEarly;
    this.demandedRange = DemandedRangePlanner.of(request, settings, start);
  }

  /** The splits that find what is wanted. */
  public SplitPlan plan(TupleDomain wanted) {
    return settings.pushDown() && wanted.isNothing()
        ? new SplitPlan(List.of(), true)
        : new Building().plan(wanted);
  }

  /** The state while the values of the splits are multiplied out. */
  private final class Building {
    private List<Split> splits =
        List.of(Split.of(request.accessPath().endpoint().name()).selecting(request.content()));
    private boolean exact = true;
    private boolean severalWindows;

    SplitPlan plan(TupleDomain wanted) {
      wanted
          .texts()
          .forEach(
              (column, texts) -> {
                if (settings.pushDown() || request.isDemanded(column) || request.needs(column)) {
                  putTexts(column, TupleDomain.list(texts));
                }
              });
      if (settings.pushDown()) {
        putWorkspace(wanted);
        boolean named = wanted.texts().keySet().stream().anyMatch(this::looksUp);
        wanted
            .times()
            .forEach(
                (column, times) -> {
                  if (request.isDemanded(column)) {
                    // It is put below.
                    return;
                  }
                  if (named && !isLookedUp(column)) {
                    // The ids are few enough; a range of times would only be one more chance to
                    // miss.
                    exact = false;
                  } else {
                    putTimes(column, times);
                  }
                });
      } else {
        exact = false;
        if (request.table().workspace().filter(ColumnPath::isOfParameter).isPresent()) {
          // No item tells its workspace by itself.
          putWorkspace(wanted);
        }
      }
      demandedRange.ifPresent(ranges -> putRanges(ranges.ranges(wanted)));
      exact &= settings.includePrivateCalls() || request.table().privacy().isEmpty();
      return new SplitPlan(splits, exact);
    }

    private void putRanges(List<TimeRange> ranges) {
      DemandedRange demanded = request.demandedRange().orElseThrow();
      Filter from = filter(demanded.lower());
      Filter to = filter(demanded.upper());
      multiply(
          ranges,
          (range, split) ->
              from.equals(to)
                  ? split.during(from, range)
                  : split
                      .during(from, range.endingAt(Instant.MAX))
                      .during(to, range.beginningAt(Instant.MIN)));
    }

    private Filter filter(Parameter parameter) {
      return parameter.filtered().flatMap(request.accessPath().endpoint()::filter).orElseThrow();
    }

    /** Whether a bound that Gong is not asked for would cost further requests. */
    private boolean isLookedUp(Column column) {
      return column.lookup().isPresent()
          && request.filter(column).filter(Filter::exact).isPresent();
    }

    private boolean looksUp(Column column) {
      return request.identifiesItems(column) && request.filter(column).isPresent();
    }

    private void putTexts(Column column, List<String> texts) {
      Optional<Filter> filter = request.filter(column);
      if (filter.isEmpty()) {
        exact = false;
        return;
      }
      putTexts(filter.get(), texts);
    }

    private void putTexts(Filter filter, List<String> texts) {
      exact &= filter.exact();
      if (filter.any().isPresent()) {
        // No item has an id of another form, and the API rejects it.
        List<String> possible = texts.stream().filter(filter::accepts).toList();
        multiply(
            Lists.partition(possible, filter.most()),
            (some, split) -> split.with(filter.any().get(), some));
      } else if (mustBeNamed(filter) || texts.stream().allMatch(filter::accepts)) {
        multiply(
            texts.stream().filter(filter::accepts).toList(),
            (text, split) -> split.with(filter.is().orElseThrow(), List.of(text)));
      } else {
        exact = false;
      }
    }

    /** Whether no request can do without a value of its own: one of another form finds nothing. */
    private boolean mustBeNamed(Filter filter) {
      return request.accessPath().endpoint().iterates(filter)
          || request.accessPath().endpoint().echoed().stream()
              .anyMatch(parameter -> parameter.filtered().equals(Optional.of(filter.path())));
    }

    private void putWorkspace(TupleDomain wanted) {
      Optional<List<String>> path = request.table().workspace();
      if (settings.workspaceId().isEmpty() || path.isEmpty()) {
        return;
      }
      boolean demanded =
          wanted.texts().keySet().stream()
              .anyMatch(column -> request.table().itemPath(column).equals(path));
      Optional<Filter> filter = path.flatMap(request.accessPath()::filter);
      if (demanded || filter.isEmpty()) {
        exact = false;
      } else {
        putTexts(filter.get(), List.of(settings.workspaceId().get()));
      }
    }

    private void putTimes(Column column, ImmutableRangeSet<Long> times) {
      Optional<Filter> filter = request.filter(column);
      if (filter.isEmpty()) {
        exact = false;
        return;
      }
      exact &= filter.get().exact() && values.isExact(filter.get(), times);
      List<Range<Long>> windows = values.windows(filter.get(), times);
      if (severalWindows || windows.size() > MOST_WINDOWS) {
        exact &= windows.size() == 1;
        windows = List.of(times.span());
      }
      List<TimeRange> ranges =
          stopsEarly && windows.size() == 1
              ? values.parts(filter.get(), windows.get(0))
              : windows.stream().map(window -> values.range(filter.get(), window)).toList();
      severalWindows |= ranges.size() > 1;
      multiply(ranges, (range, split) -> split.during(filter.get(), range));
    }

    /** Makes a split with each of these values out of each split. */
    private <T> void multiply(List<T> some, BiFunction<T, Split, Split> with) {
      splits =
          splits.stream()
              .flatMap(split -> some.stream().map(one -> with.apply(one, split)))
              .toList();
    }
  }
}
