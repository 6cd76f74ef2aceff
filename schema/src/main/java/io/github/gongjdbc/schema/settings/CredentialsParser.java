package io.github.gongjdbc.schema.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** Finds out which kind of credentials was given, and what is missing or too much. */
final class CredentialsParser {
  private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]+");

  private final SettingParser values;

  CredentialsParser(SettingParser values) {
    this.values = values;
  }

  Optional<Credentials> parse() {
    HttpUrl tokenUrl = values.tokenUrl();
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
    if (token.filter(text -> !PRINTABLE.matcher(text).matches()).isPresent()) {
      throw new SettingException(
          "accessToken holds a character that no token has, such as a space or a line break: copy"
              + " it once more.");
    }
    if (refreshed) {
      return Optional.of(refreshToken(token, tokenUrl));
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

  private Credentials.RefreshToken refreshToken(Optional<String> accessToken, HttpUrl tokenUrl) {
    Optional<String> token = values.text(GongProperty.REFRESH_TOKEN);
    Optional<Path> file =
        values
            .text(GongProperty.REFRESH_TOKEN_FILE)
            .map(text -> SettingParser.path(GongProperty.REFRESH_TOKEN_FILE, text))
            .map(path -> path.toAbsolutePath().normalize());
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
        tokenUrl);
  }

  private String needed(GongProperty property) {
    return values
        .text(property)
        .orElseThrow(
            () ->
                new SettingException(
                    property.key()
                        + " is missing: a refresh token needs the clientId and"
                        + " clientSecret of the integration that it was issued to."));
  }
}
