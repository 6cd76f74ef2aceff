package io.github.gongjdbc.oracle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement to ask both databases.
 *
 * @param family the file that it stands in
 * @param ordered whether the order of the rows is part of the answer
 * @param zoned whether it is asked in its zone alone
 * @param sql what the driver is asked
 * @param reference what PostgreSQL is asked; null where it has no such thing
 * @param parameters values of the question marks, by {@link OracleParameter}
 */
record OracleQuery(
    String family,
    String name,
    boolean ordered,
    OracleZone zone,
    boolean zoned,
    String sql,
    @Nullable String reference,
    List<OracleParameter> parameters) {

  OracleQuery in(OracleZone other) {
    return new OracleQuery(family, name, ordered, other, zoned, sql, reference, parameters);
  }

  /** Name that is unique among all queries. */
  String id() {
    return family + ": " + name;
  }

  @Override
  public String toString() {
    return id() + " (" + zone.schema() + ")";
  }
}
