package io.github.gongjdbc.jdbc;

import io.github.gongjdbc.jdbc.metadata.SchemaNames;
import io.github.gongjdbc.schema.GongSchema;
import io.github.gongjdbc.schema.catalog.Catalog;
import io.github.gongjdbc.sql.Engine;
import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;
import io.github.gongjdbc.sql.run.PreparedQuery;
import io.github.gongjdbc.sql.validate.ParameterForm;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The engine of a connection, over the schemas that a query may name. */
final class ConnectionEngine {
  /** The schema of the standard. Metadata does not list it: it would stand beside what they say. */
  private static final String INFORMATION_SCHEMA = "information_schema";

  private final GongSchema schema;
  private final ZoneId timeZone;
  private @Nullable Engine engine;
  private String currentSchema = SchemaNames.DATA;

  ConnectionEngine(GongSchema schema, ZoneId timeZone) {
    this.schema = schema;
    this.timeZone = timeZone;
  }

  Catalog catalog() {
    return schema.catalog();
  }

  /**
   * Plans a statement.
   *
   * @param maxRows how many rows will be read at most; zero means all
   * @param forms what is known of each parameter; empty for nothing
   */
  PreparedQuery prepare(@Nullable String sql, long maxRows, List<ParameterForm> forms)
      throws SQLException {
    if (sql == null) {
      throw SqlExceptions.of(SqlState.INVALID_PARAMETER, "The statement is null.");
    }
    // A state moves by results that were read to their ends, which a limit would hide.
    return loaded().prepare(sql, schema.sync().isPresent() ? 0 : maxRows, forms);
  }

  /** The engine, made when it is first needed: until then its classes are loaded beside us. */
  Engine loaded() {
    Engine.awaitWarmUp();
    return made();
  }

  private synchronized Engine made() {
    Engine made = engine;
    if (made == null) {
      made =
          new Engine(
              Map.of(
                  SchemaNames.DATA,
                  schema,
                  SchemaNames.SYSTEM,
                  schema.system(),
                  INFORMATION_SCHEMA,
                  schema.information()),
              currentSchema,
              timeZone);
      engine = made;
    }
    return made;
  }

  synchronized String currentSchema() {
    return currentSchema;
  }

  /** Makes this the schema of tables that are named without one, in statements that come. */
  synchronized void setCurrentSchema(@Nullable String name) throws SQLException {
    String wanted =
        SchemaNames.ALL.stream()
            .filter(known -> known.equalsIgnoreCase(name))
            .findAny()
            .orElseThrow(
                () ->
                    SqlExceptions.of(
                        SqlState.INVALID_PARAMETER,
                        "There is no schema '"
                            + name
                            + "': use "
                            + String.join(" or ", SchemaNames.ALL)
                            + "."));
    if (!wanted.equals(currentSchema)) {
      currentSchema = wanted;
      engine = null;
    }
  }
}
