package io.github.gongjdbc.sql.message;

import io.github.gongjdbc.schema.settings.NearMiss;
import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;
import io.github.gongjdbc.sql.function.Dialect;
import io.github.gongjdbc.sql.function.OwnFunction;
import io.github.gongjdbc.sql.parse.SqlNormalizer;
import io.github.gongjdbc.sql.parse.TextPosition;
import io.github.gongjdbc.sql.parse.TimeUnits;
import io.github.gongjdbc.sql.parse.TypeNames;
import io.github.gongjdbc.sql.parse.Words;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.prepare.Prepare;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.runtime.CalciteResource;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.validate.SqlMoniker;
import org.apache.calcite.sql.validate.SqlMonikerType;
import org.jspecify.annotations.Nullable;

/** Explains in one sentence what is wrong with a statement, where, and what was probably meant. */
public final class PlanningErrors {
  private static final ResourceMessage NO_OBJECT =
      ResourceMessage.of(CalciteResource::objectNotFound);

  private static final List<ResourceMessage> NO_TABLE =
      List.of(
          ResourceMessage.of(CalciteResource::tableNameNotFoundDidYouMean),
          ResourceMessage.of(CalciteResource::tableNameNotFound),
          ResourceMessage.of(CalciteResource::objectNotFoundWithinDidYouMean),
          ResourceMessage.of(CalciteResource::objectNotFoundDidYouMean),
          ResourceMessage.of(CalciteResource::objectNotFoundWithin),
          ResourceMessage.of(CalciteResource::objectNotFound));

  private static final List<ResourceMessage> NO_COLUMN_IN_TABLE =
      List.of(
          ResourceMessage.of(CalciteResource::columnNotFoundInTableDidYouMean),
          ResourceMessage.of(CalciteResource::columnNotFoundInTable));

  private static final List<ResourceMessage> NO_COLUMN =
      List.of(
          ResourceMessage.of(CalciteResource::columnNotFoundDidYouMean),
          ResourceMessage.of(CalciteResource::columnNotFound),
          ResourceMessage.of(CalciteResource::unknownField));

  private static final ResourceMessage NO_FUNCTION =
      ResourceMessage.of(CalciteResource::validatorUnknownFunction);
  private static final ResourceMessage NO_IDENTIFIER =
      ResourceMessage.of(CalciteResource::unknownIdentifier);
  private static final ResourceMessage NO_UNIT =
      ResourceMessage.of(CalciteResource::invalidTimeFrame);
  private static final ResourceMessage NO_UNIT_OF_FUNCTION =
      ResourceMessage.of(CalciteResource::invalidTimeFrameInOperation);

  /** What Calcite says before it prints a plan. */
  private static final Pattern NO_PLAN =
      Pattern.compile("Unable to implement|There are not enough rules");

  private static final Pattern PARAMETER = Pattern.compile("\\$\\d+");

  private static final Pattern WORD = Pattern.compile("[A-Z][A-Z0-9_]+");

  private final CalciteCatalogReader catalogReader;
  private final SqlNormalizer normalizer;

  public PlanningErrors(CalciteCatalogReader catalogReader, SqlNormalizer normalizer) {
    this.catalogReader = catalogReader;
    this.normalizer = normalizer;
  }

