package io.github.gongjdbc.schema.read;

import com.google.common.collect.AbstractIterator;
import com.google.common.collect.Iterators;
import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.Parameter;
import io.github.gongjdbc.schema.catalog.Parameter.ForEach;
import io.github.gongjdbc.schema.catalog.Reference;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import io.github.gongjdbc.schema.context.Execution;
import io.github.gongjdbc.schema.context.Session;
import io.github.gongjdbc.schema.http.ApiRequest;
import io.github.gongjdbc.schema.spec.ScanRequest;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/**
 * Makes several requests of one that lacks the value of a parameter: one for each value that there
 * is. Where these are those of another table's column, that is read as far as they are needed.
 */
final class RequestsForEach {
  private final Session session;
  private final Execution execution;

  RequestsForEach(Session session, Execution execution) {
    this.session = session;
    this.execution = execution.stoppingEarly();
  }

  /** The requests that can be sent, each made when it is asked for. */
  Iterator<ApiRequest> of(List<ApiRequest> requests) {
    return Iterators.concat(Iterators.transform(requests.iterator(), this::each));
  }

  /** The parameter whose value a request lacks. */
  static Optional<Parameter> lacking(ApiRequest request) {
    return request
        .endpoint()
        .iterated()
        .filter(parameter -> !request.split().values().containsKey(parameter.name()));
  }

  private Iterator<ApiRequest> each(ApiRequest request) {
    Optional<Parameter> parameter = lacking(request);
    if (parameter.isEmpty()) {
      return Iterators.singletonIterator(request);
    }
    String name = parameter.get().name();
    return Iterators.transform(
        values(parameter.get()),
        value -> ApiRequest.of(request.endpoint(), request.split().with(name, List.of(value))));
  }

  private Iterator<String> values(Parameter parameter) {
    return parameter
        .forEach()
        .flatMap(ForEach::column)
        .map(this::values)
        .orElseGet(() -> parameter.values().iterator());
  }

  private Iterator<String> values(Reference reference) {
    TableDefinition table = session.table(reference.table());
    Column column = table.column(reference.column()).orElseThrow();
    ScanRequest request = ScanRequest.of(table).withColumns(List.of(column));
    return new Values(new Scan(request, session, execution).enumerator());
  }

  /** The different values of rows; a row is read when its value is asked for. */
  private static final class Values extends AbstractIterator<String> {
    private final Enumerator<@Nullable Object[]> rows;
    private final Set<String> seen = new HashSet<>();

    Values(Enumerator<@Nullable Object[]> rows) {
      this.rows = rows;
    }

    @Override
    protected @Nullable String computeNext() {
      while (rows.moveNext()) {
        // A row without a value is nothing to ask for.
        if (rows.current()[0] instanceof String value && seen.add(value)) {
          return value;
        }
      }
      rows.close();
      return endOfData();
    }
  }
}
