package io.github.gongjdbc.sandbox.account;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

/** The calls of a day: a function of the seed, the day and nothing that was before. */
final class CallCalendar {

  private static final Map<DayOfWeek, Double> WEIGHTS =
      Map.of(
          DayOfWeek.MONDAY, 1.0,
          DayOfWeek.TUESDAY, 1.1,
          DayOfWeek.WEDNESDAY, 1.1,
          DayOfWeek.THURSDAY, 1.05,
          DayOfWeek.FRIDAY, 0.75);
  private static final double WEEK = 5.0;

  private final AccountPlan plan;
  private final Staff staff;

  CallCalendar(AccountPlan plan, Staff staff) {
    this.plan = plan;
    this.staff = staff;
  }

  void addCallsOf(LocalDate day, List<Call> calls) {
    long daySeed = Dice.mix(plan.seed(), day.toEpochDay());
    Dice dice = Dice.of(daySeed, "day");
    double average = (double) plan.calls() / plan.days() * 7 / WEEK;
    double weight = WEIGHTS.getOrDefault(day.getDayOfWeek(), 0.0);
    int count = (int) (average * weight * (0.85 + 0.3 * dice.fraction()) + dice.fraction());
    if (weight == 0) {
      return;
    }
    // No zone changes its offset during working hours.
    long eight =
        TimeStamp.micros(day.atTime(LocalTime.of(8, 0)).atZone(plan.companyTimeZone()).toInstant());
    for (int i = 0; i < count; i++) {
      calls.add(call(Dice.mix(daySeed, i), eight));
    }
  }

  private Call call(long seed, long eight) {
    Dice dice = new Dice(seed);
    long identifier = Identifier.draw(dice);
    int host = staff.drawHost(dice);
    User person = staff.person(host);
    WorkingHours hours = WorkingHours.of(eight, plan.companyTimeZone(), person.zone());
    CallKind kind = kind(person.role(), dice);
    return switch (kind) {
      case WEB_CONFERENCE -> {
        long scheduled = hours.drawSlot(dice);
        long started = TimeStamp.cut(scheduled + lateness(dice), TimeStamp.drawForm(dice));
        yield processed(
            identifier, seed, started, scheduled, meetingSeconds(dice), host, kind, dice);
      }
      case TELEPHONY -> {
        long started = hours.drawTime(dice);
        int seconds = telephoneSeconds(dice);
        yield processed(identifier, seed, started, Call.UNSCHEDULED, seconds, host, kind, dice);
      }
      case IMPORTED -> {
        long started = hours.drawTime(dice);
        // Whoever uploads may say when it was planned; Gong lists it by its start all the same.
        long planned = started - Math.floorMod(started, 30 * TimeStamp.MINUTE);
        long scheduled = dice.chance(0.3) ? planned : Call.UNSCHEDULED;
        yield processed(
            identifier, seed, started, scheduled, meetingSeconds(dice), host, kind, dice);
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
      Dice dice) {
    double speed = dice.fraction();
    long minutes =
        speed < 0.93
            ? dice.between(5, 60)
            : speed < 0.98 ? dice.between(60, 360) : dice.between(360, 1440);
    long processed =
        started + seconds * TimeStamp.SECOND + minutes * TimeStamp.MINUTE + dice.below(60_000_000);
    return new Call(identifier, seed, started, scheduled, seconds, processed, host, kind);
  }

  private static CallKind kind(Role role, Dice dice) {
    double telephony =
        switch (role) {
          case SALES_DEVELOPMENT -> 0.76;
          case ACCOUNT_EXECUTIVE -> 0.16;
          default -> 0.08;
        };
    double drawn = dice.fraction();
    return drawn < 0.03
        ? CallKind.IMPORTED
        : drawn < 0.03 + telephony ? CallKind.TELEPHONY : CallKind.WEB_CONFERENCE;
  }

  /** Mostly some minutes, at times much more, and now and then somebody is early. */
  private static long lateness(Dice dice) {
    double drawn = dice.fraction();
    if (drawn < 0.12) {
      return 0;
    }
    if (drawn < 0.20) {
      return -(long) (dice.fraction() * 5 * TimeStamp.MINUTE);
    }
    if (drawn < 0.95) {
      return (long) (dice.fraction() * dice.fraction() * 12 * TimeStamp.MINUTE);
    }
    if (drawn < 0.985) {
      return (long) ((12 + dice.fraction() * 50) * TimeStamp.MINUTE);
    }
    return (long) ((1 + dice.fraction() * 4) * TimeStamp.HOUR);
  }

  private static int meetingSeconds(Dice dice) {
    int planned = dice.pick(List.of(15, 30, 30, 30, 30, 45, 45, 60, 60)) * 60;
    return dice.chance(0.01) ? 0 : (int) (planned * (0.55 + 0.55 * dice.fraction()));
  }

  private static int telephoneSeconds(Dice dice) {
    if (dice.chance(0.02)) {
      return 0;
    }
    return dice.chance(0.45) ? dice.between(8, 60) : dice.between(60, 900);
  }
}
