package io.github.gongjdbc.schema.http;

import io.github.gongjdbc.schema.error.GongException;
import io.github.gongjdbc.schema.error.GongException.Kind;
import io.github.gongjdbc.schema.settings.Settings;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import okhttp3.HttpUrl;

/** Explains why an answer did not arrive. */
public final class NetworkFailure {
  private final HttpUrl base;
  private final Settings settings;
  private final Duration longest;

  /**
   * @param longest how long a request may take; zero for ever
   */
  public NetworkFailure(HttpUrl base, Settings settings, Duration longest) {
    this.base = base;
    this.settings = settings;
    this.longest = longest;
  }

  /**
   * What to make of the exception of an attempt.
   *
   * @param answeredBefore whether anybody ever answered at this address: if not, it is more likely
   *     to be wrong than to be out of reach for a moment
   */
  public FailedAttempt of(
      ApiRequest request, Attempt attempt, IOException e, boolean answeredBefore) {
    if (e instanceof ProxyException) {
      return FailedAttempt.forGood(
          new GongException(Kind.NOT_CONNECTED, String.valueOf(e.getMessage()), e));
    }
    // The same exception, with other words, tells of a thread that was interrupted.
    boolean late =
        e instanceof InterruptedIOException
            && !(e instanceof SocketTimeoutException)
            && "timeout".equals(e.getMessage());
    boolean isShorter =
        !longest.isZero()
            && (settings.responseTimeout().isZero()
                || longest.compareTo(settings.responseTimeout()) < 0);
    if (late && !isShorter) {
      return FailedAttempt.forGood(
          new GongException(
              Kind.CONNECTION_LOST,
              base.host()
                  + " did not end its answer to "
                  + request.name()
                  + " within responseTimeout ("
                  + settings.responseTimeout()
                  + "). Raise responseTimeout if it is that slow.",
              e));
    }
    if (late) {
      return FailedAttempt.forGood(
          new GongException(
              Kind.NETWORK_TIMEOUT,
              base.host()
                  + " did not answer "
                  + request.name()
                  + " within the network timeout of the connection ("
                  + longest.toMillis()
                  + " ms), so the connection is closed: open another one, with a longer timeout if"
                  + " Gong is that slow.",
              e));
    }
    if (attempt.failedToConnect() || e instanceof UnknownHostException) {
      GongException reason = new GongException(Kind.NOT_CONNECTED, noConnection(e), e);
      boolean again = answeredBefore ? !isAboutTrust(e) : brokeOff(e);
      return again ? FailedAttempt.passing(reason, Duration.ZERO) : FailedAttempt.forGood(reason);
    }
    if (attempt.receivedWhole()) {
      String what = "The answer to " + request.name() + " is cut short or badly compressed.";
      return passing(Kind.MALFORMED_ANSWER, what, e);
    }
    if (e instanceof SocketTimeoutException) {
      return passing(
          Kind.CONNECTION_LOST,
          base.host()
              + " sent nothing during "
              + request.name()
              + " for longer than readTimeout ("
              + settings.readTimeout()
              + ").",
          e);
    }
    return passing(
        Kind.CONNECTION_LOST,
        "The connection to " + base.host() + " broke during " + request.name() + ".",
        e);
  }

  private String noConnection(IOException e) {
    if (e instanceof SSLException secure && isAboutTrust(e)) {
      return "There is no secure connection to " + base.host() + ": " + TlsFailure.describe(secure);
    }
    if (settings.proxy().isPresent()) {
      return "There is no connection to "
          + base.host()
          + ":"
          + base.port()
          + " through the proxy "
          + settings.proxy().get()
          + ": check proxyHost and proxyPort, and the network.";
    }
    if (e instanceof UnknownHostException) {
      return "The host '"
          + base.host()
          + "' does not resolve: check the URL or baseUrl, and the network.";
    }
    return "Nothing answers at "
        + base.host()
        + ":"
        + base.port()
        + ": check the URL or baseUrl, and the network.";
  }

  /** Whether the two sides could talk and did not agree. */
  private static boolean isAboutTrust(IOException e) {
    return e instanceof SSLException && !brokeOff(e);
  }

  /** Whether somebody was there and the connection broke while it was made. */
  private static boolean brokeOff(IOException e) {
    Throwable root = e instanceof SSLException && e.getCause() != null ? e.getCause() : e;
    return root instanceof EOFException
        || (root instanceof SocketException
            && !(root instanceof ConnectException)
            && !(root instanceof NoRouteToHostException));
  }

  private static FailedAttempt passing(Kind kind, String message, IOException e) {
    return FailedAttempt.passing(new GongException(kind, message, e), Duration.ZERO);
  }
}
