package io.github.gongjdbc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;

/** TLS in front of a plain server, with a certificate that it made itself. */
final class TlsFront implements AutoCloseable {
  private final Tunnels tunnels = new Tunnels();
  private final ServerSocket listener;
  private final TestKeys keys;

  /**
   * @param names whom the certificate is for, such as {@code dns:localhost,ip:127.0.0.1}
   * @param port of the plain server
   */
  TlsFront(Path folder, String names, int port) throws Exception {
    this.keys = new TestKeys(folder, names);
    this.listener =
        keys.context()
            .getServerSocketFactory()
            .createServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    tunnels.accept(
        listener, client -> tunnels.join(client, new Socket(listener.getInetAddress(), port)));
  }

  int port() {
    return listener.getLocalPort();
  }

  /** A trust store with the certificate. */
  Path trustStore() {
    return keys.trustStore();
  }

  @Override
  public void close() throws IOException {
    tunnels.close();
    listener.close();
  }
}
