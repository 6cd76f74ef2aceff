package io.github.gongjdbc.schema.limit;

import io.github.gongjdbc.schema.error.GongException;
import io.github.gongjdbc.schema.error.GongException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the requests of all connections to one account within the allowed number a second: in any
 * second no more go out, and as many as that may. Statements take turns, so that one with many
 * requests does not hold up another with one.
 */
public final class RequestRate {
  /** A little more than a second: requests arrive less regularly than they go out. */
  private static final long WINDOW = Duration.ofMillis(1015).toNanos();

  /** A pause may be longer than Gong needs, and nobody can take it back but Gong. */
  private static final Duration ASK_AGAIN_AFTER = Duration.ofMinutes(5);

  /** How often a waiting request looks whether it is still wanted. */
  private static final long POLL = Duration.ofMillis(100).toNanos();

  /** Who waits, by statement; it is the first statement's turn. */
  private final Map<Object, Deque<Waiter>> queues = new LinkedHashMap<>();

  /** When the requests of the last second went out, the oldest first. */
  private final Deque<Long> sent = new ArrayDeque<>();

  /** How many may go out and have not done so yet. */
  private int goingOut;

  private final Ticker ticker;
  private long notBefore;

  /** When one request may ask whether the API's pause is over. */
  private long askAgainAt;

  public RequestRate() {
    this(Ticker.SYSTEM);
  }

  RequestRate(Ticker ticker) {
    this.ticker = ticker;
    this.notBefore = ticker.nanoTime();
    this.askAgainAt = notBefore;
  }

  /** A request that waits, and how many a second its connection allows. */
  private static final class Waiter {
    private final int perSecond;

    Waiter(int perSecond) {
      this.perSecond = perSecond;
    }
  }

  /**
   * Waits for a request's turn. While connections name different rates, the strictest one of those
   * that wait counts.
   *
   * @param statement what the request is for
   * @param longest the longest pause of the API that is waited for
   * @throws GongException if the pause is longer, or the statement is cancelled
   */
  public Permit await(
      Object statement, int perSecond, Duration longest, StatementContext statementContext) {
    Waiter waiter = new Waiter(perSecond);
    Runnable wake = this::wake;
    statementContext.onCancel(wake);
    try {
      return await(statement, waiter, longest, statementContext);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GongException(
          Kind.CANCELLED, "The thread that runs the statement was interrupted.", e);
    } finally {
      statementContext.forget(wake);
    }
  }

  private synchronized Permit await(
      Object statement, Waiter waiter, Duration longest, StatementContext statementContext)
      throws InterruptedException {
    queues.computeIfAbsent(statement, key -> new ArrayDeque<>()).addLast(waiter);
    boolean given = false;
    try {
      while (!given) {
        statementContext.check();
        long now = ticker.nanoTime();
        checkPause(now, longest);
        long left = isNext(waiter) ? untilFree(now) : POLL;
        given = left <= 0;
        if (!given) {
          ticker.await(this, Math.min(left, POLL));
        }
      }
      goingOut++;
      return new Permit(asksAgain());
    } finally {
      leave(statement, waiter, given);
    }
  }

  private synchronized void wake() {
    notifyAll();
  }

  private boolean isNext(Waiter waiter) {
    return queues.values().iterator().next().getFirst() == waiter;
  }

  /** Takes a request out of its queue; the statement goes behind the others if it had its turn. */
  private void leave(Object statement, Waiter waiter, boolean hadItsTurn) {
    Deque<Waiter> queue = queues.get(statement);
    if (queue != null) {
      queue.remove(waiter);
      if (hadItsTurn || queue.isEmpty()) {
        queues.remove(statement);
      }
      if (hadItsTurn && !queue.isEmpty()) {
        queues.put(statement, queue);
      }
    }
    notifyAll();
  }

  /** Whether a request goes out in the API's pause; the next one may only after some minutes. */
  private boolean asksAgain() {
    long now = ticker.nanoTime();
    boolean paused = notBefore - now > 0;
    if (paused) {
      askAgainAt = now + ASK_AGAIN_AFTER.toNanos();
    }
    return paused;
  }

  /** How long the API's pause still is for the next request. */
  private long pause(long now) {
    return askAgainAt - now > 0 ? notBefore - now : 0;
  }

  private void checkPause(long now, Duration longest) {
    Duration pause = Duration.ofNanos(pause(now));
    if (pause.compareTo(longest) > 0) {
      throw new GongException(
          Kind.RATE_LIMIT,
          "Gong said that it can be asked again at "
              + Instant.now().plus(pause).truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
              + ", and no sooner: that is longer than maxRetryWait ("
              + longest
              + "). Run the query again then; a query that runs at least "
              + ASK_AGAIN_AFTER
              + " after the last such answer checks whether it is over.");
    }
  }

  /** How long until a request may go out, if nothing else happens. */
  private long untilFree(long now) {
    while (!sent.isEmpty() && sent.getFirst() <= now - WINDOW) {
      sent.removeFirst();
    }
    long left = pause(now);
    int tooMany = goingOut + sent.size() - strictest() + 1;
    if (tooMany > sent.size()) {
      return Math.max(left, POLL);
    }
    if (tooMany > 0) {
      Iterator<Long> oldest = sent.iterator();
      for (int i = 1; i < tooMany; i++) {
        oldest.next();
      }
      left = Math.max(left, oldest.next() + WINDOW - now);
    }
    return left;
  }

  private int strictest() {
    return queues.values().stream()
        .flatMap(Collection::stream)
        .mapToInt(waiter -> waiter.perSecond)
        .min()
        .orElseThrow();
  }

  /** Makes everybody wait at least this long: the API said so. */
  public synchronized void pause(Duration duration) {
    long now = ticker.nanoTime();
    if (now + duration.toNanos() - notBefore > 0) {
      notBefore = now + duration.toNanos();
    }
    askAgainAt = now + ASK_AGAIN_AFTER.toNanos();
    notifyAll();
  }

  /** Until when everybody waits because the API said so; empty when nobody does. */
  public synchronized Optional<Instant> pausedUntil() {
    long left = notBefore - ticker.nanoTime();
    return left > 0 ? Optional.of(Instant.now().plusNanos(left)) : Optional.empty();
  }

  /** The right to send one request. Its second begins when the request goes out. */
  public final class Permit {
    private final boolean asksAgain;
    private boolean used;
    private boolean over;

    private Permit(boolean asksAgain) {
      this.asksAgain = asksAgain;
    }

    /** The API answered as it should. If it was asked in its pause, the pause is over. */
    public void answered() {
      if (asksAgain) {
        synchronized (RequestRate.this) {
          notBefore = ticker.nanoTime();
          RequestRate.this.notifyAll();
        }
      }
    }

    /** The request goes out now. */
    public void sent() {
      synchronized (RequestRate.this) {
        if (!over) {
          used = true;
          over = true;
          goingOut--;
          sent.addLast(ticker.nanoTime());
          RequestRate.this.notifyAll();
        }
      }
    }

    /** Gives the turn back if the request did not go out; says whether it did. */
    public boolean end() {
      synchronized (RequestRate.this) {
        if (!over) {
          over = true;
          goingOut--;
          RequestRate.this.notifyAll();
        }
        return used;
      }
    }
  }
}
