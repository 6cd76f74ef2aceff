package io.github.gongjdbc.jdbc.value;

import java.sql.NClob;

/** A text as an NClob. */
public final class JdbcNClob extends JdbcClob implements NClob {
  public JdbcNClob(String text) {
    super(NClob.class, text);
  }
}
