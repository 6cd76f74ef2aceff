package io.github.gongjdbc.sql.parse;

import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;
import io.github.gongjdbc.sql.parse.Token.Kind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Forms of SELECT that the parser does not read: {@code TOP}, {@code DISTINCT ON}, conditions
 * without FROM, {@code FROM dual}, hints and locks of tables.
 */
final class SelectForms {
  private static final Set<String> CLAUSES =
      Set.of("WHERE", "GROUP", "HAVING", "WINDOW", "QUALIFY", "ORDER", "LIMIT", "OFFSET", "FETCH");

  private static final Set<String> WITHOUT_FROM = Set.of("WHERE", "GROUP", "HAVING", "QUALIFY");

  private static final Set<String> AFTER_ORDER = Set.of("LIMIT", "OFFSET", "FETCH", "FOR");

  private static final Set<String> HINTS =
      Set.of("NOLOCK", "READUNCOMMITTED", "READCOMMITTED", "READPAST", "ROWLOCK", "NOEXPAND");

  private final Tokens tokens;

  SelectForms(Tokens tokens) {
    this.tokens = tokens;
  }

  void rewrite() throws SQLException {
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.isWord(i, "SELECT")) {
        int end = end(i);
        select(i, end);
      } else if (tokens.isWord(i, "DUAL")) {
        dual(i);
      } else if (tokens.isWord(i, "WITH")) {
        hint(i);
      } else if (tokens.isWord(i, "FOR")) {
        lock(i);
      }
    }
  }

  private void select(int select, int end) throws SQLException {
    int first = tokens.next(select);
    if (tokens.areWords(first, "DISTINCT", "ON") && distinctOn(first, end)) {
      return;
    }
    if (tokens.isWord(first, "DISTINCT") || tokens.isWord(first, "ALL")) {
      first = tokens.next(first);
    }
    if (tokens.isWord(first, "TOP")) {
      top(select, first, end);
    }
    ties(select, end);
    addFrom(select, end);
  }

  /** {@code SELECT TOP n …} becomes {@code SELECT … FETCH FIRST n ROWS ONLY}. */
  private void top(int select, int top, int end) throws SQLException {
    int count = tokens.next(top);
    int last = count;
    if (tokens.isSymbol(count, "(")) {
      last = tokens.partner(count);
      count = tokens.next(count);
      if (last < 0 || tokens.next(count) != last) {
        throw tokens.refused(top, "TOP takes a number of rows.");
      }
    }
    if (tokens.isSymbol(count, "?")) {
      throw tokens.refused(
          top, "TOP takes no parameter: write FETCH FIRST ? ROWS ONLY at the end.");
    }
    if (tokens.isSymbol(count, "-") && isAllBehind(tokens.next(count))) {
      throw tokens.refused(top, "TOP takes a number of rows, of which there are none below zero.");
    }
    if (!tokens.isKind(count, Kind.NUMBER)) {
      return;
    }
    int next = tokens.next(last);
    if (tokens.isWord(next, "PERCENT")) {
      throw tokens.refused(top, "TOP … PERCENT is not offered: write TOP and a number of rows.");
    }
    if (tokens.areWords(next, "WITH", "TIES")) {
      int ties = tokens.next(next);
      String rows = tokens.get(count).text();
      tokens.remove(top, ties);
      firstRanks(ties, end, rows);
      return;
    }
    String rows = tokens.get(count).text();
    tokens.remove(top, last);
    String fetch = " FETCH FIRST " + rows + " ROWS ONLY ";
    if (isSetOperation(end)) {
      // TOP belongs to its SELECT, an order at the end to the whole.
      int own = tokens.previous(clauseOrEnd(select, end, Set.of("ORDER")));
      tokens.wrap(select, own, "(", fetch + ")");
    } else {
      tokens.wrap(end, end, "", fetch);
    }
  }

  /**
   * Whether a number stands before {@code * FROM}; before others it may be part of a difference.
   */
  private boolean isAllBehind(int number) {
    int star = tokens.next(number);
    return tokens.isKind(number, Kind.NUMBER)
        && tokens.isSymbol(star, "*")
        && tokens.isWord(tokens.next(star), "FROM");
  }

  /** {@code FETCH FIRST n ROWS WITH TIES} at the end. */
  private void ties(int select, int end) throws SQLException {
    int fetch = clause(select, end, Set.of("FETCH"));
    if (fetch < 0 || !tokens.isWord(end, "TIES")) {
      return;
    }
    int count = tokens.next(tokens.next(fetch));
    if (!tokens.isKind(count, Kind.NUMBER)) {
      throw tokens.refused(fetch, "WITH TIES takes a number of rows.");
    }
    firstRanks(select, end, tokens.get(count).text());
    tokens.remove(fetch, end);
  }

  /**
   * The rows up to a rank in the order of the query: those that are as far as the last come, too.
   */
  private void firstRanks(int select, int end, String rows) throws SQLException {
    int order = clause(select, end, Set.of("ORDER"));
    int from = clauseOrEnd(select, end, Set.of("FROM"));
    boolean single =
        order >= 0
            && !isSetOperation(end)
            && clause(select, end, Set.of("OFFSET", "LIMIT", "QUALIFY")) < 0
            && !tokens.isWord(tokens.next(select), "DISTINCT");
    if (!single) {
      throw tokens.refused(
          select,
          "WITH TIES needs an ORDER BY, and no DISTINCT, UNION or OFFSET beside it: put these in a"
              + " subquery.");
    }
    int orderEnd = tokens.previous(clauseOrEnd(order, end, AFTER_ORDER));
    int first = tokens.next(tokens.next(order));
    String by = columns(parts(first, orderEnd + 1), items(select + 1, from));
    if (by.contains("?")) {
      throw tokens.refused(order, "WITH TIES takes no parameter in ORDER BY.");
    }
    String ranked = " QUALIFY RANK() OVER (ORDER BY " + by + ") <= " + rows + " ";
    tokens.wrap(order, order, ranked, "");
  }

  private boolean isSetOperation(int end) {
    int next = tokens.next(end);
    if (next >= 0 && tokens.get(next).isOneOf(Words.SET_OPERATIONS)) {
      return true;
    }
    for (int i = end; i >= 0; i--) {
      if (tokens.partner(i) >= 0 && tokens.partner(i) < i) {
        i = tokens.partner(i);
      } else if (tokens.partner(i) >= 0 || tokens.isSymbol(i, ";")) {
        return false;
      } else if (tokens.get(i).isOneOf(Words.SET_OPERATIONS)) {
        return true;
      }
    }
    return false;
  }

  /** The first row of each group, as a window function finds it. */
  private boolean distinctOn(int distinct, int end) throws SQLException {
    int open = tokens.next(tokens.next(distinct));
    if (!tokens.isSymbol(open, "(") || tokens.partner(open) < 0) {
      return false;
    }
    int close = tokens.partner(open);
    int order = clause(close, end, Set.of("ORDER"));
    int orderEnd = order < 0 ? -1 : tokens.previous(clauseOrEnd(order, end, AFTER_ORDER));
    List<int[]> items = items(close + 1, clauseOrEnd(close, end, Set.of("FROM")));
    StringBuilder window =
        new StringBuilder(" QUALIFY ROW_NUMBER() OVER (PARTITION BY ")
            .append(columns(parts(open + 1, close), items));
    String by = "";
    if (order >= 0) {
      int first = tokens.next(tokens.next(order));
      by = columns(parts(first, orderEnd + 1), items);
      window.append(" ORDER BY ").append(by);
    }
    window.append(") = 1 ");
    if (window.indexOf("?") >= 0) {
      throw tokens.refused(
          distinct, "DISTINCT ON takes no parameters in its columns and its order.");
    }
    int at = order >= 0 ? order : clauseOrEnd(close, end, AFTER_ORDER);
    tokens.remove(distinct, close);
    if (at > end) {
      tokens.wrap(end, end, "", window.toString());
    } else {
      tokens.wrap(at, at, window.toString(), "");
    }
    return true;
  }

  /** The columns, where a number stands for an item of the list after SELECT. */
  private String columns(List<int[]> columns, List<int[]> items) {
    List<String> written = new ArrayList<>();
    for (int[] column : columns) {
      int first = column[0];
      int second = tokens.next(first);
      if (tokens.isKind(first, Kind.NUMBER)
          && (second < 0 || second > column[1] || !tokens.isSymbol(second, "."))) {
        int number = (int) Double.parseDouble(tokens.get(first).text());
        if (number >= 1 && number <= items.size()) {
          int[] item = items.get(number - 1);
          String rest = second > 0 && second <= column[1] ? tokens.written(second, column[1]) : "";
          written.add(tokens.written(item[0], withoutAlias(item)) + " " + rest);
          continue;
        }
      }
      written.add(tokens.written(column[0], column[1]));
    }
    return String.join(", ", written);
  }

  private int withoutAlias(int[] item) {
    int last = item[1];
    int before = tokens.previous(last);
    return tokens.isWord(before, "AS") && before > item[0] ? tokens.previous(before) : last;
  }

  private List<int[]> items(int from, int to) {
    return parts(tokens.next(from - 1), to);
  }

  /** What lies between commas, from a token up to another, which is not part of it. */
  private List<int[]> parts(int from, int to) {
    List<int[]> parts = new ArrayList<>();
    int start = tokens.next(from - 1);
    for (int i = start; i >= 0 && i < to; i++) {
      if (tokens.partner(i) > i) {
        i = tokens.partner(i);
      } else if (tokens.isSymbol(i, ",")) {
        parts.add(new int[] {start, tokens.previous(i)});
        start = tokens.next(i);
      }
    }
    if (start >= 0 && start < to) {
      parts.add(new int[] {start, tokens.previous(to)});
    }
    return parts;
  }

  private void addFrom(int select, int end) {
    int from = clause(select, end, Set.of("FROM"));
    int condition = clause(select, end, WITHOUT_FROM);
    if (from < 0 && condition >= 0) {
      tokens.wrap(condition, condition, " FROM (VALUES (0)) AS \"dual\" (\"dummy\") ", "");
    }
  }

  /** The table of one row of Oracle, MySQL and Spark. */
  private void dual(int dual) {
    int before = tokens.previous(dual);
    boolean table =
        tokens.isWord(before, "FROM")
            || tokens.isWord(before, "JOIN")
            || tokens.isSymbol(before, ",");
    int next = tokens.next(dual);
    if (!table || tokens.isSymbol(next, ".") || tokens.isSymbol(next, "(")) {
      return;
    }
    if (tokens.isSymbol(before, ",") && clauseBefore(dual) < 0) {
      return;
    }
    boolean named =
        tokens.isName(next)
            && !tokens.get(next).isOneOf(Words.KEYWORDS)
            && !tokens.get(next).isOneOf(CLAUSES);
    tokens.replace(
        dual,
        Kind.SYMBOL,
        "(SELECT 'X' AS \"dummy\")" + (named || tokens.isWord(next, "AS") ? "" : " AS \"dual\""));
  }

  /** The FROM that a comma belongs to; -1 where it belongs to another list. */
  private int clauseBefore(int index) {
    for (int i = index - 1; i >= 0; i--) {
      if (tokens.partner(i) >= 0 && tokens.partner(i) < i) {
        i = tokens.partner(i);
      } else if (tokens.isWord(i, "FROM")) {
        return i;
      } else if (tokens.partner(i) >= 0
          || tokens.isWord(i, "SELECT")
          || tokens.get(i).isOneOf(CLAUSES)) {
        return -1;
      }
    }
    return -1;
  }

  /** {@code WITH (NOLOCK)}: nothing is locked here. */
  private void hint(int with) {
    int open = tokens.next(with);
    int hint = tokens.isSymbol(open, "(") ? tokens.next(open) : -1;
    if (hint >= 0 && tokens.get(hint).isOneOf(HINTS) && tokens.partner(open) > 0) {
      tokens.remove(with, tokens.partner(open));
    }
  }

  private void lock(int lock) throws SQLException {
    int next = tokens.next(lock);
    if (tokens.isWord(next, "UPDATE")
        || tokens.isWord(next, "SHARE")
        || tokens.areWords(next, "NO", "KEY", "UPDATE")
        || tokens.areWords(next, "KEY", "SHARE")) {
      throw SqlExceptions.of(
          SqlState.READ_ONLY,
          "SELECT … FOR "
              + Words.upper(tokens.get(next).text())
              + " is refused: Gong is read only here, and its rows cannot be locked. Leave FOR "
              + Words.upper(tokens.get(next).text())
              + " out ("
              + TextPosition.of(tokens.sql(), tokens.get(lock).start())
              + ").");
    }
    boolean reading =
        tokens.areWords(next, "READ", "ONLY") || tokens.areWords(next, "FETCH", "ONLY");
    if (reading) {
      tokens.remove(lock, tokens.next(next));
    }
  }

  /** The first of some words in the query itself, not in parentheses; -1 where there is none. */
  private int clause(int from, int end, Set<String> words) {
    for (int i = from + 1; i <= end; i++) {
      if (tokens.partner(i) > i) {
        i = tokens.partner(i);
      } else if (tokens.get(i).isOneOf(words) && !tokens.isSymbol(tokens.previous(i), ".")) {
        return i;
      }
    }
    return -1;
  }

  private int clauseOrEnd(int from, int end, Set<String> words) {
    int clause = clause(from, end, words);
    return clause < 0 ? end + 1 : clause;
  }

  /** The last token of a query: what follows is its parenthesis, a set operation or the end. */
  private int end(int select) {
    int i = select + 1;
    while (i < tokens.size()) {
      Token token = tokens.get(i);
      if (tokens.partner(i) > i) {
        i = tokens.partner(i);
      } else if (tokens.partner(i) >= 0
          || token.isSymbol(";")
          || token.isSymbol(")")
          || token.isOneOf(Words.SET_OPERATIONS)) {
        break;
      }
      i++;
    }
    return tokens.previous(i);
  }
}
