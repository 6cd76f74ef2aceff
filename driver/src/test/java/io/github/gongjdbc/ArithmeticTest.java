package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Arithmetic at its limits: what does not fit is an error, and exact numbers keep their digits. */
class ArithmeticTest {
  private static final String INTEGERS = " FROM (VALUES 2147483647, 1) t(x)";
  private static final String NUMBERS =
      " FROM (VALUES CAST(9223372036854775807 AS BIGINT), 1) t(x)";
  private static final String NEGATIVE =
      " FROM (VALUES CAST(-9223372036854775808 AS BIGINT), -1) t(x)";
  private static final String PRICES = " FROM (VALUES (1.00, 1), (1.01, 2), (1.01, 4)) t(x, y)";

  @RegisterExtension static final SandboxAccount ACCOUNT = SandboxAccount.small();
  private static Connection connection;

  @BeforeAll
  static void connect() throws SQLException {
    connection = ACCOUNT.connect("startDate", "2026-01-01");
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
  }

  private static @Nullable Object value(String sql) throws SQLException {
    return SandboxAccount.query(connection, sql).get(0).get(0);
  }

  @Nested
  class Overflow {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "SELECT x + 1" + INTEGERS,
          "SELECT x * 2" + INTEGERS,
          "SELECT -2 - x" + INTEGERS,
          "SELECT x + 1" + NUMBERS,
          "SELECT x * x" + NUMBERS,
          "SELECT x - 1" + NEGATIVE,
          "SELECT -x" + NEGATIVE,
          "SELECT ABS(x)" + NEGATIVE,
          "SELECT x / -1" + NEGATIVE,
          "SELECT SUM(x)" + NUMBERS,
          "SELECT SUM(x) FILTER (WHERE x > 0)" + NUMBERS,
          "SELECT SUM(DISTINCT x)" + NUMBERS,
          "SELECT SUM(x) OVER ()" + NUMBERS,
          "SELECT x, SUM(x)" + NUMBERS + " GROUP BY ROLLUP(x)",
          "SELECT 2147483647 + 1",
          "SELECT CAST(x AS INTEGER)" + NUMBERS,
          "SELECT CAST(x AS SMALLINT)" + INTEGERS,
          "SELECT CAST(300 AS TINYINT)",
          "SELECT CAST(1e10 AS INTEGER)",
          "SELECT CAST(12345 AS DECIMAL(6, 2))",
          "SELECT 1e308 * 10",
          "SELECT id FROM calls WHERE duration < 2147483647 * 2",
        })
    void isAnError(String sql) {
      assertThatThrownBy(() -> SandboxAccount.query(connection, sql))
          .asInstanceOf(InstanceOfAssertFactories.type(SQLException.class))
          .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("22003"))
          .satisfies(e -> assertThat(e.getMessage()).contains("out of range"));
    }

    @Test
    void onTheWayToASumThatFitsIsNone() throws SQLException {
      assertThat(
              value("SELECT SUM(x) FROM (VALUES CAST(9223372036854775807 AS BIGINT), 1, -1) t(x)"))
          .isEqualTo(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT 1 / 0", "SELECT 1.5 / 0", "SELECT 1e0 / 0", "SELECT MOD(1, 0)"})
    void byZeroIsAnErrorOfItsOwn(String sql) {
      assertThatThrownBy(() -> SandboxAccount.query(connection, sql))
          .asInstanceOf(InstanceOfAssertFactories.type(SQLException.class))
          .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("22012"));
    }
  }

  @Nested
  class ExactNumbers {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "SELECT AVG(x)" + PRICES + " | 1.0066666666666667",
          "SELECT AVG(CASE WHEN y > 1 THEN 1.0 ELSE 0.0 END)" + PRICES + " | 0.6666666666666667",
          "SELECT AVG(y * 1.5)" + PRICES + " | 3.5",
          "SELECT SUM(x)" + PRICES + " | 3.02",
          "SELECT 12345678901234567890 + 1 | 12345678901234567891",
          "SELECT 1.0 / 3 | 0.3333333333333333",
          "SELECT 0.1 + 0.2 | 0.3",
          "SELECT 7 / 2 | 3",
          "SELECT -7 / 2 | -3",
          "SELECT MOD(-7, 3) | -1",
          "SELECT CAST(99999999999999999999 AS DECIMAL(20, 0)) | 99999999999999999999",
        })
    void keepTheirDigits(String sql, BigDecimal expected) throws SQLException {
      assertThat(new BigDecimal(String.valueOf(value(sql)))).isEqualByComparingTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "STDDEV(x) | 0.005773502691896258",
          "VAR_POP(x) | 0.000022222222222222223",
          "COVAR_POP(x, y) | 0.004444444444444444",
          "CORR(x, y) | 0.7559289460184545",
          "REGR_SLOPE(x, y) | 0.002857142857142857",
          "STDDEV_POP(y) | 1.247219128924647",
          "VAR_SAMP(y + 9007199254740000) | 2.3333333333333335",
        })
    void haveDeviationsWithAllDigits(String function, double expected) throws SQLException {
      assertThat((Double) value("SELECT " + function + PRICES)).isCloseTo(expected, within(1e-15));
    }

    @Test
    void haveNoVarianceOfTooFew() throws SQLException {
      assertThat(value("SELECT VAR_SAMP(x) FROM (VALUES 1) t(x)")).isNull();
      assertThat(value("SELECT STDDEV_POP(duration) FROM calls WHERE 1 = 0")).isNull();
      assertThat(value("SELECT CORR(x, x) FROM (VALUES 1, 1) t(x)")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "SELECT duration / 7.0 FROM calls",
          "SELECT duration * 1.50 FROM calls",
          "SELECT AVG(duration * 1.5) FROM calls",
          "SELECT SUM(duration * 1.25) FROM calls",
          "SELECT CAST(duration AS DECIMAL(10, 3)) + 0.5 FROM calls",
        })
    void haveTheScaleThatTheirTypeSays(String sql) throws SQLException {
      try (Statement statement = connection.createStatement();
          ResultSet result = statement.executeQuery(sql)) {
        assertThat(result.next()).isTrue();
        assertThat(result.getBigDecimal(1).scale()).isEqualTo(result.getMetaData().getScale(1));
      }
    }
  }
}
