package io.github.gongjdbc.sandbox;

import static io.github.gongjdbc.sandbox.Asking.cursor;
import static io.github.gongjdbc.sandbox.Asking.error;
import static io.github.gongjdbc.sandbox.Asking.get;
import static io.github.gongjdbc.sandbox.Asking.getPages;
import static io.github.gongjdbc.sandbox.Asking.post;
import static io.github.gongjdbc.sandbox.Asking.postPages;
import static io.github.gongjdbc.sandbox.Asking.rows;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class PagingTest {

  private static final String EXTENSIVE = "/v2/calls/extensive";

  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-18T15:00:00Z"));
  private final GongSandbox sandbox =
      GongSandbox.builder().clock(clock).calls(4500).users(230).build();

  @Test
  void pagesHaveAHundredRowsAndOnlyTheLastHasNoCursor() {
    List<JsonNode> pages = postPages(sandbox, EXTENSIVE, "{'filter':{}}");

    int total = sandbox.calls().size();
    assertThat(pages).hasSize((total + 99) / 100);
    for (int i = 0; i < pages.size(); i++) {
      JsonNode records = pages.get(i).path("records");
      boolean last = i == pages.size() - 1;
      assertThat(records.path("totalRecords").asInt()).isBetween(total + 1, total + 50);
      assertThat(records.path("currentPageNumber").asInt()).isEqualTo(i);
      assertThat(records.path("currentPageSize").asInt()).isEqualTo(last ? total - 100 * i : 100);
      assertThat(pages.get(i).path("calls")).hasSize(records.path("currentPageSize").asInt());
      assertThat(records.has("cursor")).isEqualTo(!last);
    }
    assertThat(rows(pages, "calls"))
        .extracting(call -> call.at("/metaData/id").asText())
        .containsExactlyElementsOf(
            sandbox.calls().stream().map(call -> call.at("/metaData/id").asText()).toList());
  }

  @Test
  void aFullLastPageHasNoCursor() {
    List<String> ids =
        sandbox.calls().stream().limit(100).map(call -> call.at("/metaData/id").asText()).toList();

    JsonNode page =
        post(sandbox, EXTENSIVE, "{'filter':{'callIds':['" + String.join("','", ids) + "']}}")
            .json();

    assertThat(page.path("calls")).hasSize(100);
    assertThat(page.path("records").has("cursor")).isFalse();
  }

  @Test
  void usersAscendByIdAsANumber() {
    List<JsonNode> users = rows(getPages(sandbox, "/v2/users"), "users");

    assertThat(users).hasSize(230);
    assertThat(users)
        .extracting(user -> new BigInteger(user.path("id").asText()))
        .isSortedAccordingTo(Comparator.naturalOrder());
  }

  @Test
  void theCursorOfAPostCountsOnlyInTheBody() {
    JsonNode first = post(sandbox, EXTENSIVE, "{'filter':{}}").json();
    String cursor = cursor(List.of(first));

    JsonNode again = post(sandbox, EXTENSIVE + "?cursor=" + cursor, "{'filter':{}}").json();
    JsonNode second = post(sandbox, EXTENSIVE, "{'filter':{},'cursor':'" + cursor + "'}").json();

    assertThat(again.path("calls")).isEqualTo(first.path("calls"));
    assertThat(second.path("calls")).isNotEqualTo(first.path("calls"));
    assertThat(second.at("/records/currentPageNumber").asInt()).isEqualTo(1);
  }

  @Test
  void aCursorIsRefusedWhenTheRequestChanged() {
    String cursor = cursor(List.of(post(sandbox, EXTENSIVE, "{'filter':{}}").json()));
    String refused = "400 Failed to verify cursor";

    assertThat(
            error(
                post(
                    sandbox,
                    EXTENSIVE,
                    "{'filter':{'toDateTime':'2026-03-01T00:00:00Z'},'cursor':'%s'}"
                        .formatted(cursor))))
        .isEqualTo(refused);
    assertThat(
            error(post(sandbox, "/v2/calls/transcript", "{'filter':{},'cursor':'" + cursor + "'}")))
        .isEqualTo(refused);
    assertThat(error(get(sandbox, "/v2/calls?cursor=" + cursor))).isEqualTo(refused);
    assertThat(error(get(sandbox, "/v2/calls?cursor=rubbish"))).isEqualTo(refused);
  }

  @Test
  void aSequenceExpiresAnHourAfterItsFirstPage() {
    JsonNode first = get(sandbox, "/v2/calls").json();
    clock.advance(Duration.ofMinutes(59));
    JsonNode second = get(sandbox, "/v2/calls?cursor=" + cursor(List.of(first))).json();
    assertThat(second.at("/records/currentPageNumber").asInt()).isEqualTo(1);

    clock.advance(Duration.ofMinutes(1));

    assertThat(error(get(sandbox, "/v2/calls?cursor=" + cursor(List.of(second)))))
        .isEqualTo("400 cursor has expired");
  }

  @Test
  void theTotalStaysAsItWasOnTheFirstPage() {
    JsonNode first = get(sandbox, "/v2/calls").json();
    clock.advance(Duration.ofMinutes(50));
    int totalNow = get(sandbox, "/v2/calls").json().at("/records/totalRecords").asInt();
    int total = first.at("/records/totalRecords").asInt();
    assertThat(totalNow).isGreaterThan(total);

    JsonNode second = get(sandbox, "/v2/calls?cursor=" + cursor(List.of(first))).json();

    assertThat(second.at("/records/totalRecords").asInt()).isEqualTo(total);
  }

  @Test
  void thereIsNoPageSizeToAskFor() {
    assertThat(get(sandbox, "/v2/calls?limit=5").json().path("calls")).hasSize(100);
    assertThat(post(sandbox, EXTENSIVE, "{'filter':{},'limit':5}").json().path("calls"))
        .hasSize(100);
  }
}
