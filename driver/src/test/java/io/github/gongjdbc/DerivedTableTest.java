package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gongjdbc.sandbox.http.SandboxRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Conditions on the same column in several places of a query, as tools write them, all count. */
class DerivedTableTest {
  @RegisterExtension static final SandboxAccount ACCOUNT = SandboxAccount.small();

  /** Longer than any list that EXPLAIN shows in full. */
  private static final int LONGEST = 12;

  private static Connection connection;
  private static List<String> ids;

  @BeforeAll
  static void connect() throws SQLException {
    connection = ACCOUNT.connect();
    ids = ids("SELECT id FROM calls WHERE started >= '2020-01-01' ORDER BY started LIMIT 30");
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
  }

  private static List<String> ids(String sql) throws SQLException {
    return SandboxAccount.query(connection, sql).stream()
        .map(row -> String.valueOf(row.get(0)))
        .toList();
  }

  private static String in(List<String> values) {
    return "IN "
        + values.stream().map(id -> "'" + id + "'").collect(Collectors.joining(", ", "(", ")"));
  }

  private static List<String> first(int count) {
    return ids.subList(0, count);
  }

  /** As many, of which the last alone is another one. */
  private static List<String> withAnotherLast(int count) {
    List<String> list = new ArrayList<>(first(count));
    list.set(count - 1, ids.get(20));
    return list;
  }

  @Test
  void aListInsideAndAnotherOutsideLeaveWhatBothHold() throws SQLException {
    for (int count = 1; count <= LONGEST; count++) {
      String inner = "SELECT id FROM calls WHERE id " + in(first(count));
      String outer = "SELECT id FROM (" + inner + ") t WHERE id " + in(withAnotherLast(count));
      assertThat(ids(outer)).as(outer).containsExactlyInAnyOrderElementsOf(first(count - 1));
    }
  }

  @Test
  void listsOfThreeLevelsLeaveWhatAllHold() throws SQLException {
    String inner = "SELECT id, started FROM calls WHERE id " + in(first(10));
    String middle = "SELECT * FROM (" + inner + ") t WHERE id " + in(withAnotherLast(10));
    String outer = "SELECT id FROM (" + middle + ") u WHERE id " + in(ids.subList(3, 20));
    assertThat(ids(outer)).containsExactlyInAnyOrderElementsOf(ids.subList(3, 9));
  }

  @Test
  void theSameListTwiceIsAskedOnce() throws SQLException {
    String inner = "SELECT id FROM calls WHERE id " + in(first(10));
    assertThat(ids("SELECT id FROM (" + inner + ") t WHERE id " + in(first(10)))).hasSize(10);
    assertThat(ACCOUNT.request().json().at("/filter/callIds")).hasSize(10);
  }

  @Test
  void branchesOfAUnionWhoseListsDifferLateAreReadEach() throws SQLException {
    for (int count = 1; count <= LONGEST; count++) {
      String one = "SELECT id FROM calls WHERE id " + in(first(count));
      String other = "SELECT id FROM calls WHERE id " + in(withAnotherLast(count));
      List<String> all =
          Stream.concat(first(count).stream(), withAnotherLast(count).stream()).toList();
      String union = one + " UNION ALL " + other;
      assertThat(ids(union)).as(union).containsExactlyInAnyOrderElementsOf(all);
    }
  }

  @Test
  void sidesOfAJoinWhoseListsDifferLateAreReadEach() throws SQLException {
    for (int count = 1; count <= LONGEST; count++) {
      String join =
          "SELECT a.id FROM calls a JOIN calls b ON b.duration >= 0 AND a.id "
              + in(first(count))
              + " AND b.id "
              + in(withAnotherLast(count))
              + " AND a.id = b.id";
      assertThat(ids(join)).as(join).containsExactlyInAnyOrderElementsOf(first(count - 1));
    }
  }

  @Test
  void setsWhoseListsDifferLateDiffer() throws SQLException {
    String one = "SELECT id FROM calls WHERE id " + in(first(9));
    String other = "SELECT id FROM calls WHERE id " + in(withAnotherLast(9));
    assertThat(ids(one + " EXCEPT " + other)).containsExactly(ids.get(8));
    assertThat(ids(one + " INTERSECT " + other)).containsExactlyInAnyOrderElementsOf(first(8));
  }

  /** A quote in a text makes it look like the end of one and the beginning of the next. */
  @Test
  void aTextThatLooksLikeTwoIsOne() throws SQLException {
    String two = "SELECT id FROM calls WHERE id " + in(first(2));
    String one =
        "SELECT id FROM calls WHERE id IN ('" + ids.get(0) + "'', ''" + ids.get(1) + "', 'x')";
    assertThat(ids(two + " UNION ALL " + one)).containsExactlyInAnyOrderElementsOf(first(2));
    assertThat(ids("SELECT id FROM (" + two + ") t WHERE id IN ('" + first(2).get(0) + ", 1')"))
        .isEmpty();
  }

  @Test
  void parametersWithinAndOutsideAreEachTheirOwn() throws SQLException {
    String sql =
        "SELECT id FROM (SELECT id FROM calls WHERE id IN (?, ?, ?)) t WHERE id IN (?, ?, ?)";
    assertThat(
            SandboxAccount.query(
                connection,
                sql,
                ids.get(0),
                ids.get(1),
                ids.get(2),
                ids.get(2),
                ids.get(1),
                ids.get(5)))
        .containsExactlyInAnyOrder(List.of(ids.get(1)), List.of(ids.get(2)));
    SandboxRequest request = ACCOUNT.request();
    assertThat(request.json().at("/filter/callIds")).hasSize(2);
  }

  @Test
  void timesThatDifferLateAreEachTheirOwn() throws SQLException {
    String times =
        "TIMESTAMP '2026-10-01 00:00:00', TIMESTAMP '2026-10-02 00:00:00', TIMESTAMP '2026-10-03"
            + " 00:00:00', TIMESTAMP '2026-10-04 00:00:00', TIMESTAMP '2026-10-05 00:00:00'";
    String day = "SELECT id FROM extensive_calls WHERE FLOOR(started TO DAY) IN (" + times + ", ";
    List<String> sixth = ids(day + "TIMESTAMP '2026-10-06 00:00:00')");
    List<String> seventh = ids(day + "TIMESTAMP '2026-10-07 00:00:00')");
    assertThat(sixth).isNotEqualTo(seventh);
    assertThat(
            ids(
                day
                    + "TIMESTAMP '2026-10-06 00:00:00') UNION ALL "
                    + day
                    + "TIMESTAMP '2026-10-07 00:00:00')"))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(sixth.stream(), seventh.stream()).toList());
  }
}
