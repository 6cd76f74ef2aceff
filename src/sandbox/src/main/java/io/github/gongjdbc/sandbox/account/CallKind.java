package io.github.gongjdbc.sandbox.account;

/** How a call came into the account. */
enum CallKind {
  /** A meeting of the calendar, recorded by Gong; listed by its scheduled time. */
  WEB_CONFERENCE,
  /** A telephone call; never scheduled. */
  TELEPHONY,
  /** A recording uploaded from elsewhere; who took part is not known. */
  IMPORTED
}
