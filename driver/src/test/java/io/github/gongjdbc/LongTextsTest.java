package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A text can be read and set as a Clob and as a stream of characters (JDBC 16.3). */
class LongTextsTest {
  private static final String TEXT = "Grüße, 世界";

  private static Connection connection;

  /** A way to set a text. */
  private interface Setter {
    void set(PreparedStatement statement, String text) throws SQLException;
  }

  /** A way to read a text; the result is a text or a Reader. */
  private interface Getter {
    Object get(ResultSet result) throws SQLException;
  }

  @BeforeAll
  static void connect() throws SQLException {
    connection = DriverManager.getConnection("jdbc:gong:demo");
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
  }

  private static Clob clob(String text) throws SQLException {
    Clob clob = connection.createClob();
    assertThat(clob.setString(1, text)).isEqualTo(text.length());
    return clob;
  }

  private static NClob nclob(String text) throws SQLException {
    NClob clob = connection.createNClob();
    clob.setString(1, text);
    return clob;
  }

  private static String all(Reader reader) throws IOException {
    StringWriter read = new StringWriter();
    reader.transferTo(read);
    return read.toString();
  }

  private static InputStream ascii(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Nested
  class AParameter {
    @Test
    void isSetByEachOfTheSetters() throws SQLException {
      Map<String, Setter> setters = new LinkedHashMap<>();
      setters.put("setClob(Clob)", (s, t) -> s.setClob(1, clob(t)));
      setters.put("setClob(Reader)", (s, t) -> s.setClob(1, new StringReader(t)));
      setters.put(
          "setClob(Reader, length)", (s, t) -> s.setClob(1, new StringReader(t + "x"), t.length()));
      setters.put("setNClob(NClob)", (s, t) -> s.setNClob(1, nclob(t)));
      setters.put("setNClob(Reader)", (s, t) -> s.setNClob(1, new StringReader(t)));
      setters.put(
          "setNClob(Reader, length)", (s, t) -> s.setNClob(1, new StringReader(t), t.length()));
      setters.put("setCharacterStream", (s, t) -> s.setCharacterStream(1, new StringReader(t)));
      setters.put(
          "setCharacterStream(int)",
          (s, t) -> s.setCharacterStream(1, new StringReader(t), t.length()));
      setters.put(
          "setCharacterStream(long)",
          (s, t) -> s.setCharacterStream(1, new StringReader(t), (long) t.length()));
      setters.put("setNCharacterStream", (s, t) -> s.setNCharacterStream(1, new StringReader(t)));
      setters.put(
          "setNCharacterStream(long)",
          (s, t) -> s.setNCharacterStream(1, new StringReader(t), t.length()));
      setters.put("setObject(Clob)", (s, t) -> s.setObject(1, clob(t)));
      setters.put("setObject(Clob, CLOB)", (s, t) -> s.setObject(1, clob(t), Types.CLOB));
      setters.put("setObject(Reader)", (s, t) -> s.setObject(1, new StringReader(t)));
      setters.put("setObject(String, NCLOB)", (s, t) -> s.setObject(1, t, Types.NCLOB));
      try (PreparedStatement statement = connection.prepareStatement("SELECT ? || '!'")) {
        for (Map.Entry<String, Setter> setter : setters.entrySet()) {
          setter.getValue().set(statement, TEXT);
          assertThat(first(statement)).as(setter.getKey()).isEqualTo(TEXT + "!");
        }
        statement.setAsciiStream(1, ascii("abc"));
        assertThat(first(statement)).isEqualTo("abc!");
        statement.setAsciiStream(1, ascii("abc"), 2);
        assertThat(first(statement)).isEqualTo("ab!");
        statement.setAsciiStream(1, ascii("abc"), 3L);
        assertThat(first(statement)).isEqualTo("abc!");
      }
    }

    @Test
    void isNullWhereTheStreamIs() throws SQLException {
      try (PreparedStatement statement = connection.prepareStatement("SELECT ?")) {
        statement.setCharacterStream(1, null);
        assertThat((Object) first(statement)).isNull();
        statement.setClob(1, (Clob) null);
        assertThat((Object) first(statement)).isNull();
        statement.setAsciiStream(1, null, 0);
        assertThat((Object) first(statement)).isNull();
      }
    }

    @Test
    void isRefusedWhereTheStreamEndsTooEarlyOrFails() throws SQLException {
      Reader broken =
          new Reader() {
            @Override
            public int read(char[] part, int offset, int length) throws IOException {
              throw new IOException("the disk is gone");
            }

            @Override
            public void close() {}
          };
      try (PreparedStatement statement = connection.prepareStatement("SELECT ?")) {
        assertThatThrownBy(() -> statement.setCharacterStream(1, new StringReader("abc"), 5))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("3 characters");
        assertThatThrownBy(() -> statement.setCharacterStream(1, broken))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("the disk is gone");
      }
    }

    private String first(PreparedStatement statement) throws SQLException {
      try (ResultSet result = statement.executeQuery()) {
        assertThat(result.next()).isTrue();
        return result.getString(1);
      }
    }
  }

  @Nested
  class AColumn {
    @Test
    void isReadByEachOfTheGetters() throws Exception {
      Map<String, Getter> getters = new LinkedHashMap<>();
      getters.put("getClob", r -> r.getClob("t"));
      getters.put("getNClob", r -> r.getNClob(1));
      getters.put("getCharacterStream", r -> r.getCharacterStream("t"));
      getters.put("getNCharacterStream", r -> r.getNCharacterStream("t"));
      getters.put("getObject(Clob)", r -> r.getObject(1, Clob.class));
      getters.put("getObject(NClob)", r -> r.getObject("t", NClob.class));
      getters.put("getObject(Reader)", r -> r.getObject(1, Reader.class));
      try (Statement statement = connection.createStatement();
          ResultSet result = statement.executeQuery("SELECT '" + TEXT + "' AS t, NULL")) {
        assertThat(result.next()).isTrue();
        for (Map.Entry<String, Getter> getter : getters.entrySet()) {
          Object read = getter.getValue().get(result);
          String text = all(read instanceof Clob clob ? clob.getCharacterStream() : (Reader) read);
          assertThat(text).as(getter.getKey()).isEqualTo(TEXT);
        }
        assertThat(new String(result.getAsciiStream(1).readAllBytes(), StandardCharsets.US_ASCII))
            .isEqualTo("Gr??e, ??");
        assertThat(new String(result.getBinaryStream("t").readAllBytes(), StandardCharsets.UTF_8))
            .isEqualTo(TEXT);
        assertThat((Object) result.getClob(2)).isNull();
        assertThat(result.wasNull()).isTrue();
        assertThat((Object) result.getAsciiStream(2)).isNull();
        assertThat((Object) result.getBinaryStream(2)).isNull();
      }
    }
  }

  @Nested
  class AClob {
    @Test
    void isReadInParts() throws Exception {
      Clob clob = clob("abcabc");
      assertThat(clob.length()).isEqualTo(6);
      assertThat(clob.getSubString(2, 3)).isEqualTo("bca");
      assertThat(clob.getSubString(5, 100)).isEqualTo("bc");
      assertThat(clob.getSubString(7, 1)).isEmpty();
      assertThat(all(clob.getCharacterStream(3, 2))).isEqualTo("ca");
      assertThat(clob.getAsciiStream().readAllBytes()).hasSize(6);
      assertThat(clob.position("bc", 1)).isEqualTo(2);
      assertThat(clob.position("bc", 3)).isEqualTo(5);
      assertThat(clob.position(clob("x"), 1)).isEqualTo(-1);
      assertThatThrownBy(() -> clob.getSubString(0, 1)).isInstanceOf(SQLException.class);
      assertThatThrownBy(() -> clob.getSubString(8, 1)).isInstanceOf(SQLException.class);
      assertThatThrownBy(() -> clob.getSubString(1, -1)).isInstanceOf(SQLException.class);
    }

    @Test
    void isWrittenInParts() throws Exception {
      Clob clob = clob("abc");
      assertThat(clob.setString(3, "xyz", 1, 2)).isEqualTo(2);
      assertThat(clob.getSubString(1, 10)).isEqualTo("abyz");
      try (Writer writer = clob.setCharacterStream(5)) {
        writer.write("12");
        writer.append('3');
      }
      assertThat(clob.getSubString(1, 10)).isEqualTo("abyz123");
      try (OutputStream stream = clob.setAsciiStream(1)) {
        stream.write("AB".getBytes(StandardCharsets.US_ASCII));
      }
      clob.truncate(3);
      assertThat(clob.getSubString(1, 10)).isEqualTo("ABy");
      assertThatThrownBy(() -> clob.setString(9, "x")).isInstanceOf(SQLException.class);
      assertThatThrownBy(() -> clob.truncate(9)).isInstanceOf(SQLException.class);
    }

    @Test
    void isFreedOnce() throws SQLException {
      Clob clob = clob("abc");
      clob.free();
      clob.free();
      assertThatThrownBy(clob::length)
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("closed");
    }
  }
}
