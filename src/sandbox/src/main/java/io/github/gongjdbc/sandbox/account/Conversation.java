package io.github.gongjdbc.sandbox.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a call was about and who took part: drawn from the call's seed whenever it is needed. */
final class Conversation {

  private final Call call;
  private final User host;
  private final Occasion occasion;
  private final Customer customer;
  private final Customer.Contact contact;
  private final List<Participant> participants;

  Conversation(Call call, Staff staff, Customers customers) {
    this.call = call;
    this.host = staff.person(call.host());
    Dice dice = Dice.of(call.seed(), "conversation");
    this.occasion = Occasion.draw(host.role(), call.kind(), dice);
    this.customer = customers.draw(dice);
    List<Customer.Contact> contacts =
        dice.pick(
            call.kind() == CallKind.WEB_CONFERENCE ? dice.between(1, 3) : 1, customer.contacts());
    this.contact = contacts.get(0);
    this.participants = participants(contacts, staff, dice);
  }

  Call call() {
    return call;
  }

  User host() {
    return host;
  }

  Occasion occasion() {
    return occasion;
  }

  Customer customer() {
    return customer;
  }

  List<Participant> participants() {
    return participants;
  }

  /** Too short, or too quiet, to say anything about. */
  boolean silent() {
    return call.seconds() < 30;
  }

  boolean external() {
    return occasion != Occasion.INTERNAL;
  }

  /** Dice for one part of what is told of the call. */
  Dice dice(String part) {
    return Dice.of(call.seed(), part);
  }

  /** Fills in the names. */
  String tell(String template) {
    if (template.indexOf('{') < 0) {
      return template;
    }
    return template
        .replace("{customer}", customer.name())
        .replace("{contact}", contact.name().full())
        .replace("{host}", host.fullName())
        .replace("{company}", Staff.COMPANY)
        .replace("{week}", Long.toString(1 + Math.floorMod(call.seed(), 6)));
  }

  /** Those whose voice was recognised. */
  List<Participant> speakers() {
    return participants.stream().filter(person -> person.speakerId() != null).toList();
  }

  /** The voice of one of the participants, if any was recognised. */
  Optional<String> drawSpeaker(Dice dice) {
    List<Participant> speakers = speakers();
    return speakers.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(dice.pick(speakers).speakerId());
  }

  private List<Participant> participants(List<Customer.Contact> contacts, Staff staff, Dice dice) {
    List<Participant> people = new ArrayList<>();
    people.add(colleague(host, true, dice));
    int colleagues = external() ? (dice.chance(0.25) ? 1 : 0) : dice.between(1, 4);
    if (call.kind() == CallKind.WEB_CONFERENCE) {
      for (int i = 0; i < colleagues; i++) {
        User colleague = staff.person(dice.below(staff.size()));
        if (people.stream().noneMatch(person -> colleague.id().equals(person.userId()))) {
          people.add(colleague(colleague, dice.chance(0.8), dice));
        }
      }
    }
    if (external()) {
      contacts.forEach(person -> people.add(guest(person, dice)));
    }
    return List.copyOf(people);
  }

  private Participant colleague(User user, boolean spoke, Dice dice) {
    return new Participant(
        Identifier.text(Identifier.draw(dice)),
        user.seed(),
        "Internal",
        user.fullName(),
        user.title(),
        user.emailAddress(),
        user.id(),
        spoke && !silent() ? Identifier.text(Identifier.draw(dice)) : null,
        null,
        methods(spoke, dice));
  }

  private Participant guest(Customer.Contact person, Dice dice) {
    boolean telephone = call.kind() == CallKind.TELEPHONY;
    boolean anonymous = dice.chance(0.05);
    boolean spoke = dice.chance(0.88) && !silent();
    return new Participant(
        Identifier.text(Identifier.draw(dice)),
        person.seed(),
        anonymous ? "Unknown" : "External",
        anonymous ? null : person.name().full(),
        anonymous || dice.chance(0.3) ? null : person.title(),
        anonymous || (telephone && dice.chance(0.5)) ? null : person.emailAddress(),
        null,
        spoke ? Identifier.text(Identifier.draw(dice)) : null,
        telephone ? "+1 646-555-01" + dice.between(10, 99) : null,
        methods(spoke, dice));
  }

  private static List<String> methods(boolean attended, Dice dice) {
    if (!attended) {
      return List.of("Invitee");
    }
    return dice.chance(0.85) ? List.of("Invitee", "Attendee") : List.of("Attendee");
  }
}
