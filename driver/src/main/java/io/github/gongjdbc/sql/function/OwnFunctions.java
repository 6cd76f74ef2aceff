package io.github.gongjdbc.sql.function;

import io.github.gongjdbc.sql.value.Angles;
import io.github.gongjdbc.sql.value.Casts;
import io.github.gongjdbc.sql.value.JsonItems;
import io.github.gongjdbc.sql.value.Numbers;
import io.github.gongjdbc.sql.value.Powers;
import io.github.gongjdbc.sql.value.Rounding;
import io.github.gongjdbc.sql.value.TextFunctions;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.calcite.DataContext;
import org.apache.calcite.avatica.util.DateTimeUtils;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeTransforms;

/**
 * The functions that the driver computes itself, by their names. Those that are typed here, too,
 * are missing in Calcite, or have a type there that does not hold what they yield.
 */
public final class OwnFunctions {
  private static final SqlOperandTypeChecker PADDING =
      OperandTypes.family(
          List.of(SqlTypeFamily.CHARACTER, SqlTypeFamily.NUMERIC, SqlTypeFamily.CHARACTER),
          argument -> argument == 2);

  private static final SqlOperandTypeChecker TRIMMING =
      OperandTypes.family(
          List.of(SqlTypeFamily.CHARACTER, SqlTypeFamily.CHARACTER), argument -> argument == 1);

  /** From the second date to the first. */
  public static final SqlFunction DAYS_BETWEEN =
      new SqlFunction(
          "DAYS_BETWEEN",
          SqlKind.OTHER_FUNCTION,
          ReturnTypes.INTEGER_NULLABLE,
          null,
          OperandTypes.family(SqlTypeFamily.DATE, SqlTypeFamily.DATE),
          SqlFunctionCategory.USER_DEFINED_FUNCTION);

  /** From the second time to the first; the times may be of different types. */
  public static final SqlFunction INTERVAL_BETWEEN =
      new SqlFunction(
          "INTERVAL_BETWEEN",
          SqlKind.OTHER_FUNCTION,
          ReturnTypes.explicit(
                  types ->
                      types.createSqlIntervalType(
                          new SqlIntervalQualifier(
                              TimeUnit.DAY, 10, TimeUnit.SECOND, 3, SqlParserPos.ZERO)))
              .andThen(SqlTypeTransforms.TO_NULLABLE),
          null,
          OperandTypes.family(SqlTypeFamily.DATETIME, SqlTypeFamily.DATETIME),
          SqlFunctionCategory.USER_DEFINED_FUNCTION);

  /** From a time to another; the times may be of different types. */
  public static final SqlFunction MILLISECONDS_BETWEEN =
      new SqlFunction(
          "MILLISECONDS_BETWEEN",
          SqlKind.OTHER_FUNCTION,
          ReturnTypes.BIGINT_NULLABLE,
          null,
          OperandTypes.family(SqlTypeFamily.DATETIME, SqlTypeFamily.DATETIME),
          SqlFunctionCategory.USER_DEFINED_FUNCTION);

  /** How many whole months, from a time to another. */
  public static final SqlFunction MONTHS_BETWEEN =
      new SqlFunction(
          "MONTHS_BETWEEN",
          SqlKind.OTHER_FUNCTION,
          ReturnTypes.BIGINT_NULLABLE,
          null,
          OperandTypes.family(SqlTypeFamily.DATETIME, SqlTypeFamily.DATETIME),
          SqlFunctionCategory.USER_DEFINED_FUNCTION);

  /** A time as JSON has it. */
  public static final SqlFunction JSON_TIME =
      new SqlFunction(
          "JSON_TIME",
          SqlKind.OTHER_FUNCTION,
          ReturnTypes.VARCHAR_NULLABLE,
          null,
          OperandTypes.DATETIME,
          SqlFunctionCategory.USER_DEFINED_FUNCTION);

