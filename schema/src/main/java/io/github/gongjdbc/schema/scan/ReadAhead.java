package io.github.gongjdbc.schema.scan;

import io.github.gongjdbc.schema.api.GongException;
import io.github.gongjdbc.schema.api.Page;
import io.github.gongjdbc.schema.api.Pages;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Reads the next page while the one before is consumed: one page ahead, and only where it is sure
 * that its rows will be wanted, as a request that nobody needed is lost.
 */
final class ReadAhead<R> implements Pages<R> {
  private final Pages<R> pages;
  private long wanted;
  private @Nullable FutureTask<Page<R>> ahead;

  /**
   * @param wanted how many rows will be wanted for sure; zero where nobody knows
   */
  ReadAhead(Pages<R> pages, long wanted) {
    this.pages = pages;
    this.wanted = wanted;
  }

  @Override
  public boolean hasNext() {
    return ahead != null || pages.hasNext();
  }

  @Override
  public Page<R> next() {
    FutureTask<Page<R>> task = ahead;
    ahead = null;
    Page<R> page = task == null ? pages.next() : await(task);
    wanted -= Math.min(wanted, page.rows().size());
    if (wanted > 0 && pages.hasNext()) {
      FutureTask<Page<R>> following = new FutureTask<>(pages::next);
      ReadingThreads.run(following);
      ahead = following;
    }
    return page;
  }

  private static <R> Page<R> await(FutureTask<Page<R>> task) {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GongException(
          GongException.Kind.CANCELLED, "The thread that runs the statement was interrupted.", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    ahead = null;
    pages.close();
  }
}
