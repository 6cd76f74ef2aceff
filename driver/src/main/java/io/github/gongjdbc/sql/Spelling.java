package io.github.gongjdbc.sql;

import io.github.gongjdbc.sql.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Respells what people and tools write and the parser does not read right: {@code SELECT TOP 5},
 * {@code INTERVAL '7 days'}, reserved words as aliases, units in quotes, and names in JDBC's
 * function escape in lower case. It knows where each piece came from, so that errors point into the
 * original.
 */
final class Spelling {
  private static final Pattern INTERVAL =
      Pattern.compile(
          "'\\s*([+-]?\\d+)\\s*(year|month|week|day|hour|minute|second)s?\\s*'",
          Pattern.CASE_INSENSITIVE);

  /** Functions that the parser reads only with a bare unit as their first argument. */
  private static final Set<String> UNIT_FIRST =
      Set.of("DATEADD", "DATEDIFF", "DATEPART", "DATE_PART", "TIMESTAMPADD", "TIMESTAMPDIFF");

  private static final Set<String> CASTS = Set.of("CAST", "TRY_CAST", "SAFE_CAST");

  /** Words that the parser takes for types wherever they stand, though people name columns so. */
  private static final Set<String> TYPES = Set.of("DATE", "TIME", "TIMESTAMP");

  /** What follows such a word where it is a type, beside a literal and a parenthesis. */
  private static final Set<String> AFTER_TYPE = Set.of("ZONE", "WITH", "WITHOUT", "ARRAY");

  private final List<Token> tokens;
  private final String original;
  private final String text;
  private final List<int[]> origins = new ArrayList<>();

  Spelling(String sql) {
    this.original = sql;
    this.tokens = new ArrayList<>(Token.of(sql));
    new InfixCasts(tokens).rewrite();
    rewrite();
    StringBuilder written = new StringBuilder();
    for (Token token : tokens) {
      origins.add(new int[] {written.length(), token.start()});
      written.append(token.text());
    }
    this.text = written.toString();
  }

  /** The text for the parser. */
  String text() {
    return text;
  }

  /** Line and column in the original of a place in the text for the parser, both from one. */
  int[] origin(int line, int column) {
    int offset = 0;
    for (int i = 1; i < line; i++) {
      offset = text.indexOf('\n', offset) + 1;
    }
    offset += column - 1;
    int[] nearest = {0, 0};
    for (int[] origin : origins) {
      if (origin[0] <= offset) {
        nearest = origin;
      }
    }
    int place = Math.min(nearest[1] + offset - nearest[0], original.length());
    String before = original.substring(0, place);
    return new int[] {
      (int) before.chars().filter(c -> c == '\n').count() + 1, place - before.lastIndexOf('\n')
    };
  }

