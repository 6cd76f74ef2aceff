package io.github.gongjdbc.schema.catalog;

/** The methods of the endpoints that read. */
public enum HttpMethod {
  /** Filters and page cursor go into the query. */
  GET,
  /** Filters and page cursor go into the JSON body; Gong ignores them in the query. */
  POST
}
