package io.github.gongjdbc.sql.value;

import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.sql.fun.SqlTrimFunction;
import org.jspecify.annotations.Nullable;

/**
 * Functions of text, as PostgreSQL has them. They count and cut whole characters (code points),
 * where Calcite's count the halves of those beyond the first plane, and know the letters of all
 * scripts. Calcite calls the methods by name.
 */
public final class TextFunctions {
  /** No function makes a text that is longer: it would fill the memory. */
  private static final int LONGEST = 10_000_000;

  private TextFunctions() {}

  public static Integer length(String text) {
    return text.codePointCount(0, text.length());
  }

  public static String substring(String text, Number from) {
    return part(text, from.longValue() - 1, Integer.MAX_VALUE);
  }

  /** The characters from a place, which may lie before the first: they count, too. */
  public static String substringFor(String text, Number from, Number length) {
    if (length.longValue() < 0) {
      throw SqlExceptions.unchecked(
          SqlState.SUBSTRING_ERROR, "The length of SUBSTRING is negative: " + length + ".");
    }
    long begin = from.longValue() - 1;
    return part(text, begin, Math.min(begin + length.longValue(), Integer.MAX_VALUE));
  }

  /** The characters from an index to another, as far as there are any. */
  private static String part(String text, long begin, long end) {
    int characters = length(text);
    int first = (int) Math.max(0, Math.min(begin, characters));
    int last = (int) Math.max(first, Math.min(end, characters));
    int offset = text.offsetByCodePoints(0, first);
    return text.substring(offset, text.offsetByCodePoints(offset, last - first));
  }

  /** The first characters; with a negative number all but the last. */
  public static String left(String text, Number number) {
    long wanted = number.longValue();
    return part(text, 0, wanted < 0 ? length(text) + wanted : wanted);
  }

  /** The last characters; with a negative number all but the first. */
  public static String right(String text, Number number) {
    long wanted = number.longValue();
    return part(text, wanted < 0 ? -wanted : length(text) - wanted, Integer.MAX_VALUE);
  }

  public static Integer position(String part, String text) {
    int index = text.indexOf(part);
    return index < 0 ? 0 : text.codePointCount(0, index) + 1;
  }

  public static Integer positionFrom(String part, String text, Number from) {
    int begin = Math.max(from.intValue() - 1, 0);
    if (begin > length(text)) {
      return 0;
    }
    int index = text.indexOf(part, text.offsetByCodePoints(0, begin));
    return index < 0 ? 0 : text.codePointCount(0, index) + 1;
  }

  /** The same with the text first. */
  public static Integer positionIn(String text, String part) {
    return position(part, text);
  }

  /** The same from a place on; a negative one counts from the end, and backwards. */
  public static Integer positionInFrom(String text, String part, Number from) {
    return positionOfOccurrence(text, part, from, 1);
  }

  public static Integer positionOfOccurrence(
      String text, String part, Number from, Number occurrence) {
    if (occurrence.longValue() < 1) {
      throw SqlExceptions.unchecked(
          SqlState.INVALID_PARAMETER,
          "INSTR looks for occurrence 1 or a later one, not " + occurrence + ".");
    }
    int characters = length(text);
    long begin = from.longValue();
    if (begin == 0 || Math.abs(begin) > characters) {
      return 0;
    }
    boolean forwards = begin > 0;
    int index =
        text.offsetByCodePoints(0, (int) (forwards ? begin - 1 : characters + begin))
            + (forwards ? -1 : 1);
    for (long i = 0; i < occurrence.longValue(); i++) {
      index = forwards ? text.indexOf(part, index + 1) : text.lastIndexOf(part, index - 1);
      if (index < 0) {
        return 0;
      }
    }
    return text.codePointCount(0, index) + 1;
  }

  /** A part of a text that a delimiter divides; negative numbers count from the last part. */
  public static String splitPart(String text, String delimiter, Number number) {
    long wanted = number.longValue();
    if (wanted == 0) {
      throw SqlExceptions.unchecked(
          SqlState.INVALID_PARAMETER,
          "SPLIT_PART has no part 0: the first part is 1, and the last one is -1.");
    }
    List<String> parts =
        delimiter.isEmpty()
            ? List.of(text)
            : Arrays.asList(text.split(Pattern.quote(delimiter), -1));
    long index = wanted > 0 ? wanted - 1 : parts.size() + wanted;
    return index >= 0 && index < parts.size() ? parts.get((int) index) : "";
  }

  public static String overlay(String text, String replacement, Number from) {
    return overlayFor(text, replacement, from, length(replacement));
  }

  public static String overlayFor(String text, String replacement, Number from, Number length) {
    long begin = from.longValue() - 1;
    if (begin < 0) {
      throw SqlExceptions.unchecked(
          SqlState.SUBSTRING_ERROR, "OVERLAY begins before the first character: " + from + ".");
    }
    return part(text, 0, begin)
        + replacement
        + part(text, begin + length.longValue(), Integer.MAX_VALUE);
  }

  public static String reverse(String text) {
    return new StringBuilder(text).reverse().toString();
  }

