package io.github.gongjdbc.schema.limit;

import io.github.gongjdbc.schema.error.GongException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.function.BooleanSupplier;
import okhttp3.Call;
import org.jspecify.annotations.Nullable;

/**
 * What one execution of a statement carries down to its requests: whether it is stopped, and what
 * it may spend. Stopping ends waits and requests in flight at once, whichever thread it comes from.
 * Code that computes calls {@link #checkCurrent} now and then: the thread knows which statement it
 * works for, so that functions need not be told.
 */
public final class StatementContext {
  private static final String INTERRUPTED = "The thread that runs the statement was interrupted.";

  /** How often a foreign cancel flag is looked at while waiting. */
  private static final Duration POLL = Duration.ofMillis(100);

  /** Memory is looked at with every so many checks, less one. */
  private static final int OFTEN = 15;

  private static final ThreadLocal<@Nullable StatementContext> CURRENT = new ThreadLocal<>();

  private final CountDownLatch cancelled = new CountDownLatch(1);
  private final AtomicBoolean flag = new AtomicBoolean();
  private final Set<Call> inFlight = ConcurrentHashMap.newKeySet();
  private final Set<Runnable> waits = ConcurrentHashMap.newKeySet();
  private final RequestBudget budget;
  private final Set<StatementContext> parts = ConcurrentHashMap.newKeySet();
  private final @Nullable StatementContext whole;
  private final BooleanSupplier foreignFlag;
  private final AtomicLong allocated = new AtomicLong();

  /** How often it was checked, nearly: threads may do so side by side. */
  private int checks;

  private volatile @Nullable PlanningLimit planningLimit;
  private volatile GongException why =
      new GongException(GongException.Kind.CANCELLED, "The statement was cancelled.");

  public StatementContext() {
    this(new RequestBudget(""));
  }

  /**
   * @param budget what the statement spends
   */
  public StatementContext(RequestBudget budget) {
    this(budget, () -> false);
  }

  /**
   * @param budget what the statement spends
   * @param foreignFlag another place that may say "stop", looked at between requests and while
   *     waiting
   */
  public StatementContext(RequestBudget budget, BooleanSupplier foreignFlag) {
    this(null, budget, foreignFlag);
  }

  private StatementContext(
      @Nullable StatementContext whole, RequestBudget budget, BooleanSupplier foreignFlag) {
    this.whole = whole;
    this.budget = budget;
    this.foreignFlag = foreignFlag;
  }

  /** The context of a part of the execution, which also stops with the whole of it. */
  public StatementContext part() {
    StatementContext part = new StatementContext(this, budget, () -> false);
    parts.add(part);
    return part;
  }

  /** Work of this thread for a statement, until it is closed. */
  public static final class Work implements AutoCloseable {
    private final StatementContext statement;
    private final @Nullable StatementContext before;
    private final Thread thread = Thread.currentThread();
    private final CountDownLatch ended = new CountDownLatch(1);

    /** What the thread had allocated when that was first looked at; below zero before. */
    private volatile long allocatedBefore = -1;

    private Work(StatementContext statement, @Nullable StatementContext before) {
      this.statement = statement;
      this.before = before;
      Heap.begins(this);
      if (Heap.isWatched()) {
        allocated();
      }
    }

    /** How much the statement has allocated since memory became scarce. */
    long allocated() {
      long now = Heap.allocatedBy(thread);
      if (allocatedBefore < 0) {
        allocatedBefore = now;
      }
      return statement.allocated.get() + now - allocatedBefore;
    }

