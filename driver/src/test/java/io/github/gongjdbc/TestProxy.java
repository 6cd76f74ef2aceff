package io.github.gongjdbc;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy, HTTP or SOCKS 5, that remembers what it was asked for. */
final class TestProxy implements AutoCloseable {
  static final String USER = "proxy-user";
  static final String PASSWORD = "proxy-word";

  private final Tunnels tunnels = new Tunnels();
  private final List<String> targets = new CopyOnWriteArrayList<>();
  private final List<String> heads = new CopyOnWriteArrayList<>();
  private final ServerSocket listener;
  private final boolean asksForPassword;
  private final Optional<Integer> everythingIsAt;

  private TestProxy(boolean socks, boolean asksForPassword, Optional<Integer> everythingIsAt)
      throws IOException {
    this.asksForPassword = asksForPassword;
    this.everythingIsAt = everythingIsAt;
    this.listener = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    tunnels.accept(listener, socks ? this::serveSocks : this::serveHttp);
  }

  static TestProxy http(boolean asksForPassword) throws IOException {
    return new TestProxy(false, asksForPassword, Optional.empty());
  }

  static TestProxy socks(boolean asksForPassword) throws IOException {
    return new TestProxy(true, asksForPassword, Optional.empty());
  }

  /** A proxy that knows names which nobody else does: all of them are at a port of this machine. */
  static TestProxy socksTo(int port) throws IOException {
    return new TestProxy(true, false, Optional.of(port));
  }

  int port() {
    return listener.getLocalPort();
  }

  /** To where connections were made, as host and port. */
  List<String> targets() {
    return targets;
  }

  /** What HTTP clients said to the proxy itself. */
  List<String> heads() {
    return heads;
  }

  private void serveHttp(Socket client) throws IOException {
    DataInputStream in = new DataInputStream(client.getInputStream());
    OutputStream out = client.getOutputStream();
    String head = readHead(in);
    heads.add(head);
    String authorization =
        "proxy-authorization: basic "
            + Base64.getEncoder()
                .encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    if (asksForPassword && !head.toLowerCase(Locale.ROOT).contains(lower(authorization))) {
      write(
          String.join(
              "\r\n",
              "HTTP/1.1 407 Proxy Authentication Required",
              "Proxy-Authenticate: Basic realm=\"proxy\"",
              "Content-Length: 0",
              "Connection: close",
              "",
              ""),
          out);
      client.close();
      return;
    }
    String asked = head.split(" ", 3)[1];
    if (head.startsWith("CONNECT ")) {
      Socket server = connect(asked);
      write("HTTP/1.1 200 Connection established\r\n\r\n", out);
      tunnels.join(client, server);
    } else {
      String target = asked.replaceFirst("^http://", "").replaceFirst("/.*", "");
      Socket server = connect(target);
      write(
          head.replaceFirst("http://[^/]+", "")
              .replaceFirst("(?i)Connection: [^\r]+\r\n", "")
              .replaceFirst("\r\n", "\r\nConnection: close\r\n"),
          server.getOutputStream());
      tunnels.join(client, server);
    }
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static String readHead(DataInputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
      head.append((char) in.readUnsignedByte());
    }
    return head.toString();
  }

  private void serveSocks(Socket client) throws IOException {
    DataInputStream in = new DataInputStream(client.getInputStream());
    OutputStream out = client.getOutputStream();
    in.readUnsignedByte();
    byte[] methods = in.readNBytes(in.readUnsignedByte());
    int wanted = asksForPassword ? 2 : 0;
    boolean offered = new String(methods, StandardCharsets.ISO_8859_1).indexOf(wanted) >= 0;
    out.write(new byte[] {5, (byte) (offered ? wanted : 0xff)});
    if (offered && asksForPassword) {
      in.readUnsignedByte();
      String user = readText(in);
      String password = readText(in);
      boolean right = user.equals(USER) && password.equals(PASSWORD);
      out.write(new byte[] {1, (byte) (right ? 0 : 1)});
      offered = right;
    }
    if (!offered) {
      client.close();
      return;
    }
    in.readNBytes(3);
    String host =
        in.readUnsignedByte() == 3
            ? readText(in)
            : InetAddress.getByAddress(in.readNBytes(4)).getHostAddress();
    Socket server;
    try {
      server = connect(host + ":" + in.readUnsignedShort());
    } catch (IOException e) {
      out.write(new byte[] {5, 5, 0, 1, 0, 0, 0, 0, 0, 0});
      client.close();
      return;
    }
    out.write(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
    tunnels.join(client, server);
  }

  private static String readText(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
  }

  private Socket connect(String target) throws IOException {
    targets.add(target);
    int colon = target.lastIndexOf(':');
    Socket socket = new Socket();
    socket.connect(
        everythingIsAt.isPresent()
            ? new InetSocketAddress(listener.getInetAddress(), everythingIsAt.get())
            : new InetSocketAddress(
                target.substring(0, colon), Integer.parseInt(target.substring(colon + 1))));
    return socket;
  }

  private static void write(String text, OutputStream out) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    tunnels.close();
    listener.close();
  }
}
