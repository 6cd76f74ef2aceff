package io.github.gongjdbc.sandbox.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.activity.ActivityLog;
import io.github.gongjdbc.sandbox.activity.CallActivities;
import io.github.gongjdbc.sandbox.call.Call;
import io.github.gongjdbc.sandbox.call.CallCalendar;
import io.github.gongjdbc.sandbox.call.CallIndex;
import io.github.gongjdbc.sandbox.call.CallKind;
import io.github.gongjdbc.sandbox.call.CallTopic;
import io.github.gongjdbc.sandbox.call.Calls;
import io.github.gongjdbc.sandbox.call.Conversation;
import io.github.gongjdbc.sandbox.company.AccountPlan;
import io.github.gongjdbc.sandbox.company.Customer;
import io.github.gongjdbc.sandbox.company.Customers;
import io.github.gongjdbc.sandbox.company.User;
import io.github.gongjdbc.sandbox.company.UserDocument;
import io.github.gongjdbc.sandbox.company.UserGenerator;
import io.github.gongjdbc.sandbox.company.Workspaces;
import io.github.gongjdbc.sandbox.content.CallDocument;
import io.github.gongjdbc.sandbox.content.Comments;
import io.github.gongjdbc.sandbox.content.ContentSelection;
import io.github.gongjdbc.sandbox.content.Interaction;
import io.github.gongjdbc.sandbox.content.MetaData;
import io.github.gongjdbc.sandbox.content.Transcript;
import io.github.gongjdbc.sandbox.random.Identifier;
import io.github.gongjdbc.sandbox.random.SplitMixRandom;
import io.github.gongjdbc.sandbox.random.TimeStamp;
import io.github.gongjdbc.sandbox.review.Review;
import io.github.gongjdbc.sandbox.review.ReviewDocument;
import io.github.gongjdbc.sandbox.review.Reviews;
import io.github.gongjdbc.sandbox.review.ScorecardDocument;
import io.github.gongjdbc.sandbox.review.Scorecards;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * All that is in the account, at any moment. Of a call little is kept; its content is drawn when it
 * is asked for.
 */
public final class SimulatedAccount {

  private final AccountPlan plan;
  private final UserGenerator users;
  private final Customers customers;
  private final Workspaces workspaces;
  private final Scorecards scorecards;
  private final CallCalendar calendar;
  private final Reviews reviews;
  private final MetaData metaData;
  private final CallDocument callDocument;
  private final ScorecardDocument scorecardDocument;
  private final ReviewDocument reviewDocument;
  private volatile @Nullable AccountHistory history;

  /** An account as planned; calls are generated when they are first asked for. */
  public SimulatedAccount(AccountPlan plan) {
    this.plan = plan;
    this.users = new UserGenerator(plan);
    this.customers = new Customers(plan.seed());
    this.workspaces = new Workspaces(plan.seed());
    this.scorecards = new Scorecards(plan.seed());
    this.calendar = new CallCalendar(plan, users);
    this.reviews = new Reviews(scorecards, users);
    this.metaData = new MetaData(workspaces);
    this.callDocument = new CallDocument(metaData, new Comments(users));
    this.scorecardDocument = new ScorecardDocument(users, workspaces);
    this.reviewDocument = new ReviewDocument(scorecards, users);
  }

  /** The zone in which the company's days begin. */
  public ZoneId companyTimeZone() {
    return plan.companyTimeZone();
  }

  /** The calls that are visible at a moment. */
  public Calls calls(Instant now) {
    return new Calls(history(now).calls(), TimeStamp.micros(now));
  }

  /** What a call is about. */
  public CallTopic topic(Call call) {
    return conversation(call).topic();
  }

  /** The id of the workspace of a call. */
  public String workspaceId(Call call) {
    return workspaceId(users.person(call.host()));
  }

  /** The id of the workspace in which a user works. */
  public String workspaceId(User user) {
    return workspaces.id(user.role().workspace());
  }

  /** The id of the user who hosted a call. */
  public String primaryUserId(Call call) {
    return users.person(call.host()).id();
  }

  /** The basic data of a call, as it is at a moment. */
  public ObjectNode metaData(Call call, Instant now) {
    return metaData.of(conversation(call), TimeStamp.micros(now));
  }

