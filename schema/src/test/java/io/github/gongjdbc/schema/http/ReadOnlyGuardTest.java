package io.github.gongjdbc.schema.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gongjdbc.schema.error.GongException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever asks for a request, only those go out that read. */
class ReadOnlyGuardTest {
  private static final String TOKEN_URL = "https://app.gong.io/oauth2/generate-customer-token";

  private final List<String> sent = new ArrayList<>();
  private final OkHttpClient client =
      new OkHttpClient.Builder()
          .addInterceptor(new ReadOnlyGuard(Optional.of(HttpUrl.get(TOKEN_URL))))
          .addInterceptor(
              chain -> {
                sent.add(chain.request().method());
                return new Response.Builder()
                    .request(chain.request())
                    .protocol(Protocol.HTTP_1_1)
                    .code(200)
                    .message("OK")
                    .body(ResponseBody.create("{}", null))
                    .build();
              })
          .build();

  private void send(String method, String url) throws IOException {
    RequestBody body = method.equals("GET") ? null : RequestBody.create("{}", null);
    Request request = new Request.Builder().url(url).method(method, body).build();
    client.newCall(request).execute().close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, https://api.gong.io/v2/users?cursor=x",
    "GET, https://api.gong.io/v2/library/folder-content?folderId=7",
    "POST, https://api.gong.io/v2/calls/extensive",
    "POST, https://api.gong.io/v2/calls/transcript",
    "POST, https://app.gong.io/oauth2/generate-customer-token?grant_type=refresh_token",
  })
  void whatReadsIsSent(String method, String url) throws IOException {
    send(method, url);
    assertThat(sent).containsExactly(method);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, https://api.gong.io/v2/calls",
    "POST, https://api.gong.io/v2/calls/extensive/../",
    "POST, https://api.gong.io/v2/calls/extensive%2f",
    "POST, https://api.gong.io/v2/meetings",
    "PUT, https://api.gong.io/v2/calls/7/media",
    "DELETE, https://api.gong.io/v2/permission-profile/users",
    "PATCH, https://api.gong.io/v2/users",
    "GET, https://api.gong.io/v2/entities/ask-entity?workspaceId=7",
    "GET, https://api.gong.io/v2/Entities/get-brief",
    "GET, https://api.gong.io/v2/calls%2F7",
    "GET, https://app.gong.io/oauth2/generate-customer-token",
    "POST, https://app.gong.io/oauth2/other",
  })
  void whatDoesNotIsRefusedBeforeItIsSent(String method, String url) {
    assertThatThrownBy(() -> send(method, url))
        .isInstanceOf(GongException.class)
        .extracting(e -> ((GongException) e).kind())
        .isEqualTo(GongException.Kind.NOT_ALLOWED);
    assertThat(sent).isEmpty();
  }
}
