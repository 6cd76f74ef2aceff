package io.github.gongjdbc.sandbox;

import java.util.Set;
import java.util.function.Predicate;

/** Where real accounts are known to differ from Gong's own OpenAPI document. */
@SuppressWarnings("ImmutableEnumChecker") // the predicates hold no state
public enum Deviation {
  IDS_AS_STRINGS(
      "Ids of scorecards and reviews are documented as int64 and come as strings, \"-1\" included.",
      finding ->
          finding.isAnswer()
              && finding.kind() == Finding.Kind.TYPE
              && finding.expected().equals("integer/int64")
              && finding.actual().isTextual()
              && finding.actual().textValue().matches("-1|\\d{1,20}")),

  IDS_BEYOND_INT64(
      "Ids have up to 20 digits, more than the int64 of the document can hold.",
      finding ->
          finding.kind() == Finding.Kind.RANGE
              && finding.expected().equals("integer/int64")
              && finding.place().matches(".*(Id|\\.id|-id)")),

  RANGES_AND_OPTIONS_AS_STRINGS(
      "minRange, maxRange and the ids of answer options are documented as int32 and come as"
          + " strings.",
      finding ->
          finding.isAnswer()
              && finding.kind() == Finding.Kind.TYPE
              && Set.of(
                      "scorecards[].questions[].minRange",
                      "scorecards[].questions[].maxRange",
                      "scorecards[].questions[].answerOptions[].id")
                  .contains(finding.place())
              && finding.actual().isTextual()
              && finding.actual().textValue().matches("\\d+")),

  ABSENT_AS_NULL(
      "An absent optional value may be an explicit null, which the document allows nowhere.",
      finding -> finding.isAnswer() && finding.kind() == Finding.Kind.NULL),

  UNDOCUMENTED_KEYS(
      "Keys that were seen in real answers and that the document does not know.",
      finding ->
          finding.isAnswer()
              && finding.kind() == Finding.Kind.UNKNOWN_KEY
              && Set.of(
                      "scorecards[].questions[].updaterUserId",
                      "scorecards[].questions[].created",
                      "scorecards[].questions[].updated",
                      "flowsFolders")
                  .contains(finding.place())),

  SCALAR_CONTEXT_VALUES(
      "The value of a context field, or in a log record, is documented as an object and is any"
          + " scalar.",
      finding ->
          finding.isAnswer()
              && finding.kind() == Finding.Kind.TYPE
              && finding.place().matches(".*(\\.fields\\[]\\.value|\\.logRecord\\.\\w+)")
              && finding.actual().isValueNode()),

  OPTIONAL_CALL_DATES(
      "GET /v2/calls marks its dates as required, describes them as optional, and accepts neither.",
      finding ->
          finding.operation().equals("GET /v2/calls")
              && finding.kind() == Finding.Kind.MISSING
              && Set.of("query fromDateTime", "query toDateTime").contains(finding.place()));

  private final String reason;
  private final Predicate<Finding> applies;

  Deviation(String reason, Predicate<Finding> applies) {
    this.reason = reason;
    this.applies = applies;
  }

  /** What is different, and why that is right. */
  public String reason() {
    return reason;
  }

  static boolean isKnown(Finding finding) {
    for (Deviation deviation : values()) {
      if (deviation.covers(finding)) {
        return true;
      }
    }
    return false;
  }

  boolean covers(Finding finding) {
    return applies.test(finding);
  }
}
