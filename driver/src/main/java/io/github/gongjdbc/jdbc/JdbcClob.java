package io.github.gongjdbc.jdbc;

import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Clob;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A text as a Clob or NClob: a copy in memory, as texts are when they come. */
public final class JdbcClob implements Facade.Behind {
  private final StringBuilder text;
  private boolean freed;

  private JdbcClob(String text) {
    this.text = new StringBuilder(text);
  }

  /**
   * @param type Clob or NClob
   */
  static <T extends Clob> T of(Class<T> type, String text) {
    return Facade.of(type, new JdbcClob(text));
  }

  /** All that a reader has. */
  static String read(Reader reader) throws SQLException {
    StringBuilder read = new StringBuilder();
    char[] part = new char[8192];
    try (reader) {
      for (int n = reader.read(part); n >= 0; n = reader.read(part)) {
        read.append(part, 0, n);
      }
    } catch (IOException e) {
      throw SqlExceptions.of(
          SqlState.INVALID_PARAMETER, "The text cannot be read: " + e.getMessage() + ".", e);
    }
    return read.toString();
  }

  /**
   * So much of a reader.
   *
   * @throws SQLException if it has less
   */
  static String read(Reader reader, long length) throws SQLException {
    String all = read(reader);
    if (length < 0 || length > all.length()) {
      throw SqlExceptions.of(
          SqlState.INVALID_PARAMETER,
          "The text has " + all.length() + " characters, and not " + length + ".");
    }
    return all.substring(0, (int) length);
  }

  /** Reads a stream of ASCII characters. */
  static Reader reader(InputStream ascii) {
    return new InputStreamReader(ascii, StandardCharsets.US_ASCII);
  }

  /** The text of a stream of ASCII characters. */
  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public boolean isClosed() {
    return freed;
  }

  public void free() {
    freed = true;
    text.setLength(0);
    text.trimToSize();
  }

  public long length() {
    return text.length();
  }

  public String getSubString(long position, int length) throws SQLException {
    int from = index(position);
    if (length < 0) {
      throw SqlExceptions.of(SqlState.INVALID_PARAMETER, "The length " + length + " is negative.");
    }
    return text.substring(from, (int) Math.min((long) from + length, text.length()));
  }

  public Reader getCharacterStream() {
    return new StringReader(text.toString());
  }

  public Reader getCharacterStream(long position, long length) throws SQLException {
    return new StringReader(getSubString(position, (int) Math.min(length, Integer.MAX_VALUE)));
  }

  public InputStream getAsciiStream() {
    return new ByteArrayInputStream(ascii(text.toString()));
  }

  public long position(@Nullable String searched, long start) throws SQLException {
    int found = text.indexOf(given(searched), index(start));
    return found < 0 ? -1 : found + 1;
  }

  public long position(@Nullable Clob searched, long start) throws SQLException {
    return position(read(given(searched).getCharacterStream()), start);
  }

  public int setString(long position, @Nullable String part) throws SQLException {
    return setString(position, part, 0, given(part).length());
  }

  public int setString(long position, @Nullable String part, int offset, int length)
      throws SQLException {
    int from = index(position);
    String all = given(part);
    if (offset < 0 || length < 0 || offset > all.length() - length) {
      throw SqlExceptions.of(
          SqlState.INVALID_PARAMETER,
          "The text has "
              + all.length()
              + " characters: there are no "
              + length
              + " behind the "
              + offset
              + " first.");
    }
    text.replace(
        from, Math.min(from + length, text.length()), all.substring(offset, offset + length));
    return length;
  }

  public Writer setCharacterStream(long position) throws SQLException {
    int start = index(position);
    return new Writer() {
      private int at = start;

      @Override
      public void write(char[] part, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, part.length);
        at = replaced(at, new String(part, offset, length));
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }

  public OutputStream setAsciiStream(long position) throws SQLException {
    int start = index(position);
    return new OutputStream() {
      private int at = start;

      @Override
      public void write(int octet) throws IOException {
        at = replaced(at, String.valueOf((char) (octet & 0x7f)));
      }
    };
  }

  private int replaced(int at, String part) throws IOException {
    try {
      return at + setString(at + 1L, part);
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  public void truncate(long length) throws SQLException {
    text.setLength(index(length + 1));
  }

  /** A position, which JDBC counts from one. */
  private int index(long position) throws SQLException {
    if (position < 1 || position > text.length() + 1L) {
      throw SqlExceptions.of(
          SqlState.INVALID_PARAMETER,
          "There is no position " + position + ": the text has " + text.length() + " characters.");
    }
    return (int) position - 1;
  }

  private static <T> T given(@Nullable T argument) throws SQLException {
    if (argument == null) {
      throw SqlExceptions.of(SqlState.INVALID_PARAMETER, "The text is null.");
    }
    return argument;
  }
}
