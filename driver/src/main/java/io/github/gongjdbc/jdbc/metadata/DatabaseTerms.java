package io.github.gongjdbc.jdbc.metadata;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The words of the database: its name, its terms, its keywords and functions. */
abstract class DatabaseTerms extends DatabaseBehavior {
  private <T> T answer(T answer) throws SQLException {
    requireOpen();
    return answer;
  }

  @Override
  public String getCatalogSeparator() throws SQLException {
    return answer(".");
  }

  @Override
  public String getCatalogTerm() throws SQLException {
    return answer("catalog");
  }

  @Override
  public String getDatabaseProductName() throws SQLException {
    return answer("Gong");
  }

  @Override
  public String getDriverName() throws SQLException {
    return answer("Gong JDBC");
  }

  @Override
  public String getExtraNameCharacters() throws SQLException {
    return answer("");
  }

  @Override
  public String getIdentifierQuoteString() throws SQLException {
    return answer("\"");
  }

  @Override
  public String getNumericFunctions() throws SQLException {
    return answer(
        "ABS,ACOS,ASIN,ATAN,ATAN2,CEILING,COS,COT,DEGREES,EXP,FLOOR,LOG,LOG10,MOD,PI,POWER,RADIANS,RAND,ROUND,SIGN,SIN,SQRT,TAN,TRUNCATE");
  }

  @Override
  public String getProcedureTerm() throws SQLException {
    return answer("procedure");
  }

  @Override
  public String getSQLKeywords() throws SQLException {
    return answer("ILIKE,LIMIT,MINUS,QUALIFY,RLIKE,SAFE_CAST,TOP,TRY_CAST");
  }

  @Override
  public String getSchemaTerm() throws SQLException {
    return answer("schema");
  }

  @Override
  public String getSearchStringEscape() throws SQLException {
    return answer("\\");
  }

  @Override
  public String getStringFunctions() throws SQLException {
    return answer(
        "ASCII,CHAR,CHARACTER_LENGTH,CHAR_LENGTH,CONCAT,DIFFERENCE,INSERT,LCASE,LEFT,LENGTH,LOCATE,LTRIM,OCTET_LENGTH,POSITION,REPEAT,REPLACE,RIGHT,RTRIM,SOUNDEX,SPACE,SUBSTRING,UCASE");
  }

  @Override
  public String getSystemFunctions() throws SQLException {
    return answer("DATABASE,IFNULL,USER");
  }

  @Override
  public String getTimeDateFunctions() throws SQLException {
    return answer(
        "CURDATE,CURRENT_DATE,CURRENT_TIME,CURRENT_TIMESTAMP,CURTIME,DAYNAME,DAYOFMONTH,DAYOFWEEK,DAYOFYEAR,EXTRACT,HOUR,MINUTE,MONTH,MONTHNAME,NOW,QUARTER,SECOND,TIMESTAMPADD,TIMESTAMPDIFF,WEEK,YEAR");
  }

  @Override
  public int getDefaultTransactionIsolation() throws SQLException {
    return answer(Connection.TRANSACTION_NONE);
  }

  @Override
  public int getJDBCMajorVersion() throws SQLException {
    return answer(4);
  }

  @Override
  public int getJDBCMinorVersion() throws SQLException {
    return answer(3);
  }

  @Override
  public int getResultSetHoldability() throws SQLException {
    return answer(ResultSet.HOLD_CURSORS_OVER_COMMIT);
  }

  @Override
  public int getSQLStateType() throws SQLException {
    return answer(sqlStateSQL);
  }
}
