package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text, names, comments and casts are read as they are written, however long they are. */
class LexerTest {
  private static Connection connection;

  @BeforeAll
  static void connect() throws SQLException {
    connection = DriverManager.getConnection("jdbc:gong:demo");
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
  }

  private static String value(String sql) throws SQLException {
    return String.valueOf(SandboxAccount.query(connection, sql).get(0).get(0));
  }

  private static Failure failure(String sql) {
    return Failure.of(() -> SandboxAccount.query(connection, sql));
  }

  @ParameterizedTest
  @ValueSource(ints = {2_000, 100_000})
  void aTextMayBeLong(int length) throws SQLException {
    String text = "it''s ".repeat(length / 6);
    assertThat(value("SELECT '" + text + "'")).isEqualTo(text.replace("''", "'"));
    assertThat(value("SELECT 1 /* " + "x ".repeat(length / 2) + "*/")).isEqualTo("1");
  }

  @Test
  void aLongNameIsRefusedInWords() {
    failure("SELECT \"" + "a".repeat(100_000) + "\" FROM calls")
        .is(SQLSyntaxErrorException.class, "42601")
        .says("128");
  }

  @Test
  void manyTextsAndManyCastsAreNoMatter() throws SQLException {
    String texts = "'x'::varchar, ".repeat(500);
    assertThat(value("SELECT COUNT(*) FROM users WHERE id NOT IN (" + texts + "'y')"))
        .isEqualTo(value("SELECT COUNT(*) FROM users"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT /* a /* nested */ comment */ 1",
        "SELECT 1 -- to the end",
        "-- at first\nSELECT 1",
        "SELECT/**/1",
        "SELECT\u00a01",
        "\ufeffSELECT 1",
        "SELECT\t1\r\n;\r\n",
        "SELECT 1 /* it's open \" here */",
      })
  void commentsAndSpaceOfEveryKindSayNothing(String sql) throws SQLException {
    assertThat(value(sql)).isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "CASE WHEN 1 = 1 THEN 'yes' END::varchar => yes",
        "CASE WHEN 1 = 1 THEN CASE WHEN 1 = 2 THEN 1 ELSE 2 END END::varchar || 'x' => 2x",
        "('4')::int + 1 => 5",
        "'2026-01-31'::date => 2026-01-31",
        "'12.345'::numeric(10,1) => 12.3",
        "'42'::int::varchar::char(1) => 4",
        "LENGTH('four')::varchar || '!' => 4!",
        "-'5'::int => -5",
        "{fn LENGTH('four')}::varchar => 4",
        "ARRAY['7'][1]::int + 1 => 8",
        "(SELECT '3')::int => 3",
        "'a'||'1'::int => a1",
        "COALESCE(NULL::int, 1) => 1",
        "1.5e1::int => 15",
        "'x -- no comment'::text => x -- no comment",
        "'/* none'::text => /* none",
      })
  void castsBehindAValueBindAsTheyDoInPostgreSql(String expression, String value)
      throws SQLException {
    assertThat(value("SELECT " + expression)).isEqualTo(value);
  }

  @Test
  void castsStandBehindAggregatesAndWindows() throws SQLException {
    String users = value("SELECT COUNT(*) FROM users");
    assertThat(value("SELECT COUNT(*)::varchar FROM users")).isEqualTo(users);
    assertThat(value("SELECT COUNT(*) FILTER (WHERE 1 = 1)::varchar FROM users")).isEqualTo(users);
    assertThat(value("SELECT COUNT(*) OVER (PARTITION BY 1)::varchar FROM users")).isEqualTo(users);
    assertThat(value("SELECT COUNT(*) OVER w::varchar FROM users WINDOW w AS (PARTITION BY 1)"))
        .isEqualTo(users);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT u.[id] FROM [gong].[users] AS u WHERE [u].[id] IS NOT NULL",
        "SELECT `id` FROM `gong`.`users`",
        "SELECT \"ID\" FROM \"Users\" WHERE `id` = [id]",
      })
  void namesMayStandInAnyQuotes(String sql) throws SQLException {
    assertThat(SandboxAccount.query(connection, sql))
        .hasSize(Integer.parseInt(value("SELECT COUNT(*) FROM users")));
  }

  @Test
  void charactersByNumberHaveFourOrSixDigits() throws SQLException {
    assertThat(value("SELECT U&'\\00e9 \\+01F389 \\d83c\\df89'")).isEqualTo("é 🎉 🎉");
  }

  @Test
  void bracketsBehindAnArrayAreItsElements() throws SQLException {
    assertThat(value("SELECT a[n] FROM (SELECT ARRAY[7, 8] a, 2 n) t")).isEqualTo("8");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SELECT 'open                         | line 1, column 8 | text   | '",
        "SELECT \"open FROM calls             | line 1, column 8 | name   | \"",
        "SELECT id FROM `calls                | line 1, column 16 | name  | `` is missing",
        "SELECT 1 /* open /* */               | line 1, column 10 | comment | */",
      })
  void whatHasNoEndIsSaidSo(String sql, String place, String what, String missing) {
    failure(sql)
        .is(SQLSyntaxErrorException.class, "42601")
        .says(place, what, missing.replace("``", "`"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SELECT id AS value x, FROM calls              | 'x'",
        "SELECT TOP 3 id, 'a'::varchar ) FROM calls    | ')'",
        "SELECT started::timestamp 7 FROM calls        | '7'",
        "SELECT DATE '2026-01-31' DATE DATE FROM calls | 'DATE'",
        "SELECT [id] [title] [id] FROM calls           | '[id]'",
      })
  void anErrorNamesAWordThatStandsThere(String sql, String word) {
    String message = failure(sql).is(SQLSyntaxErrorException.class, "42601").says(word).message();
    int column = Integer.parseInt(message.replaceAll(".*column (\\d+).*", "$1"));
    assertThat(sql.substring(column - 1)).startsWith(word.substring(1, word.length() - 1));
  }

  @Test
  void placesAreThoseOfTheUsersText() {
    for (String sql :
        List.of(
            "SELECT TOP 5 id AS value, started::date,\n  /* a /* b */ c */ nope FROM calls",
            "SELECT INTERVAL '7 days' AS date,\r\n                    nope FROM calls",
            "SELECT {fn UCASE('x')} AS date, [id],\n{d '2026-01-31'},   nope FROM calls")) {
      failure(sql).says("line 2, column 21", "nope");
    }
  }
}
