package io.github.gongjdbc.sandbox.company;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What an account is to be.
 *
 * @param seed what everything is drawn from
 * @param companyTimeZone the zone in which days begin
 * @param opened the moment from which {@code days} count back
 * @param calls about how many calls there are in those days
 * @param days how many days the calls reach back
 * @param users how many people there are
 */
public record AccountPlan(
    long seed, ZoneId companyTimeZone, Instant opened, int calls, int days, int users) {

  public LocalDate firstDay() {
    return dayOf(opened).minusDays(days);
  }

  public LocalDate dayOf(Instant instant) {
    return LocalDate.ofInstant(instant, companyTimeZone);
  }
}
