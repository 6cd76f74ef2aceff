package io.github.gongjdbc.sandbox.activity;

/** What a user can do with a call, with Gong's names. */
public enum Activity {
  HOST("callsAsHost"),
  GAVE_FEEDBACK("callsGaveFeedback"),
  REQUESTED_FEEDBACK("callsRequestedFeedback"),
  RECEIVED_FEEDBACK("callsReceivedFeedback"),
  OWN_LISTENED_TO("ownCallsListenedTo"),
  OTHERS_LISTENED_TO("othersCallsListenedTo"),
  SHARED_INTERNALLY("callsSharedInternally"),
  SHARED_EXTERNALLY("callsSharedExternally"),
  ATTENDED("callsAttended"),
  COMMENTS_GIVEN("callsCommentsGiven"),
  COMMENTS_RECEIVED("callsCommentsReceived"),
  MARKED_FEEDBACK_GIVEN("callsMarkedAsFeedbackGiven"),
  MARKED_FEEDBACK_RECEIVED("callsMarkedAsFeedbackReceived"),
  SCORECARDS_FILLED("callsScorecardsFilled"),
  SCORECARDS_RECEIVED("callsScorecardsReceived");

  private final String key;

  Activity(String key) {
    this.key = key;
  }

  /** Its name in answers. */
  public String key() {
    return key;
  }
}
