package io.github.gongjdbc.schema.read.order;

import io.github.gongjdbc.schema.error.GongException;
import io.github.gongjdbc.schema.error.GongException.Kind;
import io.github.gongjdbc.schema.page.Page;
import io.github.gongjdbc.schema.page.Pages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Rows from the oldest to the newest. That is the API's own order, but nobody promises it, so it is
 * watched; and local times are not always in the order of instants, so rows wait until none that
 * belongs before them can come.
 */
public final class OldestFirst implements Pages<@Nullable Object[]> {
  private final Pages<@Nullable Object[]> pages;
  private final CursorOrder order;
  private final long disorder;
  private List<@Nullable Object[]> waiting = new ArrayList<>();
  private long delivered = Long.MIN_VALUE;

  /**
   * @param disorder how many milliseconds after a row one may come that belongs before it
   */
  public OldestFirst(Pages<@Nullable Object[]> pages, CursorOrder order, long disorder) {
    this.pages = pages;
    this.order = order;
    this.disorder = disorder;
  }

  @Override
  public boolean hasNext() {
    return pages.hasNext() || !waiting.isEmpty();
  }

  @Override
  public Page<@Nullable Object[]> next() {
    if (pages.hasNext()) {
      waiting.addAll(pages.next().rows());
    }
    List<@Nullable Object[]> ready = new ArrayList<>();
    List<@Nullable Object[]> later = new ArrayList<>();
    long newest = order.newest(waiting).orElse(Long.MIN_VALUE);
    long settled = newest < Long.MIN_VALUE + disorder ? Long.MIN_VALUE : newest - disorder;
    for (@Nullable Object[] row : waiting) {
      (!pages.hasNext() || order.time(row) <= settled ? ready : later).add(row);
    }
    waiting = later;
    order.oldest(ready).ifPresent(this::check);
    order.newest(ready).ifPresent(time -> delivered = time);
    return new Page<>(order.sorted(ready), ready.size(), OptionalLong.empty(), Optional.empty());
  }

  private void check(long oldest) {
    if (oldest < delivered) {
      throw new GongException(
          Kind.MALFORMED_ANSWER,
          "Gong did not list items in the order of their "
              + order.cursor().name()
              + ", as it always has: set pushDown=false to have them sorted here.");
    }
  }

  @Override
  public void close() {
    waiting.clear();
    pages.close();
  }
}
