package io.github.gongjdbc.schema.read;

import com.google.common.base.Suppliers;
import com.google.common.collect.AbstractIterator;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterators;
import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.Parameter;
import io.github.gongjdbc.schema.catalog.Parameter.ForEach;
import io.github.gongjdbc.schema.catalog.Reference;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import io.github.gongjdbc.schema.context.Execution;
import io.github.gongjdbc.schema.context.Session;
import io.github.gongjdbc.schema.error.GongException;
import io.github.gongjdbc.schema.error.GongException.Kind;
import io.github.gongjdbc.schema.http.ApiRequest;
import io.github.gongjdbc.schema.limit.StatementContext;
import io.github.gongjdbc.schema.spec.ScanRequest;
import io.github.gongjdbc.schema.split.Split;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/**
 * The requests of a scan. One that lacks the values of parameters becomes one for each combination
 * of the values that there are. Where these are those of another table's column, that is read as
 * far as they are needed.
 */
public final class RequestsForEach implements Iterator<ApiRequest>, AutoCloseable {
  private final TableDefinition table;
  private final Session session;
  private final Execution execution;
  private final Supplier<Iterator<ApiRequest>> requests;
  private final Map<Reference, Values> columns = new ConcurrentHashMap<>();
  private final Optional<LookUp> lookUp;

  /**
   * The requests for a table, each of which is made when it is asked for.
   *
   * @param lookUp finds the rows of another table that have values of this one
   */
  RequestsForEach(
      TableDefinition table,
      List<ApiRequest> requests,
      Session session,
      Execution execution,
      Optional<LookUp> lookUp) {
    this.lookUp = lookUp;
    this.table = table;
    this.session = session;
    this.execution = execution.stoppingEarly();
    this.requests = Suppliers.memoize(() -> all(requests));
  }

  @Override
  public boolean hasNext() {
    return requests.get().hasNext();
  }

  @Override
  public ApiRequest next() {
    return requests.get().next();
  }

  /**
   * All that is asked. Unless reading may end before the last of them, all are known before the
   * first is sent, so that a query that costs too much spends nothing on them.
   */
  private Iterator<ApiRequest> all(List<ApiRequest> some) {
    Iterator<ApiRequest> each =
        Iterators.concat(Iterators.transform(some.iterator(), this::permitted));
    StatementContext statementContext = execution.statementContext();
    List<Parameter> lacking =
        some.stream().flatMap(one -> one.lacking().stream()).distinct().toList();
    boolean looksUp =
        some.stream().flatMap(one -> one.endpoint().iterated().stream()).anyMatch(this::isListed);
    if (statementContext.budget().endsEarly() || looksUp) {
      return each;
    }
    List<ApiRequest> known = ImmutableList.copyOf(each);
    if (known.size() > 1) {
      session.api().expect(why(known.size(), lacking), known, statementContext);
    }
    return known.iterator();
  }

  /** Why there are so many requests, as a sentence. */
  private String why(int number, List<Parameter> lacking) {
    String takes = table.name() + " takes " + number + " requests, one for each ";
    if (lacking.isEmpty()) {
      return takes + "range or value that the query wants.";
    }
    String values = lacking.stream().map(this::valuesInWords).collect(Collectors.joining(" and "));
    return takes + values + ". A condition with = or IN names fewer.";
  }

  private String valuesInWords(Parameter parameter) {
    String name =
        table.columns().stream()
            .filter(column -> table.itemPath(column).equals(parameter.filtered()))
            .map(Column::name)
            .findFirst()
            .orElse(parameter.name());
    return parameter.atOnce() == 1 ? name : parameter.atOnce() + " values of " + name;
  }

  /** Whether the values of a parameter are read along with the rows that they are looked up in. */
  private boolean isListed(Parameter parameter) {
    return lookUp.filter(rows -> rows.isOf(parameter)).isPresent();
  }

  /** Ends the reading of other tables. */
  @Override
  public void close() {
    columns.values().forEach(Values::close);
    lookUp.ifPresent(LookUp::close);
  }

