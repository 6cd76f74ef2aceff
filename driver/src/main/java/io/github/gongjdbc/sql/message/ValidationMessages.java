package io.github.gongjdbc.sql.message;

import io.github.gongjdbc.sql.error.SqlState;
import io.github.gongjdbc.sql.parse.TimeUnits;
import io.github.gongjdbc.sql.value.TimestampText;
import io.github.gongjdbc.sql.value.ZonedType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.calcite.runtime.CalciteResource;

/** What Calcite finds wrong with a statement that it can parse, and what to write instead. */
public final class ValidationMessages {
  private static final Set<String> TIME_TYPES =
      Set.of("DATE", "TIME", "TIMESTAMP", "DATETIME", "TIMESTAMP WITH LOCAL TIME ZONE");

  private static final Pattern TYPE = Pattern.compile("<([^<>]+)>");

  /** What the operators want whose messages say it least. */
  private static final List<Rule> RULES =
      List.of(
          new Rule(
              ResourceMessage.of(CalciteResource::columnAmbiguous),
              SqlState.AMBIGUOUS_COLUMN,
              names ->
                  new Problem(
                      "Column '" + names.get(0) + "' is ambiguous",
                      "more than one table has it, so put the name of one in front")),
          new Rule(
              ResourceMessage.ofCount(CalciteResource::invalidArgCount),
              names -> new Problem(names.get(0) + " takes " + arguments(names.get(1)), "")),
          new Rule(
              ResourceMessage.of(CalciteResource::notGroupExpr),
              names ->
                  new Problem(
                      "'" + names.get(0) + "' is neither grouped nor in an aggregate",
                      "add it to GROUP BY, or write an aggregate of it, such as MAX("
                          + names.get(0)
                          + ")")),
          new Rule(
              ResourceMessage.of(CalciteResource::aggregateIllegalInClause),
              names ->
                  new Problem(
                      "An aggregate cannot be used in " + names.get(0),
                      names.get(0).equals("WHERE")
                          ? "write the condition as HAVING, after GROUP BY"
                          : "compute it in a subquery in FROM")),
          new Rule(
              ResourceMessage.of(CalciteResource::windowedAggregateIllegalInClause),
              names ->
                  new Problem(
                      "A window function cannot be used in " + names.get(0),
                      "write the condition as QUALIFY, or compute it in a subquery in FROM")),
          new Rule(
              ResourceMessage.of(CalciteResource::aggregateIllegalInOrderBy),
              names ->
                  new Problem(
                      "An aggregate cannot be used in ORDER BY of a query without groups",
                      "add GROUP BY")),
          new Rule(
              ResourceMessage.of(CalciteResource::nestedAggIllegal),
              names ->
                  new Problem(
                      "An aggregate cannot be used in another",
                      "compute the inner one in a subquery in FROM")),
          new Rule(
              ResourceMessage.of(CalciteResource::condMustBeBoolean),
              names ->
                  new Problem(
                      names.get(0) + " takes a condition",
                      "write a comparison, such as x = 1, or x IS NOT NULL")),
          new Rule(
              ResourceMessage.of(CalciteResource::columnCountMismatchInSetop),
              names ->
                  new Problem(
                      "The queries of " + names.get(0) + " have different numbers of columns", "")),
          new Rule(
              ResourceMessage.of(CalciteResource::orderByOrdinalOutOfRange),
              names ->
                  new Problem(
                      "SELECT has no column of this number", "its columns are counted from 1")),
          new Rule(
              ResourceMessage.of(CalciteResource::absentOverClause),
              names ->
                  new Problem(
                      "A window function needs OVER",
                      "write, for example, ROW_NUMBER() OVER (ORDER BY started)")),
          new Rule(
              ResourceMessage.of(CalciteResource::joinRequiresCondition),
              names ->
                  new Problem("A join needs a condition", "write ON a.id = b.a_id, or CROSS JOIN")),
          new Rule(
              ResourceMessage.of(CalciteResource::incompatibleValueType),
              names ->
                  new Problem(
                      "The value before "
                          + names.get(0)
                          + " and what it is compared with differ in type or number of columns",
                      "")),
          new Rule(
              ResourceMessage.of(CalciteResource::canNotApplyOp2Type),
              names -> operation(names.get(0), names.get(1))));

