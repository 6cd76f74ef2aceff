package io.github.gongjdbc.sql.validate;

import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.schema.GongSchema;
import io.github.gongjdbc.schema.settings.GongProperty;
import io.github.gongjdbc.schema.settings.Settings;
import io.github.gongjdbc.sql.function.Dialect;
import io.github.gongjdbc.sql.function.OwnFunction;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.dialect.PostgresqlSqlDialect;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlValidator;
import org.jspecify.annotations.Nullable;

/**
 * A call of each function and operator that a statement can name, for each number of arguments and
 * for some types of them. They come from the table of operators itself: the validator is asked
 * which arguments a function takes.
 */
public final class FunctionCalls {
  /** How many arguments a call has at most. */
  private static final int ARGUMENTS = 4;

  /** The types of arguments, by the letter with which their columns begin. */
  public static final Map<String, String> TYPES =
      Map.of(
          "t", "VARCHAR",
          "i", "INTEGER",
          "d", "DOUBLE",
          "n", "DECIMAL(12, 3)",
          "b", "BOOLEAN",
          "s", "TIMESTAMP(3)",
          "a", "DATE");

  private static final Pattern FAMILY = Pattern.compile("<([A-Z_]+)[^>]*>");

  private static final List<String> ORDER = List.of("t", "i", "s", "n", "d", "b", "a");

  /** Operators whose arguments are not values alone. */
  private static final Map<String, List<String>> FORMS = forms();

  private final CalciteCatalogReader catalogReader;
  private final Utf8TypeFactory typeFactory = new Utf8TypeFactory();
  private final Set<String> uncallable = new TreeSet<>();
  private final Set<String> callable = new TreeSet<>();
  private final Map<String, Boolean> known = new HashMap<>();
  private final Map<String, Call> calls = new TreeMap<>();

  /**
   * A call.
   *
   * @param expression the call, of columns like {@code t1}
   * @param types the letters of the types of the arguments
   * @param repeatable whether it yields the same for the same arguments, at all times
   */
  public record Call(
      String name, String expression, List<String> types, boolean aggregate, boolean repeatable) {
    public List<String> columns() {
      return IntStream.range(0, types.size()).mapToObj(i -> types.get(i) + (i + 1)).toList();
    }
  }

  public FunctionCalls() {
    CalciteSchema root = CalciteSchema.createRootSchema(false, false);
    root.add(
        "gong",
        GongSchema.of(
            Settings.of(Map.of(GongProperty.REQUESTS_PER_SECOND, "1000000")),
            Optional.of(GongSandbox.sample().interceptor())));
    Dialect.OWN_FUNCTIONS.forEach(root.plus()::add);
    OwnFunction.all().forEach(root.plus()::add);
    catalogReader = new CalciteCatalogReader(root, List.of("gong"), typeFactory, Dialect.CONFIG);
    for (SqlOperator operator : Dialect.OPERATORS.getOperatorList()) {
      // What has no name cannot be written.
      if (!operator.getName().isEmpty()) {
        find(operator);
      }
    }
    for (String name : OwnFunction.all().keySet()) {
      find(
          name,
          arguments -> name + "(" + String.join(", ", arguments) + ")",
          Set.of(
              List.of("t"),
              List.of("t", "t"),
              List.of("t", "i"),
              List.of("s", "t"),
              List.of("s", "t", "t")),
          false,
          true);
    }
  }

  public List<Call> calls() {
    return List.copyOf(calls.values());
  }

  /** The names of those that are called in no way. */
  public Set<String> uncallable() {
    Set<String> names = new TreeSet<>(uncallable);
    names.removeAll(callable);
    return names;
  }

  @FunctionalInterface
  private interface Form {
    @Nullable String of(List<String> arguments);
  }

