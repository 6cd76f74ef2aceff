package io.github.gongjdbc;

import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.sandbox.fault.Intervention;
import io.github.gongjdbc.sandbox.http.SandboxAnswer;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * An account that fails for some and not for others: who asks decides. As nothing changes in it,
 * what it answered once is kept.
 */
final class FaultyAccount implements Intervention {
  private final GongSandbox sandbox;
  private final Map<SandboxRequest, SandboxAnswer> kept = new ConcurrentHashMap<>();
  private final Map<String, Asker> askers = new ConcurrentHashMap<>();

  FaultyAccount(GongSandbox sandbox) {
    this.sandbox = sandbox;
  }

  /** Lets a case happen to whoever asks with this key, which is the secret, too. */
  Asker expect(String key, FaultCase one) {
    byte[] credentials = (key + ":" + key).getBytes(StandardCharsets.UTF_8);
    Asker asker = new Asker(one);
    askers.put("Basic " + Base64.getEncoder().encodeToString(credentials), asker);
    return asker;
  }

  @Override
  public Optional<SandboxAnswer> intervene(SandboxRequest request) {
    SandboxRequest plain =
        new SandboxRequest(
            request.method(), request.path(), request.query(), Map.of(), request.body());
    Asker asker = askers.get(String.valueOf(request.header("authorization")));
    return Optional.of(Objects.requireNonNull(asker).answer(plain, this::account));
  }

  private SandboxAnswer account(SandboxRequest request) {
    return kept.computeIfAbsent(request, sandbox::accountAnswer);
  }

  /** One who asks, and what was asked. */
  static final class Asker {
    private final FaultCase one;
    private final List<SandboxRequest> pages = new ArrayList<>();
    private int asked;

    private Asker(FaultCase one) {
      this.one = one;
    }

    private synchronized SandboxAnswer answer(
        SandboxRequest request, Function<SandboxRequest, SandboxAnswer> account) {
      if (!pages.contains(request)) {
        pages.add(request);
      }
      if (pages.indexOf(request) != one.page()) {
        return account.apply(request);
      }
      asked++;
      boolean fails = !one.once() || asked == 1;
      return one.fault()
          .filter(fault -> fails)
          .map(fault -> fault.applyTo(request, account))
          .orElseGet(() -> account.apply(request));
    }

    /** How many pages were asked for. */
    synchronized int pages() {
      return pages.size();
    }

    /** How often the page was asked for that fails. */
    synchronized int asked() {
      return asked;
    }
  }
}
