package io.github.gongjdbc.jdbc.base;

import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The kind of results that a program asks for, by the constants of {@link ResultSet}. The driver
 * has one kind; if another is asked for, it returns that one and adds a warning, as JDBC says.
 */
public final class ResultSetKind {
  private static final Map<Integer, String> TYPES =
      Map.of(
          ResultSet.TYPE_FORWARD_ONLY,
          "TYPE_FORWARD_ONLY",
          ResultSet.TYPE_SCROLL_INSENSITIVE,
          "TYPE_SCROLL_INSENSITIVE",
          ResultSet.TYPE_SCROLL_SENSITIVE,
          "TYPE_SCROLL_SENSITIVE");

  private static final Map<Integer, String> CONCURRENCIES =
      Map.of(
          ResultSet.CONCUR_READ_ONLY,
          "CONCUR_READ_ONLY",
          ResultSet.CONCUR_UPDATABLE,
          "CONCUR_UPDATABLE");

  private static final Map<Integer, String> HOLDABILITIES =
      Map.of(
          ResultSet.HOLD_CURSORS_OVER_COMMIT,
          "HOLD_CURSORS_OVER_COMMIT",
          ResultSet.CLOSE_CURSORS_AT_COMMIT,
          "CLOSE_CURSORS_AT_COMMIT");

  private static final Set<Integer> DIRECTIONS =
      Set.of(ResultSet.FETCH_FORWARD, ResultSet.FETCH_REVERSE, ResultSet.FETCH_UNKNOWN);

  private ResultSetKind() {}

  /**
   * What somebody gets instead; empty where it is what was asked for.
   *
   * @throws SQLException if one of them is not a constant of its kind
   */
  public static Optional<String> downgrade(int type, int concurrency, int holdability)
      throws SQLException {
    List<String> missing = new ArrayList<>();
    String asked = name(type, TYPES, "type");
    if (type != ResultSet.TYPE_FORWARD_ONLY) {
      missing.add(asked);
    }
    asked = name(concurrency, CONCURRENCIES, "concurrency");
    if (concurrency != ResultSet.CONCUR_READ_ONLY) {
      missing.add(asked);
    }
    asked = name(holdability, HOLDABILITIES, "holdability");
    if (holdability != ResultSet.HOLD_CURSORS_OVER_COMMIT) {
      missing.add(asked);
    }
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Results are read forward only, cannot be changed, and stay open over a commit: "
                + String.join(" and ", missing)
                + " has no effect.");
  }

  private static String name(int constant, Map<Integer, String> names, String what)
      throws SQLException {
    String name = names.get(constant);
    if (name == null) {
      throw SqlExceptions.of(
          SqlState.INVALID_PARAMETER,
          "There is no " + what + " " + constant + " of results: see java.sql.ResultSet.");
    }
    return name;
  }

  /** Refuses what is not a constant for a direction of reading. */
  public static void requireDirection(int direction) throws SQLException {
    if (!DIRECTIONS.contains(direction)) {
      throw SqlExceptions.of(
          SqlState.INVALID_PARAMETER,
          "There is no fetch direction " + direction + ": see java.sql.ResultSet.");
    }
  }
}
