package io.github.gongjdbc.schema.read;

import io.github.gongjdbc.schema.catalog.TableDefinition;
import io.github.gongjdbc.schema.context.Session;
import io.github.gongjdbc.schema.predicate.TupleDomain;
import io.github.gongjdbc.schema.row.ItemCondition;
import io.github.gongjdbc.schema.settings.Settings;
import java.util.ArrayList;
import java.util.List;

/** What the items of answers are held to before rows are made of them. */
final class ItemConditions {
  private ItemConditions() {}

  /** What the connection demands of the items of a table, and what is checked of a query. */
  static List<ItemCondition> of(TableDefinition table, Session session, TupleDomain checked) {
    List<ItemCondition> conditions = new ArrayList<>(ofConnection(table, session.settings()));
    checked
        .times()
        .forEach(
            (column, times) ->
                table
                    .itemPath(column)
                    .map(path -> ItemCondition.within(column, path, times, session.values()))
                    .ifPresent(conditions::add));
    checked
        .texts()
        .forEach(
            (column, texts) ->
                table
                    .itemPath(column)
                    .map(path -> ItemCondition.among(column, path, texts, session.values()))
                    .ifPresent(conditions::add));
    return conditions;
  }

  /** What the connection demands of the items of a table, as far as they can tell. */
  static List<ItemCondition> ofConnection(TableDefinition table, Settings settings) {
    List<ItemCondition> conditions = new ArrayList<>();
    if (LookUpNeed.isOf(table)) {
      // It is the other row that tells.
      return conditions;
    }
    if (settings.workspaceId().isPresent() && table.workspace().isPresent()) {
      conditions.add(
          ItemCondition.inWorkspace(table.workspace().get(), settings.workspaceId().get()));
    }
    if (!settings.includePrivateCalls() && table.privacy().isPresent()) {
      conditions.add(ItemCondition.notPrivate(table.privacy().get()));
    }
    return conditions;
  }
}