  private void rewrite() {
    // Whether each open parenthesis is that of a cast, where AS is followed by a type.
    Deque<Boolean> casts = new ArrayDeque<>();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.isSymbol('(')) {
        int before = previous(i);
        casts.push(before >= 0 && tokens.get(before).isOneOf(CASTS));
      } else if (token.isSymbol(')')) {
        casts.poll();
      } else if (token.isWord("AS") && !Boolean.TRUE.equals(casts.peek())) {
        quoteAlias(i);
      } else if (token.isWord("INTERVAL")) {
        spellInterval(i);
      } else if (token.isOneOf(UNIT_FIRST)) {
        spellUnit(i);
      } else if (token.isOneOf(TYPES)) {
        quoteName(i);
      } else if (token.isWord("FN")) {
        raiseFunction(i);
      } else if (token.isWord("SELECT")) {
        spellTop(i);
      }
    }
  }

  private int next(int index) {
    return Token.next(tokens, index);
  }

  private int previous(int index) {
    return Token.previous(tokens, index);
  }

  /** An alias may be any word; in quotes it is. */
  private void quoteAlias(int as) {
    int alias = next(as);
    if (alias >= 0 && tokens.get(alias).kind() == Kind.WORD) {
      Token token = tokens.get(alias);
      tokens.set(alias, token.with(Kind.QUOTED, '"' + token.text() + '"'));
    }
  }

  /** A word for a type is a name unless a type can stand here. */
  private void quoteName(int word) {
    int before = previous(word);
    int after = next(word);
    boolean afterMeansType =
        after >= 0
            && (tokens.get(after).kind() == Kind.STRING
                || tokens.get(after).isSymbol('(')
                || tokens.get(after).isOneOf(AFTER_TYPE));
    boolean beforeMeansType =
        before >= 0 && (tokens.get(before).isWord("AS") || tokens.get(before).isWord("RETURNING"));
    if (!afterMeansType && !beforeMeansType) {
      Token token = tokens.get(word);
      tokens.set(word, token.with(Kind.QUOTED, '"' + token.text() + '"'));
    }
  }

  private void spellInterval(int interval) {
    int literal = next(interval);
    if (literal >= 0 && tokens.get(literal).kind() == Kind.STRING) {
      Token token = tokens.get(literal);
      Matcher matcher = INTERVAL.matcher(token.text());
      if (matcher.matches()) {
        String spelt = "'" + matcher.group(1) + "' " + matcher.group(2).toUpperCase(Locale.ROOT);
        tokens.set(literal, token.with(Kind.STRING, spelt));
      }
    }
  }

  private void spellUnit(int function) {
    int parenthesis = next(function);
    int unit = parenthesis < 0 ? -1 : next(parenthesis);
    if (unit >= 0
        && tokens.get(parenthesis).isSymbol('(')
        && tokens.get(unit).kind() == Kind.STRING) {
      Token token = tokens.get(unit);
      TimeUnits.find(token.text().substring(1, token.text().length() - 1))
          .ifPresent(found -> tokens.set(unit, token.with(Kind.WORD, found.name())));
    }
  }

  private void raiseFunction(int escape) {
    int brace = previous(escape);
    int name = next(escape);
    if (brace >= 0
        && tokens.get(brace).isSymbol('{')
        && name >= 0
        && tokens.get(name).kind() == Kind.WORD) {
      Token token = tokens.get(name);
      tokens.set(name, token.with(Kind.WORD, token.text().toUpperCase(Locale.ROOT)));
    }
  }

  /** {@code SELECT TOP n …} becomes {@code SELECT … FETCH FIRST n ROWS ONLY}. */
  private void spellTop(int select) {
    int top = next(select);
    int count = top < 0 ? -1 : next(top);
    if (count < 0 || !tokens.get(top).isWord("TOP") || tokens.get(count).kind() != Kind.NUMBER) {
      return;
    }
    String rows = tokens.get(count).text();
    tokens.set(top, tokens.get(top).with(Kind.SPACE, ""));
    tokens.set(count, tokens.get(count).with(Kind.SPACE, ""));
    int end = end(count);
    int start = end < tokens.size() ? tokens.get(end).start() : original.length();
    tokens.add(end, new Token(Kind.SPACE, " FETCH FIRST " + rows + " ROWS ONLY ", start));
  }

  /**
   * Where the query ends that a token belongs to: at its parenthesis, a set operation or the end.
   */
  private int end(int index) {
    int depth = 0;
    int last = tokens.size();
    for (int i = index; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.isSymbol('(')) {
        depth++;
      } else if (token.isSymbol(')')) {
        depth--;
      }
      boolean ended =
          depth < 0
              || (depth == 0
                  && (token.isSymbol(';')
                      || token.isWord("UNION")
                      || token.isWord("INTERSECT")
                      || token.isWord("EXCEPT")));
      if (ended) {
        last = i;
        break;
      }
    }
    // In front of what only looks like text, such as a comment to the end of the line.
    int before = previous(last);
    return before + 1;
  }
}
