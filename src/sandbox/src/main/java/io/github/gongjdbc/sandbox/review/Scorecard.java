package io.github.gongjdbc.sandbox.review;

import io.github.gongjdbc.sandbox.call.CallTopic;
import io.github.gongjdbc.sandbox.random.Identifier;
import java.util.List;
import java.util.Set;

/**
 * A form by which calls are judged.
 *
 * @param topics the calls for which it is meant
 */
public record Scorecard(
    long identifier,
    long seed,
    String name,
    int workspace,
    boolean enabled,
    boolean automatic,
    Set<CallTopic> topics,
    List<Question> questions) {

  public String id() {
    return Identifier.text(identifier);
  }
}
