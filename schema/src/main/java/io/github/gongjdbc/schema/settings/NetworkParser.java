package io.github.gongjdbc.schema.settings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the properties that say how Gong is reached: by which proxy, and whom to trust. */
final class NetworkParser {
  private final SettingParser values;

  NetworkParser(SettingParser values) {
    this.values = values;
  }

  Optional<ProxyAddress> proxy() {
    Optional<String> host = values.text(GongProperty.PROXY_HOST);
    Optional<String> user = values.text(GongProperty.PROXY_USER);
    Optional<String> password = values.text(GongProperty.PROXY_PASSWORD);
    if (host.isEmpty()) {
      for (GongProperty property :
          List.of(GongProperty.PROXY_PORT, GongProperty.PROXY_USER, GongProperty.PROXY_PASSWORD)) {
        if (values.text(property).isPresent()) {
          throw new SettingException(
              property.key() + " is given without proxyHost: give the host of the proxy too.");
        }
      }
      return Optional.empty();
    }
    if (!host.get().matches("[^/:]+|\\[[^/]+]")
        || SecureUrl.parse("http://" + host.get()).isEmpty()) {
      throw SettingParser.malformed(
          GongProperty.PROXY_HOST,
          host.get(),
          "the name or address of a host alone; its port is proxyPort");
    }
    if (user.isEmpty() && password.isPresent()) {
      throw new SettingException("proxyPassword is given without proxyUser: give both.");
    }
    ProxyAddress.Type type = type();
    return Optional.of(new ProxyAddress(type, host.get(), port(type), user, password.orElse("")));
  }

  private ProxyAddress.Type type() {
    String text = values.textOrDefault(GongProperty.PROXY_TYPE);
    return switch (text.toUpperCase(Locale.ROOT)) {
      case "HTTP" -> ProxyAddress.Type.HTTP;
      case "SOCKS", "SOCKS5" -> ProxyAddress.Type.SOCKS;
      default -> throw SettingParser.malformed(GongProperty.PROXY_TYPE, text, "HTTP or SOCKS");
    };
  }

  private int port(ProxyAddress.Type type) {
    Optional<String> text = values.text(GongProperty.PROXY_PORT);
    if (text.isEmpty()) {
      return type.usualPort();
    }
    int port = values.positive(GongProperty.PROXY_PORT);
    if (port > 65_535) {
      throw SettingParser.malformed(GongProperty.PROXY_PORT, text.get(), "a port such as 8080");
    }
    return port;
  }

  Optional<TrustStore> trustStore() {
    Optional<String> file = values.text(GongProperty.TRUST_STORE);
    Optional<String> password = values.text(GongProperty.TRUST_STORE_PASSWORD);
    Optional<String> type = values.text(GongProperty.TRUST_STORE_TYPE);
    if (file.isEmpty() && (password.isPresent() || type.isPresent())) {
      throw new SettingException("trustStore is missing: its password or type is given.");
    }
    return file.map(
        text -> new TrustStore(SettingParser.path(GongProperty.TRUST_STORE, text), password, type));
  }
}
