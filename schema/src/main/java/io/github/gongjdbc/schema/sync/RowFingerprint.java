package io.github.gongjdbc.schema.sync;

import io.github.gongjdbc.schema.settings.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells rows apart by their key and content: 64 bits of SHA-256. The names of the columns are part
 * of it, so a row that is read with other columns counts as another one.
 */
public final class RowFingerprint {
  private final byte[] names;

  /**
   * @param columns the names of the columns whose values count
   */
  public RowFingerprint(List<String> columns) {
    this.names = String.join(",", columns).getBytes(StandardCharsets.UTF_8);
  }

  /** The fingerprint of a row with these values, in the order of the columns. */
  public long of(List<? extends @Nullable Object> values) {
    MessageDigest digest = Sha256.digest();
    digest.update(names);
    for (Object value : values) {
      add(value, digest);
    }
    return ByteBuffer.wrap(digest.digest()).getLong();
  }

  /** With its length in front, so that no two lists of values look the same. */
  private static void add(@Nullable Object value, MessageDigest digest) {
    byte[] text =
        value == null ? new byte[0] : String.valueOf(value).getBytes(StandardCharsets.UTF_8);
    int length = value == null ? -1 : text.length;
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
    digest.update(text);
  }
}