  /** Independent of the JVM's language. */
  public static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  /** Independent of the JVM's language. */
  public static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  public static String initcap(String text) {
    StringBuilder result = new StringBuilder();
    boolean inWord = false;
    for (int character : text.codePoints().toArray()) {
      result.appendCodePoint(
          inWord ? Character.toLowerCase(character) : Character.toUpperCase(character));
      inWord = Character.isLetterOrDigit(character);
    }
    return result.toString();
  }

  public static String lpad(String text, Number length) {
    return lpadWith(text, length, " ");
  }

  public static String lpadWith(String text, Number length, String fill) {
    return padding(text, length, fill) + left(text, Math.max(length.longValue(), 0));
  }

  public static String rpad(String text, Number length) {
    return rpadWith(text, length, " ");
  }

  public static String rpadWith(String text, Number length, String fill) {
    return left(text, Math.max(length.longValue(), 0)) + padding(text, length, fill);
  }

  private static String padding(String text, Number length, String fill) {
    long missing = bounded(length.longValue()) - length(text);
    if (missing <= 0 || fill.isEmpty()) {
      return "";
    }
    int[] characters = fill.codePoints().toArray();
    StringBuilder padding = new StringBuilder();
    for (int i = 0; i < missing; i++) {
      padding.appendCodePoint(characters[i % characters.length]);
    }
    return padding.toString();
  }

  public static String repeat(String text, Number times) {
    long wanted = Math.max(times.longValue(), 0);
    if (wanted > 0 && !text.isEmpty()) {
      bounded(
          Math.multiplyHigh(wanted, text.length()) != 0 ? Long.MAX_VALUE : wanted * text.length());
    }
    return text.isEmpty() ? text : text.repeat((int) wanted);
  }

  public static String concatenate(String first, String second) {
    bounded((long) first.length() + second.length());
    return first + second;
  }

  public static String concat(String first, String second) {
    return concatenate(first, second);
  }

  public static ByteString concat(ByteString first, ByteString second) {
    bounded((long) first.length() + second.length());
    return first.concat(second);
  }

  /** All of a text for another; nothing stands for an empty one. */
  public static String replace(String text, String part, String replacement) {
    if (part.isEmpty() || replacement.length() <= part.length()) {
      return part.isEmpty() ? text : text.replace(part, replacement);
    }
    long length = text.length();
    for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
      length += replacement.length() - part.length();
    }
    bounded(length);
    return text.replace(part, replacement);
  }

  public static String space(Number length) {
    return repeat(" ", length);
  }

  /** The length of a text to be made. */
  public static long bounded(long length) {
    if (length > LONGEST) {
      throw SqlExceptions.unchecked(
          SqlState.INVALID_PARAMETER,
          "A text of " + length + " characters is too long: at most " + LONGEST + " are made.");
    }
    return length;
  }

  public static Integer ascii(String text) {
    return text.isEmpty() ? 0 : text.codePointAt(0);
  }

  public static String chr(Number character) {
    int codePoint = character.intValue();
    if (codePoint <= 0 || !Character.isValidCodePoint(codePoint)) {
      throw SqlExceptions.unchecked(
          SqlState.INVALID_PARAMETER, "There is no character " + character + ".");
    }
    return Character.toString(codePoint);
  }

  /** Takes away any of the characters at one end or both. */
  public static String trim(SqlTrimFunction.Flag flag, String characters, String text) {
    int[] all = text.codePoints().toArray();
    int begin = 0;
    int end = all.length;
    if (flag != SqlTrimFunction.Flag.TRAILING) {
      while (begin < end && characters.indexOf(all[begin]) >= 0) {
        begin++;
      }
    }
    if (flag != SqlTrimFunction.Flag.LEADING) {
      while (end > begin && characters.indexOf(all[end - 1]) >= 0) {
        end--;
      }
    }
    return new String(all, begin, end - begin);
  }

  public static String ltrim(String text) {
    return ltrimOf(text, " ");
  }

  public static String ltrimOf(String text, String characters) {
    return trim(SqlTrimFunction.Flag.LEADING, characters, text);
  }

  public static String rtrim(String text) {
    return rtrimOf(text, " ");
  }

  public static String rtrimOf(String text, String characters) {
    return trim(SqlTrimFunction.Flag.TRAILING, characters, text);
  }

  public static String btrim(String text) {
    return trim(SqlTrimFunction.Flag.BOTH, " ", text);
  }

  public static String btrimOf(String text, String characters) {
    return trim(SqlTrimFunction.Flag.BOTH, characters, text);
  }

  /** The parts of a text between separators, which are not patterns. */
  public static List<String> split(String text, String separator) {
    if (text.isEmpty()) {
      return List.of();
    }
    return separator.isEmpty()
        ? List.of(text)
        : Arrays.asList(text.split(Pattern.quote(separator), -1));
  }

  /** The same, with null for a part that is another text. */
  public static List<@Nullable String> splitWithNulls(
      String text, String separator, String nullText) {
    return split(text, separator).stream()
        .<@Nullable String>map(part -> part.equals(nullText) ? null : part)
        .toList();
  }
}
