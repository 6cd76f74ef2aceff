package io.github.gongjdbc.schema.read;

import io.github.gongjdbc.schema.catalog.Lookup;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import io.github.gongjdbc.schema.context.Execution;
import io.github.gongjdbc.schema.settings.Settings;

/** Says once that rows are left out, as the rows of another table that they need are not there. */
final class MissingRows {
  private final Settings settings;
  private final Execution execution;
  private final TableDefinition table;
  private final Lookup lookup;
  private boolean told;

  MissingRows(Settings settings, Execution execution, TableDefinition table, Lookup lookup) {
    this.settings = settings;
    this.execution = execution;
    this.table = table;
    this.lookup = lookup;
  }

  /**
   * Tells of a row.
   *
   * @param key the key of the other row
   * @param expected whether nothing else was to be expected
   */
  void tell(String key, boolean expected) {
    boolean leftOut = !settings.includePrivateCalls() || settings.workspaceId().isPresent();
    if (told || expected || leftOut) {
      return;
    }
    told = true;
    execution
        .warnings()
        .accept(
            "Gong does not list "
                + key
                + " among its "
                + lookup.table()
                + " yet: the rows of "
                + table.name()
                + " that belong to such are left out, as their "
                + lookup.column()
                + " is not known. They will appear later.");
  }
}