  static final List<SqlOperator> OPERATORS =
      List.of(
          MILLISECONDS_BETWEEN,
          MONTHS_BETWEEN,
          JSON_TIME,
          Rounding.ROUND,
          DAYS_BETWEEN,
          INTERVAL_BETWEEN,
          // PostgreSQL's, which takes a null for an empty text
          SqlLibraryOperators.CONCAT_FUNCTION_WITH_NULL,
          number("STRPOS", OperandTypes.family(SqlTypeFamily.CHARACTER, SqlTypeFamily.CHARACTER)),
          number(
              "INSTR",
              OperandTypes.family(
                  List.of(
                      SqlTypeFamily.CHARACTER,
                      SqlTypeFamily.CHARACTER,
                      SqlTypeFamily.INTEGER,
                      SqlTypeFamily.INTEGER),
                  argument -> argument > 1)),
          text("UPPER", OperandTypes.CHARACTER),
          text("LOWER", OperandTypes.CHARACTER),
          text("LPAD", PADDING),
          text("RPAD", PADDING),
          text("BTRIM", TRIMMING),
          text("LTRIM", TRIMMING),
          text("RTRIM", TRIMMING),
          text("DAYNAME", OperandTypes.DATETIME),
          text("MONTHNAME", OperandTypes.DATETIME));

  /** The methods that compute functions of text, by the name and the number of arguments. */
  private static final Map<String, String> TEXT =
      Map.ofEntries(
          Map.entry("CHAR_LENGTH/1", "length"),
          Map.entry("CHARACTER_LENGTH/1", "length"),
          Map.entry("LENGTH/1", "length"),
          Map.entry("SUBSTRING/2", "substring"),
          Map.entry("SUBSTRING/3", "substringFor"),
          Map.entry("LEFT/2", "left"),
          Map.entry("RIGHT/2", "right"),
          Map.entry("POSITION/2", "position"),
          Map.entry("POSITION/3", "positionFrom"),
          Map.entry("STRPOS/2", "positionIn"),
          Map.entry("INSTR/2", "positionIn"),
          Map.entry("INSTR/3", "positionInFrom"),
          Map.entry("INSTR/4", "positionOfOccurrence"),
          Map.entry("OVERLAY/3", "overlay"),
          Map.entry("OVERLAY/4", "overlayFor"),
          Map.entry("REVERSE/1", "reverse"),
          Map.entry("UPPER/1", "upper"),
          Map.entry("LOWER/1", "lower"),
          Map.entry("INITCAP/1", "initcap"),
          Map.entry("LPAD/2", "lpad"),
          Map.entry("LPAD/3", "lpadWith"),
          Map.entry("RPAD/2", "rpad"),
          Map.entry("RPAD/3", "rpadWith"),
          Map.entry("REPEAT/2", "repeat"),
          Map.entry("||/2", "concatenate"),
          Map.entry("REPLACE/3", "replace"),
          Map.entry("ASCII/1", "ascii"),
          Map.entry("TRIM/3", "trim"),
          Map.entry("LTRIM/1", "ltrim"),
          Map.entry("LTRIM/2", "ltrimOf"),
          Map.entry("RTRIM/1", "rtrim"),
          Map.entry("RTRIM/2", "rtrimOf"),
          Map.entry("BTRIM/1", "btrim"),
          Map.entry("BTRIM/2", "btrimOf"),
          Map.entry("SPLIT_PART/3", "splitPart"),
          Map.entry("STRING_TO_ARRAY/2", "split"),
          Map.entry("STRING_TO_ARRAY/3", "splitWithNulls"),
          Map.entry("SPLIT/2", "split"));

  private static final Map<String, String> PATTERNS =
      Map.of(
          "REGEXP_REPLACE/3", "replaceAll",
          "LIKE/2", "like",
          "LIKE/3", "likeWith",
          "ILIKE/2", "ilike",
          "ILIKE/3", "ilikeWith",
          "SIMILAR TO/2", "similar",
          "SIMILAR TO/3", "similarWith");

  private static final Map<String, String> BETWEEN =
      Map.of(
          "MILLISECONDS_BETWEEN/2", "millisecondsBetween",
          "MONTHS_BETWEEN/2", "monthsBetween",
          "INTERVAL_BETWEEN/2", "intervalBetween",
          "DAYS_BETWEEN/2", "daysBetween");

  private static final Map<String, String> ROUNDING =
      Map.of(
          "ROUND/1", "round",
          "ROUND/2", "roundTo",
          "TRUNC/1", "truncate",
          "TRUNC/2", "truncateTo",
          "TRUNCATE/1", "truncate",
          "TRUNCATE/2", "truncateTo");

  /** The types of INTEGERs and of what Calcite computes of them do not agree. */
  private static final Map<String, String> EXCLUSIVE_OR =
      Map.of("BITXOR/2", "exclusiveOr", "^/2", "exclusiveOr");

