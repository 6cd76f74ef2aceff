package io.github.gongjdbc.schema.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Protocol;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * How far one attempt came: a time-out before there is a connection means something else than one
 * during the answer, and an answer that ends too early something else than a connection that does;
 * the exceptions look alike.
 */
public final class Attempt extends EventListener {
  private final Runnable goesOut;
  private volatile boolean failedToConnect;
  private volatile boolean receivedWhole;
  private volatile long asked = System.nanoTime();

  /**
   * @param goesOut is run when the request goes out, which is after a connection was made
   */
  public Attempt(Runnable goesOut) {
    this.goesOut = goesOut;
  }

  /** The attempt that a request belongs to. */
  static EventListener of(Request request) {
    Attempt attempt = request.tag(Attempt.class);
    return attempt == null ? EventListener.NONE : attempt;
  }

  /** Whether none of the host's addresses let itself be connected to. */
  public boolean failedToConnect() {
    return failedToConnect;
  }

  /** Whether all bytes of the answer came, whatever they are worth. */
  boolean receivedWhole() {
    return receivedWhole;
  }

  /** How long ago the request went out; the time to connect does not count. */
  public Duration sinceAsked() {
    return Duration.ofNanos(System.nanoTime() - asked);
  }

  @Override
  public void requestHeadersStart(Call call) {
    asked = System.nanoTime();
    goesOut.run();
  }

  @Override
  public void connectFailed(
      Call call,
      InetSocketAddress address,
      Proxy proxy,
      @Nullable Protocol protocol,
      IOException failure) {
    failedToConnect = true;
  }

  @Override
  public void connectionAcquired(Call call, Connection connection) {
    failedToConnect = false;
  }

  @Override
  public void responseBodyEnd(Call call, long byteCount) {
    receivedWhole = true;
  }

  @Override
  public void responseFailed(Call call, IOException failure) {
    receivedWhole = false;
  }
}
