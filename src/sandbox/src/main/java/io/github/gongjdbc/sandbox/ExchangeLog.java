package io.github.gongjdbc.sandbox;

import java.util.ArrayList;
import java.util.List;

/**
 * What was asked so far. A long life must not fill the memory: beyond a budget the oldest exchanges
 * lose the bodies of their answers, and nothing else.
 */
final class ExchangeLog {

  private final List<Exchange> exchanges = new ArrayList<>();
  private int firstWithBody;
  private long bodyCharacters;
  private final long budget;

  /** A log that keeps so many characters of answers. */
  ExchangeLog(long budget) {
    this.budget = budget;
  }

  synchronized void add(Exchange exchange) {
    exchanges.add(exchange);
    bodyCharacters += exchange.answer().body().length();
    while (bodyCharacters > budget && firstWithBody < exchanges.size() - 1) {
      Exchange oldest = exchanges.get(firstWithBody);
      bodyCharacters -= oldest.answer().body().length();
      exchanges.set(firstWithBody, oldest.withoutAnswerBody());
      firstWithBody++;
    }
  }

  synchronized List<Exchange> all() {
    return List.copyOf(exchanges);
  }

  synchronized void clear() {
    exchanges.clear();
    firstWithBody = 0;
    bodyCharacters = 0;
  }
}
