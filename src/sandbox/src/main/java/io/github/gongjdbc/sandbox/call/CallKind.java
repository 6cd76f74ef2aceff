package io.github.gongjdbc.sandbox.call;

/** How a call came into the account. */
public enum CallKind {
  /** A meeting of the calendar, recorded by Gong; listed by its scheduled time. */
  WEB_CONFERENCE,
  /** A telephone call; never scheduled. */
  TELEPHONY,
  /** A recording uploaded from elsewhere; who took part is not known. */
  IMPORTED
}
