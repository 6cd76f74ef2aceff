package io.github.gongjdbc.schema.read;

import io.github.gongjdbc.schema.catalog.TableDefinition;
import io.github.gongjdbc.schema.page.Page;
import io.github.gongjdbc.schema.page.Pages;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Pages whose first one tells how many there are. If these are many, a warning tells the user. */
final class SizeWarning<R> implements Pages<R> {
  /** Twenty pages take seven seconds at Gong's usual rate, when people begin to wonder. */
  private static final long MANY = 20;

  private final Pages<R> pages;
  private final TableDefinition table;
  private final Consumer<String> warnings;
  private boolean begun;

  SizeWarning(Pages<R> pages, TableDefinition table, Consumer<String> warnings) {
    this.pages = pages;
    this.table = table;
    this.warnings = warnings;
  }

  @Override
  public boolean hasNext() {
    return pages.hasNext();
  }

  @Override
  public Page<R> next() {
    Page<R> page = pages.next();
    if (!begun) {
      begun = true;
      look(page);
    }
    return page;
  }

  private void look(Page<R> first) {
    OptionalLong total = first.totalRecords();
    if (total.isEmpty() || first.items() == 0) {
      return;
    }
    long requests = -Math.floorDiv(-total.getAsLong(), (long) first.items());
    if (requests > MANY) {
      warnings.accept(
          "All of "
              + table.name()
              + " is read, as the query has no lower bound on "
              + table.cursor().orElseThrow()
              + ": that takes about "
              + requests
              + " requests. maxRequestsPerQuery stops a query that takes too many.");
    }
  }

  @Override
  public void close() {
    pages.close();
  }
}
