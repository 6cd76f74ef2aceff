package io.github.gongjdbc.schema.context;

import io.github.gongjdbc.schema.cache.Coverage;
import io.github.gongjdbc.schema.catalog.Catalog;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import io.github.gongjdbc.schema.catalog.read.CatalogLoader;
import io.github.gongjdbc.schema.client.GongApi;
import io.github.gongjdbc.schema.http.ApiRequest;
import io.github.gongjdbc.schema.limit.StatementContext;
import io.github.gongjdbc.schema.predicate.LocalTimeConverter;
import io.github.gongjdbc.schema.row.ValueReader;
import io.github.gongjdbc.schema.settings.Settings;
import io.github.gongjdbc.schema.spec.ScanRequest;
import io.github.gongjdbc.schema.sync.SyncSession;
import java.util.Optional;

/**
 * What all scans of a connection share.
 *
 * @param catalog the tables that there are
 * @param sync the state of incremental reads; empty where every read is a full one
 */
public record Session(GongApi api, Settings settings, Catalog catalog, Optional<SyncSession> sync) {
  public Session(GongApi api, Settings settings) {
    this(api, settings, CatalogLoader.gong(), Optional.empty());
  }

  /**
   * Whether a scan yields what is new since the state alone, so that its rows are known only when
   * they are read: their number is not the API's.
   */
  public boolean isIncremental(ScanRequest request) {
    return sync.isPresent() && request.isOpenToState();
  }

  /**
   * Whether what was read before may answer a scan. A connection with a state is told what is new:
   * it reads all itself. Of a table without a key nothing but pages and totals, as they came, tells
   * what was listed twice.
   */
  public boolean usesKept(ScanRequest read) {
    return sync.isEmpty() && !read.table().key().isEmpty() && api.kept().areUsed();
  }

  /**
   * How a request is answered by what was read before.
   *
   * @param read the scan that the request belongs to
   * @param inOrder whether items have to come in the order of their times
   */
  public Coverage kept(
      ScanRequest read, ApiRequest request, boolean inOrder, StatementContext statementContext) {
    return usesKept(read)
        ? api.kept().coverage(request, read.identity(), inOrder, statementContext)
        : Coverage.none(request);
  }

  /** The table without the ways to read it that the credentials are not allowed. */
  public TableDefinition permitted(TableDefinition table) {
    return table.withoutAccessPaths(path -> api.isRefused(path.endpoint()));
  }

  /** The table of that name, as far as the credentials are allowed to read it. */
  public TableDefinition table(String name) {
    return permitted(catalog.table(name).orElseThrow());
  }

  public LocalTimeConverter timeConverter() {
    return new LocalTimeConverter(settings.timeZone());
  }

  /** What reads the values of items. */
  public ValueReader values() {
    return new ValueReader(timeConverter(), settings.answerLimits().digits());
  }
}