  private void find(SqlOperator operator) {
    String name = operator.getName();
    boolean aggregate = operator instanceof SqlAggFunction;
    boolean repeatable = operator.isDeterministic() && !operator.isDynamicFunction();
    boolean found = false;
    if (FORMS.containsKey(name)) {
      for (String form : Objects.requireNonNull(FORMS.get(name))) {
        int size =
            (int) IntStream.rangeClosed(1, ARGUMENTS).filter(i -> form.contains("$" + i)).count();
        Set<List<String>> candidates = alike(size, size);
        if (size > 1) {
          candidates.addAll(signatures(operator));
          candidates.add(size == 2 ? List.of("i", "s") : List.of("b", "t", "t"));
          candidates.add(size == 2 ? List.of("t", "i") : List.of("t", "t", "i"));
        }
        found |=
            find(
                name,
                arguments -> arguments.size() == size ? filled(form, arguments) : null,
                candidates,
                aggregate,
                repeatable);
      }
    } else if (operator.getSyntax() == SqlSyntax.FUNCTION_ID) {
      found = find(name, arguments -> name, Set.of(List.of()), false, repeatable);
    } else {
      Set<List<String>> candidates = signatures(operator);
      Form form = form(operator);
      found = find(name, form, candidates, aggregate, repeatable);
      if (!found) {
        candidates = alike(least(operator), most(operator));
        found = find(name, form, candidates, aggregate, repeatable);
      }
      if (!found && aggregate) {
        candidates.addAll(signatures(operator));
        found =
            find(
                name,
                arguments -> form.of(arguments) + " OVER (ORDER BY k)",
                candidates,
                false,
                repeatable);
      }
    }
    if (found) {
      callable.add(name);
    } else {
      uncallable.add(name);
    }
  }

  private static int least(SqlOperator operator) {
    try {
      return Math.max(operator.getOperandCountRange().getMin(), 0);
    } catch (RuntimeException | AssertionError e) {
      return 1;
    }
  }

  private static int most(SqlOperator operator) {
    try {
      int most = operator.getOperandCountRange().getMax();
      return most < 0 ? 2 : Math.min(most, ARGUMENTS);
    } catch (RuntimeException | AssertionError e) {
      return 2;
    }
  }

  private static Form form(SqlOperator operator) {
    return operator.getSyntax() == SqlSyntax.FUNCTION
        ? arguments -> operator.getName() + "(" + String.join(", ", arguments) + ")"
        : arguments -> written(operator, arguments);
  }

  private static String filled(String form, List<String> arguments) {
    String filled = form;
    for (int i = 0; i < arguments.size(); i++) {
      filled = filled.replace("$" + (i + 1), arguments.get(i));
    }
    return filled;
  }

  private static @Nullable String written(SqlOperator operator, List<String> arguments) {
    try {
      return operator
          .createCall(
              SqlParserPos.ZERO,
              arguments.stream()
                  .map(argument -> (SqlNode) new SqlIdentifier(argument, SqlParserPos.ZERO))
                  .toList())
          .toSqlString(
              config ->
                  config.withDialect(PostgresqlSqlDialect.DEFAULT).withQuoteAllIdentifiers(false))
          .getSql();
    } catch (RuntimeException | AssertionError e) {
      return null;
    }
  }

  /** The calls of one form that are valid; false if there are none. */
  private boolean find(
      String name, Form form, Set<List<String>> candidates, boolean aggregate, boolean repeatable) {
    boolean found = false;
    for (List<String> types : candidates) {
      List<String> columns =
          IntStream.range(0, types.size()).mapToObj(i -> types.get(i) + (i + 1)).toList();
      String expression = types.size() > ARGUMENTS ? null : form.of(columns);
      if (expression != null && known.computeIfAbsent(expression, text -> isValid(text, types))) {
        calls.put(
            name + " " + expression, new Call(name, expression, types, aggregate, repeatable));
        found = true;
      }
    }
    return found;
  }

  /** The types that the signatures of a function name, else some of one type. */
  private static Set<List<String>> signatures(SqlOperator operator) {
    Set<List<String>> signatures = new LinkedHashSet<>();
    Matcher signature = Pattern.compile("[^\\n]+").matcher(allowed(operator));
    while (signature.find()) {
      List<String> families =
          FAMILY.matcher(signature.group()).results().map(m -> m.group(1)).toList();
      for (String number : List.of("i", "n", "d")) {
        signatures.add(families.stream().map(family -> letter(family, number)).toList());
      }
    }
    signatures.removeIf(types -> types.contains(""));
    return signatures;
  }

  private static String allowed(SqlOperator operator) {
    try {
      return operator.getAllowedSignatures();
    } catch (RuntimeException | AssertionError e) {
      return "";
    }
  }

