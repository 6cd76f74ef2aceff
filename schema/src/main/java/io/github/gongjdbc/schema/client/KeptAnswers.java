package io.github.gongjdbc.schema.client;

import io.github.gongjdbc.schema.auth.Account;
import io.github.gongjdbc.schema.cache.AnswerCache;
import io.github.gongjdbc.schema.cache.CachedRange;
import io.github.gongjdbc.schema.cache.Coverage;
import io.github.gongjdbc.schema.cache.KeptPage;
import io.github.gongjdbc.schema.cache.Recording;
import io.github.gongjdbc.schema.cache.ReferencePages;
import io.github.gongjdbc.schema.catalog.Filter;
import io.github.gongjdbc.schema.http.ApiRequest;
import io.github.gongjdbc.schema.limit.StatementContext;
import io.github.gongjdbc.schema.page.ItemReader;
import io.github.gongjdbc.schema.page.Page;
import io.github.gongjdbc.schema.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The answers of an account that are kept, as one connection uses them. */
public final class KeptAnswers {
  private final Optional<AnswerCache> cache;
  private final Clock clock;
  private final Duration usualTtl;
  private volatile Duration cacheTtl;

  KeptAnswers(Account account, Settings settings, Clock clock) {
    this.clock = clock;
    this.usualTtl = settings.cacheTtl();
    this.cacheTtl = usualTtl;
    this.cache =
        settings.cacheSize() > 0 && settings.pushDown()
            ? Optional.of(AnswerCache.of(account, usualTtl, settings.cacheSize()))
            : Optional.empty();
  }

  /** Whether the page of a small table is kept that a request would bring. */
  boolean has(ApiRequest request) {
    return cache
        .filter(all -> all.references().has(request, clock.instant(), cacheTtl))
        .isPresent();
  }

  /** The page that a request brings, or the one that is kept of a small table. */
  <R> Page<R> fetch(
      ApiRequest request,
      ItemReader<R> reader,
      StatementContext statementContext,
      ReferencePages.Source asking,
      Consumer<Page<?>> spared) {
    if (!areUsed() || !request.endpoint().reference()) {
      return asking.fetch(request, reader, statementContext);
    }
    statementContext.check();
    return cache
        .orElseThrow()
        .references()
        .fetch(
            request,
            reader,
            new ReferencePages.Reading(clock, cacheTtl, statementContext),
            asking,
            spared);
  }

  /** How long answers are used again, in statements that begin from now on; zero for never. */
  public void setCacheTtl(Duration ttl) {
    cacheTtl = ttl;
    cache.ifPresent(all -> all.lengthen(ttl));
  }

  /** Whether answers are kept, though they may not be used now. */
  boolean keeps() {
    return cache.isPresent() && !(cacheTtl.isZero() && usualTtl.isZero());
  }

  /** Whether what was read may answer requests now. */
  public boolean areUsed() {
    return cache.isPresent() && !cacheTtl.isZero();
  }

  /** What keeps the pages of a request while they are read. */
  Optional<Recording> recording(ApiRequest request) {
    return keeps() && !request.endpoint().reference()
        ? cache.map(all -> all.record(request))
        : Optional.empty();
  }

  /** The time by which the age of answers is told. */
  Instant now() {
    return clock.instant();
  }

  /**
   * How a request is answered by what is kept.
   *
   * @param identity by what items are named, where the request may name some
   * @param inOrder whether items have to come in the order of their times
   */
  public Coverage coverage(
      ApiRequest request,
      Optional<Filter> identity,
      boolean inOrder,
      StatementContext statementContext) {
    return !areUsed() || request.endpoint().reference()
        ? Coverage.none(request)
        : cache
            .orElseThrow()
            .find(request, identity, clock.instant(), cacheTtl, inOrder, statementContext);
  }

  /** What is kept of the account. */
  public List<CachedRange> cachedRanges() {
    return cache.map(AnswerCache::ranges).orElse(List.of());
  }

  /** A page was used again. */
  void touch(KeptPage page) {
    cache.ifPresent(all -> all.touch(page));
  }
}
