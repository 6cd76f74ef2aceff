package io.github.gongjdbc.schema.read;

import io.github.gongjdbc.schema.limit.StatementContext;
import io.github.gongjdbc.schema.page.Page;
import io.github.gongjdbc.schema.page.Pages;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Reads the next page while the one before is consumed. It reads one page ahead, and only where the
 * rows of that page will certainly be wanted, as any other request is lost.
 */
final class ReadAhead<R> implements Pages<R> {
  private final Pages<R> pages;
  private final StatementContext statementContext;
  private long wanted;
  private @Nullable FutureTask<Page<R>> ahead;

  /**
   * @param wanted how many rows will be wanted for sure; zero where nobody knows
   */
  ReadAhead(Pages<R> pages, StatementContext statementContext, long wanted) {
    this.pages = pages;
    this.statementContext = statementContext;
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
    Page<R> page = task == null ? pages.next() : statementContext.await(task);
    wanted -= Math.min(wanted, page.rows().size());
    if (wanted > 0 && pages.hasNext()) {
      FutureTask<Page<R>> following = new FutureTask<>(pages::next);
      ReadingThreads.run(following);
      ahead = following;
    }
    return page;
  }

  @Override
  public void close() {
    ahead = null;
    pages.close();
  }
}
