package io.github.gongjdbc.sandbox.account;

import java.util.List;
import java.util.Set;

/**
 * A form by which calls are judged.
 *
 * @param occasions the calls for which it is meant
 */
record Scorecard(
    long identifier,
    long seed,
    String name,
    int workspace,
    boolean enabled,
    boolean automatic,
    Set<Occasion> occasions,
    List<Question> questions) {

  String id() {
    return Identifier.text(identifier);
  }
}
