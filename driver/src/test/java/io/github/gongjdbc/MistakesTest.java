package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mistakes that people make in SQL: what is said of each, and what to write instead. */
class MistakesTest {
  @RegisterExtension static final SandboxAccount ACCOUNT = SandboxAccount.small();

  /** A statement, its SQL state, and what the message says, a part in each further column. */
  private static final String MISTAKES =
      """
      SELECT                                            ¦ 42601 ¦ ends too early, after 'SELECT'
      SELECT * FROM                                     ¦ 42601 ¦ ends too early, after 'FROM'
      SELECT id FROM calls WHERE                        ¦ 42601 ¦ ends too early, after 'WHERE'
      SELECT id FROM calls LIMIT                        ¦ 42601 ¦ ends too early, after 'LIMIT'
      SELECT id FROM calls WHERE title LIKE '%x%' AND   ¦ 42601 ¦ ends too early, after 'AND'
      WITH x AS (SELECT id FROM calls)                  ¦ 42601 ¦ WITH must be followed by a SELECT
      WITH x AS SELECT id FROM calls SELECT * FROM x    ¦ 42601 ¦ put the query after AS in parentheses
      SELCT id FROM calls                               ¦ 42601 ¦ write SELECT ¦ 'SELCT'
      SELECT id form calls                              ¦ 42601 ¦ write FROM ¦ 'form'
      SELECT id FROM calls WERE id = '1'                ¦ 42601 ¦ write WHERE ¦ 'WERE'
      SELECT id FROM calls GRUOP BY id                  ¦ 42601 ¦ write GROUP ¦ 'GRUOP'
      SELECT FROM calls                                 ¦ 42601 ¦ SELECT *
      SELECT id FROM call                               ¦ 42601 ¦ 'call' is a keyword ¦ 'calls'
      SELECT id FROM order                              ¦ 42601 ¦ 'order' is a keyword
      SELECT id FROM table                              ¦ 42601 ¦ 'table' is a keyword
      SELECT id FROM 'calls'                            ¦ 42601 ¦ without single quotes
      SELECT id FROM cals                               ¦ 42P01 ¦ 'cals' ¦ mean 'calls'?
      SELECT calls.id FROM calls c                      ¦ 42P01 ¦ 'calls' ¦ another name
      SELECT trackers.name FROM extensive_calls         ¦ 42P01 ¦ trackers ->> 'key'
      SELECT titel FROM calls                           ¦ 42703 ¦ 'titel' ¦ mean 'title'?
      SELECT c.titel FROM calls c                       ¦ 42703 ¦ table 'c' ¦ mean 'title'?
      SELECT id FROM calls WHERE title = "Demo"         ¦ 42703 ¦ 'Demo' ¦ single quotes
      SELECT id FROM calls WHERE id = $1                ¦ 42703 ¦ write ? instead of $1
      SELECT id FROM calls WHERE id = :id               ¦ 42601 ¦ write ? instead of :id
      SELECT id FROM calls WHERE id = @id               ¦ 42601 ¦ write ? instead of @id
      SELECT id FROM calls WHERE id = ‘1’               ¦ 42601 ¦ '‘' ¦ straight single quotes
      SELECT duration AS d FROM calls WHERE d > 10      ¦ 42703 ¦ 'd' ¦ repeat the expression
      SELECT id FROM calls, users                       ¦ 42702 ¦ 'id' is ambiguous ¦ in front
      SELECT Lenght(title) FROM calls                   ¦ 42883 ¦ Lenght ¦ mean 'LENGTH'?
      SELECT TO_CHAR(started) FROM calls                ¦ 42883 ¦ TO_CHAR(x, 'YYYY-MM-DD')
      SELECT UPPER(title, title) FROM calls             ¦ 42000 ¦ UPPER takes 1 argument
      SELECT SPLIT_PART(title, '-') FROM calls          ¦ 42000 ¦ SPLIT_PART takes 3 arguments
      SELECT DATE_TRUNC('month') FROM calls             ¦ 42601 ¦ DATE_TRUNC('month', x)
      SELECT SUM(duration FROM calls                    ¦ 42601 ¦ before 'duration' is not closed
      SELECT id FROM calls WHERE (id = '1'              ¦ 42601 ¦ before 'id' is not closed
      SELECT id FROM calls WHERE id = '1')              ¦ 42601 ¦ ')' has no matching (
      SELECT id FROM calls WHERE title = 'It's'         ¦ 42601 ¦ ' is missing ¦ 'It''s'
      SELECT "id FROM calls                             ¦ 42601 ¦ " is missing
      SELECT id FROM calls /* note                      ¦ 42601 ¦ */ is missing
      SELECT id, FROM calls                             ¦ 42601 ¦ a comma stands before 'FROM'
      SELECT id FROM calls WHERE id IN ('1',)           ¦ 42601 ¦ a comma stands before ')'
      SELECT id title direction FROM calls              ¦ 42601 ¦ 'direction' ¦ comma
      SELECT id FROM calls WHERE id IN ()               ¦ 42601 ¦ IN needs one value
      SELECT id FROM calls WHERE id IN '1'              ¦ 42601 ¦ IN ('a', 'b')
      SELECT id FROM calls WHERE title 'x'              ¦ 42601 ¦ operator is missing ¦ 'title'
      SELECT id FROM calls WHERE title == 'x'           ¦ 42601 ¦ write = instead of ==
      SELECT id FROM calls WHERE duration => 1          ¦ 42601 ¦ write >= instead of =>
      SELECT id FROM calls WHERE id = '1' && id = '2'   ¦ 42601 ¦ write AND instead of &&
      SELECT id FROM calls WHERE !(id = '1')            ¦ 42601 ¦ write NOT instead of !
      SELECT id FROM calls WHERE title IS 'x'           ¦ 42601 ¦ IS is followed by NULL
      SELECT id FROM calls WHERE title LIKE %x%         ¦ 42601 ¦ LIKE '%text%'
      SELECT id FROM calls WHERE title REGEXP 'x'       ¦ 42601 ¦ x ~ 'pattern'
      SELECT id FROM calls WHERE title CONTAINS 'x'     ¦ 42000 ¦ x LIKE '%text%'
      SELECT id FROM calls WHERE AND id = '1'           ¦ 42601 ¦ missing between 'WHERE' and 'AND'
      SELECT id FROM calls WHERE duration BETWEEN 1     ¦ 42601 ¦ BETWEEN 1 AND 10
      SELECT id FROM calls WHERE title                  ¦ 42000 ¦ WHERE takes a condition
      SELECT id FROM calls ORDER title                  ¦ 42601 ¦ write ORDER BY
      SELECT id FROM calls LIMIT 5 ORDER BY id          ¦ 42601 ¦ ORDER BY stands in front of LIMIT
      SELECT id FROM calls WHERE id = '1' WHERE id = '' ¦ 42601 ¦ a WHERE already ¦ AND
      SELECT id FROM calls LIMIT -1                     ¦ 42601 ¦ LIMIT ¦ not negative ¦ '-1'
      SELECT id FROM calls LIMIT 'a'                    ¦ 42601 ¦ LIMIT ¦ whole number ¦ 'a'
      SELECT id FROM calls ORDER BY 5                   ¦ 42000 ¦ no column of this number
      SELECT CAST(id AS FOO) FROM calls                 ¦ 42704 ¦ no type 'FOO' ¦ VARCHAR
      SELECT CAST(id AS VARCAHR) FROM calls             ¦ 42704 ¦ 'VARCAHR' ¦ mean VARCHAR?
      SELECT CAST(id, INTEGER) FROM calls               ¦ 42601 ¦ CAST(x AS INTEGER)
      SELECT DATEADD(FOO, 1, started) FROM calls        ¦ 42000 ¦ 'FOO' is not a unit ¦ month
      SELECT DATEDIFF(FOO, started, started) FROM calls ¦ 42000 ¦ 'FOO' is not a unit ¦ month
      SELECT EXTRACT(FOO FROM started) FROM calls       ¦ 42000 ¦ 'FOO' is not a unit ¦ month
      SELECT DATE_TRUNC('foo', started) FROM calls      ¦ 42000 ¦ DATE_TRUNC('month', x)
      SELECT now() - INTERVAL '7' FOOS FROM calls       ¦ 42601 ¦ INTERVAL '7' DAY
      SELECT id FROM calls WHERE started > '2026-02-30' ¦ 22007 ¦ '2026-02-30' ¦ no such day
      SELECT DATE '2026-02-30'                          ¦ 22007 ¦ '2026-02-30' ¦ no such day
      SELECT TIMESTAMP '2026-01-01 25:00:00'            ¦ 22007 ¦ 25:00 ¦ no such day or hour
      SELECT id FROM calls WHERE started > '01/31/2026' ¦ 22007 ¦ '01/31/2026' ¦ write 2026-01-31
      SELECT id FROM calls WHERE started > 2026-01-01   ¦ 42000 ¦ '>' ¦ single quotes
      SELECT direction, COUNT(*) FROM calls             ¦ 42000 ¦ 'direction' ¦ GROUP BY
      SELECT * FROM calls GROUP BY title                ¦ 42000 ¦ 'calls.id' ¦ GROUP BY
      SELECT id FROM calls WHERE COUNT(*) > 1           ¦ 42000 ¦ WHERE ¦ HAVING
      SELECT MAX(COUNT(*)) FROM calls GROUP BY title    ¦ 42000 ¦ cannot be used in another
      SELECT ROW_NUMBER() FROM calls                    ¦ 42000 ¦ OVER (ORDER BY started)
      SELECT id FROM calls WHERE RANK() OVER (ORDER BY id) = 1 ¦ 42000 ¦ QUALIFY
      SELECT c.id FROM calls c JOIN users u             ¦ 42000 ¦ ON a.id = b.a_id
      SELECT id FROM calls UNION SELECT id, title FROM calls ¦ 42000 ¦ UNION ¦ numbers of columns
      SELECT (SELECT id, title FROM calls)              ¦ 42000 ¦ select one column
      SELECT 1 WHERE EXISTS SELECT 1                    ¦ 42601 ¦ put a query within another in parentheses
      SELECT CASE WHEN title = 'x' THEN 1 FROM calls    ¦ 42601 ¦ a CASE has no END
      SELECT COALESCE() FROM calls                      ¦ 42000 ¦ no way to compute
      SELECT t.* FROM calls, JSON_TABLE(title, '$[*]' COLUMNS (a VARCHAR PATH '$.a')) t ¦ 42883 ¦ CROSS JOIN UNNEST(JSON_ARRAY_ELEMENTS(x))
      """;

