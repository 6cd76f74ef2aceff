package io.github.gongjdbc.schema.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.schema.http.ApiRequest;
import io.github.gongjdbc.schema.limit.StatementContext;
import io.github.gongjdbc.schema.page.Item;
import io.github.gongjdbc.schema.page.Page;
import io.github.gongjdbc.schema.page.Pages;
import io.github.gongjdbc.schema.settings.GongProperty;
import io.github.gongjdbc.schema.testing.Endpoints;
import io.github.gongjdbc.schema.testing.ServedAccount;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What the cache holds, and how much of it. */
class ReferenceCacheTest {

  @Test
  void noMoreIsKeptThanItsSizeAllows() throws IOException {
    try (ServedAccount account = new ServedAccount(GongSandbox.builder().users(1500))) {
      GongApi api =
          account.api(Map.of(GongProperty.CACHE_TTL, "PT5M", GongProperty.CACHE_SIZE, "1"));

      List<String> first = users(api);
      List<String> second = users(api);

      assertThat(first).hasSize(1500).isEqualTo(second);
      assertThat(api.requestsSent()).isGreaterThan(17);
    }
  }

  @Test
  void itemsComeBackAsTheyWereAnswered() throws IOException {
    try (ServedAccount account = new ServedAccount()) {
      GongApi api = account.api(Map.of(GongProperty.CACHE_TTL, "PT5M"));
      ApiRequest scorecards = Endpoints.all(Endpoints.scorecards());

      Page<String> asked = api.fetch(scorecards, ReferenceCacheTest::text, new StatementContext());
      Page<String> kept = api.fetch(scorecards, ReferenceCacheTest::text, new StatementContext());

      assertThat(api.requestsSpared()).isEqualTo(1);
      assertThat(kept).isEqualTo(asked);
      assertThat(asked.rows())
          .hasSameElementsAs(
              account.sandbox().scorecards().stream().map(Object::toString).toList());
    }
  }

  private static void text(JsonNode item, Consumer<String> rows) {
    rows.accept(item.toString());
  }

  private static List<String> users(GongApi api) {
    List<String> ids = new ArrayList<>();
    try (Pages<Item<String>> pages =
        new PageReader<>(
            api,
            Endpoints.all(Endpoints.users()),
            ServedAccount.ids(Endpoints.users()),
            new StatementContext())) {
      while (pages.hasNext()) {
        pages.next().rows().forEach(item -> ids.addAll(item.rows()));
      }
    }
    return ids;
  }
}
