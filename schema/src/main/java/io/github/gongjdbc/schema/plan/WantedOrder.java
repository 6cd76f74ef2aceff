package io.github.gongjdbc.schema.plan;

import io.github.gongjdbc.schema.spec.ReadingOrder;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * The order that a sort needs of its input if it keeps only some rows: where the input has the
 * order of the first field, only its first rows are read.
 *
 * @param field the first field that is sorted by
 */
record WantedOrder(Sort sort, int field, ReadingOrder order) {
  /** What a limit that is known only when the statement runs is thought to be. */
  private static final int UNKNOWN_LIMIT = 100;

  /** Empty where all rows are kept, or it is not known how many while ties count. */
  static Optional<WantedOrder> of(Sort sort) {
    List<RelFieldCollation> fields = sort.getCollation().getFieldCollations();
    boolean known =
        sort.fetch instanceof RexLiteral
            && (sort.offset == null || sort.offset instanceof RexLiteral);
    if (sort.fetch == null || fields.isEmpty() || (fields.size() > 1 && !known)) {
      return Optional.empty();
    }
    RelFieldCollation first = fields.get(0);
    return Optional.of(
        new WantedOrder(
            sort, first.getFieldIndex(), ReadingOrder.of(first.getDirection().isDescending())));
  }

  /** How many rows are thought to be wanted. */
  long rows() {
    return literal(sort.offset, 0) + literal(sort.fetch, UNKNOWN_LIMIT);
  }

  private static long literal(@Nullable RexNode value, long otherwise) {
    return value instanceof RexLiteral literal ? RexLiteral.intValue(literal) : otherwise;
  }

  /** The sorted rows out of an input that has the order of the first field. */
  RelNode of(RelNode ordered) {
    // Rows that are equal in the first field are sorted by the others, the last of them, too.
    return sort.getCollation().getFieldCollations().size() == 1
        ? LogicalSort.create(ordered, RelCollations.EMPTY, sort.offset, sort.fetch)
        : LogicalSort.create(
            EnumerableLimitWithTies.of(ordered, field, rows()),
            sort.getCollation(),
            sort.offset,
            sort.fetch);
  }
}
