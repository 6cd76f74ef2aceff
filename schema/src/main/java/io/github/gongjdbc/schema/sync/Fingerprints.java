package io.github.gongjdbc.schema.sync;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;

/**
 * An immutable set of fingerprints of rows. Its text form takes some eleven characters a row: 5,000
 * rows make 53 KB.
 */
final class Fingerprints {
  static final Fingerprints NONE = new Fingerprints(new long[0]);

  private final long[] sorted;

  private Fingerprints(long[] sorted) {
    this.sorted = sorted;
  }

  static Fingerprints of(Collection<Long> fingerprints) {
    return new Fingerprints(
        fingerprints.stream().mapToLong(Long::longValue).sorted().distinct().toArray());
  }

  boolean contains(long fingerprint) {
    return Arrays.binarySearch(sorted, fingerprint) >= 0;
  }

  int size() {
    return sorted.length;
  }

  String toText() {
    ByteBuffer bytes = ByteBuffer.allocate(sorted.length * Long.BYTES);
    for (long fingerprint : sorted) {
      bytes.putLong(fingerprint);
    }
    return Base64.getEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /**
   * The set of a text form.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Fingerprints parse(String text) {
    byte[] bytes = Base64.getDecoder().decode(text);
    if (bytes.length % Long.BYTES != 0) {
      throw new IllegalArgumentException("The text ends within a fingerprint.");
    }
    long[] fingerprints = new long[bytes.length / Long.BYTES];
    ByteBuffer.wrap(bytes).asLongBuffer().get(fingerprints);
    Arrays.sort(fingerprints);
    return new Fingerprints(fingerprints);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Fingerprints same && Arrays.equals(sorted, same.sorted);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sorted);
  }

  @Override
  public String toString() {
    return sorted.length + " fingerprints";
  }
}
