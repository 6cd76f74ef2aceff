package io.github.gongjdbc.schema.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gongjdbc.schema.http.ApiRequest;
import io.github.gongjdbc.schema.limit.StatementContext;
import io.github.gongjdbc.schema.page.Page;
import io.github.gongjdbc.schema.settings.GongProperty;
import io.github.gongjdbc.schema.testing.Endpoints;
import io.github.gongjdbc.schema.testing.ServedAccount;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What the cache holds. */
class ReferenceCacheTest {

  @Test
  void itemsComeBackAsTheyWereAnswered() throws IOException {
    try (ServedAccount account = new ServedAccount()) {
      GongApi api = account.api(Map.of(GongProperty.CACHE_TTL, "PT5M"));
      ApiRequest scorecards = Endpoints.all(Endpoints.scorecards());

      Page<String> asked = api.fetch(scorecards, ReferenceCacheTest::text, new StatementContext());
      Page<String> kept = api.fetch(scorecards, ReferenceCacheTest::text, new StatementContext());

      assertThat(api.requestsSpared()).isEqualTo(1);
      assertThat(kept.rows()).isEqualTo(asked.rows());
      assertThat(kept.totalRecords()).isEqualTo(asked.totalRecords());
      assertThat(kept.cursor()).isEqualTo(asked.cursor());
      assertThat(asked.rows())
          .hasSameElementsAs(
              account.sandbox().scorecards().stream().map(Object::toString).toList());
    }
  }

  private static void text(JsonNode item, Consumer<String> rows) {
    rows.accept(item.toString());
  }
}
