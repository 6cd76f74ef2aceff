package io.github.gongjdbc.sandbox.company;

import io.github.gongjdbc.sandbox.random.SplitMixRandom;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The companies that are sold to. */
public final class Customers {

  private static final List<String> NAMES =
      List.of(
          "Acme",
          "Lumen Robotics",
          "Bluefin Logistics",
          "Cedar & Stone",
          "Kestrel Analytics",
          "Harbor Health",
          "Quantum Foods",
          "Société Boréale",
          "Vertex Motors",
          "Juniper Bank",
          "Redwood Media",
          "Atlas Freight",
          "Möbius Software",
          "Pinecrest Energy",
          "Solstice Travel",
          "Granite Insurance",
          "Fable Games",
          "Meridian Pharma",
          "Copperline Telecom",
          "Orchard Retail",
          "Tidewater Foods",
          "Nimbus Cloudworks",
          "Falcon Aerospace",
          "O'Hara Brewing",
          "Prairie Seeds",
          "Silverlake Studios",
          "Beacon Learning",
          "Ironbridge Steel",
          "Maple Dental",
          "Northstar Hotels",
          "Opal Cosmetics",
          "Pacific Tiles",
          "Quill Publishing",
          "Riverbend Homes",
          "Summit Outdoor",
          "Thistle Textiles",
          "Umbra Security",
          "Verdant Farms",
          "Willow Care",
          "Xenon Labs",
          "Yarrow Consulting",
          "Zephyr Airlines",
          "Amber Payments",
          "Basalt Mining",
          "Coral Payroll",
          "Delta Printworks",
          "Ember Grills",
          "Fjord Shipping",
          "Garnet Legal",
          "Hazel Toys",
          "Indigo Apparel",
          "Jade Biotech",
          "Kite Mobility",
          "Lark Audio",
          "Marble Interiors",
          "Nectar Foods",
          "Onyx Semiconductors",
          "Pebble Fitness",
          "Quarry Tools",
          "Rowan Capital");

  private final List<Customer> customers = new ArrayList<>();

  public Customers(long seed) {
    for (int i = 0; i < NAMES.size(); i++) {
      String name = NAMES.get(i);
      customers.add(Customer.draw(SplitMixRandom.mix(seed, 2_000_000L + i), name, domain(name)));
    }
  }

  public List<Customer> all() {
    return List.copyOf(customers);
  }

  /** A customer; those at the front of the list more often, as in life. */
  public Customer draw(SplitMixRandom random) {
    double skewed = random.fraction() * random.fraction() * 0.6 + random.fraction() * 0.4;
    return customers.get((int) (skewed * customers.size()));
  }

  private static String domain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]", "")
        + ".example";
  }
}
