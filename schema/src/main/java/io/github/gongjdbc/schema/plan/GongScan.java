package io.github.gongjdbc.schema.plan;

import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.DemandedRange;
import io.github.gongjdbc.schema.catalog.Endpoint;
import io.github.gongjdbc.schema.catalog.Parameter;
import io.github.gongjdbc.schema.catalog.Parameter.ForEach;
import io.github.gongjdbc.schema.catalog.Reference;
import io.github.gongjdbc.schema.condition.FilterPushDown;
import io.github.gongjdbc.schema.context.Session;
import io.github.gongjdbc.schema.predicate.ColumnConstraint;
import io.github.gongjdbc.schema.predicate.Constraint.Bound;
import io.github.gongjdbc.schema.read.LookUpNeed;
import io.github.gongjdbc.schema.spec.History;
import io.github.gongjdbc.schema.spec.ReadingOrder;
import io.github.gongjdbc.schema.spec.ScanRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlExplainLevel;

/**
 * Reading a Gong table: the relational node that all rules of the adapter work on. It carries the
 * description of what it asks of the API, and the expressions whose values the description needs
 * when it runs. It is logical, like the nodes around it, so that rules see each other's results;
 * {@link EnumerableGongScan} runs it.
 */
public final class GongScan extends TableScan {
  private final Session session;
  private final ScanRequest request;
  private final List<RexNode> bounds;
  private final Optional<RexNode> limit;

  private GongScan(
      RelOptCluster cluster,
      RelOptTable table,
      Session session,
      ScanRequest request,
      List<RexNode> bounds,
      Optional<RexNode> limit) {
    super(cluster, cluster.traitSetOf(Convention.NONE), List.of(), table);
    this.session = session;
    this.request = request;
    this.bounds = List.copyOf(bounds);
    this.limit = limit;
  }

  /** Reads the whole table. */
  public static GongScan of(
      RelOptCluster cluster, RelOptTable table, Session session, ScanRequest request) {
    return new GongScan(cluster, table, session, request, List.of(), Optional.empty());
  }

  /** The rule that moves what a scan understands of a condition into it. */
  public static RelOptRule conditionRule() {
    return ScanRules.FILTER;
  }

  public Session session() {
    return session;
  }

  public ScanRequest request() {
    return request;
  }

  List<RexNode> bounds() {
    return bounds;
  }

  /** How many rows are wanted, as an expression without columns. */
  Optional<RexNode> limit() {
    return limit;
  }

  /** The same scan, ending after so many rows. */
  GongScan first(RexNode rows) {
    return new GongScan(getCluster(), table, session, request, bounds, Optional.of(rows));
  }

  /**
   * Takes what it can of a condition; empty when there is nothing to take or it has taken before.
   */
  Optional<Pushed> push(RexNode condition) {
    if (limit.isPresent()) {
      return Optional.empty();
    }
    return FilterPushDown.of(
            request, bounds, session, getRowType(), condition, getCluster().getRexBuilder())
        .map(
            push ->
                new Pushed(
                    new GongScan(
                        getCluster(), table, session, push.request(), push.bounds(), limit),
                    push.remaining()));
  }

  /** Whether a field of its rows is the cursor column. */
  boolean isCursor(int field) {
    return request.table().cursorColumn().filter(request.columns().get(field)::equals).isPresent();
  }

  /** The cursor column as a field of its rows, which has all columns. */
  public RexInputRef cursor() {
    int field = request.columns().indexOf(request.table().cursorColumn().orElseThrow());
    return getCluster().getRexBuilder().makeInputRef(this, field);
  }

  /** The same rows in an order of the cursor column; empty where that cannot be had. */
  Optional<GongScan> inOrder(ReadingOrder order) {
    if (!session.settings().pushDown() || limit.isPresent() || session.isIncremental(request)) {
      return Optional.empty();
    }
    return request
        .inOrder(order)
        .map(ordered -> new GongScan(getCluster(), table, session, ordered, bounds, limit));
  }

  /** The same rows by another access path. */
  GongScan with(ScanRequest other) {
    return new GongScan(getCluster(), table, session, other, bounds, limit);
  }

  /** The same scan of a part of the table's history. */
  public GongScan of(History history) {
    return with(request.of(history));
  }

  /** The same scan with its expressions rewritten. */
  @Override
  public GongScan accept(RexShuttle shuttle) {
    List<RexNode> newBounds = shuttle.apply(bounds);
    Optional<RexNode> newLimit = limit.map(shuttle::apply);
    return newBounds.equals(bounds) && newLimit.equals(limit)
        ? this
        : new GongScan(getCluster(), table, session, request, newBounds, newLimit);
  }

  /** A scan that took a condition, and the conjuncts that must still be checked above it. */
  record Pushed(GongScan scan, List<RexNode> remaining) {}

  /** The same scan with only these of its columns. */
  GongScan project(List<Column> columns) {
    return new GongScan(getCluster(), table, session, request.withColumns(columns), bounds, limit);
  }

  @Override
  public RelNode copy(RelTraitSet traitSet, List<RelNode> inputs) {
    return this;
  }

  @Override
  public RelDataType deriveRowType() {
    return RowTypes.of(request.columns(), getCluster().getTypeFactory());
  }

  @Override
  public void register(RelOptPlanner planner) {
    ScanRules.ALL.forEach(planner::addRule);
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return describe(super.explainTerms(writer), (long) estimate().requests());
  }

