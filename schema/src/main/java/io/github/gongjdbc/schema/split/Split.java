package io.github.gongjdbc.schema.split;

import com.google.common.collect.Comparators;
import io.github.gongjdbc.schema.catalog.Filter;
import java.io.Serializable;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A part of what an endpoint lists, which is read by itself: the one value between the planning of
 * a scan and the text of its requests.
 *
 * @param endpoint the name of the endpoint
 * @param values the values of its parameters, by the places of these in a request
 * @param times the ranges of time, by the paths in an item of the times that are filtered by; a
 *     range of all times is none
 * @param content the names of the content that is selected
 */
public record Split(
    String endpoint,
    Map<String, List<String>> values,
    Map<String, TimeRange> times,
    Set<String> content)
    implements Comparable<Split>, Serializable {
  private static final Comparator<Split> ORDER =
      Comparator.comparing(Split::endpoint)
          .thenComparing(
              split -> new TreeMap<>(split.times).values(),
              Comparators.lexicographical(Comparator.<TimeRange>naturalOrder()))
          .thenComparing(split -> new TreeMap<>(split.times).keySet().toString())
          .thenComparing(split -> new TreeMap<>(split.values).toString())
          .thenComparing(split -> new TreeSet<>(split.content).toString());

  public Split {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    times = Collections.unmodifiableMap(new LinkedHashMap<>(times));
    content = Collections.unmodifiableSet(new LinkedHashSet<>(content));
  }

  /** All that an endpoint lists. */
  public static Split of(String endpoint) {
    return new Split(endpoint, Map.of(), Map.of(), Set.of());
  }

  /** The part with these values of a parameter. */
  public Split with(String place, List<String> some) {
    Map<String, List<String>> all = new LinkedHashMap<>(values);
    all.put(place, List.copyOf(some));
    return new Split(endpoint, all, times, content);
  }

  /** The same split for another range of the time that a filter goes by. */
  public Split during(Filter filter, TimeRange range) {
    Map<String, TimeRange> all = new LinkedHashMap<>(times);
    if (range.isAll()) {
      all.remove(name(filter));
    } else {
      all.put(name(filter), range);
    }
    return new Split(endpoint, values, all, content);
  }

  /** The range of the time that a filter goes by. */
  public TimeRange during(Filter filter) {
    return times.getOrDefault(name(filter), TimeRange.ALL);
  }

  /** The same split with other content. */
  public Split selecting(Set<String> names) {
    return new Split(endpoint, values, times, names);
  }

  private static String name(Filter filter) {
    return String.join(".", filter.path());
  }

  @Override
  public int compareTo(Split other) {
    return ORDER.compare(this, other);
  }
}
