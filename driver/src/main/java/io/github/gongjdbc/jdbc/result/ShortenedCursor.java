package io.github.gongjdbc.jdbc.result;

import io.github.gongjdbc.sql.run.RowCursor;
import java.sql.SQLException;
import org.apache.calcite.avatica.util.ByteString;
import org.jspecify.annotations.Nullable;

/** Rows whose texts and binary values are cut to the size that {@code setMaxFieldSize} names. */
public final class ShortenedCursor implements RowCursor {
  private final RowCursor rows;
  private final int maxBytes;
  private final Runnable onCut;

  /**
   * @param maxBytes the size; that of a text is counted in UTF-8
   * @param onCut called when a value is cut
   */
  public ShortenedCursor(RowCursor rows, int maxBytes, Runnable onCut) {
    this.rows = rows;
    this.maxBytes = maxBytes;
    this.onCut = onCut;
  }

  @Override
  public @Nullable Object @Nullable [] next() throws SQLException {
    @Nullable Object[] row = rows.next();
    if (row == null) {
      return null;
    }
    @Nullable Object[] shortened = row.clone();
    for (int i = 0; i < row.length; i++) {
      Object value = row[i];
      if (value instanceof String text) {
        shortened[i] = shortened(text);
      } else if (value instanceof ByteString bytes && bytes.length() > maxBytes) {
        onCut.run();
        shortened[i] = bytes.substring(0, maxBytes);
      }
    }
    return shortened;
  }

  private String shortened(String text) {
    if (text.length() <= maxBytes / 3) {
      return text;
    }
    int size = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      size += bytes(text.codePointAt(i));
      if (size > maxBytes) {
        onCut.run();
        return text.substring(0, i);
      }
    }
    return text;
  }

  private static int bytes(int codePoint) {
    if (codePoint < 0x80) {
      return 1;
    }
    if (codePoint < 0x800) {
      return 2;
    }
    return codePoint < 0x10000 ? 3 : 4;
  }

  @Override
  public void close() {
    rows.close();
  }
}
