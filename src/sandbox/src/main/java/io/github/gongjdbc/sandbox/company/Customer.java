package io.github.gongjdbc.sandbox.company;

import io.github.gongjdbc.sandbox.random.PersonNames;
import io.github.gongjdbc.sandbox.random.SplitMixRandom;
import java.util.ArrayList;
import java.util.List;

/** A company that is sold to, with the people one talks to there. */
public record Customer(
    long seed, String name, String domain, String industry, List<Contact> contacts) {

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
  public record Contact(long seed, PersonNames.Name name, String emailAddress, String title) {}

  static Customer draw(long seed, String name, String domain) {
    SplitMixRandom random = new SplitMixRandom(seed);
    List<Contact> contacts = new ArrayList<>();
    for (int i = 0; i < CONTACTS; i++) {
      PersonNames.Name contact = PersonNames.draw(random);
      contacts.add(
          new Contact(
              random.next(), contact, contact.mailbox() + "@" + domain, random.pick(TITLES)));
    }
    return new Customer(seed, name, domain, random.pick(INDUSTRIES), List.copyOf(contacts));
  }
}