  private static String letter(String family, String number) {
    return switch (family) {
      case "CHARACTER", "STRING", "VARCHAR", "CHAR", "ANY", "COMPARABLE_TYPE", "EQUIVALENT_TYPE" ->
          "t";
      case "NUMERIC", "EXACT_NUMERIC", "DECIMAL" -> number;
      case "INTEGER", "BIGINT", "SMALLINT", "TINYINT" -> "i";
      case "APPROXIMATE_NUMERIC", "DOUBLE", "FLOAT", "REAL" -> "d";
      case "DATETIME", "TIMESTAMP" -> "s";
      case "DATE" -> "a";
      case "BOOLEAN" -> "b";
      default -> "";
    };
  }

  /** Arguments that are all of one type. */
  private static Set<List<String>> alike(int least, int most) {
    return IntStream.rangeClosed(least, most)
        .boxed()
        .flatMap(size -> ORDER.stream().map(letter -> Collections.nCopies(size, letter)))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The columns of a call's arguments, as a table. */
  private static String table(List<String> types) {
    return IntStream.range(0, types.size())
        .mapToObj(i -> "CAST(NULL AS " + TYPES.get(types.get(i)) + ") AS " + types.get(i) + (i + 1))
        .collect(Collectors.joining(", ", types.isEmpty() ? "" : ", ", ") t"));
  }

  private boolean isValid(String expression, List<String> types) {
    try {
      SqlNodeList statements =
          Dialect.statements("SELECT (" + expression + ") FROM (SELECT 1 AS k" + table(types));
      SqlNode windows = Objects.requireNonNull(statements.get(0).accept(new WindowFunctions()));
      SqlNode replaced = Objects.requireNonNull(windows.accept(new Functions(ZoneOffset.UTC)));
      new Validator(
              Dialect.OPERATORS,
              catalogReader,
              typeFactory,
              SqlValidator.Config.DEFAULT
                  .withConformance(Dialect.CONFIG.conformance())
                  .withLenientOperatorLookup(Dialect.CONFIG.lenientOperatorLookup())
                  .withTypeCoercionEnabled(false),
              SqlTypeName.VARCHAR)
          .validate(replaced);
      return true;
    } catch (RuntimeException | AssertionError | SqlParseException e) {
      return false;
    }
  }

  private static Map<String, List<String>> forms() {
    Map<String, List<String>> forms = new TreeMap<>();
    forms.put(
        "EXTRACT",
        Stream.of("YEAR", "QUARTER", "DOW", "WEEK", "MILLISECOND", "EPOCH")
            .map(u -> "EXTRACT(" + u + " FROM $1)")
            .toList());
    forms.put("FLOOR", List.of("FLOOR($1)", "FLOOR($1 TO WEEK)", "FLOOR($1 TO YEAR)"));
    forms.put("CEIL", List.of("CEIL($1)", "CEIL($1 TO WEEK)"));
    forms.put("TIMESTAMPADD", List.of("TIMESTAMPADD(MONTH, $1, $2)", "TIMESTAMPADD(HOUR, $1, $2)"));
    forms.put(
        "TIMESTAMPDIFF", List.of("TIMESTAMPDIFF(MONTH, $1, $2)", "TIMESTAMPDIFF(SECOND, $1, $2)"));
    forms.put("TRIM", List.of("TRIM($1)", "TRIM(LEADING $1 FROM $2)", "TRIM(BOTH $1 FROM $2)"));
    forms.put(
        "CAST", TYPES.values().stream().sorted().map(type -> "CAST($1 AS " + type + ")").toList());
    forms.put(
        "TRY_CAST",
        TYPES.values().stream().sorted().map(type -> "TRY_CAST($1 AS " + type + ")").toList());
    forms.put("CASE", List.of("CASE WHEN $1 THEN $2 ELSE $3 END", "CASE $1 WHEN $2 THEN $3 END"));
    forms.put(
        "JSON_VALUE", List.of("JSON_VALUE($1, '$.a')", "JSON_VALUE($1, '$.a' RETURNING INTEGER)"));
    forms.put("JSON_QUERY", List.of("JSON_QUERY($1, '$.b')", "JSON_QUERY($1, '$.*' WITH WRAPPER)"));
    forms.put("JSON_EXISTS", List.of("JSON_EXISTS($1, '$.a')"));
    forms.put("JSON_OBJECT", List.of("JSON_OBJECT('a': $1)"));
    forms.put("JSON_ARRAY", List.of("JSON_ARRAY($1, $2)"));
    forms.put("LIKE", List.of("$1 LIKE $2", "$1 LIKE $2 ESCAPE '!'"));
    forms.put("SIMILAR TO", List.of("$1 SIMILAR TO $2"));
    for (String some : List.of("=", "<>", "<", "<=", ">", ">=")) {
      forms.put(some + " SOME", List.of("$1 " + some + " SOME (SELECT $2)"));
      forms.put(some + " ALL", List.of("$1 " + some + " ALL (SELECT $2)"));
    }
    forms.put("EXISTS", List.of("EXISTS (SELECT 1 FROM (VALUES (1)) v WHERE $1 IS NULL)"));
    forms.put("::", List.of("$1::VARCHAR", "$1::INTEGER"));
    forms.put("SAFE_CAST", List.of("SAFE_CAST($1 AS INTEGER)"));
    forms.put("NTILE", List.of("NTILE($1) OVER (ORDER BY k)"));
    forms.put("DATE_PART", List.of("DATE_PART('day', $1)"));
    forms.put("DATE_TRUNC", List.of("DATE_TRUNC('month', $1)", "DATE_TRUNC('week', $1)"));
    forms.put("DATEADD", List.of("DATEADD(DAY, $1, $2)", "DATEADD(MONTH, $1, $2)"));
    forms.put("DATEDIFF", List.of("DATEDIFF(DAY, $1, $2)", "DATEDIFF(MONTH, $1, $2)"));
    forms.put("DATEPART", List.of("DATEPART(HOUR, $1)"));
    forms.put("POSITION", List.of("POSITION($1 IN $2)", "POSITION($1 IN $2 FROM $3)"));
    forms.put(
        "OVERLAY",
        List.of("OVERLAY($1 PLACING $2 FROM $3)", "OVERLAY($1 PLACING $2 FROM $3 FOR 2)"));
    forms.put("OVERLAPS", List.of("($1, $2) OVERLAPS ($3, $4)"));
    forms.put("ARRAY", List.of("ARRAY[$1, $2]"));
    forms.put("CARDINALITY", List.of("CARDINALITY(ARRAY[$1, $2])"));
    forms.put("ARRAY_LENGTH", List.of("ARRAY_LENGTH(ARRAY[$1, $2])"));
    forms.put("ARRAY_REVERSE", List.of("ARRAY_REVERSE(ARRAY[$1, $2])"));
    forms.put("ARRAY_TO_STRING", List.of("ARRAY_TO_STRING(ARRAY[$1, $2], ',')"));
    forms.put("ITEM", List.of("(ARRAY[$1, $2])[2]"));
    forms.put("JSON_SET", List.of("JSON_SET($1, '$.a', $2)"));
    forms.put("JSON_INSERT", List.of("JSON_INSERT($1, '$.z', $2)"));
    forms.put("JSON_REPLACE", List.of("JSON_REPLACE($1, '$.a', $2)"));
    forms.put("INTERVAL", List.of("$2 + $1 * INTERVAL '1' DAY", "$2 + $1 * INTERVAL '1' MONTH"));
    for (String percentile : List.of("PERCENTILE_CONT", "PERCENTILE_DISC")) {
      forms.put(percentile, List.of(percentile + "(0.5) WITHIN GROUP (ORDER BY $1)"));
    }
    forms.put("ADD_MONTHS", List.of("ADD_MONTHS($2, $1)"));
    forms.put("FORMAT JSON", List.of("JSON_OBJECT('a': $1 FORMAT JSON)"));
    forms.put("FILTER", List.of("SUM($1) FILTER (WHERE $1 > $2)"));
    forms.put("IN", List.of("$1 IN ($2, $3)"));
    forms.put("NOT IN", List.of("$1 NOT IN ($2, $3)"));
    forms.put("COUNT", List.of("COUNT(*)", "COUNT($1)", "COUNT(DISTINCT $1)"));
    return Collections.unmodifiableMap(forms);
  }
}
