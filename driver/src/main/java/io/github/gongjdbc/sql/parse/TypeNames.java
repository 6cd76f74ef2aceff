package io.github.gongjdbc.sql.parse;

import io.github.gongjdbc.sql.parse.Token.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Replaces the names that other databases give to types by those that the parser knows. */
public final class TypeNames {
  /** TIMESTAMP WITH TIME ZONE as it is written for the parser. */
  public static final String ZONED_TIMESTAMP = "TIMESTAMP WITH LOCAL TIME ZONE";

  private static final Set<String> CASTS = Set.of("CAST", "TRY_CAST", "SAFE_CAST");

  private static final Set<String> TYPES_WITH_ZONE = Set.of("TIME", "TIMESTAMP");

  /** The names of TIMESTAMP WITH TIME ZONE that are one word. */
  static final Set<String> ZONED =
      Set.of("TIMESTAMPTZ", "TIMESTAMP_TZ", "TIMESTAMP_LTZ", "DATETIMEOFFSET", "INSTANT");

  /** Types by their names; one in brackets keeps the length or precision that is given. */
  private static final Map<String, String> BY_NAME = new HashMap<>();

  static {
    put("VARCHAR[]", "VARCHAR VARCHAR2 NVARCHAR NVARCHAR2 STRING");
    put(
        "VARCHAR",
        "TEXT NTEXT TINYTEXT MEDIUMTEXT LONGTEXT LONGVARCHAR CLOB NCLOB CITEXT NAME SYSNAME");
    put("VARCHAR", "UUID UNIQUEIDENTIFIER JSON JSONB VARIANT XML ENUM");
    put("CHAR[]", "CHAR CHARACTER NCHAR BPCHAR");
    put("BIGINT", "BIGINT INT8 INT64 LONG HUGEINT UNSIGNED SIGNED BIGSERIAL OID");
    put("INTEGER", "INTEGER INT INT4 INT32 MEDIUMINT SERIAL");
    put("SMALLINT", "SMALLINT INT2 INT16 SHORT YEAR");
    put("TINYINT", "TINYINT INT1 BYTEINT BYTE");
    put("DOUBLE", "DOUBLE FLOAT8 FLOAT64 BINARY_DOUBLE");
    put("REAL", "REAL FLOAT4 FLOAT32 BINARY_FLOAT");
    put("DECIMAL[]", "DECIMAL DEC NUMERIC NUMBER FIXED BIGNUMERIC BIGDECIMAL");
    put("DECIMAL(19, 4)", "MONEY");
    put("DECIMAL(10, 4)", "SMALLMONEY");
    put("BOOLEAN", "BOOLEAN BOOL BIT");
    put("DATE", "DATE");
    put("TIME[]", "TIME TIMETZ");
    put("TIMESTAMP[]", "TIMESTAMP TIMESTAMPTZ TIMESTAMP_TZ TIMESTAMP_LTZ TIMESTAMP_NTZ");
    put("TIMESTAMP[]", "DATETIME DATETIME2 DATETIMEOFFSET INSTANT");
    put("TIMESTAMP", "SMALLDATETIME");
    put("VARBINARY[]", "VARBINARY BINARY RAW");
    put("VARBINARY", "BYTEA BYTES BLOB IMAGE");
  }

  /**
   * A type in a statement.
   *
   * @param end the number of its last token
   * @param text how the parser knows it
   */
  record Type(int end, String text) {}

  private final Tokens tokens;

  TypeNames(Tokens tokens) {
    this.tokens = tokens;
  }

  private static void put(String type, String names) {
    for (String name : names.split(" ", -1)) {
      BY_NAME.put(name, type);
    }
  }

  /** The names of all types. */
  public static Set<String> names() {
    return new TreeSet<>(BY_NAME.keySet());
  }

