package io.github.gongjdbc.oracle;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The time zones in which queries run. */
enum OracleZone {
  UTC("UTC"),
  LA("America/Los_Angeles"),
  BERLIN("Europe/Berlin"),
  KOLKATA("Asia/Kolkata");

  /**
   * One zone, or all of them where the system property {@code gong.oracle.zones} is {@code all}.
   */
  static final List<OracleZone> TESTED =
      System.getProperty("gong.oracle.zones", "").equals("all") ? List.of(values()) : List.of(UTC);

  static final boolean ONLY_ONE = TESTED.size() == 1;

  private final String id;

  OracleZone(String id) {
    this.id = id;
  }

  String id() {
    return id;
  }

  String schema() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The zone that a query's file names so. */
  static OracleZone named(String name) {
    return Arrays.stream(values())
        .filter(zone -> zone.schema().equals(name))
        .findAny()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "zone="
                        + name
                        + " is none of "
                        + Arrays.stream(values())
                            .map(OracleZone::schema)
                            .collect(Collectors.joining(", "))));
  }
}
