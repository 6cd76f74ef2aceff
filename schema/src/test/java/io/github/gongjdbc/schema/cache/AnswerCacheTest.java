package io.github.gongjdbc.schema.cache;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gongjdbc.schema.auth.Account;
import io.github.gongjdbc.schema.cache.Coverage.Gap;
import io.github.gongjdbc.schema.cache.Coverage.Kept;
import io.github.gongjdbc.schema.catalog.Endpoint;
import io.github.gongjdbc.schema.catalog.Filter;
import io.github.gongjdbc.schema.catalog.HttpMethod;
import io.github.gongjdbc.schema.error.MalformedAnswerException;
import io.github.gongjdbc.schema.http.ApiRequest;
import io.github.gongjdbc.schema.limit.StatementContext;
import io.github.gongjdbc.schema.page.ItemProjection;
import io.github.gongjdbc.schema.page.ItemReader;
import io.github.gongjdbc.schema.page.KeptAnswer;
import io.github.gongjdbc.schema.split.Split;
import io.github.gongjdbc.schema.split.TimeRange;
import io.github.gongjdbc.schema.testing.Endpoints;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.DeflaterOutputStream;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever was read, kept and lost: what is kept and what is asked for is all, and no more. */
class AnswerCacheTest {
  private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");
  private static final Duration TTL = Duration.ofMinutes(5);
  private static final Endpoint ENDPOINT = Endpoints.extensiveCalls();
  private static final Filter TIME =
      Times.filter(ENDPOINT, Split.of(ENDPOINT.name())).orElseThrow();

  private final TreeMap<Instant, String> items = new TreeMap<>();
  private Instant now = BEGIN.plus(Duration.ofDays(400));

  private static AnswerCache cache(String owner, long megabytes) {
    return AnswerCache.of(
        new Account(HttpUrl.get("https://localhost"), owner, Optional.empty()), TTL, megabytes);
  }

  private static ApiRequest during(Instant from, Instant to) {
    return ApiRequest.of(ENDPOINT, Split.of(ENDPOINT.name()).during(TIME, new TimeRange(from, to)));
  }

  private void fill(Random random, int count) {
    for (int i = 0; i < count; i++) {
      // Some within one second, and some at its very beginning.
      long second = random.nextInt(3000);
      int nanos = random.nextInt(3) * 500_000_000;
      items.put(BEGIN.plusSeconds(second).plusNanos(nanos), "i" + i);
    }
  }

  /** Reads so many pages of a request, as the API would answer it. */
  private void read(AnswerCache cache, ApiRequest request, int pageSize, int most) {
    Recording recording = cache.record(request);
    List<Instant> times = new ArrayList<>(wanted(request).keySet());
    for (int first = 0, page = 0; page < most; first += pageSize, page++) {
      List<Instant> some = times.subList(first, Math.min(first + pageSize, times.size()));
      boolean isLast = first + pageSize >= times.size();
      recording.add(Optional.of(answer(some)), keys(some), some, now, isLast);
      if (isLast) {
        return;
      }
    }
  }

  private Map<Instant, String> wanted(ApiRequest request) {
    TimeRange range = request.split().during(TIME);
    return new TreeMap<>(items.subMap(range.from(), range.to()));
  }

  private long[] keys(List<Instant> times) {
    return times.stream()
        .mapToLong(time -> ItemReader.hash(items.getOrDefault(time, "")))
        .toArray();
  }

