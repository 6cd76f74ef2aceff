package io.github.gongjdbc.sql.message;

import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;
import io.github.gongjdbc.sql.parse.SqlNormalizer;
import io.github.gongjdbc.sql.parse.Tokens;
import io.github.gongjdbc.sql.parse.Words;
import io.github.gongjdbc.sql.value.TimestampText;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import org.apache.calcite.runtime.CalciteResource;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Explains which text the parser did not expect, where, and what was probably meant. */
public final class SyntaxErrors {
  private static final ResourceMessage NO_QUERY =
      ResourceMessage.of(CalciteResource::illegalNonQueryExpression);
  private static final ResourceMessage NO_AND =
      ResourceMessage.of(CalciteResource::betweenWithoutAnd);
  private static final ResourceMessage ILLEGAL_LITERAL =
      ResourceMessage.of(CalciteResource::illegalLiteral);

  private final SqlNormalizer normalizer;
  private final Set<String> tables;

  /**
   * Looks at a statement.
   *
   * @param tables the names of all tables
   */
  public SyntaxErrors(SqlNormalizer normalizer, Set<String> tables) {
    this.normalizer = normalizer;
    this.tables = tables;
  }

  public SQLException of(SqlParseException e) throws SQLException {
    String message = withoutPlace(SqlExceptions.messageOf(e));
    SqlParserPos position = e.getPos();
    boolean placed = position != null && position.getLineNum() > 0;
    String place =
        placed ? " in " + normalizer.origin(position.getLineNum(), position.getColumnNum()) : "";
    var literal = ILLEGAL_LITERAL.in(message);
    if (literal.isPresent()) {
      return SqlExceptions.of(
          SqlState.INVALID_DATETIME,
          TimestampText.complaint(literal.get().get(0), literal.get().get(1)) + place + ".",
          e);
    }
    return SqlExceptions.of(
        SqlState.SYNTAX_ERROR,
        "Syntax error" + place + ": " + problem(e, message, placed) + ".",
        e);
  }

  private String problem(SqlParseException e, String message, boolean placed) throws SQLException {
    Tokens tokens = new Tokens(normalizer.sql());
    SyntaxHints hints = new SyntaxHints(tokens, tables);
    if (NO_QUERY.is(message)) {
      return "a query begins with SELECT or WITH" + hints.ofFirstWord();
    }
    if (NO_AND.is(message)) {
      return "BETWEEN takes two values with AND between them, such as BETWEEN 1 AND 10";
    }
    int[][] expected = e.getExpectedTokenSequences();
    boolean isCharacter = e.getCause() instanceof Error && placed;
    if (isCharacter) {
      return hints.of(normalizer.token(e.getPos().getLineNum(), e.getPos().getColumnNum()), false);
    }
    if (expected == null || e.getTokenImages() == null || !placed) {
      return PlanningErrors.withoutFullStop(message);
    }
    boolean atEnd = message.contains(e.getTokenImages()[0]);
    int token = atEnd ? -1 : normalizer.token(e.getPos().getLineNum(), e.getPos().getColumnNum());
    return hints.of(token, token >= 0 && isExpected(tokens.get(token).text(), e));
  }

  /** The parser looks two tokens ahead: what it stops at may be right, and what follows wrong. */
  private static boolean isExpected(String token, SqlParseException e) {
    String image = '"' + Words.upper(token) + '"';
    return Arrays.stream(e.getExpectedTokenSequences())
        .anyMatch(
            sequence ->
                sequence.length > 1 && image.equals(Words.upper(e.getTokenImages()[sequence[0]])));
  }

  /** Calcite's words without the place that they name once more. */
  private static String withoutPlace(String message) {
    return message.replaceFirst("(?i)\\s*(at|from) line \\d+, column \\d+.*$", "").trim();
  }
}
