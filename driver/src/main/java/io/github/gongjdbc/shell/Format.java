package io.github.gongjdbc.shell;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** The ways to print a result. The names are what users write. */
@SuppressWarnings("MemberName")
enum Format {
  table {
    @Override
    void print(ResultSet result, PrintWriter out) throws SQLException {
      new TextTable(result).print(out);
    }
  },
  csv {
    @Override
    void print(ResultSet result, PrintWriter out) throws SQLException {
      ResultSetMetaData columns = result.getMetaData();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        out.print((i == 1 ? "" : ",") + quoted(columns.getColumnLabel(i)));
      }
      out.println();
      while (result.next()) {
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          out.print((i == 1 ? "" : ",") + quoted(result.getString(i)));
        }
        out.println();
      }
    }
  },
  json {
    @Override
    void print(ResultSet result, PrintWriter out) throws SQLException, IOException {
      ResultSetMetaData columns = result.getMetaData();
      while (result.next()) {
        JsonGenerator json = new JsonFactory().createGenerator(out);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.writeStartObject();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          json.writeFieldName(columns.getColumnLabel(i));
          write(json, result, i, columns.getColumnType(i));
        }
        json.writeEndObject();
        json.close();
        out.println();
      }
    }
  };

  /** Prints all rows of a result. */
  abstract void print(ResultSet result, PrintWriter out) throws SQLException, IOException;

  /** RFC 4180: quotes only where they are needed; null is empty, an empty text is quoted. */
  private static String quoted(@Nullable String value) {
    if (value == null) {
      return "";
    }
    boolean plain = !value.isEmpty() && value.chars().noneMatch(c -> ",\"\r\n".indexOf(c) >= 0);
    return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
  }

  private static void write(JsonGenerator json, ResultSet result, int index, int type)
      throws SQLException, IOException {
    String text = result.getString(index);
    if (text == null) {
      json.writeNull();
      return;
    }
    switch (type) {
      case Types.BOOLEAN -> json.writeBoolean(result.getBoolean(index));
      case Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.DECIMAL,
          Types.REAL,
          Types.DOUBLE ->
          json.writeNumber(text);
      default -> json.writeString(text);
    }
  }
}
