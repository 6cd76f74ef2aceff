package io.github.gongjdbc.schema.catalog;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an endpoint can filter by. Its places are dotted paths in the body of a POST and query
 * parameters of a GET.
 *
 * @param path path in the item of the value that it filters by
 * @param type how the API takes the values
 * @param from place of the inclusive lower bound
 * @param to place of the exclusive upper bound
 * @param is place of the one value that is wanted
 * @param any place of a list of values of which any is wanted; the API rejects an empty list
 * @param most length of the longest list that is sent in one request
 * @param accepts what the API takes for a value: one that does not match as a whole must not be
 *     sent, because the API would reject it or read another meaning into it
 * @param exact whether the API's filter is the same as SQL's comparison, so that nothing is left to
 *     check
 * @param widen how far a bound is moved outwards on both sides, because the filter is not exact
 * @param openEnd where the API requires an upper bound: how long after the start of the statement
 *     the bound lies that stands for none
 * @param settles how long after its time an item may be missing where there is an upper bound: one
 *     that is not as long past is not sent
 * @param why why the filter is not exact, for people who ask
 */
public record Filter(
    List<String> path,
    ParameterType type,
    Optional<String> from,
    Optional<String> to,
    Optional<String> is,
    Optional<String> any,
    int most,
    Optional<Pattern> accepts,
    boolean exact,
    Duration widen,
    Optional<Duration> openEnd,
    Optional<Duration> settles,
    Optional<String> why) {
  public Filter {
    path = List.copyOf(path);
  }

  /** The places in the request that take its values. */
  public List<String> places() {
    return Stream.of(from, to, is, any).flatMap(Optional::stream).toList();
  }

  /** Whether the API takes this text for a value. */
  public boolean accepts(String value) {
    return accepts.isEmpty() || accepts.get().matcher(value).matches();
  }
}
