package io.github.gongjdbc.sandbox.endpoint;

import io.github.gongjdbc.sandbox.api.Route;
import io.github.gongjdbc.sandbox.api.SandboxCall;
import io.github.gongjdbc.sandbox.http.Json;
import java.lang.ref.SoftReference;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What endpoints answered at the last moment at which they were asked. An account whose clock
 * stands, as in tests, need not draw and write the same content again.
 */
final class RememberedAnswers {
  private static final int LONGEST = 1 << 21;

  private volatile Answers latest = new Answers(Instant.MIN);

  /** The answers of a moment, as long as there is memory for them. */
  private static final class Answers {
    private final Instant moment;
    private SoftReference<Map<List<Object>, String>> texts = new SoftReference<>(null);

    Answers(Instant moment) {
      this.moment = moment;
    }

    synchronized Map<List<Object>, String> texts() {
      @Nullable Map<List<Object>, String> known = texts.get();
      if (known == null) {
        known = new ConcurrentHashMap<>();
        texts = new SoftReference<>(known);
      }
      return known;
    }
  }

  /** The JSON that an endpoint answers. */
  String answer(Route route, SandboxCall sandboxCall) {
    Answers answers = latest;
    if (!answers.moment.equals(sandboxCall.now())) {
      answers = new Answers(sandboxCall.now());
      latest = answers;
    }
    Map<List<Object>, String> texts = answers.texts();
    List<Object> key =
        List.of(
            sandboxCall.request().method(),
            sandboxCall.request().path(),
            sandboxCall.request().query(),
            sandboxCall.request().body());
    String text = texts.get(key);
    if (text == null) {
      text = Json.write(route.endpoint().answer(sandboxCall));
      if (text.length() <= LONGEST) {
        texts.put(key, text);
      }
    }
    return text;
  }
}