  private static final Map<String, String> SIGNS = Map.of("SIGN/1", "sign");

  private static final Map<String, String> DATES =
      Map.of("DAYNAME/1", "dayName", "MONTHNAME/1", "monthName");

  private static final Map<String, String> ARRAYS =
      Map.of("ARRAY_TO_STRING/2", "joined", "ARRAY_TO_STRING/3", "joinedWithNulls");

  private static final Map<String, String> JSON = Map.of("JSON_TIME/1", "time");

  private static final Map<String, String> NUMBERS = Map.of("CHR/1", "chr", "SPACE/1", "space");

  private static final Map<String, String> POWERS =
      Map.ofEntries(
          Map.entry("POWER/2", "power"),
          Map.entry("POW/2", "power"),
          Map.entry("SQRT/1", "squareRoot"),
          Map.entry("EXP/1", "exponential"),
          Map.entry("LN/1", "naturalLogarithm"),
          Map.entry("LOG10/1", "decimalLogarithm"),
          Map.entry("LOG2/1", "binaryLogarithm"),
          Map.entry("LOG/1", "naturalLogarithm"),
          Map.entry("LOG/2", "logarithm"));

  private static final Map<String, String> ANGLES =
      Map.ofEntries(
          Map.entry("ACOS/1", "arcCosine"),
          Map.entry("ASIN/1", "arcSine"),
          Map.entry("DEGREES/1", "degrees"),
          Map.entry("SIND/1", "sineOfDegrees"),
          Map.entry("COSD/1", "cosineOfDegrees"),
          Map.entry("TAND/1", "tangentOfDegrees"),
          Map.entry("ASINH/1", "areaSine"),
          Map.entry("ACOSH/1", "areaCosine"),
          Map.entry("ATANH/1", "areaTangent"));

  private OwnFunctions() {}

  /** Whether an operator is one of these that yield NULL where an argument is NULL. */
  public static boolean isStrict(SqlOperator operator) {
    return OPERATORS.contains(operator)
        && !operator.equals(SqlLibraryOperators.CONCAT_FUNCTION_WITH_NULL);
  }

  /** The driver's implementation of a function; empty where Calcite's is right. */
  public static Optional<SqlOperator> of(RexCall call) {
    if (call.getOperands().isEmpty()) {
      return Optional.empty();
    }
    String name = name(call);
    SqlTypeName first = call.getOperands().get(0).getType().getSqlTypeName();
    SqlTypeName type = call.getType().getSqlTypeName();
    if (SqlTypeName.CHAR_TYPES.contains(first) || name.equals("TRIM/3")) {
      return computed(call, TextFunctions.class, TEXT)
          .or(() -> computed(call, TextPatterns.class, PATTERNS));
    }
    if (SqlTypeName.DATETIME_TYPES.contains(first) && DATES.containsKey(name)) {
      return computed(call, OwnFunctions.class, DATES, first);
    }
    if (ARRAYS.containsKey(name)) {
      RelDataType array = call.getOperands().get(0).getType();
      SqlTypeName element = Objects.requireNonNull(array.getComponentType()).getSqlTypeName();
      return computed(call, OwnFunctions.class, ARRAYS, element);
    }
    if (JSON.containsKey(name)) {
      return computed(call, JsonItems.class, JSON, first);
    }
    if (BETWEEN.containsKey(name)) {
      SqlTypeName second = call.getOperands().get(1).getType().getSqlTypeName();
      return computed(call, OwnFunctions.class, BETWEEN, first, second);
    }
    if (ROUNDING.containsKey(name) && SqlTypeName.NUMERIC_TYPES.contains(first)) {
      return computed(call, Rounding.class, ROUNDING, type, Math.max(call.getType().getScale(), 0));
    }
    if (SIGNS.containsKey(name) && type == SqlTypeName.DECIMAL) {
      return computed(call, Numbers.class, SIGNS, call.getType().getScale());
    }
    if (EXCLUSIVE_OR.containsKey(name) && SqlTypeName.INT_TYPES.contains(first)) {
      return computed(call, Numbers.class, EXCLUSIVE_OR, type);
    }
    if (type == SqlTypeName.DOUBLE) {
      return computed(call, Powers.class, POWERS).or(() -> computed(call, Angles.class, ANGLES));
    }
    return computed(call, TextFunctions.class, NUMBERS);
  }

