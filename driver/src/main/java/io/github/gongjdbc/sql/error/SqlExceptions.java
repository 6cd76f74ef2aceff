package io.github.gongjdbc.sql.error;

import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.PathNotFoundException;
import io.github.gongjdbc.schema.catalog.read.CatalogException;
import io.github.gongjdbc.schema.error.GongException;
import io.github.gongjdbc.schema.settings.SettingException;
import io.github.gongjdbc.schema.sync.StateException;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.sql.SQLTransientException;
import java.text.ParseException;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.calcite.runtime.CalciteException;
import org.codehaus.commons.compiler.CompileException;
import org.codehaus.commons.compiler.InternalCompilerException;
import org.jspecify.annotations.Nullable;

/**
 * Makes every exception that a user of the driver sees, with its SQL state and the right subclass.
 */
public final class SqlExceptions {
  /** The package of Calcite's functions. */
  private static final String FUNCTIONS = "org.apache.calcite.runtime.";

  /** What Calcite says of a pattern of TO_TIMESTAMP or TO_DATE. */
  private static final Pattern BAD_PATTERN =
      Pattern.compile("FormatElement|pattern (character|letter)|[Pp]attern ends");

  private static final Pattern CLASS_NAME = Pattern.compile("\\b(org|com|java)\\.[a-z]+\\.");

  private SqlExceptions() {}

  public static SQLException of(SqlState state, String message) {
    return of(state, message, null);
  }

  public static SQLException of(SqlState state, String message, @Nullable Throwable cause) {
    String code = state.code();
    return switch (state) {
      case CANNOT_CONNECT, CONNECTION_CLOSED ->
          new SQLNonTransientConnectionException(message, code, cause);
      case CONNECTION_FAILURE -> new SQLTransientConnectionException(message, code, cause);
      case FEATURE_NOT_SUPPORTED -> new SQLFeatureNotSupportedException(message, code, cause);
      case DATA_EXCEPTION,
          DIVISION_BY_ZERO,
          INVALID_CAST,
          INVALID_LOGARITHM,
          INVALID_NTILE,
          INVALID_NTH_VALUE,
          INVALID_POWER,
          INVALID_DATETIME,
          INVALID_ESCAPE,
          INVALID_TEXT,
          NUMERIC_OUT_OF_RANGE,
          SUBSTRING_ERROR ->
          new SQLDataException(message, code, cause);
      case INVALID_CREDENTIALS -> new SQLInvalidAuthorizationSpecException(message, code, cause);
      case SYNTAX_ERROR,
          INVALID_SQL,
          UNDEFINED_TABLE,
          UNDEFINED_COLUMN,
          AMBIGUOUS_COLUMN,
          CARDINALITY_VIOLATION,
          UNDEFINED_FUNCTION,
          UNDEFINED_TYPE,
          MISSING_PRIVILEGE ->
          new SQLSyntaxErrorException(message, code, cause);
      case TIMED_OUT -> new SQLTimeoutException(message, code, cause);
      case TOO_MANY_REQUESTS, QUOTA_SPENT -> new SQLTransientException(message, code, cause);
      case INVALID_PARAMETER,
          INVALID_CURSOR_STATE,
          INVALID_TRANSACTION_STATE,
          READ_ONLY,
          OBJECT_CLOSED,
          STATE_IN_USE,
          STATE_NOT_KEPT,
          CANCELLED,
          OUT_OF_MEMORY,
          TOO_COMPLEX,
          QUERY_TOO_COSTLY,
          API_FAILURE,
          MALFORMED_ANSWER,
          INVALID_PROPERTY,
          INTERNAL_ERROR ->
          new SQLException(message, code, cause);
    };
  }

  /** What is not offered, and why it never will be or what to do instead. */
  public static SQLFeatureNotSupportedException notSupported(String message) {
    return new SQLFeatureNotSupportedException(
        message, SqlState.FEATURE_NOT_SUPPORTED.code(), (Throwable) null);
  }

  /** For code that a plan calls: the exception reaches the user as a SQLException. */
  public static RuntimeException unchecked(SqlState state, String message) {
    return unchecked(of(state, message));
  }

  public static RuntimeException unchecked(SQLException exception) {
    return new IllegalStateException(exception.getMessage(), exception);
  }

  /** What cannot be planned, or run, in reasonable time and memory. */
  public static SQLException tooComplex(String why, @Nullable Throwable cause) {
    return of(
        SqlState.TOO_COMPLEX,
        "The statement is too complex. " + why + " Write it as a simpler statement, or as several.",
        cause);
  }

