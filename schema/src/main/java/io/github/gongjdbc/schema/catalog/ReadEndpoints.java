package io.github.gongjdbc.schema.catalog;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The requests that only read, which are the only ones that may be sent. The list is fixed here and
 * no file of the catalog adds to it: other POST requests of Gong, on neighbouring paths, create,
 * change or erase. {@code POST /v2/calls} creates a call.
 */
public final class ReadEndpoints {
  private static final Set<String> POSTS =
      Set.of(
          "/v2/calls/extensive",
          "/v2/calls/transcript",
          "/v2/calls/users-access",
          "/v2/flows/prospects",
          "/v2/flows/steps",
          "/v2/stats/activity/aggregate",
          "/v2/stats/activity/aggregate-by-period",
          "/v2/stats/activity/day-by-day",
          "/v2/stats/activity/scorecards",
          "/v2/stats/interaction",
          "/v2/tasks",
          "/v2/users/extensive");

  /** These answer a GET, and spend credits of the account. */
  private static final Pattern PAID =
      Pattern.compile("/v2/entities/(ask-entity|get-brief)(/.*)?", Pattern.CASE_INSENSITIVE);

  /** What a part of a path is made of, values in it included: nothing that would be escaped. */
  private static final String SEGMENT = "[A-Za-z0-9_][A-Za-z0-9_.-]*";

  private static final Pattern PATH = Pattern.compile("/v2(/" + SEGMENT + ")+");

  private ReadEndpoints() {}

  /** Whether a request of this method to this path, as it is sent, only reads. */
  public static boolean include(String method, String path) {
    return switch (method.toUpperCase(Locale.ROOT)) {
      case "GET" -> PATH.matcher(path).matches() && !PAID.matcher(path).matches();
      case "POST" -> POSTS.contains(path);
      default -> false;
    };
  }

  /** Whether a value may stand for a part of a path. */
  public static boolean isSegment(String value) {
    return value.matches(SEGMENT);
  }
}
