package io.github.gongjdbc.schema.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.AbstractIterator;
import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import com.google.common.collect.TreeRangeSet;
import io.github.gongjdbc.schema.catalog.AccessPath;
import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.Lookup;
import io.github.gongjdbc.schema.catalog.Parameter;
import io.github.gongjdbc.schema.catalog.Parameter.ForEach;
import io.github.gongjdbc.schema.catalog.Reference;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import io.github.gongjdbc.schema.context.Execution;
import io.github.gongjdbc.schema.context.Session;
import io.github.gongjdbc.schema.error.GongException;
import io.github.gongjdbc.schema.http.ApiRequest;
import io.github.gongjdbc.schema.page.Page;
import io.github.gongjdbc.schema.page.Pages;
import io.github.gongjdbc.schema.predicate.TupleDomain;
import io.github.gongjdbc.schema.row.LookupReader;
import io.github.gongjdbc.schema.row.RowReader;
import io.github.gongjdbc.schema.spec.History;
import io.github.gongjdbc.schema.spec.ReadingOrder;
import io.github.gongjdbc.schema.spec.ScanRequest;
import io.github.gongjdbc.schema.split.SplitPlanner;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows of another table that have what an endpoint does not answer with. They are asked
 * for by their keys, as many as one request takes; where that cannot be done, all are read once.
 */
final class LookUp {
  private final Session session;
  private final Execution execution;
  private final TableDefinition table;
  private final Lookup lookup;
  private final TableDefinition other;
  private final Column key;
  private final List<String> keyPath;
  private final Optional<AccessPath> byKey;
  private final TupleDomain wanted;
  private final MissingRows missing;
  private final Map<String, Map<String, JsonNode>> known = new HashMap<>();
  private boolean knowsAll;
  private Optional<Pages<LookupReader.Found>> listed = Optional.empty();

  /**
   * @param wanted what is wanted of the table's columns
   */
  LookUp(ScanRequest request, Session session, Execution execution, TupleDomain wanted) {
    this.session = session;
    this.execution = execution.stoppingEarly();
    this.table = request.table();
    this.lookup = table.lookups().findFirst().orElseThrow();
    this.other = session.table(lookup.table());
    this.key = other.column(other.key().get(0)).orElseThrow();
    this.keyPath =
        Stream.concat(
                request.accessPath().prefix().stream(),
                table.column(lookup.on()).flatMap(table::itemPath).orElseThrow().stream())
            .toList();
    this.byKey = session.settings().pushDown() ? other.pathByKey() : Optional.empty();
    this.wanted = wanted;
    this.missing = new MissingRows(session.settings(), execution, table, lookup);
  }

  /** Where in an item of an answer the key of the other row stands. */
  List<String> keyPath() {
    return keyPath;
  }

  /** The key of the other row. */
  String key(JsonNode item) {
    return RowReader.descend(item, keyPath).asText();
  }

  /** Whether the values of a parameter are the keys of the other rows. */
  boolean isOf(Parameter parameter) {
    return parameter
        .forEach()
        .flatMap(ForEach::column)
        .equals(Optional.of(new Reference(other.name(), key.name())));
  }

  /**
   * The keys of all other rows that are wanted, each read when it is asked for.
   *
   * @param parameter takes them
   */
  Iterator<String> keys(Parameter parameter) {
    AccessPath path =
        ScanRequest.of(other)
            .inOrder(ReadingOrder.ANY)
            .map(ScanRequest::accessPath)
            .orElse(other.accessPaths().get(0));
    return new AbstractIterator<>() {
      private Pages<LookupReader.Found> pages = list(path);
      private Iterator<LookupReader.Found> rows = Collections.emptyIterator();

      private Page<LookupReader.Found> page() {
        try {
          return pages.next();
        } catch (GongException e) {
          pages = list(otherWay(path, e));
          return pages.next();
        }
      }

      @Override
      protected @Nullable String computeNext() {
        while (!rows.hasNext()) {
          if (!pages.hasNext()) {
            return endOfData();
          }
          Page<LookupReader.Found> page = page();
          if (known.isEmpty()) {
            expect(page, parameter::batches, table.name() + " is asked for all of them.");
          }
          rows = page.rows().iterator();
        }
        LookupReader.Found row = rows.next();
        known.put(row.key(), values(row));
        return row.key();
      }
    };
  }

  /** Looks at what the items of a request will cost that lack what is looked up. */
  void expectFor(Page<?> first) {
    if (listed.isEmpty() && byKey.isPresent()) {
      expect(
          first,
          items -> -Math.floorDiv(-items, (long) Math.max(1, first.items())),
          lookup.column() + " of " + other.name() + " is looked up for each page.");
    }
  }

