package io.github.gongjdbc.sandbox.review;

import io.github.gongjdbc.sandbox.call.Call;
import io.github.gongjdbc.sandbox.call.CallIndex;
import io.github.gongjdbc.sandbox.call.CallKind;
import io.github.gongjdbc.sandbox.call.CallTopic;
import io.github.gongjdbc.sandbox.company.UserGenerator;
import io.github.gongjdbc.sandbox.random.Identifier;
import io.github.gongjdbc.sandbox.random.SplitMixRandom;
import io.github.gongjdbc.sandbox.random.TimeStamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which calls are reviewed, with what, and when: by people over the days after, by AI at once. */
public final class Reviews {

  private static final double BY_PEOPLE = 0.13;
  private static final double BY_MACHINE = 0.08;
  private static final int SHORTEST_SECONDS = 120;
  private static final Comparator<Review> BY_IDENTIFIER =
      (left, right) -> Long.compareUnsigned(left.identifier(), right.identifier());

  private final List<Scorecard> scorecards;
  private final UserGenerator users;

  public Reviews(Scorecards scorecards, UserGenerator users) {
    this.scorecards = scorecards.all();
    this.users = users;
  }

  /** All reviews of these calls, published or not, by id as a number. */
  public List<Review> of(CallIndex calls) {
    List<Review> reviews = new ArrayList<>();
    calls.all().forEach(call -> addReviewsOf(call, reviews));
    reviews.sort(BY_IDENTIFIER);
    return List.copyOf(reviews);
  }

  private void addReviewsOf(Call call, List<Review> reviews) {
    SplitMixRandom random = SplitMixRandom.of(call.seed(), "reviews");
    boolean byPeople = random.chance(BY_PEOPLE);
    boolean byMachine = random.chance(BY_MACHINE);
    if (call.kind() == CallKind.IMPORTED || call.seconds() < SHORTEST_SECONDS) {
      return;
    }
    if (byPeople) {
      long delay = (long) ((1 + random.fraction() * random.fraction() * 140) * TimeStamp.HOUR);
      add(call, false, delay, random, reviews);
    }
    if (byMachine) {
      add(call, true, random.between(30, 900) * TimeStamp.SECOND, random, reviews);
    }
  }

  private void add(
      Call call, boolean automatic, long delay, SplitMixRandom random, List<Review> reviews) {
    CallTopic topic = topic(call);
    for (int i = 0; i < scorecards.size(); i++) {
      Scorecard scorecard = scorecards.get(i);
      if (scorecard.automatic() == automatic && scorecard.topics().contains(topic)) {
        long identifier = Identifier.draw(random);
        long time = TimeStamp.cut(call.processed() + delay, TimeStamp.drawForm(random));
        reviews.add(new Review(identifier, random.next(), call, i, time, automatic));
        return;
      }
    }
  }

  /** The first thing drawn of a conversation, without the rest of it. */
  private CallTopic topic(Call call) {
    return CallTopic.draw(
        users.person(call.host()).role(),
        call.kind(),
        SplitMixRandom.of(call.seed(), "conversation"));
  }
}
