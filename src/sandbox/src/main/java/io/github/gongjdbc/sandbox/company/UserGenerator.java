package io.github.gongjdbc.sandbox.company;

import io.github.gongjdbc.sandbox.random.Identifier;
import io.github.gongjdbc.sandbox.random.PersonNames;
import io.github.gongjdbc.sandbox.random.SplitMixRandom;
import io.github.gongjdbc.sandbox.random.TimeStamp;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The people of the account: a few leaders, their managers, and everybody else below those. */
public final class UserGenerator {

  public static final String COMPANY = "Northwind";
  static final String DOMAIN = "northwind.example";

  private static final int TEAM_SIZE = 8;
  private static final int AVATARS = 2;

  /**
   * People joined at fixed dates, so that looking a year later does not change who they are; but
   * the last one joined just before the account was opened.
   */
  private static final LocalDate FOUNDED = LocalDate.of(2019, 3, 4);

  private static final int YEARS_OF_JOINING_IN_DAYS = 1700;

  private static final List<ZoneId> OTHER_ZONES =
      List.of(
          ZoneId.of("America/Chicago"),
          ZoneId.of("America/Los_Angeles"),
          ZoneId.of("Europe/London"),
          ZoneId.of("Europe/Berlin"));

  private static final List<Role> INDIVIDUALS =
      List.of(
          Role.ACCOUNT_EXECUTIVE,
          Role.SALES_DEVELOPMENT,
          Role.CUSTOMER_SUCCESS,
          Role.ACCOUNT_EXECUTIVE,
          Role.SALES_DEVELOPMENT,
          Role.ACCOUNT_EXECUTIVE,
          Role.CUSTOMER_SUCCESS,
          Role.SALES_DEVELOPMENT,
          Role.SOLUTIONS,
          Role.ACCOUNT_EXECUTIVE,
          Role.OPERATIONS);

  private final AccountPlan plan;
  private final List<User> people = new ArrayList<>();
  private final List<User> managers = new ArrayList<>();
  private final List<User> byIdentifier;
  private final int[] hosts;
  private final Set<String> addresses = new HashSet<>();

  public UserGenerator(AccountPlan plan) {
    this.plan = plan;
    int managerCount = Math.max(1, plan.users() / TEAM_SIZE);
    for (int i = 0; i < plan.users(); i++) {
      User user = person(i, managerCount);
      people.add(user);
      if (user.role().manages()) {
        managers.add(user);
      }
    }
    List<User> all = new ArrayList<>(people);
    for (int i = 0; i < AVATARS; i++) {
      all.add(avatar(i));
    }
    all.sort((left, right) -> Long.compareUnsigned(left.identifier(), right.identifier()));
    this.byIdentifier = List.copyOf(all);
    this.hosts = hosts();
  }

  /** Everybody, avatars included, by id as a number. */
  public List<User> byIdentifier() {
    return byIdentifier;
  }

  /** Somebody by number, in the order in which the company hired; avatars have none. */
  public User person(int number) {
    return people.get(number);
  }

  public int size() {
    return people.size();
  }

  /** The number of somebody who hosts a call. */
  public int drawHost(SplitMixRandom random) {
    return hosts[random.below(hosts.length)];
  }

  /** Who reviews somebody's calls: their manager, or any manager but themselves. */
  public User reviewerOf(User user, SplitMixRandom random) {
    User manager = user.manager();
    return manager != null && random.chance(0.8) ? manager : random.pick(managers);
  }

  public User firstAvatar() {
    return byIdentifier.stream().filter(User::avatar).findFirst().orElseThrow();
  }

  private User person(int number, int managerCount) {
    long seed = SplitMixRandom.mix(plan.seed(), 1_000L + number);
    SplitMixRandom random = new SplitMixRandom(seed);
    long identifier = Identifier.draw(random);
    Role role = role(number, managerCount);
    PersonNames.Name name = PersonNames.numbered(plan.seed(), number);
    String address = name.mailbox() + "@" + DOMAIN;
    if (!addresses.add(address)) {
      address = name.mailbox() + number + "@" + DOMAIN;
      addresses.add(address);
    }
    boolean active = role.manages() || !random.chance(0.14);
    long created =
        TimeStamp.micros(FOUNDED.atStartOfDay(ZoneOffset.UTC).toInstant())
            + (role.manages() ? 0 : random.below(YEARS_OF_JOINING_IN_DAYS) * TimeStamp.DAY)
            + random.between(13 * 3600, 22 * 3600) * TimeStamp.SECOND
            + random.below(1_000_000);
    if (number > 0 && number == plan.users() - 1) {
      created = TimeStamp.micros(plan.opened()) - TimeStamp.MINUTE;
    }
    created = TimeStamp.cut(created, TimeStamp.drawForm(random));
    List<String> titles = role.titles();
    String title = number < 3 ? titles.get(number % titles.size()) : random.pick(titles);
    return new User(
        identifier,
        seed,
        name.first(),
        name.last(),
        address,
        number > 3 && random.chance(0.04) ? null : title,
        role,
        managerOf(number, role, random),
        random.chance(0.6) ? plan.companyTimeZone() : random.pick(OTHER_ZONES),
        created,
        active,
        false);
  }

  private static Role role(int number, int managerCount) {
    if (number == 0) {
      return Role.LEADER;
    }
    if (number < managerCount) {
      return number % 3 == 2 ? Role.SUCCESS_MANAGER : Role.SALES_MANAGER;
    }
    return INDIVIDUALS.get((number - managerCount) % INDIVIDUALS.size());
  }

  private @Nullable User managerOf(int number, Role role, SplitMixRandom random) {
    if (number == 0 || random.chance(0.03)) {
      return null;
    }
    if (role.manages() || managers.size() < 2) {
      return managers.get(0);
    }
    List<User> fitting =
        managers.stream()
            .skip(1)
            .filter(manager -> manager.role().workspace() == role.workspace())
            .toList();
    return fitting.isEmpty() ? managers.get(0) : fitting.get(number % fitting.size());
  }

  private User avatar(int number) {
    long seed = SplitMixRandom.mix(plan.seed(), 500L + number);
    SplitMixRandom random = new SplitMixRandom(seed);
    return new User(
        Identifier.draw(random),
        seed,
        "Gong",
        number == 0 ? "Support" : "Success",
        "avatar" + number + "@gong.example",
        null,
        Role.OPERATIONS,
        null,
        ZoneOffset.UTC,
        TimeStamp.micros(FOUNDED.atStartOfDay(ZoneOffset.UTC).toInstant()),
        true,
        true);
  }

  private int[] hosts() {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < people.size(); i++) {
      User user = people.get(i);
      // Who left has hosted little of what is still there.
      int share = user.active() ? user.role().share() * 2 : Math.min(1, user.role().share());
      for (int j = 0; j < share; j++) {
        numbers.add(i);
      }
    }
    if (numbers.isEmpty()) {
      numbers.add(0);
    }
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }
}
