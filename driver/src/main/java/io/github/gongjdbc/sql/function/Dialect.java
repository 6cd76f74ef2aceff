package io.github.gongjdbc.sql.function;

import io.github.gongjdbc.schema.limit.StatementContext;
import io.github.gongjdbc.sql.parse.Words;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.config.CalciteConnectionConfig;
import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.config.CalciteConnectionProperty;
import org.apache.calcite.schema.Function;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImpl;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.sql2rel.SqlToRelConverter;
import org.apache.calcite.util.SourceStringReader;

/**
 * The SQL that is understood: Calcite's most lenient parser, identifiers in any case, double quotes
 * around those that need them.
 */
public final class Dialect {
  /** How long an identifier may be; the same as Calcite's own default. */
  private static final int IDENTIFIER_LENGTH = 128;

  public static final SqlOperatorTable OPERATORS =
      new DialectOperators(
          List.of(OwnAggregates.OPERATORS, OwnFunctions.OPERATORS, ShiftFunction.OPERATORS));

  public static final Map<String, Function> OWN_FUNCTIONS =
      Map.of("JSON_PATH_EXISTS", new JsonPathExists());

  public static final CalciteConnectionConfig CONFIG = config(() -> false);

  public static final SqlToRelConverter.Config CONVERTER =
      SqlToRelConverter.config()
          .withTrimUnusedFields(true)
          .withExpand(false)
          // A long IN list stays a condition, which can be pushed; as a join it could not.
          .withInSubQueryThreshold(Integer.MAX_VALUE);

  /** Held, as a logger that nobody holds forgets its level. */
  private static final Logger CALCITE = Logger.getLogger("org.apache.calcite");

  static {
    // What it warns of is told by exceptions; by default it would stand on standard error, too.
    if (CALCITE.getLevel() == null) {
      CALCITE.setLevel(Level.OFF);
    }
  }

  private static final SqlAbstractParserImpl.Metadata WORDS =
      SqlBabelParserImpl.FACTORY.getParser(new SourceStringReader("")).getMetadata();

  private Dialect() {}

  /** Whether the parser may take a word for something else than a name. */
  public static boolean isKeyword(String word) {
    return WORDS.isKeyword(Words.upper(word));
  }

  /**
   * Parses statements separated by semicolons. Calcite's {@code SqlParser} does the same, but loads
   * another parser besides, which takes a fresh JVM a while.
   */
  @SuppressWarnings("deprecation") // The parser needs them, and has no other way to be told.
  public static SqlNodeList statements(String sql) throws SqlParseException {
    SqlAbstractParserImpl parser =
        SqlBabelParserImpl.FACTORY.getParser(
            new SourceStringReader(sql) {
              @Override
              public int read(char[] buffer, int offset, int length) throws IOException {
                StatementContext.checkCurrent();
                return super.read(buffer, offset, length);
              }
            });
    parser.setTabSize(1);
    parser.setQuotedCasing(Casing.UNCHANGED);
    parser.setUnquotedCasing(Casing.UNCHANGED);
    parser.setIdentifierMaxLength(IDENTIFIER_LENGTH);
    parser.setTimeUnitCodes(Map.of());
    parser.setConformance(SqlConformanceEnum.LENIENT);
    parser.switchTo(SqlAbstractParserImpl.LexicalState.DQID);
    try {
      return parser.parseSqlStmtList();
    } catch (VirtualMachineError e) {
      throw e;
    } catch (Throwable e) {
      throw parser.normalizeException(e);
    }
  }

  /**
   * The settings of a planner.
   *
   * @param topDown whether subqueries become joins from the outermost to the innermost
   */
  public static CalciteConnectionConfig config(BooleanSupplier topDown) {
    Properties properties = new Properties();
    properties.setProperty(CalciteConnectionProperty.CASE_SENSITIVE.camelName(), "false");
    properties.setProperty(CalciteConnectionProperty.CONFORMANCE.camelName(), "LENIENT");
    // There are none, and looking for them loads what would put them in the place of tables.
    properties.setProperty(CalciteConnectionProperty.MATERIALIZATIONS_ENABLED.camelName(), "false");
    return new CalciteConnectionConfigImpl(properties) {
      @Override
      public boolean topDownGeneralDecorrelationEnabled() {
        return topDown.getAsBoolean();
      }
    };
  }
}
