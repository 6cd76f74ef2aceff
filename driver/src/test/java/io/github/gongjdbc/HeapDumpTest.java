package io.github.gongjdbc;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gongjdbc.sandbox.GongSandbox;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Once the last connection is closed, a dump of the heap shows none of its secrets. */
class HeapDumpTest {
  private static final String TOKEN = "t0ken-of-a-bearer";
  private static final String CLIENT_SECRET = "s3cr3t-of-the-client";
  private static final String REFRESH_TOKEN = "t0ken-to-begin-with";
  private static final String NEXT_REFRESH_TOKEN = "t0ken-that-came-later";

  /** No secret is longer than so many bytes. */
  private static final int LONGEST = 200;

  private static final Pattern MESSAGE =
      Pattern.compile(
          "(authorization: (Basic|Bearer) |_token\": \"|refresh_token=)$", CASE_INSENSITIVE);

  private static final List<String> SECRETS =
      List.of(
          SandboxAccount.KEY,
          SandboxAccount.SECRET,
          base64(SandboxAccount.KEY + ":" + SandboxAccount.SECRET),
          TOKEN,
          CLIENT_SECRET,
          base64("client-4711:" + CLIENT_SECRET),
          REFRESH_TOKEN,
          NEXT_REFRESH_TOKEN);

  @RegisterExtension
  static final SandboxAccount ACCOUNT =
      SandboxAccount.of(GongSandbox.builder().calls(50).days(10).accessToken(TOKEN));

  @Test
  @Timeout(120)
  void holdsNoSecretOfClosedConnections(@TempDir Path folder) throws Exception {
    ACCOUNT.sandbox().answerWith(OAuthFixture.toTokenRequests(OAuthFixture.json(200, tokens())));
    Path output = folder.resolve("output.txt");
    Path dump = folder.resolve("heap.hprof");
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                ClosedConnections.class.getName(),
                dump.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try (OutputStream input = program.getOutputStream()) {
      for (String url : urls()) {
        input.write((url + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    try {
      assertThat(program.waitFor(100, TimeUnit.SECONDS)).isTrue();
    } finally {
      program.destroyForcibly();
    }
    assertThat(program.exitValue()).as(Files.readString(output)).isZero();
    assertThat(ACCOUNT.requests()).hasSize(7);
    assertThat(found(dump, List.of(ACCOUNT.url()))).as("what may be kept").isNotEmpty();
    assertThat(found(dump, SECRETS)).isEmpty();
  }

  private static String tokens() {
    return ("{\"access_token\": \"%s\", \"refresh_token\": \"%s\","
            + " \"api_base_url_for_customer\": \"%s\"}")
        .formatted(TOKEN, NEXT_REFRESH_TOKEN, ACCOUNT.url());
  }

  private static List<String> urls() {
    return List.of(
        url("accessKey", SandboxAccount.KEY, "accessKeySecret", SandboxAccount.SECRET),
        url("accessToken", TOKEN),
        url(
            "clientId",
            "client-4711",
            "clientSecret",
            CLIENT_SECRET,
            "refreshToken",
            REFRESH_TOKEN,
            "tokenUrl",
            ACCOUNT.url() + OAuthFixture.PATH));
  }

  private static String url(String... properties) {
    StringBuilder url =
        new StringBuilder("jdbc:gong:?baseUrl=")
            .append(URLEncoder.encode(ACCOUNT.url(), StandardCharsets.UTF_8));
    for (int i = 0; i < properties.length; i += 2) {
      url.append('&')
          .append(properties[i])
          .append('=')
          .append(URLEncoder.encode(properties[i + 1], StandardCharsets.UTF_8));
    }
    return url.toString();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The texts that stand in a file, one or two bytes a character. */
  private static Set<String> found(Path file, List<String> texts) throws IOException {
    Set<String> found = new TreeSet<>();
    byte[] bytes = new byte[1 << 20];
    String piece = "";
    try (InputStream input = Files.newInputStream(file)) {
      for (int read = input.read(bytes); read >= 0; read = input.read(bytes)) {
        // One may stand across two pieces.
        piece =
            piece.substring(Math.max(0, piece.length() - LONGEST))
                + new String(bytes, 0, read, StandardCharsets.ISO_8859_1);
        for (String text : texts) {
          if (isKept(piece, text) || piece.contains(String.join("\0", text.split("")))) {
            found.add(text);
          }
        }
      }
    }
    return found;
  }

  /**
   * Whether a text stands elsewhere than in a message of HTTP: the buffers of Okio, which go from
   * one connection to the next, have the bytes of earlier messages until they are used again.
   */
  private static boolean isKept(String piece, String text) {
    for (int i = piece.indexOf(text); i >= 0; i = piece.indexOf(text, i + 1)) {
      if (!MESSAGE.matcher(piece.substring(Math.max(0, i - 60), i)).find()) {
        return true;
      }
    }
    return false;
  }
}
