package io.github.gongjdbc.sandbox.company;

import java.util.List;

/** What somebody does in the company, and so what calls they have. */
@SuppressWarnings("ImmutableEnumChecker") // the lists come from List.of
public enum Role {
  LEADER(0, 0, List.of("Chief Revenue Officer", "VP of Sales", "VP of Customer Success")),
  SALES_MANAGER(0, 1, List.of("Sales Manager", "Regional Sales Director", "SDR Manager")),
  SUCCESS_MANAGER(1, 1, List.of("Head of Customer Success")),
  ACCOUNT_EXECUTIVE(
      0,
      6,
      List.of("Account Executive", "Senior Account Executive", "Enterprise Account Executive")),
  SALES_DEVELOPMENT(0, 8, List.of("SDR", "Senior SDR", "Business Development Representative")),
  CUSTOMER_SUCCESS(
      1,
      5,
      List.of("Customer Success Manager", "Onboarding Specialist", "Implementation Consultant")),
  SOLUTIONS(0, 2, List.of("Solutions Engineer", "Sales Engineer")),
  OPERATIONS(0, 0, List.of("Revenue Operations Analyst", "Sales Enablement Lead"));

  private final int workspace;
  private final int share;
  private final List<String> titles;

  Role(int workspace, int share, List<String> titles) {
    this.workspace = workspace;
    this.share = share;
    this.titles = titles;
  }

  /** The number of the workspace in which the role's calls are. */
  public int workspace() {
    return workspace;
  }

  /** How many calls the role hosts, relative to the others. */
  int share() {
    return share;
  }

  List<String> titles() {
    return titles;
  }

  public boolean manages() {
    return this == LEADER || this == SALES_MANAGER || this == SUCCESS_MANAGER;
  }
}
