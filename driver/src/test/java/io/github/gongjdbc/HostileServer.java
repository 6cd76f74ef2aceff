package io.github.gongjdbc;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server that writes whatever bytes it is told to: who asks decides. */
final class HostileServer implements AutoCloseable {
  private static final Pattern AUTHORIZATION = Pattern.compile("(?i)authorization: Basic (\\S+)");
  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

  private final Answers answers;
  private final ServerSocket listener;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "hostile-server");
            thread.setDaemon(true);
            return thread;
          });

  /** Finds what is answered. */
  interface Answers {
    /**
     * Writes an answer.
     *
     * @param key the access key of whoever asks
     * @param authorization the value of the header that proves it
     */
    void write(String key, String authorization, OutputStream out) throws IOException;
  }

  HostileServer(Answers answers) throws IOException {
    this.answers = answers;
    this.listener = new ServerSocket(0, 200, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    threads.execute(this::listen);
  }

  String url() {
    return "http://127.0.0.1:" + listener.getLocalPort();
  }

  private void listen() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        connections.add(socket);
        threads.execute(() -> serve(socket));
      } catch (IOException e) {
        // It was closed.
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      String head = head(in);
      Matcher length = LENGTH.matcher(head);
      if (length.find()) {
        in.readNBytes(Integer.parseInt(length.group(1)));
      }
      Matcher authorization = AUTHORIZATION.matcher(head);
      if (authorization.find()) {
        byte[] pair = Base64.getDecoder().decode(authorization.group(1));
        String key = new String(pair, StandardCharsets.UTF_8).replaceFirst(":.*", "");
        answers.write(key, "Basic " + authorization.group(1), socket.getOutputStream());
        socket.getOutputStream().flush();
      }
      socket.shutdownOutput();
    } catch (IOException e) {
      // Who asked has gone away.
    } finally {
      connections.remove(socket);
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("The request ends early.");
      }
      head.append((char) next);
    }
    return head.toString();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : connections) {
      socket.close();
    }
    threads.shutdownNow();
  }
}
