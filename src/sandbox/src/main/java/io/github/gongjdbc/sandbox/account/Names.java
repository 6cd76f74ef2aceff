package io.github.gongjdbc.sandbox.account;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** Names of people. */
final class Names {

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

  private Names() {}

  /** A person's name. */
  record Name(String first, String last) {

    String full() {
      return first + " " + last;
    }

    /** The name as the first half of an e-mail address. */
    String mailbox() {
      return plain(first) + "." + plain(last);
    }

    private static String plain(String text) {
      return Normalizer.normalize(text, Normalizer.Form.NFD)
          .replaceAll("[^A-Za-z]", "")
          .toLowerCase(Locale.ROOT);
    }
  }

  static Name draw(Dice dice) {
    return new Name(dice.pick(FIRST), dice.pick(LAST));
  }

  /** Names that differ as long as there are enough of them. */
  static Name numbered(long seed, int number) {
    Dice dice = Dice.of(seed, "names");
    int firstOffset = dice.below(FIRST.size());
    int lastOffset = dice.below(LAST.size());
    int first = (firstOffset + number * 5) % FIRST.size();
    int last = (lastOffset + number * 7 + number / LAST.size()) % LAST.size();
    return new Name(FIRST.get(first), LAST.get(last));
  }
}
