package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The latest refresh token is kept in a file, which others use, too. */
class OAuthFileTest extends OAuthFixture {
  @Test
  void theLatestRefreshTokenIsKeptInTheFileForItsOwnerAlone(@TempDir Path folder)
      throws SQLException, IOException {
    Path file = folder.resolve("secrets").resolve("gong.token");
    try (Connection connection = connect("refreshTokenFile", file.toString())) {
      SandboxAccount.query(connection, USERS);
      assertThat(file).hasContent("refresh-1");

      clock.advance(DAY);
      SandboxAccount.query(connection, USERS);
      assertThat(file).hasContent("refresh-2");
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (Stream<Path> files = Files.list(file.getParent())) {
      assertThat(files)
          .containsExactlyInAnyOrder(file, file.resolveSibling(file.getFileName() + ".lock"));
    }
  }

  @Test
  void whatTheFileHoldsGoesBeforeWhatTheUrlSays(@TempDir Path folder)
      throws SQLException, IOException {
    Path file = Files.writeString(folder.resolve("gong.token"), first + "\n");
    try (Connection connection =
        connect("refreshToken", "long-used-up", "refreshTokenFile", file.toString())) {
      assertThat(SandboxAccount.query(connection, USERS)).hasSize(40);
    }
    assertThat(tokenRequests()).hasSize(1);
    assertThat(file).hasContent("refresh-1");
  }

  @Test
  void whereTheFileIsOutOfDateTheUrlHelps(@TempDir Path folder) throws SQLException, IOException {
    Path file = Files.writeString(folder.resolve("gong.token"), "long-used-up");
    account.withoutReferee();
    try (Connection connection = connect("refreshTokenFile", file.toString())) {
      assertThat(SandboxAccount.query(connection, USERS)).hasSize(40);
    }
    assertThat(file).hasContent("refresh-1");
  }

  /** As another process does: the token in the file is the newest, and good for one use. */
  @Test
  void whatAnotherProcessPutIntoTheFileIsUsed(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("gong.token");
    try (Connection connection = connect("refreshTokenFile", file.toString())) {
      SandboxAccount.query(connection, USERS);
      String another = replacedByAnotherProcess(Files.readString(file).strip());
      Files.writeString(file, "\ufeff" + another + "\r\n");
      clock.advance(DAY);

      assertThat(SandboxAccount.query(connection, USERS)).hasSize(40);
    }
    assertThat(tokenRequests())
        .extracting(request -> request.query("refresh_token"))
        .containsExactly(first, "refresh-1", "refresh-2");
  }

  private String replacedByAnotherProcess(String token) throws Exception {
    HttpRequest refresh =
        HttpRequest.newBuilder(
                URI.create(
                    account.url() + PATH + "?grant_type=refresh_token&refresh_token=" + token))
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder()
                        .encodeToString("client-4711:hush-hush".getBytes(StandardCharsets.UTF_8)))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    String answer =
        HttpClient.newHttpClient().send(refresh, HttpResponse.BodyHandlers.ofString()).body();
    return new ObjectMapper().readTree(answer).path("refresh_token").asText();
  }

  /** Java has one lock a file for the whole process, so that this one stands for another. */
  @Test
  void theFileIsReadAndUsedByOneProcessAtATime(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("gong.token"), first);
    try (FileChannel lock =
            FileChannel.open(
                folder.resolve("gong.token.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        Connection connection =
            connect("refreshToken", "long-used-up", "refreshTokenFile", file.toString())) {
      lock.lock();
      Future<Integer> reader = threads.submit(() -> SandboxAccount.query(connection, USERS).size());
      String another = replacedByAnotherProcess(first);
      assertThat(tokenRequests()).hasSize(1);
      Files.writeString(file, another);
      lock.close();

      assertThat(reader.get(60, TimeUnit.SECONDS)).isEqualTo(40);
    }
    assertThat(tokenRequests())
        .extracting(request -> request.query("refresh_token"))
        .containsExactly(first, "refresh-1");
  }

  /** Some servers revoke every token of an authorisation when they see one a second time. */
  @Test
  void aTokenThatIsKnownToBeUsedUpIsNotShownAgain(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("gong.token");
    try (Connection connection = connect("refreshTokenFile", file.toString())) {
      SandboxAccount.query(connection, USERS);
      Files.writeString(file, "revoked");
      clock.advance(DAY);

      Failure.of(() -> SandboxAccount.query(connection, USERS))
          .is(SQLInvalidAuthorizationSpecException.class, "28000");
    }
    assertThat(tokenRequests())
        .extracting(request -> request.query("refresh_token"))
        .containsExactly(first, "revoked");
  }

  @ParameterizedTest
  @ValueSource(strings = {"two words", "two\nlines", "\u0001", "t\u00f6ken"})
  void aFileThatHoldsNoTokenIsAnError(String content, @TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("gong.token"), content);
    noTokenIn(file);
  }

  @Test
  void aLargeFileIsNotRead(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("gong.token");
    try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength(300L << 20);
    }
    noTokenIn(file);
  }

  private void noTokenIn(Path file) throws SQLException {
    try (Connection connection = connect("refreshTokenFile", file.toString())) {
      Failure.of(() -> SandboxAccount.query(connection, USERS))
          .is(SQLInvalidAuthorizationSpecException.class, "28000")
          .says("refreshTokenFile", file.toString());
    }
    assertThat(account.requests()).isEmpty();
  }

  /** Nobody can have it given a second time. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"access_token\": \"a\", \"refresh_token\": \"kept\"}",
        "{\"access_token\": 7, \"refresh_token\": \"kept\"}",
        "{\"refresh_token\": \"kept\"}",
        "{\"access_token\": \"a\\nb\", \"refresh_token\": \"kept\"}",
        "{\"access_token\": \"a\", \"api_base_url_for_customer\": 1, \"refresh_token\":"
            + " \"kept\"}",
        "{\"access_token\": \"a\", \"api_base_url_for_customer\": \"http://gong.example\","
            + " \"refresh_token\": \"kept\"}",
        "{\"access_token\": \"a\", \"expires_in\": \"soon\", \"refresh_token\": \"kept\"}"
      })
  void aRefreshTokenIsKeptThoughTheRestOfTheAnswerIsWrong(String body, @TempDir Path folder)
      throws Exception {
    account.withoutReferee();
    account.sandbox().answerWith(request -> Optional.of(json(200, body)));
    Path file = folder.resolve("gong.token");
    try (Connection connection =
        connect("refreshTokenFile", file.toString(), "baseUrl", "https://api.gong.io")) {
      Failure.of(() -> SandboxAccount.query(connection, USERS)).is(SQLException.class, "58030");
    }
    assertThat(file).hasContent("kept");
  }

  @Test
  void noRefreshTokenIsSpentWhereTheNextCannotBeKept(@TempDir Path folder)
      throws SQLException, IOException {
    Path file = Files.writeString(folder.resolve("no-folder"), "").resolve("gong.token");
    try (Connection connection = connect("refreshTokenFile", file.toString())) {
      Failure.of(() -> SandboxAccount.query(connection, USERS))
          .is(SQLInvalidAuthorizationSpecException.class, "28000")
          .says("refreshTokenFile", file.toString());
    }
    assertThat(account.requests()).isEmpty();
  }
}