    /** Stops the statement for want of memory, and waits until it has ended. */
    void stop(long inUse, long size, Duration patience) {
      statement.stop(
          GongException.Kind.OUT_OF_MEMORY,
          "The statement was stopped, as the memory of the JVM is nearly full ("
              + (inUse >> 20)
              + " of "
              + (size >> 20)
              + " MB) and it takes most. Sorting, grouping and joining hold their rows in it:"
              + " narrow the query, or start the JVM with more (-Xmx).");
      try {
        if (thread != Thread.currentThread()) {
          ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        }
      } catch (InterruptedException e) {
        // The statement of this thread notices that next.
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {
      if (allocatedBefore >= 0) {
        statement.allocated.addAndGet(Heap.allocatedBy(thread) - allocatedBefore);
      }
      Heap.ends(this);
      ended.countDown();
      if (before == null) {
        // A thread of a pool would keep the statement, and the classes of the driver.
        CURRENT.remove();
      } else {
        CURRENT.set(before);
      }
    }
  }

  /** Lets this thread work for the statement. */
  public Work begin() {
    Work work = new Work(this, CURRENT.get());
    CURRENT.set(this);
    return work;
  }

  /** The one of the statement that this thread works for; of none where it works for none. */
  public static StatementContext current() {
    StatementContext current = CURRENT.get();
    return current == null ? new StatementContext() : current;
  }

  /**
   * Fails when the statement that this thread works for was cancelled.
   *
   * @throws GongException if it was
   */
  public static void checkCurrent() {
    StatementContext current = CURRENT.get();
    if (current != null) {
      current.check();
    }
  }

  /**
   * Waits for what another thread finds out, as long as the statement that this thread works for is
   * not cancelled.
   */
  public static <T> T awaitCurrent(Future<T> future) {
    return current().await(future);
  }

  /** Stops the statement. May be called from any thread, more than once. */
  public void cancel() {
    cancelled.countDown();
    // After that, as whoever sees it may end, and looks then whether it was stopped.
    flag.set(true);
    inFlight.forEach(Call::cancel);
    waits.forEach(Runnable::run);
    parts.forEach(StatementContext::cancel);
    if (whole != null) {
      whole.parts.remove(this);
    }
  }

  /** Whether the statement was stopped, in the form in which Calcite looks at it. */
  public AtomicBoolean flag() {
    return flag;
  }

  /** Stops the statement because what it belongs to was closed. */
  public void close(String what) {
    stop(GongException.Kind.CANCELLED, "The " + what + " was closed while the statement ran.");
  }

  /** Stops the statement because its time is over. */
  public void timeOut(Duration limit) {
    stop(
        GongException.Kind.TIMED_OUT,
        "The statement was stopped after its query timeout of " + limit.toSeconds() + " s.");
  }

  /** Stops the statement if this thread computes longer than this before {@link #planned}. */
  public void limitPlanning(Duration limit) {
    planningLimit = new PlanningLimit(limit);
  }

  /** Counts what another thread computes, too, which was started to plan the statement. */
  public void isPlannedBy(Thread thread) {
    PlanningLimit limit = planningLimit;
    if (limit != null) {
      limit.add(thread);
    }
  }

  /** The statement is planned. */
  public void planned() {
    planningLimit = null;
  }

  private void checkPlanning() {
    PlanningLimit limit = planningLimit;
    if (limit != null && limit.isExceeded()) {
      stop(
          GongException.Kind.TOO_COMPLEX,
          "The statement is too complex. It cannot be planned within "
              + limit.limit().toSeconds()
              + " s. Write it as a simpler statement, or as several.");
    }
  }

  private synchronized void stop(GongException.Kind kind, String message) {
    if (!isCancelled()) {
      why = new GongException(kind, message);
    }
    cancel();
  }

  public boolean isCancelled() {
    return cancelled.getCount() == 0
        || foreignFlag.getAsBoolean()
        || (whole != null && whole.isCancelled());
  }

  /**
   * Fails when the statement was cancelled.
   *
   * @throws GongException if it was
   */
  public void check() {
    if (whole != null) {
      whole.check();
    }
    if ((++checks & OFTEN) == 0) {
      Heap.check();
    }
    checkPlanning();
    if (isCancelled()) {
      throw new GongException(why.kind(), String.valueOf(why.getMessage()));
    }
    if (Thread.currentThread().isInterrupted()) {
      stop(GongException.Kind.CANCELLED, INTERRUPTED);
      throw new GongException(GongException.Kind.CANCELLED, INTERRUPTED);
    }
  }

  /**
   * Waits.
   *
   * @throws GongException if the statement is cancelled meanwhile
   */
  public void sleep(Duration duration) {
    long end = System.nanoTime() + duration.toNanos();
    check();
    for (long left = duration.toNanos(); left > 0; left = end - System.nanoTime()) {
      try {
        if (cancelled.await(Math.min(left, POLL.toNanos()), TimeUnit.NANOSECONDS)) {
          check();
        }
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
      check();
    }
  }

  /** What the statement that this may stop spends on requests. */
  public RequestBudget budget() {
    return budget;
  }

  /** Has this run when the statement is stopped, so that a wait ends at once. */
  public void onCancel(Runnable wake) {
    waits.add(wake);
  }

  public void forget(Runnable wake) {
    waits.remove(wake);
  }

  /**
   * Waits for a lock and takes it.
   *
   * @throws GongException if the statement is cancelled meanwhile
   */
  public void lock(Lock lock) {
    try {
      do {
        check();
      } while (!lock.tryLock(POLL.toNanos(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /**
   * Waits for what another thread finds out.
   *
   * @throws GongException if that failed, or the statement is cancelled meanwhile
   */
  public <T> T await(Future<T> future) {
    while (true) {
      check();
      try {
        return future.get(POLL.toNanos(), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        // not yet
      } catch (InterruptedException e) {
        throw interrupted(e);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException failure) {
          throw failure;
        }
        if (e.getCause() instanceof Error error) {
          throw error;
        }
        throw new IllegalStateException(e.getCause());
      }
    }
  }

  /** The failure of a thread that was interrupted while it waited for the statement. */
  public static GongException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new GongException(GongException.Kind.CANCELLED, INTERRUPTED, e);
  }

  public void started(Call call) {
    inFlight.add(call);
    if (isCancelled()) {
      call.cancel();
    }
  }

  public void ended(Call call) {
    inFlight.remove(call);
  }
}
