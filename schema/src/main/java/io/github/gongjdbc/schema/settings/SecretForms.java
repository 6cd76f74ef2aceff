package io.github.gongjdbc.schema.settings;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The forms that a secret has in texts: as it is, backwards, in Base64 or hexadecimal digits,
 * escaped as in URLs, JSON and HTML, in upper or lower case. A part of {@link #PART} characters is
 * enough to be found, so that one that is cut or broken into lines is found, too.
 */
final class SecretForms {
  /** So many characters of a form give it away; they fit into a long. */
  private static final int PART = 8;

  /** A secret that is shorter is found only where it stands as a word. */
  private static final int WORD = 4;

  /** The forms of secrets in use, by their hashes: connections of a pool share them. */
  private static final Cache<String, SecretForms> SHARED =
      Caffeine.newBuilder().weakValues().executor(Runnable::run).build();

  /** The parts of all forms, sorted. */
  private final long[] parts;

  /** Where a part of these may be: most texts end the search here. */
  private final BitSet likely = new BitSet(1 << 16);

  /** Forms that are shorter than a part. */
  private final @Nullable Pattern whole;

  /** The forms of a secret, the same for all who need them. */
  static SecretForms of(String secret) {
    return SHARED.get(Sha256.of(secret), hash -> new SecretForms(secret));
  }

  private SecretForms(String secret) {
    Set<String> forms = forms(secret);
    parts =
        forms.stream()
            .flatMapToLong(
                form ->
                    LongStream.range(0, form.length() - PART + 1L).map(i -> part(form, (int) i)))
            .distinct()
            .sorted()
            .toArray();
    LongStream.of(parts).forEach(part -> likely.set(bucket(part)));
    List<String> shorter = new ArrayList<>();
    for (String form : forms) {
      if (form.length() >= WORD && form.length() < PART) {
        shorter.add(Pattern.quote(form));
      } else if (form.equals(secret) && !form.isEmpty() && form.length() < WORD) {
        shorter.add("(?<![\\p{L}\\p{N}])" + Pattern.quote(form) + "(?![\\p{L}\\p{N}])");
      }
    }
    whole =
        shorter.isEmpty()
            ? null
            : Pattern.compile(
                String.join("|", shorter), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  private static Set<String> forms(String secret) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    Set<String> plain = new LinkedHashSet<>();
    plain.add(secret);
    plain.add(HexFormat.of().formatHex(bytes));
    for (int before = 0; before < 3; before++) {
      String text = base64(bytes, before);
      plain.add(text);
      plain.add(text.replace('+', '-').replace('/', '_'));
    }
    for (String form : List.copyOf(plain)) {
      plain.add(new StringBuilder(form).reverse().toString());
    }
    Set<String> forms = new LinkedHashSet<>(plain);
    for (String form : plain) {
      String url = URLEncoder.encode(form, StandardCharsets.UTF_8);
      forms.add(url);
      forms.add(url.replace("+", "%20"));
      String json = form.replace("\\", "\\\\").replace("\"", "\\\"");
      forms.add(json);
      forms.add(json.replace("/", "\\/"));
      forms.add(
          form.replace("&", "&amp;")
              .replace("<", "&lt;")
              .replace(">", "&gt;")
              .replace("\"", "&quot;"));
    }
    forms.add(escaped(secret, "%%%02x"));
    forms.add(escaped(secret, "\\u%04x"));
    forms.add(escaped(secret, "&#%d;"));
    return forms;
  }

  /**
   * The digits of Base64 that follow from the secret alone, where so many bytes stand before it in
   * the same group of three.
   */
  private static String base64(byte[] bytes, int before) {
    byte[] behind = new byte[before + bytes.length];
    System.arraycopy(bytes, 0, behind, before, bytes.length);
    String text = Base64.getEncoder().encodeToString(behind);
    int undetermined = before == 0 ? 0 : before + 1;
    return text.length() <= undetermined ? "" : text.substring(undetermined);
  }

  private static String escaped(String secret, String format) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < secret.length(); i++) {
      text.append(String.format(java.util.Locale.ROOT, format, (int) secret.charAt(i)));
    }
    return text.toString();
  }

  /** The characters of a part in one number, without regard to upper and lower case. */
  private static long part(String text, int start) {
    long part = 0;
    for (int i = start; i < start + PART; i++) {
      part = next(part, text.charAt(i));
    }
    return part;
  }

  /** The part that ends one character later. */
  private static long next(long part, char c) {
    return (part << 8) | (Character.toLowerCase(c) & 0xff);
  }

  private static int bucket(long part) {
    return (int) ((part * 0x9E3779B97F4A7C15L) >>> 48);
  }

  /** Marks the places of a text at which a form or a part of it stands; says if there are any. */
  boolean mark(String text, boolean[] secret) {
    boolean found = false;
    long part = 0;
    for (int end = 1; end <= text.length(); end++) {
      part = next(part, text.charAt(end - 1));
      // Statements may be long, and hardly any part of them is one of a secret.
      if (end >= PART && likely.get(bucket(part)) && Arrays.binarySearch(parts, part) >= 0) {
        Arrays.fill(secret, end - PART, end, true);
        found = true;
      }
    }
    if (whole != null) {
      Matcher matcher = whole.matcher(text);
      while (matcher.find()) {
        Arrays.fill(secret, matcher.start(), matcher.end(), true);
        found = true;
      }
    }
    return found;
  }
}
