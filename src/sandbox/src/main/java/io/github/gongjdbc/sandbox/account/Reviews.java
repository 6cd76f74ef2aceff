package io.github.gongjdbc.sandbox.account;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which calls are reviewed, with what, and when: by people over the days after, by AI at once. */
final class Reviews {

  private static final double BY_PEOPLE = 0.13;
  private static final double BY_MACHINE = 0.08;
  private static final int SHORTEST_SECONDS = 120;
  private static final Comparator<Review> BY_IDENTIFIER =
      (left, right) -> Long.compareUnsigned(left.identifier(), right.identifier());

  private final List<Scorecard> scorecards;
  private final Staff staff;

  Reviews(Scorecards scorecards, Staff staff) {
    this.scorecards = scorecards.all();
    this.staff = staff;
  }

  /** All reviews of these calls, published or not, by id as a number. */
  List<Review> of(CallIndex calls) {
    List<Review> reviews = new ArrayList<>();
    calls.all().forEach(call -> addReviewsOf(call, reviews));
    reviews.sort(BY_IDENTIFIER);
    return List.copyOf(reviews);
  }

  private void addReviewsOf(Call call, List<Review> reviews) {
    Dice dice = Dice.of(call.seed(), "reviews");
    boolean byPeople = dice.chance(BY_PEOPLE);
    boolean byMachine = dice.chance(BY_MACHINE);
    if (call.kind() == CallKind.IMPORTED || call.seconds() < SHORTEST_SECONDS) {
      return;
    }
    if (byPeople) {
      long delay = (long) ((1 + dice.fraction() * dice.fraction() * 140) * TimeStamp.HOUR);
      add(call, false, delay, dice, reviews);
    }
    if (byMachine) {
      add(call, true, dice.between(30, 900) * TimeStamp.SECOND, dice, reviews);
    }
  }

  private void add(Call call, boolean automatic, long delay, Dice dice, List<Review> reviews) {
    Occasion occasion = occasion(call);
    for (int i = 0; i < scorecards.size(); i++) {
      Scorecard scorecard = scorecards.get(i);
      if (scorecard.automatic() == automatic && scorecard.occasions().contains(occasion)) {
        long identifier = Identifier.draw(dice);
        long time = TimeStamp.cut(call.processed() + delay, TimeStamp.drawForm(dice));
        reviews.add(new Review(identifier, dice.next(), call, i, time, automatic));
        return;
      }
    }
  }

  /** The first thing drawn of a conversation, without the rest of it. */
  private Occasion occasion(Call call) {
    return Occasion.draw(
        staff.person(call.host()).role(), call.kind(), Dice.of(call.seed(), "conversation"));
  }
}
