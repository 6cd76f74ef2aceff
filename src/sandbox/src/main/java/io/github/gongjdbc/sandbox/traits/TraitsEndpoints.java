package io.github.gongjdbc.sandbox.traits;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gongjdbc.sandbox.account.SimulatedAccount;
import io.github.gongjdbc.sandbox.api.Route;
import io.github.gongjdbc.sandbox.company.AccountPlan;
import io.github.gongjdbc.sandbox.page.Pager;
import java.net.URL;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The endpoints of all traits files, which are read when the first of them is asked for. */
public final class TraitsEndpoints {

  private static final List<String> FAMILIES =
      List.of(
          "trackers",
          "library",
          "settings",
          "permissions",
          "crm",
          "flows",
          "tasks",
          "coaching",
          "logs");

  private final SimulatedAccount account;
  private final AccountPlan plan;
  private final Pager pager;
  private final List<URL> further;
  private @Nullable List<Route> routes;

  /** The endpoints of the sandbox's own traits files and of further ones. */
  public TraitsEndpoints(
      SimulatedAccount account, AccountPlan plan, Pager pager, List<URL> further) {
    this.account = account;
    this.plan = plan;
    this.pager = pager;
    this.further = further;
  }

  /** Where they are found. */
  public synchronized List<Route> routes() {
    List<Route> known = routes;
    if (known == null) {
      known = read();
      routes = known;
    }
    return known;
  }

  private List<Route> read() {
    List<TraitsFile> files = new ArrayList<>();
    further.forEach(file -> files.add(TraitsFile.read(file)));
    for (String family : FAMILIES) {
      URL file = TraitsEndpoints.class.getResource(family + ".yaml");
      files.add(TraitsFile.read(Objects.requireNonNull(file, family)));
    }
    Map<String, JsonNode> collections = new HashMap<>();
    files.forEach(file -> file.collections().forEach(collections::putIfAbsent));
    RecordCollections records = new RecordCollections(collections, account, plan);
    return files.stream()
        .flatMap(file -> file.endpoints().stream())
        .map(
            traits ->
                Route.of(
                    traits.method(),
                    traits.path(),
                    traits.scope(),
                    new TraitsEndpoint(traits, records, pager)))
        .toList();
  }
}
