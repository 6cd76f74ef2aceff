package io.github.gongjdbc.schema.limit;

import io.github.gongjdbc.schema.error.GongException;
import io.github.gongjdbc.schema.error.GongException.Kind;

/** What one execution of a statement spends on requests, all its scans and repetitions together. */
public final class RequestBudget {
  private static final String WAYS_OUT =
      " Narrow the query, for example to a shorter range of time, end it early with LIMIT, or ";

  private final String statement;
  private int spent;
  private boolean endsEarly;

  /**
   * @param statement the text of the statement
   */
  public RequestBudget(String statement) {
    this.statement = statement;
  }

  public String statement() {
    return statement;
  }

  /**
   * The statement may end before it has read all that its scans find, as under a LIMIT, so that
   * nobody knows beforehand what it costs.
   */
  public synchronized void mayEndEarly() {
    endsEarly = true;
  }

  /** Whether the statement may end before it has read all that its scans find. */
  public synchronized boolean endsEarly() {
    return endsEarly;
  }

  /**
   * Spends one request.
   *
   * @throws GongException if that is one too many
   */
  public synchronized void spend(int most) {
    if (spent >= most) {
      throw new GongException(
          Kind.TOO_COSTLY,
          "The query needs more than the "
              + most
              + " requests that maxRequestsPerQuery allows, and has sent that many."
              + WAYS_OUT
              + "set maxRequestsPerQuery higher.");
    }
    spent++;
  }

  /** How many requests were sent. */
  public synchronized int spent() {
    return spent;
  }

  /** Whether so many more requests can be spent. */
  public synchronized boolean affords(long more, int most) {
    return spent + more <= most;
  }

  /**
   * Looks at what is to come.
   *
   * @param found what was found, as a sentence
   * @param more how many more requests it takes
   * @throws GongException if the statement or the day has not so many left
   */
  public synchronized void expect(String found, long more, int most, DailyCount day, int perDay) {
    if (endsEarly) {
      return;
    }
    if (spent + more > most) {
      throw new GongException(
          Kind.TOO_COSTLY,
          "The query needs about "
              + (spent + more)
              + " requests, more than the "
              + most
              + " that maxRequestsPerQuery allows: "
              + found
              + WAYS_OUT
              + "set maxRequestsPerQuery higher.");
    }
    if (more > day.left(perDay)) {
      throw new GongException(
          Kind.QUOTA,
          "The query needs about "
              + more
              + " more requests, and of the day's "
              + perDay
              + " (requestsPerDay) only "
              + day.left(perDay)
              + " are left until "
              + day.ends()
              + ": "
              + found
              + WAYS_OUT
              + "run it after that.");
    }
  }
}
