package io.github.gongjdbc.sql.function;

import io.github.gongjdbc.schema.limit.StatementContext;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Looks for patterns in texts that stop the search when the statement is cancelled: some patterns
 * try so many ways to match a text that they never come to an end. Calcite calls the method by
 * name.
 */
public final class PatternSearch {
  private PatternSearch() {}

  /** A text that ends the search in it when the statement is cancelled. */
  private record StoppableText(String text) implements CharSequence {
    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      StatementContext.checkCurrent();
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  static Matcher matcher(Pattern pattern, String text) {
    return pattern.matcher(new StoppableText(text));
  }

  /**
   * The call of one of Calcite's functions of regular expressions, of a text in which the pattern
   * was looked for before: theirs cannot be stopped.
   */
  static RexNode in(RexCall call, RexBuilder rexBuilder) {
    String name = call.getOperator().getName();
    boolean searches =
        name.startsWith("REGEXP") || name.startsWith("POSIX REGEX") || name.endsWith("RLIKE");
    if (!searches || call.getOperands().size() < 2 || !isText(call, 0) || !isText(call, 1)) {
      return call;
    }
    List<RexNode> operands = new ArrayList<>(call.getOperands());
    operands.set(
        0,
        rexBuilder.makeCall(
            operands.get(0).getType(),
            RuntimeOperator.of(
                "SEARCHED " + operands.get(0).getType().getFullTypeString(),
                operands.get(0).getType(),
                PatternSearch.class,
                "searched"),
            operands.subList(0, 2)));
    return rexBuilder.makeCall(call.getType(), call.getOperator(), operands);
  }

  private static boolean isText(RexCall call, int operand) {
    return SqlTypeName.CHAR_TYPES.contains(
        call.getOperands().get(operand).getType().getSqlTypeName());
  }

  /** The text, after all matches of the pattern were looked for. */
  public static String searched(String text, String pattern) {
    if (pattern.indexOf('*') >= 0 || pattern.indexOf('+') >= 0 || pattern.indexOf('{') >= 0) {
      try {
        Matcher matcher = matcher(Pattern.compile(pattern), text);
        while (matcher.find()) {
          StatementContext.checkCurrent();
        }
      } catch (PatternSyntaxException e) {
        // The function itself says what is wrong.
      }
    }
    return text;
  }
}
