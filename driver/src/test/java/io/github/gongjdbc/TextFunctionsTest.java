package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text functions work on whole characters of all scripts, in every language of the JVM. */
class TextFunctionsTest {
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

  private static @Nullable Object value(String expression, String text) throws SQLException {
    List<List<@Nullable Object>> rows =
        SandboxAccount.query(
            connection, "SELECT " + expression + " FROM (VALUES " + text + ") t(x)");
    return rows.get(0).get(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "CHAR_LENGTH(x) | 3",
        "SUBSTRING(x FROM 2 FOR 1) | 😀",
        "SUBSTRING(x FROM 0 FOR 2) | a",
        "SUBSTRING(x FROM 3) | b",
        "LEFT(x, 2) | a😀",
        "RIGHT(x, 2) | 😀b",
        "LEFT(x, -1) | a😀",
        "POSITION('b' IN x) | 3",
        "REVERSE(x) | b😀a",
        "LPAD(x, 5, '🎉') | 🎉🎉a😀b",
        "RPAD(x, 2) | a😀",
        "OVERLAY(x PLACING 'zz' FROM 2 FOR 1) | azzb",
        "ASCII(SUBSTRING(x FROM 2)) | 128512",
        "CHR(128512) | 😀",
        "TRIM(BOTH 'ab' FROM x) | 😀",
        "BTRIM(x, 'ab') | 😀",
        "UPPER(x) | A😀B",
        "INITCAP('ÉLAN vital') | Élan Vital",
        "UPPER('straße') | STRASSE",
        "x LIKE 'a_b' | true",
        "x LIKE 'a__b' | false",
        "'50%' LIKE '50\\%' | true",
        "'500' LIKE '50\\%' | false",
        "'50%' LIKE '50!%' ESCAPE '!' | true",
        "'CAFÉ' ILIKE '%fé' | true",
        "'a.c' SIMILAR TO 'a.c' | true",
        "'abc' SIMILAR TO 'a.c' | false",
        "'abc' SIMILAR TO '[ab]+_' | true",
        "DAYNAME(DATE '2026-08-28') | Friday",
        "MONTHNAME(TIMESTAMP '2026-08-28 10:00:00') | August",
      })
  void haveTheValueThatTheyHaveElsewhere(String expression, String expected) throws SQLException {
    assertThat(String.valueOf(value(expression, "'a😀b'"))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LPAD(x, 6, '0')",
        "RPAD(x, 6)",
        "LPAD('a', CHAR_LENGTH(x))",
        "BTRIM(x)",
        "LEFT(x, 1)",
        "SUBSTRING(x FROM 1)",
        "REPEAT(x, 2)",
        "REVERSE(x)",
        "INITCAP(x)",
        "UPPER(x)",
        "TRIM(x)",
        "OVERLAY(x PLACING 'a' FROM 1)",
        "REPLACE(x, 'a', 'b')",
        "DAYNAME(CAST(x AS DATE))",
        "MONTHNAME(CAST(x AS DATE))",
      })
  void ofNullAreNull(String expression) throws SQLException {
    String nothing = "CAST(NULL AS VARCHAR)";
    assertThat(value(expression + " IS NULL", nothing)).isEqualTo(true);
    assertThat(value("COALESCE(" + expression + ", 'none')", nothing)).isEqualTo("none");
  }

  @Test
  void doNotDependOnTheLanguageOfTheJvm() throws SQLException {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr"));
    try {
      assertThat(value("UPPER(x)", "'title'")).isEqualTo("TITLE");
      assertThat(value("x ILIKE 'TITLE'", "'title'")).isEqualTo(true);
      assertThat(value("LOWER(x)", "'TITLE'")).isEqualTo("title");
    } finally {
      Locale.setDefault(before);
    }
  }
}
