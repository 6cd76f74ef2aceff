package io.github.gongjdbc.schema.api;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Protocol;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * How far one attempt came: a time-out before there is a connection means something else than one
 * during the answer, and the exceptions of both look alike.
 */
final class Attempt extends EventListener {
  private volatile boolean failedToConnect;

  /** The attempt that a request belongs to. */
  static EventListener of(Request request) {
    Attempt attempt = request.tag(Attempt.class);
    return attempt == null ? EventListener.NONE : attempt;
  }

  boolean failedToConnect() {
    return failedToConnect;
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
}
