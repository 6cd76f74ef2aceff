package io.github.gongjdbc.schema.settings;

import java.util.Optional;

/**
 * A proxy through which Gong is reached. Its text form shows no secret.
 *
 * @param user who one is to the proxy, with the password; empty where it does not ask
 */
public record ProxyAddress(
    Type type, String host, int port, Optional<String> user, String password) {

  /** What a proxy speaks. */
  public enum Type {
    /** HTTP, with CONNECT for what goes on over TLS. */
    HTTP(8080),
    /** SOCKS version 5; host names are resolved by the proxy. */
    SOCKS(1080);

    private final int usualPort;

    Type(int usualPort) {
      this.usualPort = usualPort;
    }

    int usualPort() {
      return usualPort;
    }
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