  public SQLException of(Throwable e, SqlNode statement) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof CalciteContextException context) {
        return ofContext(context, statement);
      }
    }
    SQLException known = SqlExceptions.running(e);
    if (!SqlState.INTERNAL_ERROR.code().equals(known.getSQLState())) {
      return known;
    }
    String problem = SqlExceptions.messageOf(SqlExceptions.rootOf(e));
    return SqlExceptions.of(
        SqlState.INVALID_SQL,
        "The statement cannot be planned: "
            + (NO_PLAN.matcher(problem).lookingAt()
                    || SqlExceptions.isInternal(SqlExceptions.rootOf(e))
                ? "there is no way to compute one of its expressions. CAST the arguments of its"
                    + " functions to other types, or write it in simpler parts."
                : problem),
        e);
  }

  private SQLException ofContext(CalciteContextException e, SqlNode statement) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    String problem = SqlExceptions.messageOf(cause);
    TextPosition origin =
        normalizer.origin(Math.max(e.getPosLine(), 1), Math.max(e.getPosColumn(), 1));
    String place = " (" + origin + ")";
    if (cause instanceof SQLException own) {
      SqlState state =
          Objects.equals(own.getSQLState(), SqlState.INVALID_DATETIME.code())
              ? SqlState.INVALID_DATETIME
              : SqlState.INVALID_SQL;
      return SqlExceptions.of(state, problem + place + ".", e);
    }
    Optional<List<String>> table = first(NO_TABLE, problem);
    if (table.isPresent()) {
      String name = table.get().get(0);
      return columnNames(statement).stream().anyMatch(name::equalsIgnoreCase)
          ? SqlExceptions.of(
              SqlState.UNDEFINED_TABLE,
              "There is no table '"
                  + name
                  + "'"
                  + place
                  + ", but a column: write "
                  + name
                  + " ->> 'key' for a part of its JSON text.",
              e)
          : NO_OBJECT.in(problem).isPresent()
                  && normalizer.isQualifier(name, e.getPosLine(), e.getPosColumn())
              ? noSchema(name, place, e)
              : noTable(name, catalogReader, place, e);
    }
    Optional<List<String>> column = first(NO_COLUMN_IN_TABLE, problem);
    if (column.isPresent()) {
      String name = column.get().get(0);
      return noColumn(name, " in table '" + column.get().get(1) + "'", place, e, statement);
    }
    column = first(NO_COLUMN, problem);
    if (column.isPresent()) {
      return noColumn(column.get().get(0), " in any table", place, e, statement);
    }
    Optional<List<String>> function = NO_FUNCTION.in(problem);
    if (function.isPresent()) {
      return noFunction(function.get().get(0), place, e);
    }
    Optional<String> unit =
        NO_UNIT_OF_FUNCTION.is(problem)
            // Calcite names another unit than the one that is written.
            ? Optional.of(normalizer.firstArgument(e.getPosLine(), e.getPosColumn()))
            : NO_UNIT.in(problem).map(names -> names.get(0));
    if (unit.isPresent()) {
      return SqlExceptions.of(
          SqlState.INVALID_SQL,
          "'" + unit.get() + "' is not a unit of time" + place + ": write " + TimeUnits.NAMES + ".",
          e);
    }
    Optional<List<String>> identifier = NO_IDENTIFIER.in(problem);
    if (identifier.isPresent()) {
      return identifier.get().get(0).equals("*")
          ? SqlExceptions.of(
              SqlState.SYNTAX_ERROR, "A name cannot follow *" + place + ": leave it out.", e)
          : noType(identifier.get().get(0), place, e);
    }
    Optional<ValidationMessages.Said> said = ValidationMessages.of(problem, place);
    return said.isPresent()
        ? SqlExceptions.of(said.get().state(), said.get().message(), e)
        : SqlExceptions.of(SqlState.INVALID_SQL, withoutFullStop(problem) + place + ".", e);
  }

  private static Optional<List<String>> first(List<ResourceMessage> messages, String problem) {
    return messages.stream().flatMap(message -> message.in(problem).stream()).findFirst();
  }

  private SQLException noColumn(
      String name, String where, String place, CalciteContextException e, SqlNode statement) {
    return SqlExceptions.of(
        SqlState.UNDEFINED_COLUMN,
        "Column '" + name + "' not found" + where + place + "." + hint(name, e, statement),
        e);
  }

  /** There is none of this name, or none that takes such arguments. */
  private SQLException noFunction(String signature, String place, Throwable e) {
    String name = signature.replaceFirst("\\(.*", "").strip();
    Set<String> functions = functionNames();
    String known = FunctionHints.of(name);
    String message =
        functions.contains(Words.upper(name))
            ? "The arguments of "
                + signature.replaceAll("[<>]", "")
                + " are of the wrong number or types"
                + place
                + "."
            : "There is no function " + signature + place + ".";
    return SqlExceptions.of(
        SqlState.UNDEFINED_FUNCTION,
        message
            + (known.isEmpty() && !functions.contains(Words.upper(name))
                ? meant(name, functions)
                : known),
        e);
  }

  private Set<String> functionNames() {
    Set<String> names = new TreeSet<>();
    for (SqlOperator operator : Dialect.OPERATORS.getOperatorList()) {
      if (operator instanceof SqlFunction && WORD.matcher(operator.getName()).matches()) {
        names.add(operator.getName());
      }
    }
    names.addAll(OwnFunction.all().keySet());
    return names;
  }

  private static SQLException noType(String name, String place, Throwable e) {
    return SqlExceptions.of(
        SqlState.UNDEFINED_TYPE,
        "There is no type '"
            + name
            + "'"
            + place
            + "."
            + NearMiss.of(name, TypeNames.names(), type -> type)
                .map(near -> " Did you mean " + near + "?")
                .orElse(
                    " Write VARCHAR, INTEGER, BIGINT, DECIMAL(p, s), DOUBLE, BOOLEAN, DATE, TIME or"
                        + " TIMESTAMP."),
        e);
  }

  /** The name that was probably meant, or a text in the place of a name. */
  private String hint(String name, CalciteContextException e, SqlNode statement) {
    Set<String> names = columnNames(statement);
    if (names.stream().anyMatch(name::equalsIgnoreCase)) {
      return " Another table of the statement has it: put that one's name in front.";
    }
    if (isAlias(name, statement)) {
      return " SELECT gives that name to an expression, which is computed later: repeat the"
          + " expression, or put the condition around a subquery.";
    }
    if (PARAMETER.matcher(name).matches()) {
      return " A parameter is a question mark: write ? instead of " + name + ".";
    }
    String meant = meant(name, names);
    return meant.isEmpty() && normalizer.isQuoted(e.getPosLine(), e.getPosColumn())
        ? " Double quotes are those of names: if '" + name + "' is a text, put it in single quotes."
        : meant;
  }

  private static boolean isAlias(String name, SqlNode statement) {
    boolean[] found = {false};
    statement.accept(
        new SqlBasicVisitor<@Nullable Void>() {
          @Override
          public @Nullable Void visit(SqlCall call) {
            found[0] |=
                call.getKind() == SqlKind.AS
                    && call.operand(1) instanceof SqlIdentifier alias
                    && alias.isSimple()
                    && alias.getSimple().equalsIgnoreCase(name);
            return super.visit(call);
          }
        });
    return found[0];
  }

  static String withoutFullStop(String problem) {
    return problem.endsWith(".") ? problem.substring(0, problem.length() - 1) : problem;
  }

  private static String meant(String name, Set<String> names) {
    Optional<String> near = NearMiss.of(name, names, n -> n);
    return near.map(n -> " Did you mean '" + n + "'?").orElse("");
  }

  /**
   * What is said of a table that there is not.
   *
   * @param place where it is named, with a space in front; empty where that is clear
   */
  public static SQLException noTable(
      String name, CalciteCatalogReader catalogReader, String place, Throwable cause) {
    return SqlExceptions.of(
        SqlState.UNDEFINED_TABLE,
        "There is no table '"
            + name
            + "'"
            + place
            + "."
            + nearTable(name.substring(name.lastIndexOf('.') + 1), tableNames(catalogReader)),
        cause);
  }

  private SQLException noSchema(String name, String place, Throwable cause) {
    return SqlExceptions.of(
        SqlState.UNDEFINED_TABLE,
        "There is no schema '"
            + name
            + "'"
            + place
            + ": there are "
            + String.join(", ", catalogReader.getRootSchema().getSubSchemaMap().keySet())
            + ".",
        cause);
  }

  private static String nearTable(String name, Set<String> tables) {
    return tables.stream().anyMatch(name::equalsIgnoreCase)
        ? " The statement does not read it, or gives it another name: use that one."
        : meant(name, tables);
  }

  public static Set<String> tableNames(CalciteCatalogReader catalogReader) {
    Set<String> names = new LinkedHashSet<>();
    for (List<String> path : catalogReader.getSchemaPaths()) {
      for (SqlMoniker moniker : catalogReader.getAllSchemaObjectNames(path)) {
        if (moniker.getType() == SqlMonikerType.TABLE) {
          List<String> qualified = moniker.getFullyQualifiedNames();
          names.add(qualified.get(qualified.size() - 1));
        }
      }
    }
    return names;
  }

  /** The columns of all tables that the statement names. */
  private Set<String> columnNames(SqlNode statement) {
    List<SqlIdentifier> identifiers = new ArrayList<>();
    statement.accept(
        new SqlBasicVisitor<Void>() {
          @Override
          @SuppressWarnings("NullAway") // the visitor's result is of no use
          public Void visit(SqlIdentifier id) {
            identifiers.add(id);
            return null;
          }
        });
    Set<String> names = new LinkedHashSet<>();
    for (SqlIdentifier identifier : identifiers) {
      Prepare.PreparingTable table =
          identifier.isStar() ? null : catalogReader.getTable(identifier.names);
      if (table != null) {
        names.addAll(table.getRowType().getFieldNames());
      }
    }
    return names;
  }
}
