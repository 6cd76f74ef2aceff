package io.github.gongjdbc.sql;

import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;
import io.github.gongjdbc.sql.function.Dialect;
import io.github.gongjdbc.sql.message.PlanningErrors;
import io.github.gongjdbc.sql.message.SyntaxErrors;
import io.github.gongjdbc.sql.parse.ReadOnly;
import io.github.gongjdbc.sql.parse.ShowStatements;
import io.github.gongjdbc.sql.parse.SqlNormalizer;
import io.github.gongjdbc.sql.parse.Tokens;
import io.github.gongjdbc.sql.validate.ColumnNames;
import io.github.gongjdbc.sql.validate.Functions;
import io.github.gongjdbc.sql.validate.ParameterForms;
import io.github.gongjdbc.sql.validate.RowComparisons;
import io.github.gongjdbc.sql.validate.SharedColumns;
import io.github.gongjdbc.sql.validate.TimeDifferences;
import io.github.gongjdbc.sql.validate.TimeLiterals;
import io.github.gongjdbc.sql.validate.WindowFunctions;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.sql.SqlExplain;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.parser.SqlParseException;

/** Makes the tree that is validated and planned of the text of a statement. */
final class StatementParser {
  private final CalciteCatalogReader catalogReader;
  private final String defaultSchema;
  private final ZoneId zone;

  StatementParser(CalciteCatalogReader catalogReader, String defaultSchema, ZoneId zone) {
    this.catalogReader = catalogReader;
    this.defaultSchema = defaultSchema;
    this.zone = zone;
  }

  /** The statement as Calcite's parser takes it. */
  SqlNormalizer normalize(Tokens statement) throws SQLException {
    return new SqlNormalizer(query(statement), defaultSchema);
  }

  /** The statement, or the query that answers SHOW or DESCRIBE. */
  private Tokens query(Tokens statement) throws SQLException {
    ReadOnly.require(statement);
    ShowStatements show =
        new ShowStatements(
            statement, defaultSchema, names -> catalogReader.getTable(names) != null);
    try {
      Optional<String> query = show.query();
      return query.isPresent() ? new Tokens(query.get()) : statement;
    } catch (ShowStatements.NoTable e) {
      throw PlanningErrors.noTable(String.valueOf(e.getMessage()), catalogReader, "", e);
    }
  }

  /** The tree of the statement. */
  SqlNode parse(SqlNormalizer normalizer) throws SQLException {
    SqlNodeList statements;
    try {
      // A list, as that allows a semicolon at the end.
      statements = Dialect.statements(normalizer.text());
    } catch (SqlParseException e) {
      throw new SyntaxErrors(normalizer, PlanningErrors.tableNames(catalogReader)).of(e);
    }
    if (statements.size() != 1) {
      throw SqlExceptions.of(
          SqlState.SYNTAX_ERROR,
          "There are " + statements.size() + " statements: run them one at a time.");
    }
    SqlNode parsed = statements.get(0);
    SqlNode query = parsed instanceof SqlExplain explain ? explain.getExplicandum() : parsed;
    if (!query.isA(SqlKind.QUERY)) {
      throw SqlExceptions.of(
          SqlState.READ_ONLY,
          query.getKind().sql + " is not offered: Gong is read only here, write SELECT.");
    }
    return parsed;
  }

  /** The same in what Calcite knows, with what is known of its parameters. */
  SqlNode rewrite(SqlNode written, ParameterForms forms) throws SQLException {
    try {
      return rewritten(written, forms);
    } catch (IllegalStateException e) {
      throw SqlExceptions.running(e);
    }
  }

  private SqlNode rewritten(SqlNode written, ParameterForms forms) {
    SqlNode known = Objects.requireNonNull(written.accept(forms));
    SqlNode named = Objects.requireNonNull(known.accept(new ColumnNames()));
    SqlNode windows = Objects.requireNonNull(named.accept(new WindowFunctions()));
    SqlNode replaced = Objects.requireNonNull(windows.accept(new Functions(zone)));
    SqlNode counted = Objects.requireNonNull(replaced.accept(new TimeDifferences()));
    SqlNode timed = Objects.requireNonNull(counted.accept(new TimeLiterals(zone)));
    SqlNode shared = Objects.requireNonNull(timed.accept(new SharedColumns()));
    return Objects.requireNonNull(shared.accept(new RowComparisons()));
  }
}
