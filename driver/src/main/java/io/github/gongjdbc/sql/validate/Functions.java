package io.github.gongjdbc.sql.validate;

import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;
import io.github.gongjdbc.sql.parse.TimeUnits;
import io.github.gongjdbc.sql.value.TimeZones;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.fun.SqlTrimFunction;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Replaces functions that other databases have, and tools generate, by standard ones that mean the
 * same. Standard ones are planned, pushed and computed like what people write themselves.
 */
public final class Functions extends SqlShuttle {
  /** Patterns of what a CAST reads. */
  private static final Set<String> ISO_PATTERNS =
      Set.of(
          "YYYY-MM-DD",
          "YYYY-MM-DD HH24:MI:SS",
          "YYYY-MM-DD HH24:MI:SS.MS",
          "YYYY-MM-DD HH24:MI:SS.US");

  private final ZoneId zone;

  /**
   * Replaces functions.
   *
   * @param zone the zone of the connection
   */
  public Functions(ZoneId zone) {
    this.zone = zone;
  }

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    SqlNode visited = super.visit(call);
    if (!(visited instanceof SqlCall replaced)) {
      return visited;
    }
    if ((replaced.getKind() == SqlKind.EXISTS || replaced.getKind() == SqlKind.UNIQUE)
        && !replaced.operand(0).isA(SqlKind.QUERY)) {
      throw SqlExceptions.unchecked(
          SqlState.SYNTAX_ERROR,
          replaced.getKind() + " takes a query: write " + replaced.getKind() + " (SELECT ...).");
    }
    if (replaced.getKind() == SqlKind.WITHIN_GROUP) {
      return percentile(replaced).orElse(replaced);
    }
    if (!(replaced.getOperator() instanceof SqlFunction function)) {
      return replaced;
    }
    String name = function.getName().toUpperCase(Locale.ROOT);
    return standard(name, replaced).orElse(replaced);
  }

  private Optional<SqlNode> standard(String name, SqlCall call) {
    List<SqlNode> operands = call.getOperandList();
    SqlParserPos position = call.getParserPosition();
    if ((name.equals("MAX") || name.equals("MIN"))
        && operands.size() == 1
        && SqlUtil.isNullLiteral(operands.get(0), false)) {
      call.setOperand(0, cast(operands.get(0), SqlTypeName.VARCHAR, position));
    }
    return switch (operands.size()) {
      case 0 -> withoutArguments(name, position);
      case 1 -> of(name, operands.get(0), position);
      case 2 -> of(name, operands.get(0), operands.get(1), position);
      case 3 ->
          name.equals("STRING_AGG") && operands.get(2) instanceof SqlNodeList order
              ? Optional.of(ordered(call, order))
              : of(name, operands, position);
      case 4 ->
          name.equals("INSERT") ? Optional.of(inserted(operands, position)) : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** STRING_AGG with an order, as the LISTAGG that it is: Calcite finds no plan for its FILTER. */
  private static SqlNode ordered(SqlCall call, SqlNodeList order) {
    SqlParserPos position = call.getParserPosition();
    return SqlStdOperatorTable.WITHIN_GROUP.createCall(
        position,
        SqlStdOperatorTable.LISTAGG.createCall(
            call.getFunctionQuantifier(), position, call.operand(0), call.operand(1)),
        order);
  }

  private static Optional<SqlNode> withoutArguments(String name, SqlParserPos position) {
    return switch (name) {
      case "NOW", "GETDATE", "SYSDATE", "GETUTCDATE" ->
          Optional.of(new SqlIdentifier("CURRENT_TIMESTAMP", position));
      case "TODAY", "CURDATE" -> Optional.of(new SqlIdentifier("CURRENT_DATE", position));
      case "CURTIME" -> Optional.of(new SqlIdentifier("CURRENT_TIME", position));
      default -> Optional.empty();
    };
  }

  private static Optional<SqlNode> of(String name, SqlNode value, SqlParserPos position) {
    return switch (name) {
      case "DATE", "TO_DATE" -> Optional.of(cast(value, SqlTypeName.DATE, position));
      case "LEN" -> Optional.of(SqlStdOperatorTable.CHAR_LENGTH.createCall(position, value));
      case "ISNULL" -> Optional.of(SqlStdOperatorTable.IS_NULL.createCall(position, value));
      case "BTRIM" -> Optional.of(trimmed(value, text(" ", position), position));
      // Until the beginning of today; Calcite takes the time of the computer.
      case "AGE" ->
          Optional.of(
              own(
                  "AGE",
                  position,
                  List.of(
                      cast(
                          new SqlIdentifier("CURRENT_DATE", position),
                          SqlTypeName.TIMESTAMP,
                          position),
                      literalTime(value))));
      case "UCASE" -> Optional.of(SqlStdOperatorTable.UPPER.createCall(position, value));
      case "LCASE" -> Optional.of(SqlStdOperatorTable.LOWER.createCall(position, value));
      default -> Optional.empty();
    };
  }

  private Optional<SqlNode> of(String name, SqlNode first, SqlNode second, SqlParserPos position) {
    return switch (name) {
      // TRUNC is one of numbers too, whose names may look like units: only a text is one there.
      case "TRUNC" ->
          second instanceof SqlCharStringLiteral
              ? unit(second).map(unit -> truncated(unit, first, position))
              : Optional.empty();
      case "DATE_TRUNC", "DATETRUNC" ->
          unit(first)
              .map(unit -> truncated(unit, second, position))
              .or(() -> unit(second).map(unit -> truncated(unit, first, position)));
      case "DATE_PART", "DATEPART", "DATE_EXTRACT" ->
          Optional.of(
              SqlStdOperatorTable.EXTRACT.createCall(
                  position, qualifier(requiredUnit(first), position), second));
      case "SUBSTR" ->
          Optional.of(SqlStdOperatorTable.SUBSTRING.createCall(position, first, second));
      // Calcite takes a NULL for 0.
      case "ADD_MONTHS" ->
          Optional.of(
              SqlStdOperatorTable.TIMESTAMP_ADD.createCall(
                  position, qualifier(TimeUnit.MONTH, position), second, literalTime(first)));
      case "IFNULL", "NVL", "ISNULL" ->
          Optional.of(SqlStdOperatorTable.COALESCE.createCall(position, first, second));
      case "LOCATE" ->
          Optional.of(SqlStdOperatorTable.POSITION.createCall(position, first, second));
      case "AT_TIME_ZONE" ->
          Optional.of(
              isShownInZone(first)
                  ? own("INSTANT_IN", position, List.of(first, second))
                  : own(
                      TimeZones.LOCAL_TIME_IN,
                      position,
                      List.of(literalTime(first), second, text(zone.getId(), position))));
      case "TO_TIMESTAMP" ->
          second instanceof SqlCharStringLiteral pattern
                  && ISO_PATTERNS.contains(String.valueOf(pattern.toValue()))
              ? Optional.of(cast(first, SqlTypeName.TIMESTAMP, position))
              : Optional.empty();
      case "DATE_FORMAT" -> Optional.of(formatted(first, second, "mysql", position));
      case "STRFTIME" ->
          Optional.of(
              first instanceof SqlCharStringLiteral
                  ? formatted(second, first, "strftime", position)
                  : formatted(first, second, "strftime", position));
      case "FORMAT_TIMESTAMP", "FORMAT_DATE", "FORMAT_DATETIME" ->
          Optional.of(formatted(second, first, "strftime", position));
      case "TO_CHAR" ->
          Optional.of(own("TIME_TO_CHAR", position, List.of(literalTime(first), second)));
      case "MAX_BY" -> Optional.of(SqlStdOperatorTable.ARG_MAX.createCall(position, first, second));
      case "MIN_BY" -> Optional.of(SqlStdOperatorTable.ARG_MIN.createCall(position, first, second));
      case "JSON_EXTRACT" -> Optional.of(own("JSON_GET", position, List.of(first, second)));
      case "JSON_EXTRACT_SCALAR", "JSON_EXTRACT_PATH_TEXT" ->
          Optional.of(own("JSON_GET_TEXT", position, List.of(first, second)));
      case "BTRIM" -> Optional.of(trimmed(first, second, position));
      case "DATE_ADD", "ADDDATE", "DATETIME_ADD", "TIMESTAMP_ADD" ->
          shifted(SqlStdOperatorTable.PLUS, first, second, position);
      case "DATE_SUB", "SUBDATE", "DATETIME_SUB", "TIMESTAMP_SUB" ->
          shifted(SqlStdOperatorTable.MINUS, first, second, position);
      case "DATEDIFF" -> Optional.of(difference(TimeUnit.DAY, second, first, position));
      case "JSON_EXISTS" -> Optional.of(own("JSON_PATH_EXISTS", position, List.of(first, second)));
      default -> Optional.empty();
    };
  }

  private static Optional<SqlNode> of(String name, List<SqlNode> operands, SqlParserPos position) {
    SqlNode second = operands.get(1);
    SqlNode third = operands.get(2);
    return switch (name) {
      case "DATEADD", "DATE_ADD" ->
          unit(operands.get(0))
              .map(
                  unit ->
                      SqlStdOperatorTable.TIMESTAMP_ADD.createCall(
                          position, qualifier(unit, position), second, third));
      case "DATEDIFF", "DATE_DIFF" ->
          unit(operands.get(0)).map(unit -> difference(unit, second, third, position));
      case "LOCATE" ->
          Optional.of(
              SqlStdOperatorTable.POSITION.createCall(position, operands.get(0), second, third));
      case "SUBSTR" -> Optional.of(SqlStdOperatorTable.SUBSTRING.createCall(position, operands));
      case "NVL2" ->
          Optional.of(
              new SqlCase(
                  position,
                  null,
                  SqlNodeList.of(
                      SqlStdOperatorTable.IS_NOT_NULL.createCall(position, operands.get(0))),
                  SqlNodeList.of(second),
                  third));
      case "IF", "IIF", "IFF" ->
          Optional.of(
              new SqlCase(
                  position, null, SqlNodeList.of(operands.get(0)), SqlNodeList.of(second), third));
      default -> Optional.empty();
    };
  }

  /** A text in the place of a time is read as one. */
  private static SqlNode literalTime(SqlNode time) {
    return time instanceof SqlCharStringLiteral
        ? cast(time, SqlTypeName.TIMESTAMP, time.getParserPosition())
        : time;
  }

  /** Whether a time is what clocks of another zone show, so that its zone makes it an instant. */
  private static boolean isShownInZone(SqlNode time) {
    return time instanceof SqlCall call
        && call.getOperator().getName().equals(TimeZones.LOCAL_TIME_IN);
  }

  private static SqlNode formatted(
      SqlNode time, SqlNode pattern, String dialect, SqlParserPos position) {
    return own(
        "FORMAT_BY_PERCENT",
        position,
        List.of(literalTime(time), pattern, text(dialect, position)));
  }

  private static SqlNode text(String text, SqlParserPos position) {
    return SqlLiteral.createCharString(text, position);
  }

  private static SqlNode trimmed(SqlNode value, SqlNode characters, SqlParserPos position) {
    return SqlStdOperatorTable.TRIM.createCall(
        position, SqlLiteral.createSymbol(SqlTrimFunction.Flag.BOTH, position), characters, value);
  }

  /** {@code INSERT(text, start, length, new)}, which is OVERLAY in the standard. */
  private static SqlNode inserted(List<SqlNode> operands, SqlParserPos position) {
    return SqlStdOperatorTable.OVERLAY.createCall(
        position, operands.get(0), operands.get(3), operands.get(1), operands.get(2));
  }

  /** A time plus or minus an interval; a number in its place is one of days. */
  private static Optional<SqlNode> shifted(
      SqlOperator operator, SqlNode time, SqlNode interval, SqlParserPos position) {
    SqlNode start =
        time instanceof SqlCharStringLiteral ? cast(time, SqlTypeName.TIMESTAMP, position) : time;
    boolean days = interval instanceof SqlNumericLiteral;
    SqlNode by =
        days
            ? SqlLiteral.createInterval(
                1, interval.toString(), qualifier(TimeUnit.DAY, position), position)
            : interval;
    return Optional.of(operator.createCall(position, start, by));
  }

  /** The beginning of a unit. Weeks begin on Monday here, as in ISO 8601; FLOOR's on Sunday. */
  private static SqlNode truncated(TimeUnit unit, SqlNode time, SqlParserPos position) {
    if (unit == TimeUnit.WEEK) {
      SqlNode day = SqlLiteral.createInterval(1, "1", qualifier(TimeUnit.DAY, position), position);
      SqlNode before = SqlStdOperatorTable.MINUS.createCall(position, time, day);
      return SqlStdOperatorTable.PLUS.createCall(position, floor(unit, before, position), day);
    }
    return floor(unit, time, position);
  }

  private static SqlNode floor(TimeUnit unit, SqlNode time, SqlParserPos position) {
    SqlNode timestamp =
        time instanceof SqlCharStringLiteral ? cast(time, SqlTypeName.TIMESTAMP, position) : time;
    return SqlStdOperatorTable.FLOOR.createCall(position, timestamp, qualifier(unit, position));
  }

  /** How many beginnings of a unit lie between two times, as other databases count. */
  private static SqlNode difference(
      TimeUnit unit, SqlNode from, SqlNode to, SqlParserPos position) {
    return SqlStdOperatorTable.TIMESTAMP_DIFF.createCall(
        position,
        qualifier(unit, position),
        floor(unit, asTimestamp(unit, from, position), position),
        floor(unit, asTimestamp(unit, to, position), position));
  }

  /** Days and longer units are counted by the clock, shorter ones by the time that passes. */
  private static SqlNode asTimestamp(TimeUnit unit, SqlNode time, SqlParserPos position) {
    return unit.compareTo(TimeUnit.DAY) <= 0 || time instanceof SqlCharStringLiteral
        ? cast(time, SqlTypeName.TIMESTAMP, position)
        : ZonedTimes.TIMESTAMP_OF.createCall(position, time);
  }

  /** {@code PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY x)}, which Calcite reads but cannot run. */
  private static Optional<SqlNode> percentile(SqlCall withinGroup) {
    SqlCall function = withinGroup.operand(0);
    SqlNodeList order = withinGroup.operand(1);
    String name = function.getOperator().getName().toUpperCase(Locale.ROOT);
    if (!name.startsWith("PERCENTILE_") || order.size() != 1) {
      return Optional.empty();
    }
    boolean descending = order.get(0).getKind() == SqlKind.DESCENDING;
    SqlNode value = descending ? ((SqlCall) order.get(0)).operand(0) : order.get(0);
    return Optional.of(
        own(
            descending ? name + "_DESC" : name,
            withinGroup.getParserPosition(),
            List.of(value, function.operand(0))));
  }

  /** A function that the dialect itself brings. */
  static SqlNode own(String name, SqlParserPos position, List<SqlNode> arguments) {
    return new SqlUnresolvedFunction(
            new SqlIdentifier(name, position),
            null,
            null,
            null,
            null,
            SqlFunctionCategory.USER_DEFINED_FUNCTION)
        .createCall(position, arguments);
  }

  private static SqlNode cast(SqlNode value, SqlTypeName type, SqlParserPos position) {
    int precision = type == SqlTypeName.TIMESTAMP ? 3 : -1;
    return SqlStdOperatorTable.CAST.createCall(
        position,
        value,
        new SqlDataTypeSpec(new SqlBasicTypeNameSpec(type, precision, position), position));
  }

  private static Optional<TimeUnit> unit(SqlNode node) {
    if (node instanceof SqlIntervalQualifier qualifier) {
      // A name that is not a unit has the unit EPOCH.
      return qualifier.timeFrameName == null
          ? Optional.of(qualifier.getUnit())
          : TimeUnits.find(qualifier.timeFrameName);
    }
    if (node instanceof SqlCharStringLiteral literal) {
      return TimeUnits.find(literal.getValueAs(String.class));
    }
    return node instanceof SqlIdentifier identifier && identifier.isSimple()
        ? TimeUnits.find(identifier.getSimple())
        : Optional.empty();
  }

  private static TimeUnit requiredUnit(SqlNode node) {
    return unit(node)
        .orElseThrow(
            () ->
                SqlExceptions.unchecked(
                    SqlState.INVALID_SQL,
                    (node instanceof SqlCharStringLiteral
                            ? node.toString()
                            : "'" + node.toString().replace("`", "") + "'")
                        + " is not a unit of time: write "
                        + TimeUnits.NAMES
                        + "."));
  }

  private static SqlIntervalQualifier qualifier(TimeUnit unit, SqlParserPos position) {
    return new SqlIntervalQualifier(unit, null, position);
  }
}