  /**
   * What is wrong.
   *
   * @param remedy what to do; empty where that is clear
   */
  private record Problem(String problem, String remedy) {}

  private record Rule(
      ResourceMessage message, SqlState state, Function<List<String>, Problem> problem) {
    Rule(ResourceMessage message, Function<List<String>, Problem> problem) {
      this(message, SqlState.INVALID_SQL, problem);
    }
  }

  /**
   * What is said in the place of one of Calcite's messages.
   *
   * @param message with a full stop
   */
  record Said(SqlState state, String message) {}

  private static final ResourceMessage LITERAL =
      ResourceMessage.of(CalciteResource::illegalLiteral);

  private ValidationMessages() {}

  /**
   * What is said in the place of a message.
   *
   * @param place where it is, with a space in front
   */
  static Optional<Said> of(String message, String place) {
    Optional<Said> literal =
        LITERAL
            .in(message)
            .filter(names -> TIME_TYPES.contains(names.get(0)))
            .map(
                names ->
                    new Said(
                        SqlState.INVALID_DATETIME,
                        TimestampText.complaint(names.get(0), names.get(1)) + place + "."));
    return literal.or(
        () ->
            RULES.stream()
                .flatMap(
                    rule ->
                        rule.message.in(message).stream()
                            .map(names -> said(rule, rule.problem.apply(names), place)))
                .findFirst());
  }

  private static Said said(Rule rule, Problem problem, String place) {
    return new Said(
        rule.state,
        problem.problem + place + (problem.remedy.isEmpty() ? "" : ": " + problem.remedy) + ".");
  }

  /** In the digits of every language. */
  private static String arguments(String written) {
    int count = Integer.parseInt(written);
    return count + (count == 1 ? " argument" : " arguments");
  }

  /** Calcite's name of TIMESTAMP WITH TIME ZONE, with its precision. */
  private static final String CALCITE_ZONED = "TIMESTAMP_WITH_LOCAL_TIME_ZONE(\\(\\d\\))?";

  /** An operator or function, and operands that it does not take. */
  private static Problem operation(String operator, String call) {
    List<String> types =
        TYPE.matcher(call)
            .results()
            .map(found -> found.group(1).replaceFirst(CALCITE_ZONED, ZonedType.DISPLAYED))
            .toList();
    String remedy =
        switch (operator) {
          case "UNNEST" -> "write UNNEST(JSON_ARRAY_ELEMENTS(x)) for the elements of JSON text";
          case "DATE_TRUNC" -> "write DATE_TRUNC('month', x), with " + TimeUnits.NAMES;
          case "EXTRACT" -> "it takes a time, so CAST the text to TIMESTAMP";
          case "ITEM" -> "write x -> 0 or x ->> 'key' for a part of JSON text";
          case "CONTAINS" -> "write x LIKE '%text%'";
          case "$SCALAR_QUERY" -> "select one column";
          default ->
              types.contains("TIMESTAMP(3)") || types.contains("DATE")
                  ? "write a time in single quotes, such as '2026-01-31', or CAST to one type"
                  : "CAST them to types that it takes";
        };
    String subject =
        switch (operator) {
          case "$SCALAR_QUERY" -> "A subquery that is used as one value has several columns";
          case "UNNEST" -> "UNNEST takes an array";
          default -> "'" + operator + "' cannot be applied to " + String.join(" and ", types);
        };
    return new Problem(subject, remedy);
  }

  /** Whether it is for want of a group. */
  public static boolean isOfGroups(String message) {
    return ResourceMessage.of(CalciteResource::notGroupExpr).is(message);
  }
}
