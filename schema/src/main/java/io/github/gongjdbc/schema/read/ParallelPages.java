package io.github.gongjdbc.schema.read;

import io.github.gongjdbc.schema.account.TimeWindow;
import io.github.gongjdbc.schema.catalog.Response;
import io.github.gongjdbc.schema.client.GongApi;
import io.github.gongjdbc.schema.client.PageReader;
import io.github.gongjdbc.schema.http.ApiRequest;
import io.github.gongjdbc.schema.limit.StatementContext;
import io.github.gongjdbc.schema.page.Item;
import io.github.gongjdbc.schema.page.ItemReader;
import io.github.gongjdbc.schema.page.Page;
import io.github.gongjdbc.schema.page.Pages;
import io.github.gongjdbc.schema.split.TimeRange;
import io.github.gongjdbc.schema.split.TimeRangeSplitter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a request at the allowed rate although each of its pages takes longer than that, as one is
 * known only by the one before: after two pages what is left is cut into windows of time, and so
 * many of them are read side by side as the rate allows. Pages come window by window, in the API's
 * order; how many wait for their turn is bounded, by how many were already wanted at first.
 */
final class ParallelPages<R> implements Pages<Item<R>> {
  /** Below this nobody gains much by side-by-side reading, whatever the rate. */
  private static final Duration SHORTEST = Duration.ofMillis(200);

  private static final long MOST_ABREAST = 6;

  /** Rows take about as much memory as twice the text that they are read from. */
  private static final long MEMORY = Math.min(32L << 20, Runtime.getRuntime().maxMemory() / 32);

  private static final long LEAST_WAITING = 24;
  private static final long MOST_WAITING = 600;

  private final GongApi api;
  private final ItemReader<R> reader;
  private final StatementContext statementContext;
  private final Instant now;
  private final PageReader<R> beginning;
  private Duration roundTrip = Duration.ofDays(1);
  private long announced;
  private long delivered;

  /** The windows that are not delivered yet, in their order; null until they are cut. */
  private @Nullable Deque<Window> windows;

  private long bytesOfAPage = 1;
  private long mostWaiting = LEAST_WAITING;
  private int abreast;
  private int waiting;
  private int running;

  /**
   * @param now what lies behind it is thought to be little
   */
  ParallelPages(
      GongApi api,
      ApiRequest request,
      ItemReader<R> reader,
      StatementContext statementContext,
      Instant now) {
    this.api = api;
    this.reader = reader;
    this.statementContext = statementContext;
    this.now = now;
    this.beginning = new PageReader<>(api, request, reader, statementContext);
  }

  @Override
  public synchronized boolean hasNext() {
    return windows == null ? beginning.hasNext() : !windows.isEmpty();
  }

  @Override
  public synchronized Page<Item<R>> next() {
    if (windows == null && delivered == 2) {
      cut();
    }
    Page<Item<R>> page = windows == null ? beginning() : nextOf(windows);
    delivered++;
    return page;
  }

  private Page<Item<R>> beginning() {
    Page<Item<R>> page = beginning.next();
    if (delivered == 0) {
      announced = page.totalRecords().orElse(0);
    }
    announced -= page.items();
    bytesOfAPage = Math.max(bytesOfAPage, page.bytes());
    if (page.roundTrip().compareTo(roundTrip) < 0) {
      roundTrip = page.roundTrip();
    }
    return page;
  }

  private void cut() {
    if (roundTrip.compareTo(SHORTEST) < 0 || roundTrip.compareTo(api.interval()) <= 0) {
      return;
    }
    long atOnce = Math.min(MOST_ABREAST, roundTrip.dividedBy(api.interval()) + 1);
    mostWaiting = Math.min(MOST_WAITING, Math.max(LEAST_WAITING, MEMORY / bytesOfAPage));
    Optional<TimeWindow> rest = beginning.rest();
    Optional<List<TimeRange>> cut =
        rest.flatMap(
            left -> new TimeRangeSplitter(left.range(), announced, atOnce, mostWaiting).until(now));
    // Each window may cost a request more than is known to be needed.
    if (cut.isPresent()
        && api.affords(announced / Response.PAGE_SIZE + 2L * cut.get().size(), statementContext)) {
      Deque<Window> all = new ArrayDeque<>();
      for (TimeRange range : cut.get()) {
        ApiRequest request = rest.orElseThrow().during(range).request();
        all.add(new Window(new PageReader<>(api, request, reader, statementContext)));
      }
      abreast = (int) Math.min(atOnce, all.size());
      windows = all;
    }
  }

  private Page<Item<R>> nextOf(Deque<Window> all) {
    Window first = all.getFirst();
    start(all);
    await(first);
    Page<Item<R>> page = first.pages.poll();
    if (page == null) {
      throw failed(Objects.requireNonNull(first.failure));
    }
    waiting--;
    if (first.isOver()) {
      all.removeFirst();
    }
    start(all);
    return page;
  }

  /** Waits until a window has a page or has failed. */
  private void await(Window window) {
    Runnable wake = this::wake;
    statementContext.onCancel(wake);
    try {
      while (window.pages.isEmpty() && window.failure == null) {
        statementContext.check();
        wait();
      }
    } catch (InterruptedException e) {
      throw StatementContext.interrupted(e);
    } finally {
      statementContext.forget(wake);
    }
  }

  private synchronized void wake() {
    notifyAll();
  }

  private static RuntimeException failed(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return (RuntimeException) failure;
  }

  /** Starts what may run now: of the windows that are not read to their ends the first ones. */
  private void start(Deque<Window> all) {
    long room = Math.min(mostWaiting, (abreast - 1) * (delivered + 1) + abreast);
    int open = 0;
    for (Window window : all) {
      if (open == abreast || window.failure != null) {
        return;
      }
      if (window.unread) {
        open++;
        boolean isFirst = window == all.getFirst();
        if (!window.isRunning && (isFirst || waiting + running < room)) {
          begin(window);
        }
      }
    }
  }

  private void begin(Window window) {
    window.isRunning = true;
    running++;
    try {
      ReadingThreads.run(() -> read(window));
    } catch (Error e) {
      // The JVM may have no memory for another thread.
      window.isRunning = false;
      running--;
      window.failure = e;
      notifyAll();
    }
  }

  /** Reads one page of a window, in a thread of its own. */
  private void read(Window window) {
    Page<Item<R>> page = null;
    Throwable failure = null;
    try {
      page = window.reader.next();
    } catch (RuntimeException | Error e) {
      // Whoever waits would wait for ever for a thread that ended in silence.
      failure = e;
    }
    synchronized (this) {
      window.isRunning = false;
      running--;
      if (page == null) {
        window.failure = failure;
        window.unread = false;
      } else {
        window.pages.add(page);
        window.unread = window.reader.hasNext();
        waiting++;
      }
      notifyAll();
      Deque<Window> all = windows;
      if (all != null && !all.isEmpty()) {
        start(all);
      }
    }
  }

  @Override
  public void close() {
    statementContext.cancel();
  }

  /** What is known of one window; guarded by the whole. */
  private final class Window {
    private final PageReader<R> reader;
    private final Deque<Page<Item<R>>> pages = new ArrayDeque<>();
    private boolean unread = true;
    private boolean isRunning;
    private @Nullable Throwable failure;

    Window(PageReader<R> reader) {
      this.reader = reader;
    }

    boolean isOver() {
      return !unread && failure == null && pages.isEmpty();
    }
  }
}
