package io.github.gongjdbc.schema.split;

import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Lists;
import com.google.common.collect.Range;
import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.Filter;
import io.github.gongjdbc.schema.http.ApiRequest;
import io.github.gongjdbc.schema.predicate.TupleDomain;
import io.github.gongjdbc.schema.settings.Settings;
import io.github.gongjdbc.schema.spec.ScanRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The requests by which a scan gets what it wants: one as a rule, several for ranges of time that
 * lie apart and for more ids than one request takes. Together they find all that is wanted, and
 * each item once.
 *
 * @param exact whether they find nothing else
 */
public record ApiRequests(List<ApiRequest> requests, boolean exact) {
  /** With more ranges than this, most of which may be empty, it is cheaper to read their hull. */
  private static final int MOST_WINDOWS = 36;

  /**
   * @param stopsEarly whether not all rows will be read, so that those come first for which the API
   *     need not be asked for more than is wanted
   */
  public static ApiRequests of(
      ScanRequest request,
      TupleDomain wanted,
      Settings settings,
      FilterValues values,
      boolean stopsEarly) {
    if (settings.pushDown() && wanted.isNothing()) {
      return new ApiRequests(List.of(), true);
    }
    return new Building(request, settings, values, stopsEarly).requests(wanted);
  }

  /** The state while the inputs of the requests are multiplied out. */
  private static final class Building {
    private final ScanRequest request;
    private final Settings settings;
    private final FilterValues values;
    private final boolean stopsEarly;
    private List<Map<String, Object>> inputs = new ArrayList<>();
    private boolean exact = true;
    private boolean severalWindows;

    Building(ScanRequest request, Settings settings, FilterValues values, boolean stopsEarly) {
      this.stopsEarly = stopsEarly;
      this.request = request;
      this.settings = settings;
      this.values = values;
      Map<String, Object> content = new LinkedHashMap<>();
      for (String name : request.content()) {
        content.putAll(request.accessPath().endpoint().content(name).select());
      }
      inputs.add(content);
    }

    ApiRequests requests(TupleDomain wanted) {
      if (settings.pushDown()) {
        wanted.texts().forEach((column, texts) -> putTexts(column, TupleDomain.list(texts)));
        putWorkspace(wanted);
        boolean named = wanted.texts().keySet().stream().anyMatch(this::looksUp);
        wanted
            .times()
            .forEach(
                (column, times) -> {
                  if (named) {
                    // The ids are few enough; a range of times would only be one more chance to
                    // miss.
                    exact = false;
                  } else {
                    putTimes(column, times);
                  }
                });
      } else {
        exact = false;
      }
      exact &= settings.includePrivateCalls() || request.table().privacy().isEmpty();
      return new ApiRequests(
          inputs.stream()
              .map(one -> new ApiRequest(request.accessPath().endpoint(), one, Optional.empty()))
              .toList(),
          exact);
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
            (some, input) -> input.put(filter.any().get(), List.copyOf(some)));
      } else if (texts.stream().allMatch(filter::accepts)) {
        multiply(texts, (text, input) -> input.put(filter.is().orElseThrow(), text));
      } else {
        exact = false;
      }
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
      severalWindows |= windows.size() > 1;
      if (stopsEarly && windows.size() == 1) {
        List<Map<String, Object>> parts = values.parts(filter.get(), windows.get(0));
        severalWindows |= parts.size() > 1;
        multiply(parts, (part, input) -> input.putAll(part));
      } else {
        multiply(windows, (window, input) -> values.put(filter.get(), window, input));
      }
    }

    /** Makes a request with each of these values out of each request. */
    private <T> void multiply(List<T> some, Putting<T> putting) {
      List<Map<String, Object>> product = new ArrayList<>();
      for (Map<String, Object> input : inputs) {
        for (T one : some) {
          Map<String, Object> copy = new LinkedHashMap<>(input);
          putting.put(one, copy);
          product.add(copy);
        }
      }
      inputs = product;
    }
  }

  @FunctionalInterface
  private interface Putting<T> {
    void put(T value, Map<String, Object> inputs);
  }
}
