package io.github.gongjdbc.sandbox.review;

import java.util.List;

/** A question of a scorecard. */
public record Question(
    long identifier,
    long revision,
    Type type,
    String text,
    boolean overall,
    String guide,
    int lowest,
    int highest,
    List<String> options) {

  /** How a question is answered. */
  enum Type {
    RANGE,
    YES_NO,
    SINGLE_SELECT,
    MULTI_SELECT,
    OPEN
  }

  boolean hasOptions() {
    return type == Type.SINGLE_SELECT || type == Type.MULTI_SELECT;
  }
}
