package io.github.gongjdbc.schema.http;

import io.github.gongjdbc.schema.settings.ProxyAddress;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.SocketFactory;
import okhttp3.Dns;

/**
 * Sockets that connect through a SOCKS 5 proxy (RFC 1928), with a user and password of its own (RFC
 * 1929): Java's own take these from one place for the whole JVM. Names are resolved by the proxy.
 */
final class SocksSockets extends SocketFactory {
  /** Stands for an address that the proxy will find out; the name goes along with it. */
  private static final byte[] UNRESOLVED = {0, 0, 0, 0};

  /**
   * Leaves the names to the proxy. It is equal for equal proxies alone: connections are shared
   * where this is equal, and not where the sockets are.
   */
  record Names(ProxyAddress proxy) implements Dns {
    @Override
    public List<InetAddress> lookup(String name) throws UnknownHostException {
      return List.of(InetAddress.getByAddress(name, UNRESOLVED));
    }
  }

  private static final int VERSION = 5;
  private static final int NO_PASSWORD = 0;
  private static final int USER_AND_PASSWORD = 2;

  private final ProxyAddress proxy;

  SocksSockets(ProxyAddress proxy) {
    this.proxy = proxy;
  }

  @Override
  public Socket createSocket() {
    return new Connecting();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return createSocket(host, port);
  }

  private Socket connected(SocketAddress target) throws IOException {
    Socket socket = createSocket();
    socket.connect(target);
    return socket;
  }

  private final class Connecting extends Socket {
    @Override
    public void connect(SocketAddress target) throws IOException {
      connect(target, 0);
    }

    @Override
    public void connect(SocketAddress target, int timeout) throws IOException {
      InetSocketAddress address = new InetSocketAddress(proxy.host(), proxy.port());
      if (address.isUnresolved()) {
        throw new UnknownHostException(proxy.host());
      }
      super.connect(address, timeout);
      DataInputStream in = new DataInputStream(getInputStream());
      OutputStream out = getOutputStream();
      introduce(in, out);
      ask((InetSocketAddress) target, in, out);
    }

    private void introduce(DataInputStream in, OutputStream out) throws IOException {
      int method = proxy.user().isPresent() ? USER_AND_PASSWORD : NO_PASSWORD;
      out.write(new byte[] {VERSION, 1, (byte) method});
      out.flush();
      if (in.readUnsignedByte() != VERSION) {
        throw new ProxyException(
            "The proxy " + proxy + " does not speak SOCKS 5: check proxyHost and proxyType.");
      }
      if (in.readUnsignedByte() != method) {
        throw refused(
            proxy.user().isPresent()
                ? "accepts no user and password of this kind"
                : "asks for proxyUser and proxyPassword");
      }
      if (proxy.user().isPresent()) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.write(1);
        writeText(proxy.user().get(), message);
        writeText(proxy.password(), message);
        message.writeTo(out);
        out.flush();
        in.readUnsignedByte();
        if (in.readUnsignedByte() != 0) {
          throw refused("refused proxyUser and proxyPassword");
        }
      }
    }

    private void ask(InetSocketAddress target, DataInputStream in, OutputStream out)
        throws IOException {
      ByteArrayOutputStream message = new ByteArrayOutputStream();
      message.write(new byte[] {VERSION, 1, 0});
      InetAddress address = target.getAddress();
      if (address == null || address.isAnyLocalAddress()) {
        message.write(3);
        writeText(target.getHostString(), message);
      } else {
        byte[] bytes = address.getAddress();
        message.write(bytes.length == 4 ? 1 : 4);
        message.write(bytes);
      }
      message.write(target.getPort() >> 8);
      message.write(target.getPort());
      message.writeTo(out);
      out.flush();
      in.readUnsignedByte();
      int status = in.readUnsignedByte();
      in.readUnsignedByte();
      int kind = in.readUnsignedByte();
      int length =
          switch (kind) {
            case 1 -> 4;
            case 4 -> 16;
            default -> in.readUnsignedByte();
          };
      in.readFully(new byte[length + 2]);
      if (status != 0) {
        throw refused(
            "made no connection to "
                + target.getHostString()
                + ":"
                + target.getPort()
                + " (SOCKS status "
                + status
                + ")");
      }
    }

    private ProxyException refused(String what) {
      return new ProxyException("The proxy " + proxy + " " + what + ".");
    }

    /** A text behind its length, which is a byte. */
    private void writeText(String text, ByteArrayOutputStream message) throws IOException {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      if (bytes.length > 255) {
        throw refused("takes no user, password or host of more than 255 bytes");
      }
      message.write(bytes.length);
      message.write(bytes);
    }
  }
}