  private static String name(RexCall call) {
    return call.getOperator().getName() + "/" + call.getOperands().size();
  }

  /**
   * An operator that is computed by one of these methods; empty where none has its name.
   *
   * @param constants what the method takes behind the operands
   */
  private static Optional<SqlOperator> computed(
      RexCall call, Class<?> owner, Map<String, String> methods, Object... constants) {
    String method = methods.get(name(call));
    if (method == null) {
      return Optional.empty();
    }
    List<Object> parts = new ArrayList<>(List.of(name(call), call.getType().getFullTypeString()));
    parts.addAll(List.of(constants));
    String name = parts.stream().map(String::valueOf).collect(Collectors.joining(" "));
    return Optional.of(RuntimeOperator.of(name, call.getType(), owner, method, constants));
  }

  private static SqlOperator number(String name, SqlOperandTypeChecker arguments) {
    return new SqlFunction(
        name,
        SqlKind.OTHER_FUNCTION,
        ReturnTypes.INTEGER_NULLABLE,
        null,
        arguments,
        SqlFunctionCategory.NUMERIC);
  }

  private static SqlOperator text(String name, SqlOperandTypeChecker arguments) {
    return new SqlFunction(
        name,
        SqlKind.OTHER_FUNCTION,
        ReturnTypes.VARCHAR_NULLABLE,
        null,
        arguments,
        SqlFunctionCategory.USER_DEFINED_FUNCTION);
  }

  /** The English name of a weekday. Calcite calls the method by name. */
  public static String dayName(Object time, SqlTypeName type) {
    return DayOfWeek.from(day(time, type)).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  /** The English name of a month. Calcite calls the method by name. */
  public static String monthName(Object time, SqlTypeName type) {
    return day(time, type).getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  /** ARRAY_TO_STRING, which leaves nulls out. Calcite calls the method by name. */
  public static String joined(
      DataContext context, List<?> array, String separator, SqlTypeName element) {
    return array.stream()
        .filter(Objects::nonNull)
        .map(value -> text(context, value, element))
        .collect(Collectors.joining(separator));
  }

  /** The same with a text in the place of nulls. Calcite calls the method by name. */
  public static String joinedWithNulls(
      DataContext context, List<?> array, String separator, String nullText, SqlTypeName element) {
    return array.stream()
        .map(value -> value == null ? nullText : text(context, value, element))
        .collect(Collectors.joining(separator));
  }

  private static String text(DataContext context, Object value, SqlTypeName type) {
    return value instanceof Boolean flag
        ? (flag ? "t" : "f")
        : (String) Casts.cast(context, value, type, SqlTypeName.VARCHAR, -1, 0);
  }

  /** How many milliseconds lie between two times. Calcite calls the method by name. */
  public static Long millisecondsBetween(
      Object from, Object to, SqlTypeName fromType, SqlTypeName toType) {
    return milliseconds(to, toType) - milliseconds(from, fromType);
  }

  /**
   * How many whole months. Calcite counts one too many where the other time is earlier by a part of
   * a month. It calls the method by name.
   */
  public static Long monthsBetween(
      Object from, Object to, SqlTypeName fromType, SqlTypeName toType) {
    long start = milliseconds(from, fromType);
    long end = milliseconds(to, toType);
    return start <= end
        ? (long) DateTimeUtils.subtractMonths(end, start)
        : -(long) DateTimeUtils.subtractMonths(start, end);
  }

  /** How far a time lies behind another. Calcite calls the method by name. */
  public static Long intervalBetween(
      Object time, Object other, SqlTypeName type, SqlTypeName otherType) {
    return millisecondsBetween(other, time, otherType, type);
  }

  /** How many days a date lies behind another. Calcite calls the method by name. */
  public static Integer daysBetween(
      Object date, Object other, SqlTypeName type, SqlTypeName otherType) {
    return Math.subtractExact(((Number) date).intValue(), ((Number) other).intValue());
  }

  private static long milliseconds(Object time, SqlTypeName type) {
    long value = ((Number) time).longValue();
    return type == SqlTypeName.DATE ? value * 86_400_000L : value;
  }

  private static LocalDate day(Object time, SqlTypeName type) {
    long value = ((Number) time).longValue();
    return LocalDate.ofEpochDay(
        type == SqlTypeName.DATE ? value : Math.floorDiv(value, 86_400_000L));
  }
}
