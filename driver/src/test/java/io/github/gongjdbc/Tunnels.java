package io.github.gongjdbc;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Connections that are served by threads of their own, and pairs of them that are joined. */
final class Tunnels implements AutoCloseable {
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  /** Serves a connection; what it throws ends it. */
  interface Service {
    void serve(Socket client) throws IOException;
  }

  /** Serves whoever connects, until the listener is closed. */
  void accept(ServerSocket listener, Service service) {
    start(
        () -> {
          while (true) {
            Socket client = listener.accept();
            sockets.add(client);
            start(() -> service.serve(client), client);
          }
        });
  }

  /** Passes on what either side says, until one has said everything. */
  void join(Socket client, Socket server) throws IOException {
    sockets.add(server);
    start(() -> client.getInputStream().transferTo(server.getOutputStream()), client, server);
    try (client;
        server) {
      server.getInputStream().transferTo(client.getOutputStream());
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void start(Work work, Socket... closedAtTheEnd) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // the other side is gone
              } finally {
                closeAll(List.of(closedAtTheEnd));
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private static void closeAll(List<Socket> sockets) {
    for (Socket socket : sockets) {
      try {
        socket.close();
      } catch (IOException e) {
        // it is closed
      }
    }
  }

  @Override
  public void close() {
    closeAll(sockets);
  }
}
