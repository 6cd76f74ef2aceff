package io.github.gongjdbc.oracle;

import io.github.gongjdbc.sql.validate.FunctionCalls;
import io.github.gongjdbc.sql.validate.FunctionCalls.Call;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks for calls of functions with arguments of all kinds, and tells what is wrong with the
 * answers. The arguments are parameters, so that the answers are computed; and literals, so that
 * they are found while the statement is planned.
 */
final class FunctionAnswers {
  /** What says more of the code than of SQL. */
  private static final Pattern CODE =
      Pattern.compile(
          "\\b(org|com|java|javax)\\.[a-z]|Calcite|Exception|Rex[A-Z]|Enumerable|Linq|JavaType"
              + "|[nN]ull pointer|Cannot invoke|AssertionError|Line \\d+, Column|ndex out of"
              + "|Format[A-Z]|\\w@[0-9a-f]{5}");

  private static final Comparison COMPARISON = new Comparison(true);

  private final Connection driver;
  private final List<String> badFailures = new ArrayList<>();
  private final List<String> undeclaredNulls = new ArrayList<>();
  private final List<String> foldedOtherwise = new ArrayList<>();
  private final Map<String, String> differences = new LinkedHashMap<>();

  FunctionAnswers(Connection driver) {
    this.driver = driver;
  }

  /** Answers that are failures without a state or with words that no user understands. */
  List<String> badFailures() {
    return badFailures;
  }

  /** Nulls in columns that are said to have none. */
  List<String> undeclaredNulls() {
    return undeclaredNulls;
  }

  /** Answers that are others when the arguments are literals. */
  List<String> foldedOtherwise() {
    return foldedOtherwise;
  }

  /** The first difference from the reference database, by the name of the function. */
  Map<String, String> differences() {
    return differences;
  }

  /**
   * Asks for a call.
   *
   * @param literals whether to ask with literals, too
   * @param reference the reference database, where there is one
   */
  void ask(Call call, boolean literals, @Nullable Connection reference) throws SQLException {
    Map<FunctionArguments, Answer> answers = computed(call);
    if (literals && call.repeatable() && !call.aggregate()) {
      compareWithLiterals(call, answers);
    }
    if (reference != null && call.repeatable()) {
      compareWithReference(call, answers, reference);
    }
  }

  private Map<FunctionArguments, Answer> computed(Call call) {
    Map<FunctionArguments, Answer> answers = new LinkedHashMap<>();
    List<FunctionArguments> all = FunctionArguments.of(call.types());
    try (PreparedStatement statement = driver.prepareStatement(sql(call, null))) {
      for (FunctionArguments arguments : all) {
        Answer answer = Answer.of(() -> executed(statement, arguments), OracleZone.UTC);
        examine(call, arguments, answer);
        if (isNull(answer) && !isNullable(statement.getMetaData(), 1)) {
          undeclaredNulls.add(call.expression() + " of " + arguments);
        }
        answers.put(arguments, answer);
      }
    } catch (SQLException e) {
      examine(call, all.get(0), failure(e));
    }
    return answers;
  }

  private static ResultSet executed(PreparedStatement statement, FunctionArguments arguments)
      throws SQLException {
    for (int i = 0; i < arguments.values().size(); i++) {
      statement.setObject(i + 1, arguments.values().get(i));
    }
    return statement.executeQuery();
  }

  /** All answers that are not failures, of literals in one statement. */
  private void compareWithLiterals(Call call, Map<FunctionArguments, Answer> answers) {
    List<FunctionArguments> asked =
        answers.keySet().stream().filter(key -> answers.get(key) instanceof Answer.Rows).toList();
    if (asked.isEmpty()) {
      return;
    }
    List<String> expressions =
        asked.stream().map(arguments -> withLiterals(call, arguments)).toList();
    String sql = "SELECT " + String.join(", ", expressions) + " FROM (SELECT 1 AS k) t";
    try (Statement statement = driver.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      ResultSetMetaData columns = result.getMetaData();
      Answer answer = Answer.of(() -> result, OracleZone.UTC);
      List<@Nullable Object> row = ((Answer.Rows) answer).rows().get(0);
      for (int i = 0; i < asked.size(); i++) {
        Answer computed = Objects.requireNonNull(answers.get(asked.get(i)));
        Object value = ((Answer.Rows) computed).rows().get(0).get(0);
        if (!String.valueOf(value).equals(String.valueOf(row.get(i)))) {
          foldedOtherwise.add(
              call.expression() + " of " + asked.get(i) + ": " + row.get(i) + ", not " + value);
        }
        if (row.get(i) == null && !isNullable(columns, i + 1)) {
          undeclaredNulls.add(expressions.get(i));
        }
      }
    } catch (SQLException e) {
      foldedOtherwise.add(call.expression() + " of literals: " + failure(e));
    }
  }

  private void compareWithReference(
      Call call, Map<FunctionArguments, Answer> answers, Connection reference) throws SQLException {
    for (Map.Entry<FunctionArguments, Answer> entry : answers.entrySet()) {
      try (Statement statement = reference.createStatement()) {
        String sql = sql(call, entry.getKey().values());
        Answer expected = Answer.of(() -> statement.executeQuery(sql), OracleZone.UTC);
        if (expected instanceof Answer.Failure failure && !failure.ofData()) {
          // PostgreSQL has no such function, or none of such arguments.
          return;
        }
        Optional<String> difference = COMPARISON.difference(entry.getValue(), expected);
        difference.ifPresent(
            text ->
                differences.putIfAbsent(
                    call.name(), call.expression() + " of " + entry.getKey() + ": " + text));
      }
    }
  }

  private void examine(Call call, FunctionArguments arguments, Answer answer) {
    boolean bad =
        answer instanceof Answer.Failure failure
            ? !failure.state().matches("(0A|21|22|42|53|54)...")
                || CODE.matcher(failure.message()).find()
            : CODE.matcher(answer.toString().replaceAll("^Rows", "")).find();
    if (bad) {
      badFailures.add(call.expression() + " of " + arguments + ": " + answer);
    }
  }

  private static boolean isNull(Answer answer) {
    return answer instanceof Answer.Rows rows && rows.rows().get(0).get(0) == null;
  }

  private static boolean isNullable(ResultSetMetaData columns, int index) throws SQLException {
    return columns.isNullable(index) != ResultSetMetaData.columnNoNulls;
  }

  private static Answer failure(SQLException e) {
    return new Answer.Failure(String.valueOf(e.getSQLState()), String.valueOf(e.getMessage()));
  }

  /** The statement with question marks, or with literals. */
  private static String sql(Call call, @Nullable List<@Nullable Object> values) {
    StringBuilder sql = new StringBuilder("SELECT " + call.expression() + " FROM (SELECT 1 AS k");
    for (int i = 0; i < call.types().size(); i++) {
      String value = values == null ? "?" : FunctionArguments.literal(values.get(i));
      sql.append(", ").append(cast(call, i, value)).append(" AS ").append(call.columns().get(i));
    }
    return sql.append(") t").toString();
  }

  private static String withLiterals(Call call, FunctionArguments arguments) {
    String expression = call.expression();
    for (int i = 0; i < call.types().size(); i++) {
      String literal = cast(call, i, FunctionArguments.literal(arguments.values().get(i)));
      expression =
          expression.replaceAll(
              "\\b" + call.columns().get(i) + "\\b", Matcher.quoteReplacement(literal));
    }
    return expression;
  }

  private static String cast(Call call, int index, String value) {
    return "CAST(" + value + " AS " + FunctionCalls.TYPES.get(call.types().get(index)) + ")";
  }
}
