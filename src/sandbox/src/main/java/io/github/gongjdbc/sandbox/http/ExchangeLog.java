package io.github.gongjdbc.sandbox.http;

import java.util.ArrayList;
import java.util.List;

/**
 * What was asked so far. A long life must not fill the memory: beyond a budget the oldest exchanges
 * lose the bodies of their answers, and nothing else.
 */
public final class ExchangeLog {

  private final List<Exchange> exchanges = new ArrayList<>();
  private int firstWithBody;
  private long bodyCharacters;
  private final long budget;

  /** A log that keeps so many characters of answers. */
  public ExchangeLog(long budget) {
    this.budget = budget;
  }

  public synchronized void add(Exchange exchange) {
    exchanges.add(exchange);
    bodyCharacters += exchange.answer().body().length();
    while (bodyCharacters > budget && firstWithBody < exchanges.size() - 1) {
      Exchange oldest = exchanges.get(firstWithBody);
      bodyCharacters -= oldest.answer().body().length();
      exchanges.set(firstWithBody, oldest.withoutAnswerBody());
      firstWithBody++;
    }
  }

  public synchronized List<Exchange> all() {
    return List.copyOf(exchanges);
  }

  public synchronized void clear() {
    exchanges.clear();
    firstWithBody = 0;
    bodyCharacters = 0;
  }
}
