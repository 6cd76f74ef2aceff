package io.github.gongjdbc.jdbc.value;

import io.github.gongjdbc.jdbc.base.JdbcObject;
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

/** A text as a Clob: a copy in memory, as texts are when they come. */
public class JdbcClob extends JdbcObject implements Clob {
  private final StringBuilder text;
  private boolean freed;

  public JdbcClob(String text) {
    this(Clob.class, text);
  }

  JdbcClob(Class<? extends Clob> type, String text) {
    super(type);
    this.text = new StringBuilder(text);
  }

  /** All that a reader has. */
  public static String read(Reader reader) throws SQLException {
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
  public static String read(Reader reader, long length) throws SQLException {
    String all = read(reader);
    if (length < 0 || length > all.length()) {
      throw SqlExceptions.of(
          SqlState.INVALID_PARAMETER,
          "The text has " + all.length() + " characters, and not " + length + ".");
    }
    return all.substring(0, (int) length);
  }

  /** Reads a stream of ASCII characters. */
  public static Reader reader(InputStream ascii) {
    return new InputStreamReader(ascii, StandardCharsets.US_ASCII);
  }

  /** The text of a stream of ASCII characters. */
  public static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  protected boolean isOver() {
    return freed;
  }

  @Override
  public void free() {
    freed = true;
    text.setLength(0);
    text.trimToSize();
  }

  @Override
  public long length() throws SQLException {
    requireOpen();
    return text.length();
  }

  @Override
  public String getSubString(long position, int length) throws SQLException {
    requireOpen();
    int from = index(position);
    if (length < 0) {
      throw SqlExceptions.of(SqlState.INVALID_PARAMETER, "The length " + length + " is negative.");
    }
    return text.substring(from, (int) Math.min((long) from + length, text.length()));
  }

  @Override
  public Reader getCharacterStream() throws SQLException {
    requireOpen();
    return new StringReader(text.toString());
  }

  @Override
  public Reader getCharacterStream(long position, long length) throws SQLException {
    return new StringReader(getSubString(position, (int) Math.min(length, Integer.MAX_VALUE)));
  }

  @Override
  public InputStream getAsciiStream() throws SQLException {
    requireOpen();
    return new ByteArrayInputStream(ascii(text.toString()));
  }

  @Override
  public long position(@Nullable String searched, long start) throws SQLException {
    requireOpen();
    int found = text.indexOf(given(searched), index(start));
    return found < 0 ? -1 : found + 1;
  }

  @Override
  public long position(@Nullable Clob searched, long start) throws SQLException {
    return call(() -> position(read(given(searched).getCharacterStream()), start));
  }

  @Override
  public int setString(long position, @Nullable String part) throws SQLException {
    return setString(position, part, 0, given(part).length());
  }

  @Override
  public int setString(long position, @Nullable String part, int offset, int length)
      throws SQLException {
    requireOpen();
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

  @Override
  public Writer setCharacterStream(long position) throws SQLException {
    requireOpen();
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

  @Override
  public OutputStream setAsciiStream(long position) throws SQLException {
    requireOpen();
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

  @Override
  public void truncate(long length) throws SQLException {
    requireOpen();
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
