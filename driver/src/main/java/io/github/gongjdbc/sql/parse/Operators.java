package io.github.gongjdbc.sql.parse;

import io.github.gongjdbc.sql.parse.Token.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes operators behind a value that the parser does not read, or not with the precedence that
 * they have elsewhere, as functions: {@code x::type}, {@code json -> 'key'}, {@code json ->> 0} and
 * {@code time AT TIME ZONE 'UTC'}.
 */
final class Operators {
  private static final Map<String, String> JSON =
      Map.of(
          "->", "JSON_GET",
          "->>", "JSON_GET_TEXT",
          "#>", "JSON_GET_PATH",
          "#>>", "JSON_GET_PATH_TEXT");

  /** Words in front of a text that are one literal with it, beside those of times. */
  private static final Set<String> TYPED = Set.of("DATE", "INTERVAL");

  private final Tokens tokens;
  private final TypeNames types;

  /** Where operands begin that were made here, by where they end. */
  private final Map<Integer, Integer> made = new HashMap<>();

  Operators(Tokens tokens) {
    this.tokens = tokens;
    this.types = new TypeNames(tokens);
  }

  void rewrite() {
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.isSymbol("::")) {
        cast(i);
      } else if (token.kind() == Kind.SYMBOL && JSON.containsKey(token.text())) {
        json(i, token.text());
      } else if (tokens.areWords(i, "AT", "TIME", "ZONE")) {
        function(i, tokens.next(tokens.next(i)), "AT_TIME_ZONE");
      }
    }
  }

  /** A key in an object, or the place of an element in an array. */
  private void json(int operator, String symbol) {
    int key = tokens.next(operator);
    boolean place = tokens.isKind(key, Kind.NUMBER) || tokens.isSymbol(key, "-");
    String function = JSON.get(symbol);
    function(
        operator,
        operator,
        place && symbol.startsWith("-")
            ? (symbol.equals("->") ? "JSON_GET_ELEMENT" : "JSON_GET_ELEMENT_TEXT")
            : function);
  }

  private void cast(int operator) {
    int start = operandStart(tokens.previous(operator));
    int type = tokens.next(operator);
    if (start < 0 || !tokens.isKind(type, Kind.WORD)) {
      return;
    }
    types.replace(type);
    wrap(start, operator, operator, type, "CAST(", " AS ");
  }

  private void function(int operator, int operatorEnd, @Nullable String name) {
    int start = operandStart(tokens.previous(operator));
    int end = operandEnd(tokens.next(operatorEnd));
    if (start >= 0 && end >= 0) {
      wrap(start, operator, operatorEnd, end, name + "(", ", ");
    }
  }

  private void wrap(
      int start, int operator, int operatorEnd, int end, String prefix, String separator) {
    tokens.remove(operator, operatorEnd);
    tokens.replace(operator, Kind.SYMBOL, separator);
    tokens.wrap(start, end, prefix, ")");
    made.put(end, start);
  }

  /** Where the operand begins that ends here; -1 when it cannot be told. */
  private int operandStart(int end) {
    if (end < 0) {
      return -1;
    }
    Integer known = made.get(end);
    if (known != null) {
      return known;
    }
    Token last = tokens.get(end);
    if (last.isSymbol(")") || last.isSymbol("]")) {
      return bracketStart(tokens.partner(end));
    }
    if (last.isSymbol("}")) {
      return tokens.partner(end);
    }
    if (last.isSymbol("?")) {
      return end;
    }
    int before = tokens.previous(end);
    if (last.kind() == Kind.STRING) {
      return literalStart(end);
    }
    if (last.isName() && tokens.isWord(before, "OVER")) {
      return operandStart(tokens.previous(before));
    }
    if (last.isWord("END")) {
      return caseStart(end);
    }
    if (last.kind() == Kind.WORD && TimeUnits.find(last.text()).isPresent()) {
      int interval = tokens.previous(before);
      boolean literal = tokens.isKind(before, Kind.STRING) && tokens.isWord(interval, "INTERVAL");
      return literal ? interval : qualified(end);
    }
    return switch (last.kind()) {
      case WORD, QUOTED -> qualified(end);
      case NUMBER -> end;
      default -> -1;
    };
  }

  /** The beginning of what a bracket belongs to: a function, an element of an array, or itself. */
  private int bracketStart(int open) {
    if (open < 0) {
      return -1;
    }
    int before = tokens.previous(open);
    if (tokens.isSymbol(open, "[")) {
      return tokens.isWord(before, "ARRAY") ? before : operandStart(before);
    }
    if (tokens.isWord(before, "OVER") || tokens.isWord(before, "FILTER")) {
      return operandStart(tokens.previous(before));
    }
    if (tokens.isWord(before, "GROUP") && tokens.isWord(tokens.previous(before), "WITHIN")) {
      return operandStart(tokens.previous(tokens.previous(before)));
    }
    boolean function = tokens.isName(before) && !tokens.get(before).isOneOf(Words.KEYWORDS);
    return function ? qualified(before) : open;
  }

  /** Where a literal begins that ends with a text: at its type, where it has one. */
  private int literalStart(int text) {
    int type = tokens.previous(text);
    if (tokens.isWord(type, "ZONE")) {
      int words = tokens.previous(tokens.previous(type));
      words = tokens.isWord(words, "LOCAL") ? tokens.previous(words) : words;
      boolean zoned = tokens.isWord(words, "WITH") || tokens.isWord(words, "WITHOUT");
      type = zoned ? tokens.previous(words) : -1;
    }
    boolean typed =
        type >= 0 && (tokens.get(type).isOneOf(TYPED) || tokens.get(type).isOneOf(Intervals.TIMES));
    return typed ? type : text;
  }

  private int caseStart(int end) {
    int depth = 0;
    for (int i = end; i >= 0; i--) {
      if (tokens.partner(i) >= 0 && tokens.partner(i) < i) {
        i = tokens.partner(i);
      } else if (tokens.isWord(i, "END")) {
        depth++;
      } else if (tokens.isWord(i, "CASE") && --depth == 0) {
        return i;
      }
    }
    return qualified(end);
  }

  /** The beginning of a name that may have a table and a schema in front. */
  private int qualified(int name) {
    int start = name;
    while (tokens.isSymbol(tokens.previous(start), ".")) {
      int before = tokens.previous(tokens.previous(start));
      if (!tokens.isName(before)) {
        break;
      }
      start = before;
    }
    return start;
  }

  /** Where the operand ends that begins here; -1 when it cannot be told. */
  private int operandEnd(int start) {
    if (start < 0) {
      return -1;
    }
    Token first = tokens.get(start);
    if (first.isSymbol("(") || first.isSymbol("{")) {
      return tokens.partner(start);
    }
    if (first.isSymbol("-")) {
      int number = tokens.next(start);
      return tokens.isKind(number, Kind.NUMBER) ? number : -1;
    }
    if (first.isSymbol("?") || first.kind() == Kind.STRING || first.kind() == Kind.NUMBER) {
      return start;
    }
    if (!first.isName()) {
      return -1;
    }
    int end = start;
    while (tokens.isSymbol(tokens.next(end), ".") && tokens.isName(tokens.next(tokens.next(end)))) {
      end = tokens.next(tokens.next(end));
    }
    int open = tokens.next(end);
    return tokens.isSymbol(open, "(") ? tokens.partner(open) : end;
  }
}
