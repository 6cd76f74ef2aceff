package io.github.gongjdbc.schema.page;

import com.fasterxml.jackson.core.JsonFactory;
import io.github.gongjdbc.schema.catalog.Endpoint;
import io.github.gongjdbc.schema.error.MalformedAnswerException;
import io.github.gongjdbc.schema.limit.StatementContext;
import io.github.gongjdbc.schema.settings.AnswerLimits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it came, compressed: whoever reads it later reads what he would have read then,
 * whatever he wants of it.
 */
public final class KeptAnswer {
  /** It had its limits when it came. */
  private static final JsonFactory JSON =
      ItemParser.factory(new AnswerLimits(0, 0, Integer.MAX_VALUE, Integer.MAX_VALUE));

  /** What is larger is not kept: nobody must hold much while it is read. */
  private static final int LONGEST =
      (int) Math.min(8L << 20, Runtime.getRuntime().maxMemory() / 64);

  static final KeptAnswer NOTHING = new KeptAnswer(new byte[0]);

  private final byte[] bytes;

  /**
   * @param bytes as DEFLATE has them; none for an answer that said that there is nothing
   */
  public KeptAnswer(byte[] bytes) {
    this.bytes = bytes;
  }

  /** How long it is. */
  public int length() {
    return bytes.length;
  }

  /**
   * Reads it again.
   *
   * @throws MalformedAnswerException if it lacks what this reader wants
   */
  public <R> Page<R> read(
      Endpoint endpoint, ItemReader<R> reader, StatementContext statementContext)
      throws MalformedAnswerException {
    if (bytes.length == 0) {
      return Page.nothing();
    }
    try (InputStream text = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
      return new PageParser(endpoint, JSON, Integer.MAX_VALUE)
          .parse(text, reader, statementContext);
    } catch (MalformedAnswerException e) {
      throw e;
    } catch (IOException e) {
      throw new MalformedAnswerException("cannot be read again");
    }
  }

  /** An answer that is kept while it is read. */
  static final class Recorded extends FilterInputStream {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    private @Nullable DeflaterOutputStream compressed = new DeflaterOutputStream(bytes, deflater);

    Recorded(InputStream answer) {
      super(answer);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      DeflaterOutputStream stream = compressed;
      if (read > 0 && stream != null) {
        stream.write(buffer, offset, read);
        if (bytes.size() > LONGEST) {
          compressed = null;
          bytes.reset();
        }
      }
      return read;
    }

    @Override
    public long skip(long count) throws IOException {
      throw new UnsupportedOperationException("What is kept is read byte by byte.");
    }

    /** Nothing is kept any more. */
    void end() {
      compressed = null;
      deflater.end();
    }

    /** What was read, when that is all; empty where it is too long to be kept. */
    Optional<KeptAnswer> kept() {
      DeflaterOutputStream stream = compressed;
      if (stream == null) {
        return Optional.empty();
      }
      try {
        stream.finish();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return Optional.of(new KeptAnswer(bytes.toByteArray()));
    }
  }
}
