package io.github.gongjdbc.schema.http;

import io.github.gongjdbc.schema.settings.ProxyAddress;
import io.github.gongjdbc.schema.settings.Settings;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import okhttp3.Call;
import okhttp3.ConnectionSpec;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP clients of a connection: one for plain requests and one for those over TLS, made when it
 * is first needed, as its keys take time to load. Plain requests go to this machine alone and past
 * any proxy, which would see the credentials. All of the JVM share a pool of connections.
 */
public final class HttpClients {
  private static final OkHttpClient SHARED =
      new OkHttpClient.Builder().connectionSpecs(List.of(ConnectionSpec.CLEARTEXT)).build();

  /** The same with TLS; a holder, as its keys take time to load and plain connections need none. */
  private static final class Secure {
    private static final OkHttpClient SHARED =
        HttpClients.SHARED.newBuilder().connectionSpecs(List.of(ConnectionSpec.MODERN_TLS)).build();
  }

  private final Settings settings;
  private final ReadOnlyGuard guard;
  private final Optional<Interceptor> inProcess;
  private final Optional<TrustedCertificates> trusted;
  private final OkHttpClient plain;
  private @Nullable OkHttpClient secure;

  public HttpClients(Settings settings, ReadOnlyGuard guard, Optional<Interceptor> inProcess) {
    this.settings = settings;
    this.guard = guard;
    this.inProcess = inProcess;
    this.trusted =
        inProcess.isPresent()
            ? Optional.empty()
            : settings.trustStore().map(TrustedCertificates::of);
    this.plain = configured(SHARED.newBuilder()).build();
  }

  /** A call that goes out only if the guard lets it. */
  public Call newCall(Request request) {
    boolean overTls = inProcess.isEmpty() && request.url().isHttps();
    return (overTls ? secure() : plain).newCall(request);
  }

  private synchronized OkHttpClient secure() {
    OkHttpClient made = secure;
    if (made == null) {
      OkHttpClient.Builder builder = configured(Secure.SHARED.newBuilder());
      settings.proxy().ifPresent(proxy -> goThrough(builder, proxy));
      trusted.ifPresent(
          certificates -> builder.sslSocketFactory(certificates.sockets(), certificates.manager()));
      made = builder.build();
      secure = made;
    }
    return made;
  }

  private OkHttpClient.Builder configured(OkHttpClient.Builder builder) {
    builder
        .followRedirects(false)
        .followSslRedirects(false)
        .retryOnConnectionFailure(false)
        .connectTimeout(shorter(settings.connectTimeout()))
        .readTimeout(shorter(settings.readTimeout()))
        // Without a network nothing is waited for, and no thread has to watch that.
        .callTimeout(inProcess.isPresent() ? Duration.ZERO : shorter(settings.responseTimeout()))
        .eventListenerFactory(call -> Attempt.of(call.request()))
        .addNetworkInterceptor(new RetryAfter.Hidden())
        .addNetworkInterceptor(LimitedBody.interceptor(settings.answerLimits().bytes()))
        .addInterceptor(guard);
    inProcess.ifPresent(builder::addInterceptor);
    return builder;
  }

  private static void goThrough(OkHttpClient.Builder builder, ProxyAddress proxy) {
    switch (proxy.type()) {
      case HTTP ->
          builder
              .proxy(
                  new Proxy(
                      Proxy.Type.HTTP,
                      InetSocketAddress.createUnresolved(proxy.host(), proxy.port())))
              .proxyAuthenticator(new HttpProxy(proxy));
      case SOCKS ->
          builder
              .proxy(Proxy.NO_PROXY)
              .socketFactory(new SocksSockets(proxy))
              .dns(new SocksSockets.Names(proxy))
              // HTTP/2 would take hosts whose names it cannot resolve for one and the same.
              .protocols(List.of(Protocol.HTTP_1_1));
    }
  }

  /** The longest timeout that the HTTP client takes is some 24 days. */
  private static Duration shorter(Duration timeout) {
    Duration longest = Duration.ofMillis(Integer.MAX_VALUE);
    return timeout.compareTo(longest) > 0 ? longest : timeout;
  }
}
