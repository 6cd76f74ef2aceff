package io.github.gongjdbc.schema;

import io.github.gongjdbc.schema.catalog.Catalog;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import io.github.gongjdbc.schema.catalog.read.CatalogException;
import io.github.gongjdbc.schema.catalog.read.CatalogLoader;
import io.github.gongjdbc.schema.client.GongApi;
import io.github.gongjdbc.schema.context.Session;
import io.github.gongjdbc.schema.error.GongException;
import io.github.gongjdbc.schema.settings.Settings;
import io.github.gongjdbc.schema.sync.StateException;
import io.github.gongjdbc.schema.sync.SyncSession;
import io.github.gongjdbc.schema.system.SystemSchema;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import okhttp3.Interceptor;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.AbstractSchema;

/** A Gong account as a schema: every table of the catalog. */
public final class GongSchema extends AbstractSchema {
  private final Catalog catalog;
  private final Session session;
  private final Map<String, Table> tables;
  private final SystemSchema system;

  private GongSchema(
      Catalog catalog, Session session, Map<String, Table> tables, SystemSchema system) {
    this.catalog = catalog;
    this.session = session;
    this.tables = tables;
    this.system = system;
  }

  /** The account that the settings name, over the network. */
  public static GongSchema of(Settings settings) {
    return of(settings, Optional.empty());
  }

  /** The account that the settings name, answered in process where that is given. */
  public static GongSchema of(Settings settings, Optional<Interceptor> inProcess) {
    return of(settings, inProcess, Clock.systemUTC());
  }

  /**
   * The account that the settings name.
   *
   * @param inProcess answers the requests instead of the network, for a simulated account
   * @param clock tells whether a state can be true
   * @throws CatalogException if the folder of further catalog files cannot be read
   * @throws StateException if the state that the settings name cannot be used
   */
  public static GongSchema of(Settings settings, Optional<Interceptor> inProcess, Clock clock) {
    Catalog catalog = settings.catalog().map(CatalogLoader::with).orElseGet(CatalogLoader::gong);
    GongApi api = new GongApi(settings, inProcess, clock);
    Session session =
        new Session(api, settings, catalog, SyncSession.open(settings, catalog, clock));
    Map<String, Table> tables = new LinkedHashMap<>();
    for (TableDefinition definition : catalog.tables()) {
      tables.put(definition.name(), new GongTable(definition, session));
    }
    return new GongSchema(catalog, session, tables, SystemSchema.of(catalog, session));
  }

  /** The catalog that its tables are of. */
  public Catalog catalog() {
    return catalog;
  }

  /** The schema beside this one, of what is known about reading it. */
  public SystemSchema system() {
    return system;
  }

  /** The schema of schemas, tables and columns. */
  public SystemSchema information() {
    return SystemSchema.information(catalog, system, session);
  }

  /**
   * Finds out whether Gong can be reached with the credentials, unless an answer proved it before.
   *
   * @param statement what it is for
   * @return why nobody can tell; empty where it is proven
   * @throws GongException if the host or the credentials are wrong
   */
  public Optional<String> validate(String statement, Duration limit) {
    return session.api().validate(statement, limit);
  }

  /**
   * Whether Gong can be reached with the credentials, as far as an answer of the last minute or one
   * within the limit tells.
   *
   * @param statement what it is for
   */
  public boolean isReachable(String statement, Duration limit) {
    return session.api().isReachable(statement, limit);
  }

  /** Has a request fail for which no answer came in this time; zero means that it may take long. */
  public void limitRequests(Duration longest) {
    session.api().limitRequests(longest);
  }

  /** How long answers are used again, in statements that begin from now on; zero for never. */
  public void setCacheTtl(Duration ttl) {
    session.api().kept().setCacheTtl(ttl);
  }

  /** How many requests this schema has sent to the API. */
  public long requestsSent() {
    return session.api().requestsSent();
  }

  /** The state of incremental reads; empty where every read is a full one. */
  public Optional<SyncSession> sync() {
    return session.sync();
  }

  /** How many requests this schema did not have to send, because their answers were kept. */
  public long requestsSpared() {
    return session.api().requestsSpared();
  }

  /** The latest refresh token, where there is one. */
  public Optional<String> refreshToken() {
    return session.api().refreshToken();
  }

  /**
   * Has somebody told of each new refresh token.
   *
   * @return what ends that
   */
  public Runnable onRefreshToken(Consumer<String> listener) {
    return session.api().onRefreshToken(listener);
  }

  @Override
  protected Map<String, Table> getTableMap() {
    return tables;
  }
}
