package io.github.gongjdbc.schema.condition;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.TimestampString;

/** Expressions over rows of a time and a whole number. */
final class Rex {
  static final RelDataTypeFactory TYPES = new JavaTypeFactoryImpl();
  static final RexBuilder BUILDER = new RexBuilder(TYPES);

  private Rex() {}

  static RelDataType timestamp(boolean nullable) {
    return TYPES.createTypeWithNullability(TYPES.createSqlType(SqlTypeName.TIMESTAMP, 3), nullable);
  }

  /** Column 0, the time that matters. */
  static RexNode time(boolean nullable) {
    return BUILDER.makeInputRef(timestamp(nullable), 0);
  }

  /** Column 1, which means nothing to the API. */
  static RexNode number() {
    RelDataType type = TYPES.createSqlType(SqlTypeName.INTEGER);
    return BUILDER.makeInputRef(TYPES.createTypeWithNullability(type, true), 1);
  }

  /** Column 2, another time. */
  static RexNode otherTime() {
    return BUILDER.makeInputRef(timestamp(false), 2);
  }

  static RexNode parameter(int index) {
    return BUILDER.makeDynamicParam(timestamp(true), index);
  }

  static RexNode parameter(int index, SqlTypeName type) {
    return BUILDER.makeDynamicParam(TYPES.createSqlType(type), index);
  }

  static RexNode at(String local) {
    return at(millis(local));
  }

  static RexNode at(long millis) {
    return BUILDER.makeTimestampLiteral(TimestampString.fromMillisSinceEpoch(millis), 3);
  }

  static RexNode date(String date) {
    return BUILDER.makeDateLiteral(new DateString(date));
  }

  static RexNode integer(long value) {
    return BUILDER.makeExactLiteral(BigDecimal.valueOf(value));
  }

  static RexNode noTime() {
    return BUILDER.makeNullLiteral(timestamp(true));
  }

  static RexNode now() {
    return BUILDER.makeCall(SqlStdOperatorTable.CURRENT_TIMESTAMP);
  }

  static RexNode minusDays(RexNode time, int days) {
    SqlIntervalQualifier day = new SqlIntervalQualifier(TimeUnit.DAY, null, SqlParserPos.ZERO);
    RexNode interval = BUILDER.makeIntervalLiteral(BigDecimal.valueOf(days * 86_400_000L), day);
    return BUILDER.makeCall(
        time.getType(), SqlStdOperatorTable.MINUS_DATE, List.of(time, interval));
  }

  static RexNode cast(RexNode node, SqlTypeName type) {
    return BUILDER.makeCast(TYPES.createSqlType(type), node);
  }

  static RexNode call(SqlOperator operator, RexNode... operands) {
    return BUILDER.makeCall(operator, operands);
  }

  static RexNode and(RexNode... operands) {
    return call(SqlStdOperatorTable.AND, operands);
  }

  static RexNode or(RexNode... operands) {
    return call(SqlStdOperatorTable.OR, operands);
  }

  static long millis(String local) {
    return LocalDateTime.parse(local.replace(' ', 'T')).toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  /** The milliseconds of a literal time or date. */
  static long millis(RexLiteral literal) {
    return literal.getTypeName() == SqlTypeName.DATE
        ? literal.getValueAs(Integer.class) * 86_400_000L
        : literal.getValueAs(Long.class);
  }
}
