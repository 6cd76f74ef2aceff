package io.github.gongjdbc.sandbox.random;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** Names of people. */
public final class PersonNames {

  private static final List<String> FIRST =
      List.of(
          "Ava", "Liam", "Sofia", "Noah", "Maya", "Ethan", "Chloé", "Lucas", "Priya", "Oliver",
          "Hannah", "Mateo", "Aisha", "Daniel", "Ingrid", "Samuel", "Yuki", "Grace", "Omar",
          "Elena", "Jonas", "Nadia", "Henry", "Leila", "Marcus", "Tessa", "Victor", "Amara",
          "Felix", "Ruth", "Diego", "Clara", "Ravi", "Emma", "Björn", "Naomi", "Theo", "Zoe",
          "Isaac", "Mei", "Caleb", "Fatima", "Simon", "Julia", "Andre", "Kira", "Patrick", "Salma");

  private static final List<String> LAST =
      List.of(
          "Carter",
          "Nguyen",
          "Patel",
          "Müller",
          "Rossi",
          "Okafor",
          "Johansson",
          "Garcia",
          "O'Brien",
          "Kowalski",
          "Tanaka",
          "Silva",
          "Haddad",
          "Fischer",
          "Brooks",
          "Moreau",
          "Iyer",
          "Reyes",
          "Lindqvist",
          "Adeyemi",
          "Walsh",
          "Novak",
          "Castillo",
          "Bennett",
          "Sato",
          "Hughes",
          "Dubois",
          "Mensah",
          "Keller",
          "Alvarez",
          "Singh",
          "Turner",
          "Petrov",
          "Nakamura",
          "Costa",
          "Murphy",
          "Berg",
          "Hassan",
          "Coleman",
          "Weber",
          "Ortiz",
          "Larsen",
          "Chen",
          "Foster",
          "Marino",
          "Ahmed",
          "Schneider");

  private PersonNames() {}

  /** A person's name. */
  public record Name(String first, String last) {

    public String full() {
      return first + " " + last;
    }

    /** The name as the first half of an e-mail address. */
    public String mailbox() {
      return plain(first) + "." + plain(last);
    }

    private static String plain(String text) {
      return Normalizer.normalize(text, Normalizer.Form.NFD)
          .replaceAll("[^A-Za-z]", "")
          .toLowerCase(Locale.ROOT);
    }
  }

  public static Name draw(SplitMixRandom random) {
    return new Name(random.pick(FIRST), random.pick(LAST));
  }

  /** Names that differ as long as there are enough of them. */
  public static Name numbered(long seed, int number) {
    SplitMixRandom random = SplitMixRandom.of(seed, "names");
    int firstOffset = random.below(FIRST.size());
    int lastOffset = random.below(LAST.size());
    int first = (firstOffset + number * 5) % FIRST.size();
    int last = (lastOffset + number * 7 + number / LAST.size()) % LAST.size();
    return new Name(FIRST.get(first), LAST.get(last));
  }
}
