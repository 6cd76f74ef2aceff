package io.github.gongjdbc.schema.log;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Remembers the last requests to one account, and writes each to the log. */
public final class RequestLog {
  /** How many are remembered: enough for a long query, and some hundred kilobytes. */
  private static final int MOST = 1000;

  /** The one logger of the driver. */
  private static final Logger LOGGER = Logger.getLogger("io.github.gongjdbc");

  private final Deque<RequestRecord> records = new ArrayDeque<>();

  public void add(RequestRecord request) {
    synchronized (records) {
      if (records.size() == MOST) {
        records.removeFirst();
      }
      records.addLast(request);
    }
    if (LOGGER.isLoggable(Level.FINE)) {
      LOGGER.fine(text(request));
    }
  }

  /** The requests, the oldest first. */
  public List<RequestRecord> records() {
    synchronized (records) {
      return List.copyOf(records);
    }
  }

  /** Neither filters nor the statement: those may hold what a log should not. */
  private static String text(RequestRecord request) {
    StringBuilder text = new StringBuilder();
    text.append(request.method()).append(' ').append(request.path());
    if (request.cached()) {
      text.append(" was answered from the cache");
    } else if (request.status().isPresent()) {
      text.append(" answered ").append(request.status().getAsInt());
    } else {
      text.append(" was not answered");
    }
    request.items().ifPresent(items -> text.append(", ").append(items).append(" items"));
    text.append(", ").append(request.duration().toMillis()).append(" ms");
    if (request.waited().toMillis() > 0) {
      text.append(" after waiting ").append(request.waited().toMillis()).append(" ms");
    }
    if (request.retries() > 0) {
      text.append(", repetition ").append(request.retries());
    }
    request.requestId().ifPresent(id -> text.append(", request id ").append(id));
    request.failure().ifPresent(failure -> text.append(": ").append(failure));
    return text.toString();
  }
}
