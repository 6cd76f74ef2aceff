package io.github.gongjdbc.sql;

import io.github.gongjdbc.schema.settings.NearMiss;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.prepare.Prepare;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.validate.SqlMoniker;
import org.apache.calcite.sql.validate.SqlMonikerType;
import org.jspecify.annotations.Nullable;

/** Says in one sentence what is wrong with a statement, where, and what was probably meant. */
final class PlanningErrors {
  private static final Pattern NO_OBJECT = Pattern.compile("(?:Object|Table) '([^']+)' not found");
  private static final Pattern NO_COLUMN =
      Pattern.compile("(?:Column|Field|Unknown field) '([^']+)'(?! is ambiguous)");
  private static final Pattern NO_FUNCTION =
      Pattern.compile("No match found for function signature (.+)");
  private static final Pattern ENCOUNTERED = Pattern.compile("Encountered:? \"([^\"]*)\"");

  /** What Calcite says before it prints a plan. */
  private static final Pattern NO_PLAN =
      Pattern.compile("Unable to implement|There are not enough rules");

  private static final Pattern ILLEGAL_TIME =
      Pattern.compile(
          "(?i)(Illegal (TIMESTAMP|DATE|TIME) literal|is not a time stamp|Invalid (DATE|TIME))");

  private final CalciteCatalogReader catalogReader;
  private final Spelling spelling;

  PlanningErrors(CalciteCatalogReader catalogReader, Spelling spelling) {
    this.catalogReader = catalogReader;
    this.spelling = spelling;
  }

  static SQLException of(SqlParseException e, Spelling spelling) {
    String message = SqlExceptions.messageOf(e);
    if (ILLEGAL_TIME.matcher(message).find()) {
      return SqlExceptions.of(
          SqlState.INVALID_DATETIME,
          withoutFullStop(withoutPlace(message)) + at(e.getPos(), spelling) + ".",
          e);
    }
    return SqlExceptions.of(
        SqlState.SYNTAX_ERROR,
        "Syntax error"
            + at(e.getPos(), spelling)
            + ": "
            + problem(message, e.getPos(), spelling)
            + ".",
        e);
  }

  private static String problem(
      String message, @Nullable SqlParserPos position, Spelling spelling) {
    Matcher encountered = ENCOUNTERED.matcher(message);
    if (encountered.find()) {
      String token = encountered.group(1).trim();
      if (token.isEmpty() || token.equals("<EOF>") || position == null) {
        return "the statement ends too early";
      }
      String written = spelling.written(position.getLineNum(), position.getColumnNum());
      return "'"
          + written
          + "' is not expected here"
          + (written.equalsIgnoreCase("GROUPS") ? ": the frame of a window is ROWS or RANGE" : "");
    }
    return message.startsWith("Non-query expression")
        ? "a query begins with SELECT or WITH"
        : withoutFullStop(withoutPlace(message));
  }

  /** Calcite's words without the place that they name once more. */
  private static String withoutPlace(String message) {
    return message.replaceFirst("(?i)\\s*(at|from) line \\d+, column \\d+.*$", "").trim();
  }

  private static String at(@Nullable SqlParserPos position, Spelling spelling) {
    if (position == null || position.getLineNum() == 0) {
      return "";
    }
    return " in " + spelling.origin(position.getLineNum(), position.getColumnNum());
  }

  SQLException of(Throwable e, SqlNode statement) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof CalciteContextException context) {
        return ofContext(context, statement);
      }
    }
    if (e instanceof StackOverflowError) {
      return SqlExceptions.of(
          SqlState.INVALID_SQL, "The statement is nested too deeply to be planned.", e);
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
                ? "there is no way to compute one of its expressions. CAST the arguments of its"
                    + " functions to other types, or write it in simpler parts."
                : problem),
        e);
  }

  private SQLException ofContext(CalciteContextException e, SqlNode statement) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    String problem = SqlExceptions.messageOf(cause);
    Place origin = spelling.origin(Math.max(e.getPosLine(), 1), Math.max(e.getPosColumn(), 1));
    String place = " (" + origin + ")";
    Matcher object = NO_OBJECT.matcher(problem);
    if (object.find()) {
      return noTable(object.group(1), catalogReader, place, e);
    }
    String plain = withoutFullStop(problem.replaceFirst("; did you mean.*", ""));
    Matcher column = NO_COLUMN.matcher(problem);
    if (column.find()) {
      return SqlExceptions.of(
          SqlState.UNDEFINED_COLUMN, plain + place + "." + hint(column.group(1), e, statement), e);
    }
    Matcher function = NO_FUNCTION.matcher(problem);
    if (function.find()) {
      return SqlExceptions.of(
          SqlState.UNDEFINED_FUNCTION,
          "There is no function "
              + function.group(1)
              + place
              + "."
              + FunctionHints.of(function.group(1)),
          e);
    }
    if (problem.startsWith("Cannot apply 'UNNEST'")) {
      return SqlExceptions.of(
          SqlState.INVALID_SQL,
          "UNNEST takes an array"
              + place
              + ": write UNNEST(JSON_ARRAY_ELEMENTS(x)) for the elements of JSON text.",
          e);
    }
    return SqlExceptions.of(stateOf(problem), plain + place + ".", e);
  }

  /** The name that was probably meant, or a text in the place of a name. */
  private String hint(String name, CalciteContextException e, SqlNode statement) {
    Set<String> names = columnNames(statement);
    if (names.stream().anyMatch(name::equalsIgnoreCase)) {
      return " Another table of the statement has it: put that one's name in front.";
    }
    String meant = meant(name, names);
    return meant.isEmpty() && spelling.isQuoted(e.getPosLine(), e.getPosColumn())
        ? " Double quotes are those of names: if '" + name + "' is a text, put it in single quotes."
        : meant;
  }

  private static SqlState stateOf(String problem) {
    if (problem.contains("is ambiguous")) {
      return SqlState.AMBIGUOUS_COLUMN;
    }
    return ILLEGAL_TIME.matcher(problem).find() ? SqlState.INVALID_DATETIME : SqlState.INVALID_SQL;
  }

  private static String withoutFullStop(String problem) {
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
  static SQLException noTable(
      String name, CalciteCatalogReader catalogReader, String place, Throwable cause) {
    return SqlExceptions.of(
        SqlState.UNDEFINED_TABLE,
        "There is no table '"
            + name
            + "'"
            + place
            + "."
            + meant(name.substring(name.lastIndexOf('.') + 1), tableNames(catalogReader)),
        cause);
  }

  private static Set<String> tableNames(CalciteCatalogReader catalogReader) {
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