  /** A call with the selected content, as it is at a moment. */
  public ObjectNode extensive(Call call, ContentSelection selection, Instant now) {
    return callDocument.of(conversation(call), selection, TimeStamp.micros(now));
  }

  /** What was said in a call. */
  public ObjectNode transcript(Call call) {
    return Transcript.of(conversation(call));
  }

  /** Everybody, avatars included, by id as a number. */
  public List<User> users() {
    return users.byIdentifier();
  }

  /** Whether somebody joined on the company's day of a moment. */
  public boolean joinedToday(User user, Instant now) {
    return plan.dayOf(TimeStamp.instant(user.created())).equals(plan.dayOf(now));
  }

  /** A user as JSON. */
  public ObjectNode document(User user) {
    return UserDocument.of(user);
  }

  /** The companies that are sold to. */
  public List<Customer> customers() {
    return customers.all();
  }

  /** What users did with the calls that started in a range of time. */
  public ActivityLog activity(long from, long to, Instant now) {
    ActivityLog log = new ActivityLog();
    CallActivities activities = new CallActivities(users);
    calls(now)
        .between(Calls.Order.STARTED, from, to)
        .forEach(
            call -> {
              LocalDate day = plan.dayOf(TimeStamp.instant(call.started()));
              String callId = Identifier.text(call.identifier());
              activities.of(
                  conversation(call), (userId, activity) -> log.add(userId, day, activity, callId));
            });
    return log;
  }

  /** The averages of the statistics of the calls that users hosted in a range of time. */
  public Map<String, Map<String, Double>> interaction(long from, long to, Instant now) {
    return calls(now)
        .between(Calls.Order.STARTED, from, to)
        .filter(call -> call.kind() == CallKind.WEB_CONFERENCE)
        .map(this::conversation)
        .filter(conversation -> !conversation.silent())
        .collect(
            Collectors.groupingBy(
                conversation -> conversation.host().id(),
                Collectors.flatMapping(
                    conversation ->
                        StreamSupport.stream(
                            Interaction.statistics(conversation).spliterator(), false),
                    Collectors.groupingBy(
                        statistic -> statistic.path("name").asText(),
                        TreeMap::new,
                        Collectors.averagingDouble(
                            statistic -> statistic.path("value").asDouble())))));
  }

  /** The users who were given access to a call by name. */
  public List<User> usersWithAccess(Call call) {
    SplitMixRandom random = SplitMixRandom.of(call.seed(), "access");
    List<User> all = users().stream().filter(user -> !user.avatar()).toList();
    return random.pick(random.below(4), all);
  }

  /** The workspaces as JSON. */
  public List<ObjectNode> workspaces() {
    return workspaces.documents();
  }

  /** The scorecards as JSON. */
  public List<ObjectNode> scorecards() {
    return scorecards.all().stream().map(scorecardDocument::of).toList();
  }

  /** The reviews that are published at a moment, by id as a number. */
  public List<Review> reviews(Instant now) {
    long micros = TimeStamp.micros(now);
    return history(now).reviews().stream().filter(review -> review.reviewTime() <= micros).toList();
  }

  /** The id of the scorecard of a review. */
  public String scorecardId(Review review) {
    return scorecards.all().get(review.scorecard()).id();
  }

  /** A review as JSON. */
  public ObjectNode document(Review review) {
    return reviewDocument.of(review);
  }

  private Conversation conversation(Call call) {
    return new Conversation(call, users, customers);
  }

  private AccountHistory history(Instant now) {
    LocalDate today = plan.dayOf(now);
    AccountHistory known = history;
    if (known == null || known.lastDay().isBefore(today)) {
      known = extend(today);
    }
    return known;
  }

  private synchronized AccountHistory extend(LocalDate today) {
    AccountHistory known = history;
    if (known == null || known.lastDay().isBefore(today)) {
      List<Call> calls = new ArrayList<>();
      for (LocalDate day = plan.firstDay(); !day.isAfter(today); day = day.plusDays(1)) {
        calendar.addCallsOf(day, calls);
      }
      known = new AccountHistory(today, new CallIndex(calls), reviews);
      history = known;
    }
    return known;
  }
}
