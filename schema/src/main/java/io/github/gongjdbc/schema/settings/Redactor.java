package io.github.gongjdbc.schema.settings;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps secrets out of whatever is shown: messages, causes, log records and what is remembered of
 * requests. It knows the secrets of a connection, also tokens that came later, in every form in
 * which a server may repeat them. Safe for use by many threads.
 */
public final class Redactor {
  private static final int DEFAULT_LENGTH =
      Integer.parseInt(GongProperty.MAX_MESSAGE_LENGTH.defaultValue());

  /** How many tokens are remembered that others have replaced. */
  private static final int MOST_TOKENS = 16;

  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\x{85}\\x{2028}\\x{2029}]+");

  private final List<SecretForms> secrets = new CopyOnWriteArrayList<>();
  private final Deque<SecretForms> tokens = new ArrayDeque<>();

  private final List<Redactor> others = new CopyOnWriteArrayList<>();

  /** Texts of messages are no longer than this; their ends say what to do, so the middle goes. */
  private final int longest;

  /** One that knows no secret yet. */
  public Redactor() {
    this(DEFAULT_LENGTH);
  }

  private Redactor(int longest) {
    this.longest = longest;
  }

  /** One that knows the secrets among these values, and the pairs that go over the wire as one. */
  public static Redactor of(Map<GongProperty, String> given) {
    return of(given, DEFAULT_LENGTH);
  }

  /** The same for messages of another length. */
  static Redactor of(Map<GongProperty, String> given, int longest) {
    Redactor redactor = new Redactor(longest);
    given.forEach(
        (property, value) -> {
          if (property.secret()) {
            redactor.add(value.trim());
          }
        });
    redactor.addPair(given, GongProperty.ACCESS_KEY, GongProperty.ACCESS_KEY_SECRET);
    redactor.addPair(given, GongProperty.CLIENT_ID, GongProperty.CLIENT_SECRET);
    redactor.addPair(given, GongProperty.PROXY_USER, GongProperty.PROXY_PASSWORD);
    return redactor;
  }

  private void addPair(Map<GongProperty, String> given, GongProperty user, GongProperty password) {
    String secret = given.getOrDefault(password, "").trim();
    if (!secret.isEmpty()) {
      String pair = given.getOrDefault(user, "").trim() + ":" + secret;
      add(pair);
      // What stands in a header is encoded by whoever repeats it.
      add(Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }
  }

  private void add(String secret) {
    if (!secret.isEmpty()) {
      secrets.add(SecretForms.of(secret));
    }
  }

  /** Makes it know all that another one knows, now and later. */
  public void include(Redactor other) {
    others.add(other);
  }

  /** Adds a token, in the place of one that was replaced long ago. */
  public synchronized void addToken(String token) {
    SecretForms forms = SecretForms.of(token);
    if (secrets.contains(forms)) {
      return;
    }
    tokens.addLast(forms);
    secrets.add(forms);
    if (tokens.size() > MOST_TOKENS) {
      secrets.remove(tokens.removeFirst());
    }
  }

  /** A text without the secrets, should they or parts of them stand in it. */
  public String redact(String text) {
    boolean[] secret = new boolean[text.length()];
    if (!mark(text, secret)) {
      return text;
    }
    StringBuilder clean = new StringBuilder();
    for (int i = 0; i < secret.length; i++) {
      if (!secret[i]) {
        clean.append(text.charAt(i));
      } else if (i == 0 || !secret[i - 1]) {
        clean.append('…');
      }
    }
    return clean.toString();
  }

  private boolean mark(String text, boolean[] secret) {
    boolean found = false;
    for (SecretForms forms : secrets) {
      found |= forms.mark(text, secret);
    }
    for (Redactor other : others) {
      found |= other.mark(text, secret);
    }
    return found;
  }

  /** The text of a message: on one line, of bearable length and without secrets. */
  public String message(String text) {
    String line = CONTROLS.matcher(redact(text)).replaceAll(" ").strip();
    return line.length() <= longest
        ? line
        : line.substring(0, longest / 2)
            + " … "
            + line.substring(line.length() - (longest - longest / 2) + " … ".length());
  }

  /**
   * A cause that may be shown: the same where nothing in it, its causes or what it suppressed has
   * to go, else one that tells the same without.
   */
  public @Nullable Throwable cause(@Nullable Throwable cause) {
    return cause == null || isClean(cause, noneYet()) ? cause : new RedactedException(cause, this);
  }

  /** Whether an exception may be shown, with its causes and what it suppressed. */
  public boolean isClean(Throwable failure) {
    String text = failure.getMessage();
    return (text == null || message(text).equals(text)) && isClean(failure, noneYet());
  }

  private static Set<Throwable> noneYet() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  private boolean isClean(Throwable failure, Set<Throwable> seen) {
    if (!seen.add(failure)) {
      return true;
    }
    String text = failure.getMessage();
    if (text != null && (text.length() > longest || !redact(text).equals(text))) {
      return false;
    }
    for (Throwable suppressed : failure.getSuppressed()) {
      if (!isClean(suppressed, seen)) {
        return false;
      }
    }
    return failure.getCause() == null || isClean(failure.getCause(), seen);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Redactor redactor
        && redactor.longest == longest
        && redactor.secrets.equals(secrets)
        && redactor.others.equals(others);
  }

  @Override
  public int hashCode() {
    return secrets.hashCode();
  }

  @Override
  public String toString() {
    return "redactor";
  }
}
