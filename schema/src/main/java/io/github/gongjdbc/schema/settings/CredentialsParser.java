package io.github.gongjdbc.schema.settings;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds out which kind of credentials was given, and what is missing or too much. */
final class CredentialsParser {
  private final SettingParser values;

  CredentialsParser(SettingParser values) {
    this.values = values;
  }

  Optional<Credentials> parse() {
    Optional<String> key = values.text(GongProperty.ACCESS_KEY);
    Optional<String> secret = values.text(GongProperty.ACCESS_KEY_SECRET);
    Optional<String> token = values.text(GongProperty.ACCESS_TOKEN);
    boolean refreshed =
        List.of(
                GongProperty.REFRESH_TOKEN,
                GongProperty.REFRESH_TOKEN_FILE,
                GongProperty.CLIENT_ID,
                GongProperty.CLIENT_SECRET)
            .stream()
            .anyMatch(property -> values.text(property).isPresent());
    if ((token.isPresent() || refreshed) && (key.isPresent() || secret.isPresent())) {
      throw new SettingException(
          (token.isPresent() ? "accessToken" : "refreshToken")
              + " and accessKey are both given: give tokens alone, or key and secret.");
    }
    if (refreshed) {
      return Optional.of(refreshToken(token));
    }
    if (token.isPresent()) {
      return Optional.of(new Credentials.AccessToken(token.get()));
    }
    if (key.isPresent() != secret.isPresent()) {
      throw new SettingException(
          key.isPresent()
              ? "accessKeySecret is missing: an access key (user) needs its secret (password)."
              : "accessKey is missing: a secret (password) needs its access key (user).");
    }
    return key.map(k -> new Credentials.AccessKey(k, secret.orElseThrow()));
  }

  private Credentials.RefreshToken refreshToken(Optional<String> accessToken) {
    Optional<String> token = values.text(GongProperty.REFRESH_TOKEN);
    Optional<Path> file = values.text(GongProperty.REFRESH_TOKEN_FILE).map(this::path);
    if (token.isEmpty() && file.isEmpty()) {
      throw new SettingException(
          "refreshToken is missing: clientId and clientSecret are for refreshing with it. Give it,"
              + " or a refreshTokenFile that holds it.");
    }
    return new Credentials.RefreshToken(
        token,
        file,
        needed(GongProperty.CLIENT_ID),
        needed(GongProperty.CLIENT_SECRET),
        accessToken,
        tokenUrl());
  }

  private String needed(GongProperty property) {
    return values
        .text(property)
        .orElseThrow(
            () ->
                new SettingException(
                    property.key()
                        + " is missing: a refresh token is of use only with the clientId and"
                        + " clientSecret of the integration that it was given to."));
  }

  private Path path(String text) {
    try {
      return Path.of(text).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw SettingParser.malformed(
          GongProperty.REFRESH_TOKEN_FILE, text, "the name of a file that holds a refresh token");
    }
  }

  private URI tokenUrl() {
    String text = values.textOrDefault(GongProperty.TOKEN_URL);
    URI uri =
        SecureUrl.parse(text)
            .filter(parsed -> parsed.getRawPath().equals(Credentials.RefreshToken.PATH))
            .orElseThrow(
                () ->
                    SettingParser.malformed(
                        GongProperty.TOKEN_URL,
                        text.replaceFirst("//[^/]*@", "//"),
                        "a URL that ends in " + Credentials.RefreshToken.PATH));
    if (!SecureUrl.isSecure(uri)) {
      throw new SettingException(
          "tokenUrl '"
              + text
              + "' is not https: credentials would travel in the clear. Plain http is accepted for"
              + " loopback addresses alone.");
    }
    return uri;
  }
}
