package io.github.gongjdbc.sandbox.random;

import java.util.List;

/**
 * Words in titles that are not Latin letters: scripts written from right to left, combining marks,
 * ligatures, letters whose other case is longer or elsewhere, and characters beyond the first plane
 * of Unicode.
 */
public final class Scripts {
  private static final double SHARE = 0.12;

  private static final List<String> WORDS =
      List.of(
          "🎉",
          "👩‍💻",
          "🇩🇪",
          "𝒟eal",
          "𠮷野家",
          "𞤀𞤣𞤤𞤢𞤥",
          "cafe\u0301",
          "café",
          "Å",
          "\u212B",
          "Straße",
          "İstanbul",
          "ﬁnal",
          "ΣΊΣΥΦΟΣ",
          "ÉLAN",
          "שלום",
          "مراجعة",
          "東京",
          "Ｄｅｍｏ",
          "x\u00A0y",
          "a\u200Db");

  private Scripts() {}

  /** The title, for some with such a word before or after it. */
  public static String mixed(String title, SplitMixRandom random) {
    if (!random.chance(SHARE)) {
      return title;
    }
    String word = random.pick(WORDS);
    return random.chance(0.3) ? word + " " + title : title + " " + word;
  }
}
