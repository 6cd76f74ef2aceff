package io.github.gongjdbc.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * The account as an HTTP server on 127.0.0.1. It works on bare sockets: what an HTTP server of the
 * JDK or of a library is made to prevent, such as resetting a connection within an answer, is what
 * tests ask for.
 */
public final class SandboxServer implements AutoCloseable {

  private static final int WAITING_CONNECTIONS = 200;

  private final GongSandbox sandbox;
  private final Duration latency;
  private final ServerSocket listener;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "gong-sandbox");
            thread.setDaemon(true);
            return thread;
          });

  SandboxServer(GongSandbox sandbox, Duration latency, int port) throws IOException {
    this.sandbox = sandbox;
    this.latency = latency;
    this.listener = new ServerSocket();
    InetAddress address = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    listener.setReuseAddress(true);
    listener.bind(new InetSocketAddress(address, port), WAITING_CONNECTIONS);
    threads.execute(this::listen);
  }

  /** Where the server listens, without a slash at the end. */
  public String url() {
    return "http://127.0.0.1:" + port();
  }

  /** The port on which the server listens. */
  public int port() {
    return listener.getLocalPort();
  }

  /** Stops listening and drops open connections. */
  @Override
  public void close() {
    closeQuietly(listener);
    connections.forEach(SandboxServer::closeQuietly);
    threads.shutdownNow();
  }

  private void listen() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        connections.add(socket);
        threads.execute(() -> serve(socket));
      } catch (IOException | RejectedExecutionException e) {
        // The server was closed, or a client went away before it was let in.
      }
    }
    connections.forEach(SandboxServer::closeQuietly);
  }

  private void serve(Socket socket) {
    try {
      new ServedConnection(sandbox, latency, socket).run();
    } finally {
      connections.remove(socket);
    }
  }

  private static void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      // It is of no use any more either way.
    }
  }
}
