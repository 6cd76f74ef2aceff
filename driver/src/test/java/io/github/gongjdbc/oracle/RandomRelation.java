package io.github.gongjdbc.oracle;

import java.util.List;

/**
 * What may stand in FROM.
 *
 * @param sql a table, a derived table or a join, with the names that the columns use
 * @param columns what can be selected of it
 * @param rows about how many rows it has, so that joins do not grow without bound
 */
record RandomRelation(String sql, List<Column> columns, long rows) {

  /** Kinds of values; values of one kind can be compared. */
  enum Kind {
    NUMBER("BIGINT"),
    TEXT("VARCHAR"),
    BOOLEAN("BOOLEAN"),
    TIME("TIMESTAMP"),
    DATE("DATE");

    private final String type;

    Kind(String type) {
      this.type = type;
    }

    String type() {
      return type;
    }
  }

  /**
   * A column.
   *
   * @param key what its values identify, or nothing
   */
  record Column(String name, Kind kind, String key) {}

  /** The account's tables; each is named anew by an alias. */
  static final List<Table> TABLES =
      List.of(
          new Table(
              "calls",
              112,
              "id:call primary_user_id:user title direction media purpose duration# started@"
                  + " scheduled@ is_private?"),
          new Table(
              "extensive_calls",
              112,
              "id:call primary_user_id:user direction scope brief questions_company_count#"
                  + " duration# started@ is_private?"),
          new Table("call_parties", 285, "call_id:call user_id:user name affiliation started@"),
          new Table(
              "users",
              14,
              "id:user manager_id:user first_name last_name title extension created@ active?"),
          new Table("scorecards", 5, "scorecard_id:card scorecard_name created@ enabled?"),
          new Table(
              "answered_scorecards",
              21,
              "scorecard_id:card call_id:call reviewed_user_id:user reviewer_user_id:user"
                  + " review_method review_time@"),
          new Table(
              "answered_scorecard_answers",
              73,
              "scorecard_id:card call_id:call question_id score# is_overall? answer_text"));

  /** A table with the columns that queries are made of. */
  record Table(String name, long rows, String columns) {

    RandomRelation as(String alias) {
      return new RandomRelation(
          name + " " + alias,
          List.of(columns.split(" ", -1)).stream().map(text -> column(alias, text)).toList(),
          rows);
    }

    private static Column column(String alias, String text) {
      String[] parts = text.split(":", -1);
      String name = alias + "." + parts[0].replaceAll("[#@?]", "");
      Kind kind =
          switch (text.charAt(text.length() - 1)) {
            case '#' -> Kind.NUMBER;
            case '@' -> Kind.TIME;
            case '?' -> Kind.BOOLEAN;
            default -> Kind.TEXT;
          };
      return new Column(name, kind, parts.length == 2 ? parts[1] : "");
    }
  }
}