  /**
   * The requests for what the connection may see: a value that the query names may belong to
   * another workspace than the connection's, and the items do not say so. A key that nobody knows
   * may spoil a request for several, so keys of rows that are looked up anyway are asked for only
   * if there are such rows.
   */
  private Iterator<ApiRequest> permitted(ApiRequest request) {
    if (request.lacksDemanded()) {
      throw new GongException(Kind.NEEDS_CONDITION, needsCondition(table));
    }
    Split split = request.split();
    for (Parameter parameter : request.endpoint().iterated()) {
      List<String> named = split.values().get(parameter.name());
      boolean known = isListed(parameter);
      if (named != null && (known || isOfWorkspace(parameter))) {
        List<String> some =
            known
                ? List.copyOf(lookUp.orElseThrow().existing(named))
                : named.stream()
                    .filter(value -> Iterators.contains(values(parameter), value))
                    .toList();
        if (some.isEmpty()) {
          return Collections.emptyIterator();
        }
        split = split.with(parameter.name(), some);
      }
    }
    return each(ApiRequest.of(request.endpoint(), split));
  }

  /** What a query must have that lists a table whose rows Gong does not list. */
  public static String needsCondition(TableDefinition table) {
    return "Gong does not list all "
        + table.name()
        + ": put a condition with = or IN on "
        + String.join(" or ", table.demandedColumns())
        + ", or join another table by that column.";
  }

  private boolean isOfWorkspace(Parameter parameter) {
    return session.settings().workspaceId().isPresent()
        && !table.workspace().equals(parameter.filtered())
        && hasWorkspace(parameter);
  }

  private boolean hasWorkspace(Parameter parameter) {
    return parameter
        .forEach()
        .flatMap(ForEach::column)
        .map(column -> session.table(column.table()))
        .filter(
            other ->
                other.workspace().isPresent()
                    || other.accessPaths().get(0).endpoint().iterated().stream()
                        .anyMatch(this::hasWorkspace))
        .isPresent();
  }

  private Iterator<ApiRequest> each(ApiRequest request) {
    List<Parameter> lacking = request.lacking();
    if (lacking.isEmpty()) {
      return Iterators.singletonIterator(request);
    }
    Parameter parameter = lacking.get(0);
    return Iterators.concat(
        Iterators.transform(
            Iterators.partition(values(parameter), parameter.atOnce()),
            some ->
                each(
                    ApiRequest.of(
                        request.endpoint(), request.split().with(parameter.name(), some)))));
  }

  private Iterator<String> values(Parameter parameter) {
    if (isListed(parameter)) {
      return lookUp.orElseThrow().keys(parameter);
    }
    return parameter
        .forEach()
        .flatMap(ForEach::column)
        .map(column -> columns.computeIfAbsent(column, this::read).iterator())
        .orElseGet(() -> parameter.values().iterator());
  }

  private Values read(Reference reference) {
    TableDefinition other = session.table(reference.table());
    Column column = other.column(reference.column()).orElseThrow();
    ScanRequest request = ScanRequest.of(other).withColumns(List.of(column));
    return new Values(new Scan(request, session, execution).enumerator());
  }

  /** The different values of a column, each read when it is first asked for. */
  private static final class Values implements Iterable<String> {
    private final Enumerator<@Nullable Object[]> rows;
    private final Set<String> seen = new HashSet<>();
    private final List<String> known = new ArrayList<>();
    private boolean ended;

    Values(Enumerator<@Nullable Object[]> rows) {
      this.rows = rows;
    }

    @Override
    public Iterator<String> iterator() {
      return new AbstractIterator<>() {
        private int next;

        @Override
        protected @Nullable String computeNext() {
          return next < known.size() || readOne() ? known.get(next++) : endOfData();
        }
      };
    }

    private boolean readOne() {
      while (!ended && rows.moveNext()) {
        // A row without a value is nothing to ask for.
        if (rows.current()[0] instanceof String value && seen.add(value)) {
          known.add(value);
          return true;
        }
      }
      ended = true;
      rows.close();
      return false;
    }

    void close() {
      rows.close();
    }
  }
}
