package io.github.gongjdbc.sandbox.traits;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.account.SimulatedAccount;
import io.github.gongjdbc.sandbox.call.Calls;
import io.github.gongjdbc.sandbox.company.AccountPlan;
import io.github.gongjdbc.sandbox.company.Customer;
import io.github.gongjdbc.sandbox.company.User;
import io.github.gongjdbc.sandbox.random.TimeStamp;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the account itself has, as records for collections to rest on. */
record AccountRecords(SimulatedAccount account, AccountPlan plan) {

  private static final int DAYS_OF_CALLS = 14;
  private static final int MOST_CALLS = 200;

  List<ObjectNode> rows(String name) {
    return switch (name) {
      case "workspaces" -> account.workspaces();
      case "users" -> users();
      case "managers" -> managers();
      case "customers" -> account.customers().stream().map(AccountRecords::document).toList();
      case "contacts" ->
          account.customers().stream()
              .flatMap(customer -> customer.contacts().stream().map(person -> of(customer, person)))
              .toList();
      case "calls" -> calls();
      default -> throw new IllegalArgumentException("There is no collection " + name);
    };
  }

  private List<ObjectNode> users() {
    return account.users().stream().filter(user -> !user.avatar()).map(account::document).toList();
  }

  private List<ObjectNode> managers() {
    Set<User> managers =
        account.users().stream()
            .filter(user -> user.manager() != null)
            .map(User::manager)
            .collect(Collectors.toSet());
    return account.users().stream().filter(managers::contains).map(account::document).toList();
  }

  /** Some calls of the days before the account was opened. */
  private List<ObjectNode> calls() {
    long opened = TimeStamp.micros(plan.opened());
    return account
        .calls(plan.opened())
        .between(Calls.Order.STARTED, opened - DAYS_OF_CALLS * TimeStamp.DAY, opened)
        .limit(MOST_CALLS)
        .map(call -> account.metaData(call, plan.opened()))
        .toList();
  }

  private static ObjectNode document(Customer customer) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", customer.name())
        .put("domain", customer.domain())
        .put("industry", customer.industry());
  }

  private static ObjectNode of(Customer customer, Customer.Contact contact) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("customer", customer.name())
        .put("domain", customer.domain())
        .put("firstName", contact.name().first())
        .put("lastName", contact.name().last())
        .put("emailAddress", contact.emailAddress())
        .put("title", contact.title());
  }
}
