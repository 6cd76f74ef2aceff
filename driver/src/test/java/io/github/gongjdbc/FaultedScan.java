package io.github.gongjdbc;

import java.util.List;

/** A statement for each kind of endpoint. */
enum FaultedScan {
  /** GET, with pages. */
  CALLS(true, "SELECT * FROM calls WHERE started >= '2026-11-13'"),
  /** The same without filters. */
  USERS(true, "SELECT * FROM users"),
  /** POST, with pages. */
  EXTENSIVE_CALLS(
      true, "SELECT id, title, brief, parties FROM extensive_calls WHERE started >= '2026-11-12'"),
  USERS_BY_TIME(true, "SELECT * FROM users WHERE created >= TIMESTAMP '2000-01-01 00:00:00'"),
  ANSWERED_SCORECARDS(true, "SELECT * FROM answered_scorecards WHERE review_time >= '2026-01-01'"),
  /** GET, all at once. */
  SCORECARDS(false, "SELECT * FROM scorecards");

  private final boolean paged;
  private final String sql;

  FaultedScan(boolean paged, String sql) {
    this.paged = paged;
    this.sql = sql;
  }

  boolean paged() {
    return paged;
  }

  String sql() {
    return sql;
  }

  /**
   * Which pages are to be hit: the first, one in the middle and the last.
   *
   * @param which all, earlier (than the last), later (than the first), paged or unpaged
   * @param count how many pages there are
   */
  List<Integer> pages(String which, int count) {
    if (!paged) {
      return which.equals("all") || which.equals("unpaged") ? List.of(0) : List.of();
    }
    return switch (which) {
      case "all", "paged" -> List.of(0, count / 2, count - 1);
      case "earlier" -> List.of(0, count / 2);
      case "later" -> List.of(count / 2, count - 1);
      default -> List.of();
    };
  }
}
