package io.github.gongjdbc.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the files of queries hold. */
class OracleQueriesTest {
  private static final List<OracleQuery> ALL = OracleFile.all();

  @Test
  void theyAskSevenHundredDifferentThings() {
    Set<QueryShape> shapes = ALL.stream().map(QueryShape::of).collect(Collectors.toSet());
    assertThat(shapes).hasSizeGreaterThan(700);
  }

  @Test
  void namesAreUnique() {
    assertThat(ALL.stream().map(OracleQuery::id)).doesNotHaveDuplicates();
  }

  @Test
  void shapesKeepNoLiteralsAndNoNames() {
    assertThat(shape("SELECT c.title, 'x' FROM calls c WHERE c.duration > 1.5e3"))
        .isEqualTo(shape("select \"u\".last_name, 'it''s' from users u where  u.id > 7"))
        .isNotEqualTo(shape("SELECT c.title, 'x' FROM calls c WHERE c.duration >= 1.5"));
  }

  private static QueryShape shape(String sql) {
    return QueryShape.of(
        new OracleQuery("", "", false, OracleZone.UTC, false, sql, sql, List.of()));
  }
}
