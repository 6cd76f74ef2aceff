package io.github.gongjdbc.schema.account;

import io.github.gongjdbc.schema.error.GongException;
import io.github.gongjdbc.schema.error.GongException.Kind;
import io.github.gongjdbc.schema.limit.DaemonThreads;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether an account can be reached with its credentials. Every answer of Gong tells; if none came
 * lately, one request finds out. Safe for use by many threads.
 */
public final class AccountProof {
  /** How long what was found out is as good as new. */
  private static final Duration FRESH = Duration.ofMinutes(1);

  /** So that whoever waits can stop waiting, whatever the network does. */
  private static final DaemonThreads THREADS = new DaemonThreads("gong-jdbc-validation");

  private @Nullable Finding last;
  private @Nullable CompletableFuture<Finding> asking;
  private boolean proven;

  /** What is to be made of an answer, or of none. */
  public enum Verdict {
    /** Host and credentials are right. */
    PROVEN,
    /** Nobody can tell: Gong is too busy, or does not answer in time. */
    DOUBTFUL,
    /** The host or the credentials are wrong. */
    REFUSED
  }

  /**
   * What came out of asking.
   *
   * @param reason why it is not proven
   */
  public record Finding(Verdict verdict, @Nullable GongException reason, long time) {
    public static Finding of(Verdict verdict, @Nullable GongException reason) {
      return new Finding(verdict, reason, System.nanoTime());
    }

    boolean isFresh() {
      return System.nanoTime() - time < FRESH.toNanos();
    }
  }

  /** Gong answered a request as one that may ask. */
  public synchronized void succeeded() {
    proven = true;
    last = Finding.of(Verdict.PROVEN, null);
  }

  /** Gong refused the credentials. */
  public synchronized void refused(GongException reason) {
    proven = false;
    last = Finding.of(Verdict.REFUSED, reason);
  }

  /** Whether an answer ever proved the account, and none refused it since. */
  public synchronized boolean isProven() {
    return proven;
  }

  /** What was found out within the last minute, or is found out now. */
  public Finding fresh(Supplier<Finding> ask, Duration limit) {
    synchronized (this) {
      Finding known = last;
      if (known != null && known.isFresh()) {
        return known;
      }
    }
    return now(ask, limit);
  }

  /** What is found out now: one request at a time, for all who want to know. */
  public Finding now(Supplier<Finding> ask, Duration limit) {
    try {
      return asking(ask).get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return doubtful("Gong did not answer within " + limit.toSeconds() + " s.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return doubtful("The thread that waited for Gong was interrupted.", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private static Finding doubtful(String message, Exception cause) {
    return Finding.of(Verdict.DOUBTFUL, new GongException(Kind.TIMED_OUT, message, cause));
  }

  private synchronized CompletableFuture<Finding> asking(Supplier<Finding> ask) {
    CompletableFuture<Finding> under = asking;
    if (under == null || under.isDone()) {
      under =
          CompletableFuture.supplyAsync(
              () -> {
                Finding found = ask.get();
                remember(found);
                return found;
              },
              task -> THREADS.newThread(task).start());
      asking = under;
    }
    return under;
  }

  private synchronized void remember(Finding found) {
    last = found;
    proven |= found.verdict() == Verdict.PROVEN;
  }
}