  /**
   * Looks at what is to come behind the first of several pages.
   *
   * @param others how many requests of another kind so many items take
   * @param why what they are for, as a sentence
   */
  private void expect(Page<?> first, LongUnaryOperator others, String why) {
    long items = Math.max(first.items(), first.totalRecords().orElse(0));
    if (first.cursor().isEmpty() || first.items() == 0) {
      return;
    }
    long pages = -Math.floorDiv(first.items() - items, (long) first.items());
    String found = "There are " + items + " items, " + first.items() + " a page, and " + why;
    session.api().expect(found, pages + others.applyAsLong(items), execution.statementContext());
  }

  /** Those of the keys that there are. */
  Set<String> existing(Collection<String> keys) {
    Set<String> existing = new LinkedHashSet<>(keys);
    existing.removeAll(unknown(keys));
    return existing;
  }

  /** Ends the reading of keys. */
  void close() {
    listed.ifPresent(Pages::close);
  }

  /** The values that belong into the items of these keys, by the names that they have there. */
  Map<String, Map<String, JsonNode>> find(Collection<String> keys) {
    Set<String> unknown = unknown(keys);
    if (!unknown.isEmpty()) {
      boolean expected = knowsAll && !inTime().times().isEmpty();
      missing.tell(unknown.iterator().next(), expected);
    }
    return known;
  }

  /** Those of the keys of which no row is found. */
  private Set<String> unknown(Collection<String> keys) {
    Set<String> unknown = new LinkedHashSet<>(keys);
    unknown.removeAll(known.keySet());
    if (!unknown.isEmpty() && !knowsAll) {
      if (byKey.isPresent()) {
        known.clear();
        read(byKey.get(), unknown);
      } else {
        readAll(other.accessPaths().get(0));
      }
      unknown.removeAll(known.keySet());
    }
    return unknown;
  }

  /** Asks for rows by their keys; where that is not allowed, but another way is, for all. */
  private void read(AccessPath path, Set<String> keys) {
    try {
      read(request(path), named(keys));
    } catch (GongException e) {
      readAll(otherWay(path, e));
    }
  }

  /**
   * Another way to read the other rows where one turned out not to be allowed.
   *
   * @throws GongException the failure, if there is none or it is another one
   */
  private AccessPath otherWay(AccessPath path, GongException failure) {
    List<AccessPath> allowed = session.table(other.name()).accessPaths();
    if (failure.refusedEndpoint().isEmpty() || allowed.contains(path)) {
      throw failure;
    }
    return allowed.get(0);
  }

  private Pages<LookupReader.Found> list(AccessPath path) {
    Pages<LookupReader.Found> pages = pages(request(path), inTime());
    listed = Optional.of(pages);
    return pages;
  }

  private void readAll(AccessPath path) {
    read(request(path), inTime());
    knowsAll = true;
  }

  private ScanRequest request(AccessPath path) {
    List<Column> columns =
        table
            .lookups()
            .map(Lookup::column)
            .distinct()
            .map(name -> other.column(name).orElseThrow())
            .toList();
    return new ScanRequest(
        other, path, columns, List.of(), List.of(), ReadingOrder.ANY, History.ASKED);
  }

  private TupleDomain named(Set<String> keys) {
    TreeRangeSet<String> texts = TreeRangeSet.create();
    keys.forEach(text -> texts.add(Range.singleton(text)));
    return new TupleDomain(Map.of(), Map.of(key, ImmutableRangeSet.copyOf(texts)));
  }

  /** The rows whose times are wanted here. */
  private TupleDomain inTime() {
    Map<Column, ImmutableRangeSet<Long>> times = new HashMap<>();
    wanted
        .times()
        .forEach(
            (column, some) ->
                column
                    .lookup()
                    .flatMap(from -> other.column(from.column()))
                    .ifPresent(from -> times.put(from, some)));
    return new TupleDomain(times, Map.of());
  }

  private void read(ScanRequest request, TupleDomain some) {
    try (Pages<LookupReader.Found> pages = pages(request, some)) {
      while (pages.hasNext()) {
        pages.next().rows().forEach(row -> known.put(row.key(), values(row)));
      }
    }
  }

  private Pages<LookupReader.Found> pages(ScanRequest request, TupleDomain some) {
    List<ApiRequest> requests =
        new SplitPlanner(request, session.settings(), execution.start(), true)
            .plan(some).splits().stream()
                .map(split -> ApiRequest.of(request.accessPath().endpoint(), split))
                .toList();
    LookupReader reader =
        new LookupReader(request, ItemConditions.ofConnection(other, session.settings()));
    return new SequentialPages<>(
        session.api(),
        other,
        new RequestsForEach(other, requests, session, execution, Optional.empty()),
        reader,
        execution,
        new UnlistedItems(session.api(), execution, false),
        () -> {},
        Optional.empty(),
        asked -> session.kept(request, asked, false, execution.statementContext()));
  }

  private Map<String, JsonNode> values(LookupReader.Found row) {
    Map<String, JsonNode> values = new HashMap<>();
    for (Column column : table.columns()) {
      column
          .lookup()
          .ifPresent(
              from -> values.put(column.path().names().get(0), row.values().get(from.column())));
    }
    return values;
  }
}
