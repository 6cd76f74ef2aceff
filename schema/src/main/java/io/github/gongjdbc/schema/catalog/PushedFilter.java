package io.github.gongjdbc.schema.catalog;

import java.util.ArrayList;
import java.util.List;

/**
 * What becomes of conditions on a column: a filter of one of the endpoints that read its table.
 *
 * @param endpoint the endpoint that filters
 * @param filter what it filters by
 */
public record PushedFilter(Endpoint endpoint, Filter filter) {

  /** All that an account can filter by this column of a table; empty where it cannot. */
  public static List<PushedFilter> of(TableDefinition table, Column column) {
    List<PushedFilter> filters = new ArrayList<>();
    for (AccessPath accessPath : table.accessPaths()) {
      table
          .filter(accessPath, column)
          .ifPresent(filter -> filters.add(new PushedFilter(accessPath.endpoint(), filter)));
    }
    return filters;
  }

  /** The SQL operators that are pushed. */
  public String operators() {
    return filter.type() == ParameterType.TEXT
        ? "= IN"
        : "= < <= > >= BETWEEN IN, also of FLOOR, DATE_TRUNC, CAST AS DATE, YEAR, MONTH, QUARTER";
  }

  /** The places in the request that take the values. */
  public String sentAs() {
    return String.join(", ", filter.places());
  }

  /** The request that is sent. */
  public String request() {
    return endpoint.method() + " " + endpoint.path();
  }

  /** The same as a sentence for people. */
  public String sentence() {
    return "Pushed: "
        + operators()
        + ", as "
        + sentAs()
        + " of "
        + request()
        + (filter.exact()
            ? ", exactly."
            : ", wider and checked again: " + filter.why().orElse("it is not exact") + ".");
  }
}
