package io.github.gongjdbc.sandbox.traits;

import io.github.gongjdbc.sandbox.company.AccountPlan;
import io.github.gongjdbc.sandbox.random.SplitMixRandom;
import io.github.gongjdbc.sandbox.random.TimeStamp;
import java.time.ZoneOffset;

/** Times so many days before the account was opened. */
record AccountTimes(AccountPlan plan) {

  /** A moment between so many days ago, as Gong writes it. */
  String time(int mostDays, int leastDays, SplitMixRandom random) {
    return TimeStamp.write(micros(mostDays, leastDays, random), plan.companyTimeZone());
  }

  /** The same in UTC. */
  String utc(int mostDays, int leastDays, SplitMixRandom random) {
    return TimeStamp.write(micros(mostDays, leastDays, random), ZoneOffset.UTC);
  }

  private long micros(int mostDays, int leastDays, SplitMixRandom random) {
    long range = (mostDays - leastDays) * TimeStamp.DAY;
    long earlier = leastDays * TimeStamp.DAY + (long) (random.fraction() * range);
    return TimeStamp.cut(TimeStamp.micros(plan.opened()) - earlier, TimeStamp.drawForm(random));
  }
}