  /** Adds what is asked of the API to the text form of the plan. */
  RelWriter describe(RelWriter writer, long requests) {
    if (writer.getDetailLevel() == SqlExplainLevel.DIGEST_ATTRIBUTES) {
      // The planner compares these values; their text form is abridged.
      return writer.item("request", request).item("bounds", bounds).item("limit", limit);
    }
    Endpoint endpoint = request.accessPath().endpoint();
    boolean pushDown = session.settings().pushDown();
    List<ColumnConstraint> pushed = pushDown ? request.pushed() : List.of();
    List<ColumnConstraint> checked = pushDown ? request.checkedAgain() : request.constraints();
    return writer
        .item("request", endpoint.method() + " " + endpoint.path())
        .itemIf("pushed", describe(pushed), !pushed.isEmpty())
        .itemIf("sentAs", sentAs(pushed), !pushed.isEmpty())
        .itemIf("checkedAgain", describe(checked), !checked.isEmpty())
        .itemIf(
            "startDate",
            describeStartDate(),
            request.needsStartDate() && !session.isIncremental(request))
        .itemIf("state", describeState(), session.isIncremental(request))
        .itemIf(
            "range", String.join(" and ", demandedColumns()), request.demandedRange().isPresent())
        .itemIf("forEach", describeIterated(), !describeIterated().isEmpty())
        .itemIf("lookedUp", describeLookUp(), LookUpNeed.isNeeded(request, session))
        .itemIf("content", String.join(", ", request.content()), !request.content().isEmpty())
        .itemIf("order", request.order(), request.order() != ReadingOrder.ANY)
        .itemIf(
            "limit", limit.map(rows -> SqlText.of(rows, List.of())).orElse(""), limit.isPresent())
        .item(
            "columns",
            request.columns().stream().map(Column::name).collect(Collectors.joining(", ")))
        .item("estimatedRequests", requests);
  }

  private String describeStartDate() {
    return request.table().cursor().orElse("")
        + " >= "
        + session.settings().startDate().map(Instant::toString).orElse("90 days before now");
  }

  private List<String> demandedColumns() {
    return request.demandedRange().map(DemandedRange::columns).orElse(List.of());
  }

  /** What is taken from the rows of another table. */
  private String describeLookUp() {
    return request.table().columns().stream()
        .flatMap(column -> column.lookup().stream())
        .map(lookup -> lookup.column() + " of " + lookup.table() + " by " + lookup.on())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** Where the values come from that are asked for one by one; empty where one is known. */
  private String describeIterated() {
    return iterated().stream()
        .map(
            parameter ->
                parameter
                    .forEach()
                    .flatMap(ForEach::column)
                    .map(Reference::toString)
                    .orElse(String.join(", ", parameter.values())))
        .collect(Collectors.joining(" x "));
  }

  private List<Parameter> iterated() {
    return session.settings().pushDown()
        ? request.iterated().stream().filter(parameter -> !isOfWorkspace(parameter)).toList()
        : request.accessPath().endpoint().iterated();
  }

  /** Whether the connection names the workspace that a parameter asks for. */
  private boolean isOfWorkspace(Parameter parameter) {
    return session.settings().workspaceId().isPresent()
        && request.table().workspace().equals(parameter.filtered());
  }

  /** Which rows the state leaves to be read, if the statement starts now. */
  private String describeState() {
    return session
        .sync()
        .filter(sync -> session.isIncremental(request))
        .map(
            sync ->
                "what is new or changed, "
                    + sync.window(request.table()).toString(request.table().cursor().orElseThrow()))
        .orElse("");
  }

  /** The places in the request that take the values of what is pushed. */
  private String sentAs(List<ColumnConstraint> pushed) {
    return pushed.stream()
        .flatMap(constraint -> request.filter(constraint.column()).stream())
        .flatMap(filter -> filter.places().stream())
        .collect(Collectors.joining(", "));
  }

  private static String describe(List<ColumnConstraint> constraints) {
    return constraints.stream()
        .map(constraint -> constraint.toString(GongScan::text))
        .collect(Collectors.joining(" and "));
  }

  private static String text(Bound bound) {
    return bound.expression() instanceof RexNode expression
        ? SqlText.of(expression, List.of())
        : bound.toString();
  }

  ScanEstimate estimate() {
    ScanEstimate listed = ScanEstimate.of(request, limitEstimate());
    ScanEstimate estimate = LookUpNeed.isNeeded(request, session) ? listed.lookingUp() : listed;
    return estimate.forEach(values(iterated()));
  }

  /**
   * What it is thought to cost to get the values of parameters, whose combinations are the rows.
   */
  private Optional<ScanEstimate> values(List<Parameter> parameters) {
    return parameters.stream().map(this::values).reduce(ScanEstimate::times);
  }

  private ScanEstimate values(Parameter parameter) {
    Optional<Reference> column = parameter.forEach().flatMap(ForEach::column);
    if (column.isEmpty()) {
      double number = Math.ceil(parameter.values().size() / (double) parameter.atOnce());
      return new ScanEstimate(0, number, number);
    }
    ScanRequest read = ScanRequest.of(session.table(column.get().table()));
    return ScanEstimate.of(read, OptionalLong.empty())
        .forEach(values(read.iterated()))
        .inBatches(parameter.atOnce());
  }

  private OptionalLong limitEstimate() {
    if (limit.isEmpty()) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(
        limit.get() instanceof RexLiteral literal ? RexLiteral.intValue(literal) : 100);
  }

  @Override
  public double estimateRowCount(RelMetadataQuery metadata) {
    return estimate().rows();
  }
}
