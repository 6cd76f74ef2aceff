package io.github.gongjdbc.sandbox.call;

import io.github.gongjdbc.sandbox.company.Customer;
import io.github.gongjdbc.sandbox.company.Customers;
import io.github.gongjdbc.sandbox.company.User;
import io.github.gongjdbc.sandbox.company.UserGenerator;
import io.github.gongjdbc.sandbox.random.Identifier;
import io.github.gongjdbc.sandbox.random.SplitMixRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a call was about and who took part: drawn from the call's seed whenever it is needed. */
public final class Conversation {

  private final Call call;
  private final User host;
  private final CallTopic topic;
  private final Customer customer;
  private final Customer.Contact contact;
  private final List<Participant> participants;

  public Conversation(Call call, UserGenerator users, Customers customers) {
    this.call = call;
    this.host = users.person(call.host());
    SplitMixRandom random = SplitMixRandom.of(call.seed(), "conversation");
    this.topic = CallTopic.draw(host.role(), call.kind(), random);
    this.customer = customers.draw(random);
    List<Customer.Contact> contacts =
        random.pick(
            call.kind() == CallKind.WEB_CONFERENCE ? random.between(1, 3) : 1, customer.contacts());
    this.contact = contacts.get(0);
    this.participants = participants(contacts, users, random);
  }

  public Call call() {
    return call;
  }

  public User host() {
    return host;
  }

  public CallTopic topic() {
    return topic;
  }

  public Customer customer() {
    return customer;
  }

  public List<Participant> participants() {
    return participants;
  }

  /** Too short, or too quiet, to say anything about. */
  public boolean silent() {
    return call.seconds() < 30;
  }

  public boolean external() {
    return topic != CallTopic.INTERNAL;
  }

  /** SplitMixRandom for one part of what is told of the call. */
  public SplitMixRandom random(String part) {
    return SplitMixRandom.of(call.seed(), part);
  }

  /** Fills in the names. */
  public String tell(String template) {
    if (template.indexOf('{') < 0) {
      return template;
    }
    return template
        .replace("{customer}", customer.name())
        .replace("{contact}", contact.name().full())
        .replace("{host}", host.fullName())
        .replace("{company}", UserGenerator.COMPANY)
        .replace("{week}", Long.toString(1 + Math.floorMod(call.seed(), 6)));
  }

  /** Those whose voice was recognised. */
  public List<Participant> speakers() {
    return participants.stream().filter(person -> person.speakerId() != null).toList();
  }

  /** The voice of one of the participants, if any was recognised. */
  public Optional<String> drawSpeaker(SplitMixRandom random) {
    List<Participant> speakers = speakers();
    return speakers.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(random.pick(speakers).speakerId());
  }

  private List<Participant> participants(
      List<Customer.Contact> contacts, UserGenerator users, SplitMixRandom random) {
    List<Participant> people = new ArrayList<>();
    people.add(colleague(host, true, random));
    int colleagues = external() ? (random.chance(0.25) ? 1 : 0) : random.between(1, 4);
    if (call.kind() == CallKind.WEB_CONFERENCE) {
      for (int i = 0; i < colleagues; i++) {
        User colleague = users.person(random.below(users.size()));
        if (people.stream().noneMatch(person -> colleague.id().equals(person.userId()))) {
          people.add(colleague(colleague, random.chance(0.8), random));
        }
      }
    }
    if (external()) {
      contacts.forEach(person -> people.add(guest(person, random)));
    }
    return List.copyOf(people);
  }

  private Participant colleague(User user, boolean spoke, SplitMixRandom random) {
    return new Participant(
        Identifier.text(Identifier.draw(random)),
        user.seed(),
        "Internal",
        user.fullName(),
        user.title(),
        user.emailAddress(),
        user.id(),
        spoke && !silent() ? Identifier.text(Identifier.draw(random)) : null,
        null,
        methods(spoke, random));
  }

  private Participant guest(Customer.Contact person, SplitMixRandom random) {
    boolean telephone = call.kind() == CallKind.TELEPHONY;
    boolean anonymous = random.chance(0.05);
    boolean spoke = random.chance(0.88) && !silent();
    return new Participant(
        Identifier.text(Identifier.draw(random)),
        person.seed(),
        anonymous ? "Unknown" : "External",
        anonymous ? null : person.name().full(),
        anonymous || random.chance(0.3) ? null : person.title(),
        anonymous || (telephone && random.chance(0.5)) ? null : person.emailAddress(),
        null,
        spoke ? Identifier.text(Identifier.draw(random)) : null,
        telephone ? "+1 646-555-01" + random.between(10, 99) : null,
        methods(spoke, random));
  }

  private static List<String> methods(boolean attended, SplitMixRandom random) {
    if (!attended) {
      return List.of("Invitee");
    }
    return random.chance(0.85) ? List.of("Invitee", "Attendee") : List.of("Attendee");
  }
}
