package io.github.gongjdbc.schema.history;

import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.Multimap;
import io.github.gongjdbc.schema.history.QueryField.Origin;
import io.github.gongjdbc.schema.plan.GongScan;
import io.github.gongjdbc.schema.spec.History;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rex.RexNode;

/**
 * Which tables of a query need the start date: those without a bound of their own whose rows no
 * other table names. Of tables that name each other's rows the first keeps it.
 */
final class NamedRows {
  private final Set<GongScan> scans = new LinkedHashSet<>();
  private final Set<GongScan> bounded = new HashSet<>();
  private final Set<GongScan> namedByRange = new HashSet<>();
  private final List<Link> links = new ArrayList<>();
  private final Multimap<GongScan, RexNode> bounds = LinkedHashMultimap.create();

  /**
   * Rows of a table that are wanted for their key alone.
   *
   * @param sources the tables whose rows have these keys
   * @param sameItem whether the rows of the only source are of the same items as those that they
   *     name
   * @param lookedUp whether Gong looks up rows by this key
   */
  private record Link(Set<GongScan> sources, GongScan target, boolean sameItem, boolean lookedUp) {}

  /** Tables come in the order in which the query names them. */
  void add(GongScan scan) {
    scans.add(scan);
    if (scan.request().table().cursorColumn().isEmpty()) {
      bounded.add(scan);
    }
  }

  /** The query has a condition on the cursor of this table. */
  void addCondition(GongScan scan) {
    bounded.add(scan);
  }

  /** Rows of the key are named by a range, which is a key where its ends turn out to be equal. */
  void addRange(Origin key) {
    namedByRange.add(key.scan());
  }

  /** Rows of the key are named by values of another field. */
  void addKey(Origin key, QueryField values) {
    Set<GongScan> sources = values.scans();
    if (sources.contains(key.scan())) {
      return;
    }
    if (sources.isEmpty()) {
      bounded.add(key.scan());
    } else {
      boolean sameItem =
          sources.size() == 1
              && values.same().size() == 1
              && isSameItem(values.same().iterator().next(), key);
      boolean lookedUp = key.scan().request().identifiesItems(key.column());
      links.add(new Link(sources, key.scan(), sameItem, lookedUp));
    }
  }

  /** Whether rows with equal keys stand in the same item, so that they have the same cursor. */
  private static boolean isSameItem(Origin one, Origin other) {
    return one.scan().request().haveSameItems(one.column(), other.scan().request(), other.column());
  }

  /** Rows of this table are dropped that do not fulfil a condition on its cursor. */
  void addBound(GongScan scan, RexNode condition) {
    bounds.put(scan, condition);
  }

  /**
   * The conditions on the cursors of tables whose rows name those of a table, where these are of
   * the same items: they hold for the rows that are named, too. Where these can be looked up by
   * key, that is better.
   */
  Collection<RexNode> boundsOfNaming(GongScan scan) {
    return links.stream()
        .filter(link -> link.sameItem && !link.lookedUp && link.target.equals(scan))
        .flatMap(link -> link.sources.stream())
        .flatMap(source -> bounds.get(source).stream())
        .toList();
  }

  /** Which part of its history each table needs. */
  History of(GongScan scan) {
    if (bounded.contains(scan)) {
      return History.ASKED;
    }
    Set<GongScan> keep = withStartDate();
    if (keep.contains(scan)) {
      return History.RECENT;
    }
    boolean recent =
        scan.session().sync().isEmpty()
            && links.stream()
                .filter(link -> link.sameItem && link.target.equals(scan))
                .flatMap(link -> link.sources.stream())
                .anyMatch(source -> keep.contains(source) && !namedByRange.contains(source));
    return recent ? History.JOINED_RECENT : History.JOINED;
  }

  private Set<GongScan> withStartDate() {
    Set<GongScan> keep = new LinkedHashSet<>(scans);
    keep.removeAll(bounded);
    List<GongScan> fromTheLast = new ArrayList<>(keep);
    Collections.reverse(fromTheLast);
    for (GongScan scan : fromTheLast) {
      keep.remove(scan);
      if (!named(keep).contains(scan)) {
        keep.add(scan);
      }
    }
    return keep;
  }

  /** The tables with a bound, if these keep the start date, and those whose rows they name. */
  private Set<GongScan> named(Set<GongScan> keep) {
    Set<GongScan> named = new HashSet<>(bounded);
    named.addAll(keep);
    Optional<Link> next = Optional.empty();
    do {
      next.ifPresent(link -> named.add(link.target));
      next =
          links.stream()
              .filter(link -> !named.contains(link.target) && named.containsAll(link.sources))
              .findFirst();
    } while (next.isPresent());
    return named;
  }
}
