package io.github.gongjdbc.schema.auth;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.gongjdbc.schema.settings.Credentials;
import io.github.gongjdbc.schema.settings.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import okhttp3.HttpUrl;

/**
 * The latest tokens of a grant, encrypted by a key that is made of the client's secret. Whoever
 * opens a connection brings the secret; whoever reads the memory of the JVM does not find it.
 */
final class SealedTokens {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int TAG_BITS = 128;

  private final byte[] initial = new byte[12];
  private final byte[] encrypted;

  /** The tokens themselves. */
  record Tokens(String refreshToken, Optional<AccessToken> accessToken) {
    String[] texts() {
      return new String[] {
        refreshToken,
        accessToken.map(token -> token.authorization().base().toString()).orElse(""),
        accessToken.flatMap(token -> token.authorization().header()).orElse(""),
        accessToken.flatMap(AccessToken::end).map(String::valueOf).orElse("")
      };
    }

    static Tokens of(String[] texts) {
      return new Tokens(
          texts[0],
          given(texts[1])
              .map(
                  base ->
                      new AccessToken(
                          new Authorization(HttpUrl.get(base), given(texts[2])),
                          given(texts[3]).map(Long::valueOf))));
    }

    private static Optional<String> given(String text) {
      return Optional.of(text).filter(given -> !given.isEmpty());
    }

    @Override
    public String toString() {
      return "tokens";
    }
  }

  SealedTokens(Credentials.RefreshToken credentials, Tokens tokens) {
    RANDOM.nextBytes(initial);
    try {
      encrypted =
          cipher(Cipher.ENCRYPT_MODE, credentials)
              .doFinal(MAPPER.writeValueAsBytes(tokens.texts()));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("Tokens cannot be encrypted.", e);
    }
  }

  /** The tokens, for the same client. */
  Tokens open(Credentials.RefreshToken credentials) {
    try {
      return Tokens.of(
          MAPPER.readValue(
              cipher(Cipher.DECRYPT_MODE, credentials).doFinal(encrypted), String[].class));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("Tokens cannot be decrypted.", e);
    }
  }

  private Cipher cipher(int mode, Credentials.RefreshToken credentials)
      throws GeneralSecurityException {
    byte[] key =
        Sha256.digest()
            .digest(("key of " + credentials.authorization()).getBytes(StandardCharsets.UTF_8));
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, initial));
    return cipher;
  }
}
