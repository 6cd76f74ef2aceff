package io.github.gongjdbc.schema.http;

import io.github.gongjdbc.schema.error.AnswerTooLargeException;
import java.io.IOException;
import java.util.function.LongConsumer;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/** A body that ends with an {@link AnswerTooLargeException} when it is larger than allowed. */
public final class LimitedBody extends ResponseBody {
  private final ResponseBody body;
  private final BufferedSource source;

  private LimitedBody(ResponseBody body, long most, LongConsumer counter) {
    this.body = body;
    this.source =
        Okio.buffer(
            new ForwardingSource(body.source()) {
              private long count;

              @Override
              public long read(Buffer sink, long byteCount) throws IOException {
                if (body.contentLength() > most) {
                  throw tooLarge(most);
                }
                long read = super.read(sink, byteCount);
                count += Math.max(0, read);
                counter.accept(count);
                if (count > most) {
                  throw tooLarge(most);
                }
                return read;
              }
            });
  }

  private static AnswerTooLargeException tooLarge(long most) {
    return new AnswerTooLargeException(
        "is larger than maxResponseSize ("
            + (most >> 20)
            + " MB). Select fewer columns, or raise maxResponseSize.");
  }

  /**
   * The same answer with a limit.
   *
   * @param most how many bytes its body may have
   * @param counter is told how many were read
   */
  public static Response of(Response response, long most, LongConsumer counter) {
    return response.newBuilder().body(new LimitedBody(response.body(), most, counter)).build();
  }

  /** Limits what comes over the network, which may be compressed. */
  static Interceptor interceptor(long most) {
    return chain -> of(chain.proceed(chain.request()), most, count -> {});
  }

  @Override
  public @Nullable MediaType contentType() {
    return body.contentType();
  }

  @Override
  public long contentLength() {
    return body.contentLength();
  }

  @Override
  public BufferedSource source() {
    return source;
  }
}