  private final Locale locale = Locale.getDefault();

  @AfterEach
  void restoreLocale() {
    Locale.setDefault(locale);
  }

  private static List<String> wrongly() throws SQLException {
    try (Connection connection = ACCOUNT.connect();
        Statement statement = connection.createStatement()) {
      return MISTAKES.lines().flatMap(line -> missing(statement, line)).toList();
    }
  }

  /** What a message does not say that it should. */
  private static Stream<String> missing(Statement statement, String line) {
    List<String> columns = Arrays.stream(line.split("¦", -1)).map(String::strip).toList();
    Failure failure = Failure.of(() -> statement.executeQuery(columns.get(0)));
    boolean says =
        failure.state().equals(columns.get(1))
            && columns.subList(2, columns.size()).stream().allMatch(failure.message()::contains);
    return says
        ? Stream.empty()
        : Stream.of(line + "\n   " + failure.state() + " " + failure.message());
  }

  @Test
  void areToldInWordsThatSayWhatToWrite() throws SQLException {
    assertThat(wrongly()).isEmpty();
    assertThat(ACCOUNT.requests()).isEmpty();
  }

  /** Turkish has other capitals, German other messages of the JVM, Arabic other digits. */
  @ParameterizedTest
  @ValueSource(strings = {"tr-TR", "de-DE", "ar-EG"})
  void areToldTheSameInEveryLanguageOfTheJvm(String language) throws SQLException {
    Locale.setDefault(Locale.forLanguageTag(language));
    assertThat(wrongly()).isEmpty();
  }
}
