package io.github.gongjdbc.sandbox.call;

import io.github.gongjdbc.sandbox.company.AccountPlan;
import io.github.gongjdbc.sandbox.company.Role;
import io.github.gongjdbc.sandbox.company.User;
import io.github.gongjdbc.sandbox.company.UserGenerator;
import io.github.gongjdbc.sandbox.random.Identifier;
import io.github.gongjdbc.sandbox.random.SplitMixRandom;
import io.github.gongjdbc.sandbox.random.TimeStamp;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

/** The calls of a day: a function of the seed, the day and nothing that was before. */
public final class CallCalendar {

  private static final Map<DayOfWeek, Double> WEIGHTS =
      Map.of(
          DayOfWeek.MONDAY, 1.0,
          DayOfWeek.TUESDAY, 1.1,
          DayOfWeek.WEDNESDAY, 1.1,
          DayOfWeek.THURSDAY, 1.05,
          DayOfWeek.FRIDAY, 0.75);
  private static final double WEEK = 5.0;

  private final AccountPlan plan;
  private final UserGenerator users;

  public CallCalendar(AccountPlan plan, UserGenerator users) {
    this.plan = plan;
    this.users = users;
  }

  public void addCallsOf(LocalDate day, List<Call> calls) {
    long daySeed = SplitMixRandom.mix(plan.seed(), day.toEpochDay());
    SplitMixRandom random = SplitMixRandom.of(daySeed, "day");
    double average = (double) plan.calls() / plan.days() * 7 / WEEK;
    double weight = WEIGHTS.getOrDefault(day.getDayOfWeek(), 0.0);
    int count = (int) (average * weight * (0.85 + 0.3 * random.fraction()) + random.fraction());
    if (weight == 0) {
      return;
    }
    // No zone changes its offset during working hours.
    long eight =
        TimeStamp.micros(day.atTime(LocalTime.of(8, 0)).atZone(plan.companyTimeZone()).toInstant());
    for (int i = 0; i < count; i++) {
      calls.add(call(SplitMixRandom.mix(daySeed, i), eight));
    }
  }

  private Call call(long seed, long eight) {
    SplitMixRandom random = new SplitMixRandom(seed);
    long identifier = Identifier.draw(random);
    int host = users.drawHost(random);
    User person = users.person(host);
    WorkingHours hours = WorkingHours.of(eight, plan.companyTimeZone(), person.zone());
    CallKind kind = kind(person.role(), random);
    return switch (kind) {
      case WEB_CONFERENCE -> {
        long scheduled = hours.drawSlot(random);
        long started = TimeStamp.cut(scheduled + lateness(random), TimeStamp.drawForm(random));
        yield processed(
            identifier, seed, started, scheduled, meetingSeconds(random), host, kind, random);
      }
      case TELEPHONY -> {
        long started = hours.drawTime(random);
        int seconds = telephoneSeconds(random);
        yield processed(identifier, seed, started, Call.UNSCHEDULED, seconds, host, kind, random);
      }
      case IMPORTED -> {
        long started = hours.drawTime(random);
        // Whoever uploads may say when it was planned; Gong lists it by its start all the same.
        long planned = started - Math.floorMod(started, 30 * TimeStamp.MINUTE);
        long scheduled = random.chance(0.3) ? planned : Call.UNSCHEDULED;
        yield processed(
            identifier, seed, started, scheduled, meetingSeconds(random), host, kind, random);
      }
    };
  }

  private static Call processed(
      long identifier,
      long seed,
      long started,
      long scheduled,
      int seconds,
      int host,
      CallKind kind,
      SplitMixRandom random) {
    double speed = random.fraction();
    long minutes =
        speed < 0.93
            ? random.between(5, 60)
            : speed < 0.98 ? random.between(60, 360) : random.between(360, 1440);
    long processed =
        started
            + seconds * TimeStamp.SECOND
            + minutes * TimeStamp.MINUTE
            + random.below(60_000_000);
    return new Call(identifier, seed, started, scheduled, seconds, processed, host, kind);
  }

  private static CallKind kind(Role role, SplitMixRandom random) {
    double telephony =
        switch (role) {
          case SALES_DEVELOPMENT -> 0.76;
          case ACCOUNT_EXECUTIVE -> 0.16;
          default -> 0.08;
        };
    double drawn = random.fraction();
    return drawn < 0.03
        ? CallKind.IMPORTED
        : drawn < 0.03 + telephony ? CallKind.TELEPHONY : CallKind.WEB_CONFERENCE;
  }

  /** Mostly some minutes, at times much more, and now and then somebody is early. */
  private static long lateness(SplitMixRandom random) {
    double drawn = random.fraction();
    if (drawn < 0.12) {
      return 0;
    }
    if (drawn < 0.20) {
      return -(long) (random.fraction() * 5 * TimeStamp.MINUTE);
    }
    if (drawn < 0.95) {
      return (long) (random.fraction() * random.fraction() * 12 * TimeStamp.MINUTE);
    }
    if (drawn < 0.985) {
      return (long) ((12 + random.fraction() * 50) * TimeStamp.MINUTE);
    }
    return (long) ((1 + random.fraction() * 4) * TimeStamp.HOUR);
  }

  private static int meetingSeconds(SplitMixRandom random) {
    int planned = random.pick(List.of(15, 30, 30, 30, 30, 45, 45, 60, 60)) * 60;
    return random.chance(0.01) ? 0 : (int) (planned * (0.55 + 0.55 * random.fraction()));
  }

  private static int telephoneSeconds(SplitMixRandom random) {
    if (random.chance(0.02)) {
      return 0;
    }
    return random.chance(0.45) ? random.between(8, 60) : random.between(60, 900);
  }
}
