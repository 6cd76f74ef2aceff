package io.github.gongjdbc.shell;

import java.io.PrintWriter;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

/**
 * A result with aligned columns. Its widths come from the first rows, so that a long result can be
 * printed while it is read.
 */
final class TextTable {
  private static final int SAMPLE = 200;
  private static final int WIDEST = 60;

  private final ResultSet result;
  private final int columns;
  private final String[] labels;
  private final boolean[] numeric;
  private final boolean[] multiline;
  private final int[] widths;

  TextTable(ResultSet result) throws SQLException {
    this.result = result;
    ResultSetMetaData meta = result.getMetaData();
    this.columns = meta.getColumnCount();
    this.labels = new String[columns];
    this.numeric = new boolean[columns];
    this.multiline = new boolean[columns];
    this.widths = new int[columns];
    for (int i = 0; i < columns; i++) {
      labels[i] = meta.getColumnLabel(i + 1);
      numeric[i] = isNumeric(meta.getColumnType(i + 1));
      widths[i] = width(labels[i]);
    }
  }

  void print(PrintWriter out) throws SQLException {
    List<String[]> sample = new ArrayList<>();
    boolean more = true;
    while (sample.size() < SAMPLE) {
      more = result.next();
      if (!more) {
        break;
      }
      sample.add(read());
    }
    if (columns == 1 && sample.size() == 1 && multiline[0]) {
      out.println(result.getMetaData().getColumnLabel(1));
      out.println(sample.get(0)[0].stripTrailing());
      return;
    }
    for (String[] row : sample) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.min(WIDEST, Math.max(widths[i], width(row[i])));
      }
    }
    printRow(out, labels);
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < columns; i++) {
      line.append(i == 0 ? "" : "-+-").append("-".repeat(widths[i]));
    }
    out.println(line);
    sample.forEach(row -> printRow(out, row));
    long count = sample.size();
    while (more && result.next()) {
      printRow(out, read());
      count++;
    }
    out.println(count == 1 ? "(1 row)" : "(" + count + " rows)");
  }

  private String[] read() throws SQLException {
    String[] row = new String[columns];
    for (int i = 0; i < columns; i++) {
      String text = result.getString(i + 1);
      row[i] = text == null ? "" : text;
      multiline[i] |= row[i].indexOf('\n') >= 0;
    }
    return row;
  }

  private void printRow(PrintWriter out, String[] row) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < columns; i++) {
      String text = shortened(row[i].replace('\n', ' '), widths[i]);
      String padding = " ".repeat(widths[i] - width(text));
      line.append(i == 0 ? "" : " | ").append(numeric[i] ? padding + text : text + padding);
    }
    out.println(line.toString().stripTrailing());
  }

  private static String shortened(String text, int width) {
    return width(text) <= width
        ? text
        : text.substring(0, text.offsetByCodePoints(0, width - 1)) + "…";
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }

  private static boolean isNumeric(int type) {
    return switch (type) {
      case Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.DECIMAL,
          Types.REAL,
          Types.DOUBLE ->
          true;
      default -> false;
    };
  }
}
