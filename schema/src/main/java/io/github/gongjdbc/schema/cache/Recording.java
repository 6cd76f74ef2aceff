package io.github.gongjdbc.schema.cache;

import io.github.gongjdbc.schema.page.KeptAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps the pages of one request as they are read. For one thread. */
public final class Recording {
  private final AnswerCache cache;
  private final Listing listing;
  private boolean begun;

  Recording(AnswerCache cache, Listing listing) {
    this.cache = cache;
    this.listing = listing;
  }

  /**
   * The next page was read.
   *
   * @param answer empty where it is too long to be kept
   * @param keys of its items: hashes of the texts by which the endpoint names them
   * @param times of its items, in their order; shorter than these where some have none
   * @param asked when it was asked for
   * @param isLast whether there is no further page
   */
  public void add(
      Optional<KeptAnswer> answer,
      long[] keys,
      List<Instant> times,
      Instant asked,
      boolean isLast) {
    KeptPage page = new KeptPage(listing.endpoint(), answer, keys.length, asked);
    page.knowKeys(keys);
    listing.add(page, times, isLast);
    if (!begun) {
      begun = true;
      cache.add(listing);
    }
    cache.keep(page);
    if (isLast) {
      cache.completed(listing);
    }
  }
}