  /** Replaces the types of all casts that are written as functions. */
  void rewrite() {
    Deque<Boolean> casts = new ArrayDeque<>();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.isSymbol("(")) {
        int before = tokens.previous(i);
        casts.push(before >= 0 && tokens.get(before).isOneOf(CASTS));
      } else if (token.isSymbol(")")) {
        casts.poll();
      } else if (token.isWord("AS") && Boolean.TRUE.equals(casts.peek())) {
        replace(tokens.next(i));
      }
    }
  }

  /** Replaces the type that begins at a token; the number of its last token, or -1. */
  int replace(int start) {
    Type type = at(start);
    if (type == null) {
      return -1;
    }
    if (type.end() > start) {
      tokens.remove(start + 1, type.end());
    }
    tokens.replace(start, Kind.TYPE, type.text());
    return type.end();
  }

  /** The type that begins at a token; null where none does. */
  @Nullable Type at(int start) {
    if (!tokens.isKind(start, Kind.WORD)) {
      return null;
    }
    int nameEnd = nameEnd(start);
    String name = Words.upper(tokens.get(start).text());
    if (name.equals("NATIONAL")) {
      name = nameEnd == start ? name : "NCHAR";
    }
    boolean varying = nameEnd > start && tokens.isWord(nameEnd, "VARYING");
    int open = tokens.next(nameEnd);
    boolean sized =
        tokens.isSymbol(open, "(")
            && tokens.partner(open) > 0
            && (BY_NAME.containsKey(name) || name.equals("FLOAT"));
    String size = sized ? size(open) : "";
    int end = sized ? tokens.partner(open) : nameEnd;
    int zoned = TYPES_WITH_ZONE.contains(name) ? zoneEnd(end) : end;
    if (name.equals("FLOAT")) {
      return new Type(end, size.isEmpty() || Integer.parseInt(size) > 24 ? "DOUBLE" : "REAL");
    }
    String known = BY_NAME.get(varying ? "VARCHAR" : name);
    if (known == null) {
      return null;
    }
    String text = known.replace("[]", size.isEmpty() ? "" : "(" + size + ")");
    boolean zoneFollows = zoned > end && tokens.isWord(tokens.next(end), "WITH");
    if (ZONED.contains(name) || (zoneFollows && name.equals("TIMESTAMP"))) {
      text += ZONED_TIMESTAMP.substring("TIMESTAMP".length());
    }
    if (text.equals("DECIMAL")) {
      // Without a size it keeps the fraction, as in PostgreSQL; in the standard it has none.
      text = "DECIMAL(38, 10)";
    }
    return new Type(unsignedEnd(zoned, known), text);
  }

  /** Names of several words: DOUBLE PRECISION, CHARACTER VARYING, NATIONAL CHAR VARYING. */
  private int nameEnd(int start) {
    int end = start;
    int next = tokens.next(end);
    if (tokens.isWord(start, "DOUBLE")) {
      return tokens.isWord(next, "PRECISION") ? next : start;
    }
    if (tokens.isWord(start, "NATIONAL")
        && (tokens.isWord(next, "CHAR") || tokens.isWord(next, "CHARACTER"))) {
      end = next;
      next = tokens.next(end);
    }
    boolean character =
        tokens.isWord(end, "CHAR")
            || tokens.isWord(end, "CHARACTER")
            || tokens.isWord(end, "NCHAR");
    return character && tokens.isWord(next, "VARYING") ? next : end;
  }

  /** The numbers in parentheses; the units of Oracle and MAX of SQL Server say nothing here. */
  private String size(int open) {
    StringBuilder size = new StringBuilder();
    for (int i = open + 1; i < tokens.partner(open); i++) {
      Token token = tokens.get(i);
      if (token.kind() == Kind.NUMBER || token.isSymbol(",") || token.isSymbol("-")) {
        size.append(token.isSymbol(",") ? ", " : token.text());
      }
    }
    return size.toString();
  }

  /** Where the words about a time zone end. */
  private int zoneEnd(int end) {
    for (List<String> zone :
        List.of(
            List.of("WITHOUT", "TIME", "ZONE"),
            List.of("WITH", "TIME", "ZONE"),
            List.of("WITH", "LOCAL", "TIME", "ZONE"))) {
      int at = tokens.next(end);
      if (tokens.areWords(at, zone.toArray(String[]::new))) {
        for (int i = 1; i < zone.size(); i++) {
          at = tokens.next(at);
        }
        return at;
      }
    }
    return end;
  }

  /** MySQL's SIGNED INTEGER and INTEGER UNSIGNED. */
  private int unsignedEnd(int end, String type) {
    int next = tokens.next(end);
    boolean number = Set.of("BIGINT", "INTEGER", "SMALLINT", "TINYINT").contains(type);
    return number
            && (tokens.isWord(next, "SIGNED")
                || tokens.isWord(next, "UNSIGNED")
                || tokens.isWord(next, "INTEGER"))
        ? next
        : end;
  }
}
