package io.github.gongjdbc.sandbox.account;

import java.util.ArrayList;
import java.util.List;

/** A company that is sold to, with the people one talks to there. */
record Customer(long seed, String name, String domain, String industry, List<Contact> contacts) {

  private static final int CONTACTS = 5;

  private static final List<String> TITLES =
      List.of(
          "Head of Sales",
          "VP of Operations",
          "IT Director",
          "Procurement Manager",
          "Chief Financial Officer",
          "Marketing Lead",
          "Revenue Operations Manager",
          "Founder",
          "Director of Customer Support",
          "Product Manager");

  private static final List<String> INDUSTRIES =
      List.of(
          "Software", "Manufacturing", "Logistics", "Retail", "Healthcare", "Finance", "Energy");

  /** Somebody at a customer. */
  record Contact(long seed, Names.Name name, String emailAddress, String title) {}

  static Customer draw(long seed, String name, String domain) {
    Dice dice = new Dice(seed);
    List<Contact> contacts = new ArrayList<>();
    for (int i = 0; i < CONTACTS; i++) {
      Names.Name contact = Names.draw(dice);
      contacts.add(
          new Contact(dice.next(), contact, contact.mailbox() + "@" + domain, dice.pick(TITLES)));
    }
    return new Customer(seed, name, domain, dice.pick(INDUSTRIES), List.copyOf(contacts));
  }
}