  private KeptAnswer answer(List<Instant> times) {
    StringBuilder json = new StringBuilder("{\"records\":{},\"calls\":[");
    for (Instant time : times) {
      json.append(json.charAt(json.length() - 1) == '[' ? "" : ",")
          .append("{\"metaData\":{\"id\":\"" + items.get(time))
          .append("\",\"started\":\"" + time + "\"}}");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream compressed = new DeflaterOutputStream(bytes)) {
      compressed.write(json.append("]}").toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new KeptAnswer(bytes.toByteArray());
  }

  /** Reads ids. */
  private static final class Ids implements ItemReader<String> {
    @Override
    public void read(JsonNode item, Consumer<String> rows) {
      rows.accept(item.at("/metaData/id").asText());
    }

    @Override
    public ItemProjection projection() {
      return ItemProjection.VALUE.with(List.of("metaData", "id"), ItemProjection.VALUE);
    }
  }

  private List<String> found(Coverage coverage) throws MalformedAnswerException {
    List<String> found = new ArrayList<>();
    for (Coverage.Part part : coverage.parts()) {
      if (part instanceof Gap gap) {
        found.addAll(wanted(gap.request()).values());
      } else if (part instanceof Kept kept) {
        for (KeptPage page : kept.pages()) {
          found.addAll(
              page.read(kept.chosen(coverage.seeing(new Ids())), new StatementContext())
                  .orElseThrow()
                  .rows());
        }
      }
    }
    return found;
  }

  private Coverage find(AnswerCache cache, ApiRequest request) {
    return cache.find(request, Optional.empty(), now, TTL, false, new StatementContext());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void keptPartsAndGapsAreTheRangeAndMeetWithoutOverlap(long seed) throws Exception {
    Random random = new Random(seed);
    fill(random, 400);
    AnswerCache cache = cache("random " + seed, 10);
    List<KeptPage> known = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      Instant from = BEGIN.plusSeconds(random.nextInt(3000)).plusMillis(random.nextInt(2) * 250L);
      Instant to = from.plusSeconds(1 + random.nextInt(900));
      ApiRequest request = during(from, random.nextInt(8) == 0 ? Instant.MAX : to);

      Coverage coverage = find(cache, request);
      assertThat(found(coverage))
          .as("seed " + seed + ", range " + i)
          .containsExactlyInAnyOrderElementsOf(wanted(request).values());

      for (Coverage.Part part : coverage.parts()) {
        if (part instanceof Gap gap) {
          int most = random.nextInt(3) == 0 ? 1 + random.nextInt(3) : Integer.MAX_VALUE;
          read(cache, gap.request(), 1 + random.nextInt(20), most);
        } else if (part instanceof Kept kept) {
          known.addAll(kept.pages());
        }
      }
      if (!known.isEmpty() && random.nextInt(3) == 0) {
        known.get(random.nextInt(known.size())).forget();
      }
      now = now.plusSeconds(random.nextInt(20));
    }
  }

  @Test
  void anItemIsFoundByItsIdWhereverItWasListed() throws Exception {
    fill(new Random(3), 50);
    AnswerCache cache = cache("ids", 10);
    Instant middle = BEGIN.plusSeconds(1500);
    read(cache, during(BEGIN, middle), 10, Integer.MAX_VALUE);
    Set<String> listed = new HashSet<>(wanted(during(BEGIN, middle)).values());
    List<String> ids = List.copyOf(items.values());
    Filter identity = ENDPOINT.filter(List.of("metaData", "id")).orElseThrow();
    String place = identity.any().orElseThrow();
    ApiRequest named = ApiRequest.of(ENDPOINT, Split.of(ENDPOINT.name()).with(place, ids));

    Coverage coverage =
        cache.find(named, Optional.of(identity), now, TTL, false, new StatementContext());

    Set<String> asked = new HashSet<>(coverage.gaps().get(0).split().values().get(place));
    assertThat(asked).doesNotContainAnyElementsOf(listed).hasSize(ids.size() - listed.size());
    List<String> kept = new ArrayList<>();
    for (Coverage.Part part : coverage.parts()) {
      if (part instanceof Kept some) {
        kept.addAll(found(new Coverage(named, List.of(some))));
      }
    }
    assertThat(kept).containsExactlyInAnyOrderElementsOf(listed);
  }

  @Test
  void aListingThatIsNotInOrderCoversNothingBeforeItsEnd() {
    AnswerCache cache = cache("disorder", 10);
    ApiRequest request = during(BEGIN, BEGIN.plusSeconds(100));
    Recording recording = cache.record(request);
    Instant late = BEGIN.plusSeconds(90);
    items.put(late, "late");
    recording.add(Optional.of(answer(List.of(late))), new long[1], List.of(late), now, false);
    assertThat(find(cache, request).isNothing()).isFalse();
    Instant early = BEGIN.plusSeconds(10);
    items.put(early, "early");
    recording.add(Optional.of(answer(List.of(early))), new long[1], List.of(early), now, false);

    assertThat(find(cache, request).isNothing()).isTrue();

    recording.add(Optional.of(answer(List.of())), new long[0], List.of(), now, true);
    assertThat(find(cache, request).isWhole()).isTrue();
  }

  @Test
  void whatIsReadAgainReplacesWhatWasKept() throws Exception {
    AnswerCache cache = cache("again", 10);
    fill(new Random(5), 100);
    read(cache, during(BEGIN, BEGIN.plusSeconds(1000)), 10, Integer.MAX_VALUE);
    items.pollFirstEntry();
    items.replaceAll((time, id) -> "new " + id);
    read(cache, during(BEGIN, Instant.MAX), 10, Integer.MAX_VALUE);

    ApiRequest request = during(BEGIN, BEGIN.plusSeconds(900));
    assertThat(find(cache, request).isWhole()).isTrue();
    assertThat(found(find(cache, request)))
        .containsExactlyInAnyOrderElementsOf(wanted(request).values());
    assertThat(cache.ranges()).hasSize(1);
  }

  @Test
  void endpointsOfOneNameAreTwo() {
    AnswerCache cache = cache("names", 10);
    ApiRequest one = request("/v2/one");
    cache.record(one).add(Optional.of(answer(List.of())), new long[0], List.of(), now, true);

    assertThat(find(cache, one).isWhole()).isTrue();
    assertThat(find(cache, request("/v2/other")).isNothing()).isTrue();
  }

  private static ApiRequest request(String path) {
    Endpoint endpoint = Endpoint.of("talks", HttpMethod.GET, path, List.of(), "talks");
    return ApiRequest.of(endpoint, Split.of(endpoint.name()));
  }

  @Test
  void noMoreIsKeptThanThereIsRoomFor() {
    AnswerCache cache = cache("small", 1);
    Random random = new Random(1);
    for (int i = 0; i < 300; i++) {
      Instant from = BEGIN.plusSeconds(i);
      byte[] bytes = new byte[20_000];
      random.nextBytes(bytes);
      cache
          .record(during(from, from.plusSeconds(1)))
          .add(Optional.of(new KeptAnswer(bytes)), new long[1], List.of(from), now, true);
      assertThat(cache.ranges().stream().mapToLong(CachedRange::bytes).sum())
          .isLessThanOrEqualTo(1 << 20);
    }
    assertThat(cache.ranges()).hasSizeBetween(30, 53);
  }
}
