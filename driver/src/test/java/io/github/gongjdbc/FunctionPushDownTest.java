package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Functions that tools put around a timestamp column reach the API's date parameters too. */
class FunctionPushDownTest {
  @RegisterExtension static final SandboxAccount ACCOUNT = SandboxAccount.small();

  private static List<List<@Nullable Object>> rows(
      String pushDown, String condition, Object... parameters) throws SQLException {
    try (Connection connection = ACCOUNT.connect("pushDown", pushDown, "startDate", "2026-01-01")) {
      return SandboxAccount.query(
          connection,
          "SELECT id, started FROM extensive_calls WHERE " + condition + " ORDER BY id",
          parameters);
    }
  }

  private static void assertRange(String from, String to) {
    JsonNode filter = ACCOUNT.requests().get(0).json().get("filter");
    assertThat(filter.path("fromDateTime").asText("-")).isEqualTo(from);
    assertThat(filter.path("toDateTime").asText("-")).isEqualTo(to);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "CAST(started AS DATE) = DATE '2026-11-10' => 2026-11-10T00:00:00Z => 2026-11-11T00:00:00Z",
        "started::date = '2026-11-10' => 2026-11-10T00:00:00Z => 2026-11-11T00:00:00Z",
        "DATE(started) >= '2026-11-10' => 2026-11-10T00:00:00Z => -",
        "CAST(started AS DATE) > DATE '2026-11-10' => 2026-11-11T00:00:00Z => -",
        "CAST(started AS DATE) BETWEEN '2026-11-10' AND '2026-11-12' => 2026-11-10T00:00:00Z =>"
            + " 2026-11-13T00:00:00Z",
        "DATE '2026-11-12' > CAST(started AS DATE) => - => 2026-11-12T00:00:00Z",
        "DATE_TRUNC('month', started) = '2026-11-01' => 2026-11-01T00:00:00Z =>"
            + " 2026-12-01T00:00:00Z",
        "DATE_TRUNC('month', started) = TIMESTAMP '2026-11-01 00:00:00' => 2026-11-01T00:00:00Z =>"
            + " 2026-12-01T00:00:00Z",
        "FLOOR(started TO QUARTER) >= '2026-10-01' => 2026-10-01T00:00:00Z => -",
        "DATE_TRUNC('day', started) <= '2026-11-10' => - => 2026-11-11T00:00:00Z",
        "DATE_TRUNC('hour', started) = '2026-11-10 15:00' => 2026-11-10T15:00:00Z =>"
            + " 2026-11-10T16:00:00Z",
        "EXTRACT(YEAR FROM started) = 2026 => 2026-01-01T00:00:00Z => 2027-01-01T00:00:00Z",
        "YEAR(started) >= 2026 => 2026-01-01T00:00:00Z => -",
        "YEAR(started) = 2026 AND MONTH(started) = 11 => 2026-11-01T00:00:00Z =>"
            + " 2026-12-01T00:00:00Z",
        "YEAR(started) = 2026 AND MONTH(started) IN (10, 11) => 2026-10-01T00:00:00Z =>"
            + " 2026-12-01T00:00:00Z",
        "YEAR(started) = 2026 AND QUARTER(started) = 4 => 2026-10-01T00:00:00Z =>"
            + " 2027-01-01T00:00:00Z",
        "{fn YEAR(started)} = 2026 AND {fn MONTH(started)} > 10 => 2026-11-01T00:00:00Z =>"
            + " 2027-01-01T00:00:00Z",
        "EXTRACT(YEAR FROM started) = 2026 AND EXTRACT(MONTH FROM started) = 11 AND EXTRACT(DAY"
            + " FROM started) = 10 => 2026-11-10T00:00:00Z => 2026-11-11T00:00:00Z",
        "YEAR(started) = 2026 AND MONTH(started) = 11 AND DAYOFMONTH(started) IN (10, 11) =>"
            + " 2026-11-10T00:00:00Z => 2026-11-12T00:00:00Z",
        "DAYOFMONTH(started) <= 10 AND QUARTER(started) = 4 AND MONTH(started) > 10 AND"
            + " YEAR(started) IN (2026, 2027) AND started < '2026-12-01' => 2026-11-01T00:00:00Z =>"
            + " 2026-11-11T00:00:00Z",
        "started >= '2026-11-01' AND started < '2026-12-01' AND EXTRACT(DAY FROM started) = 10 =>"
            + " 2026-11-10T00:00:00Z => 2026-11-11T00:00:00Z",
        "DATE_PART('year', started) = 2026 => 2026-01-01T00:00:00Z => 2027-01-01T00:00:00Z",
      })
  void theRangeIsPushed(String condition, String from, String to) throws SQLException {
    List<List<@Nullable Object>> pushed = rows("true", condition);
    assertRange(from, to);
    assertThat(pushed).isNotEmpty().isEqualTo(rows("false", condition));
  }

  /** Tools send the ends of what they can show where nobody has set a limit. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "started >= '0001-01-01' => - => -",
        "started <= '9999-12-31' => - => -",
        "YEAR(started) < 50000 => - => -",
        "started BETWEEN '0001-01-01' AND '2026-11-10' => - => 2026-11-10T00:00:00.001Z",
        "started >= '2026-11-10' AND started <= TIMESTAMP '9999-12-31 23:59:59.999' =>"
            + " 2026-11-10T00:00:00Z => -",
      })
  void aBoundThatSaysNothingIsNotSent(String condition, String from, String to)
      throws SQLException {
    List<List<@Nullable Object>> pushed = rows("true", condition);
    assertRange(from, to);
    assertThat(pushed).isNotEmpty().isEqualTo(rows("false", condition));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "CAST(started AS DATE) = ? => 2026-11-10T00:00:00Z => 2026-11-11T00:00:00Z",
        "? <= DATE_TRUNC('month', started) => 2026-12-01T00:00:00Z => -",
        "YEAR(started) = 2026 AND MONTH(started) = 11 AND EXTRACT(DAY FROM started) = EXTRACT(DAY"
            + " FROM CAST(? AS DATE)) => 2026-11-10T00:00:00Z => 2026-11-11T00:00:00Z",
        "YEAR(started) = EXTRACT(YEAR FROM CAST(? AS DATE)) => 2026-01-01T00:00:00Z =>"
            + " 2027-01-01T00:00:00Z",
      })
  void aBoundMayBeAParameter(String condition, String from, String to) throws SQLException {
    LocalDate day = LocalDate.parse("2026-11-10");
    List<List<@Nullable Object>> pushed = rows("true", condition, day);
    assertRange(from, to);
    assertThat(pushed).isEqualTo(rows("false", condition, day));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "DATE_TRUNC('month', started) = '2026-11-10'",
        "DATE_TRUNC('month', started) = '2026-11-01' AND DATE_TRUNC('month', started) ="
            + " '2026-10-01'",
        "CAST(started AS DATE) > '2026-11-10' AND CAST(started AS DATE) < '2026-11-11'",
        "YEAR(started) = 2025 AND started >= '2026-01-01'",
        "YEAR(started) = 2026 AND MONTH(started) = 2 AND DAYOFMONTH(started) = 30",
      })
  void whatCannotBeAsksNothing(String condition) throws SQLException {
    assertThat(rows("true", condition)).isEmpty();
    assertThat(ACCOUNT.requests()).isEmpty();
  }
}
