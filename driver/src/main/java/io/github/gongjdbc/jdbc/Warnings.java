package io.github.gongjdbc.jdbc;

import io.github.gongjdbc.schema.settings.Redactor;
import java.sql.SQLWarning;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The warnings of a connection or a statement, each of them once until they are cleared. */
final class Warnings {
  /** The SQL state of a warning that has no other. */
  static final String GENERAL = "01000";

  /** The SQL state where something else is done than was asked for, as ODBC has it. */
  static final String CHANGED = "01S02";

  /** The SQL state where a value is cut. */
  static final String TRUNCATED = "01004";

  private final Redactor redactor;
  private final Set<String> texts = new HashSet<>();
  private @Nullable SQLWarning first;

  Warnings(Redactor redactor) {
    this.redactor = redactor;
  }

  synchronized void add(String text, String state) {
    if (!texts.add(text)) {
      return;
    }
    SQLWarning warning = new SQLWarning(redactor.message(text), state);
    // Where it was noticed says nothing to those who read it, and some tools print it all.
    warning.setStackTrace(new StackTraceElement[0]);
    if (first == null) {
      first = warning;
    } else {
      first.setNextWarning(warning);
    }
  }

  synchronized @Nullable SQLWarning first() {
    return first;
  }

  synchronized void clear() {
    first = null;
    texts.clear();
  }
}