  /** The SQL exception for whatever came out of running a plan. */
  public static SQLException running(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      // those of Calcite's functions of time have no state
      if (t instanceof SQLException sql && sql.getSQLState() != null) {
        return sql;
      }
      if (t instanceof GongException gong) {
        return of(gong);
      }
      if (t instanceof StateException state) {
        return of(state);
      }
      if (t instanceof CatalogException catalog) {
        return of(SqlState.INVALID_PROPERTY, messageOf(catalog), catalog);
      }
      if (t instanceof SettingException setting) {
        return of(SqlState.INVALID_PROPERTY, messageOf(setting), setting);
      }
    }
    Throwable root = rootOf(failure);
    if (root instanceof StackOverflowError) {
      return tooComplex("It is nested too deeply.", root);
    }
    if (root instanceof InternalCompilerException && messageOf(root).contains("64 KB")) {
      return tooComplex("Its expressions are too many or too long to be compiled.", root);
    }
    if (root instanceof OutOfMemoryError) {
      return of(
          SqlState.OUT_OF_MEMORY,
          "The memory of the JVM ("
              + (Runtime.getRuntime().maxMemory() >> 20)
              + " MB) is not enough for the query: sorting, grouping and joining hold their rows in"
              + " it. Narrow the query, or start the JVM with more (-Xmx).",
          root);
    }
    if (root instanceof ArithmeticException && messageOf(root).contains("by zero")) {
      return of(SqlState.DIVISION_BY_ZERO, "A number is divided by zero.", failure);
    }
    if (root instanceof IllegalStateException
        && messageOf(root).startsWith("more than one value in agg SINGLE_VALUE")) {
      return of(
          SqlState.CARDINALITY_VIOLATION,
          "A subquery that is used as one value has more than one row: add a condition, an"
              + " aggregate or LIMIT 1.",
          failure);
    }
    if (root instanceof ArithmeticException && messageOf(root).contains("overflow")) {
      return of(
          SqlState.NUMERIC_OUT_OF_RANGE,
          "A number is out of range: cast to a wider type before you compute.",
          failure);
    }
    if (root instanceof PatternSyntaxException pattern) {
      return of(
          SqlState.INVALID_PARAMETER,
          "'" + pattern.getPattern() + "' is not a regular expression: " + messageOf(root) + ".",
          failure);
    }
    if (BAD_PATTERN.matcher(messageOf(root)).find() && isOfFunction(failure, root)) {
      return of(
          SqlState.INVALID_PARAMETER,
          "A pattern of times is not understood: write one such as YYYY-MM-DD HH24:MI:SS.",
          failure);
    }
    if (root instanceof InvalidPathException && !(root instanceof PathNotFoundException)) {
      return of(
          SqlState.INVALID_PARAMETER,
          "The JSON path is not understood: " + sentence(messageOf(root)),
          failure);
    }
    if (root instanceof SQLException) {
      return of(SqlState.INVALID_DATETIME, sentence(messageOf(root)), failure);
    }
    if (root instanceof ParseException || root instanceof DateTimeException) {
      return of(
          SqlState.INVALID_DATETIME, "A time does not fit: " + messageOf(root) + ".", failure);
    }
    if (root instanceof ArithmeticException
        || root instanceof CalciteException
        || root instanceof IllegalArgumentException) {
      return of(SqlState.DATA_EXCEPTION, "A value does not fit: " + messageOf(root) + ".", failure);
    }
    if (root instanceof Exception && isOfFunction(failure, root)) {
      return of(
          SqlState.INVALID_PARAMETER,
          isInternal(root)
              ? "A function does not take one of its values."
              : "A function does not take one of its values: "
                  + messageOf(root).replaceFirst("\\.$", "")
                  + ".",
          failure);
    }
    return of(SqlState.INTERNAL_ERROR, "The query failed: " + messageOf(root) + ".", failure);
  }

  /** Whether one of Calcite's functions failed while it computed a value. */
  private static boolean isOfFunction(Throwable failure, Throwable root) {
    // Some libraries leave the stack traces of their exceptions out.
    boolean traced = root.getStackTrace().length > 0;
    return Arrays.stream((traced ? root : failure).getStackTrace())
        .anyMatch(place -> place.getClassName().startsWith(FUNCTIONS));
  }

  /** Whether a failure is one of code, whose message says nothing of SQL. */
  public static boolean isInternal(Throwable root) {
    return root instanceof IndexOutOfBoundsException
        || root instanceof NullPointerException
        || root instanceof ClassCastException
        || root instanceof CompileException
        || CLASS_NAME.matcher(messageOf(root)).find();
  }

  private static SQLException of(GongException gong) {
    SqlState state =
        switch (gong.kind()) {
          case CREDENTIALS -> SqlState.INVALID_CREDENTIALS;
          case NOT_ALLOWED -> SqlState.MISSING_PRIVILEGE;
          case NOT_CONNECTED -> SqlState.CANNOT_CONNECT;
          case CONNECTION_LOST, NETWORK_TIMEOUT -> SqlState.CONNECTION_FAILURE;
          case RATE_LIMIT -> SqlState.TOO_MANY_REQUESTS;
          case QUOTA -> SqlState.QUOTA_SPENT;
          case NEEDS_CONDITION -> SqlState.FEATURE_NOT_SUPPORTED;
          case TOO_COSTLY -> SqlState.QUERY_TOO_COSTLY;
          case API, CURSOR -> SqlState.API_FAILURE;
          case MALFORMED_ANSWER -> SqlState.MALFORMED_ANSWER;
          case CANCELLED -> SqlState.CANCELLED;
          case TIMED_OUT -> SqlState.TIMED_OUT;
          case TOO_COMPLEX -> SqlState.TOO_COMPLEX;
          case OUT_OF_MEMORY -> SqlState.OUT_OF_MEMORY;
          case VALUE -> SqlState.DATA_EXCEPTION;
        };
    return of(state, messageOf(gong), gong);
  }

  private static SQLException of(StateException failure) {
    SqlState state =
        switch (failure.kind()) {
          case UNUSABLE -> SqlState.INVALID_PROPERTY;
          case LOCKED -> SqlState.STATE_IN_USE;
          case NOT_SAVED -> SqlState.STATE_NOT_KEPT;
        };
    return of(state, messageOf(failure), failure);
  }

  public static Throwable rootOf(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root;
  }

  private static String sentence(String message) {
    return message.endsWith(".") ? message : message + ".";
  }

  /** The first line of the message: what follows may be a plan or generated code. */
  public static String messageOf(Throwable failure) {
    String message = failure.getMessage();
    if (message == null || message.isBlank()) {
      return failure.getClass().getSimpleName();
    }
    return message.lines().findFirst().orElse(message).strip();
  }
}
