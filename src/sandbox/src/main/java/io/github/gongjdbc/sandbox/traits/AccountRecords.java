package io.github.gongjdbc.sandbox.traits;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.account.SimulatedAccount;
import io.github.gongjdbc.sandbox.call.Calls;
import io.github.gongjdbc.sandbox.company.AccountPlan;
import io.github.gongjdbc.sandbox.company.Customer;
import io.github.gongjdbc.sandbox.company.User;
import io.github.gongjdbc.sandbox.content.CustomerRecords;
import io.github.gongjdbc.sandbox.random.TimeStamp;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the account itself has, as records for collections to rest on. */
record AccountRecords(SimulatedAccount account, AccountPlan plan) {

  private static final int DAYS_OF_CALLS = 60;
  private static final int SETTLED_DAYS = 20;
  private static final int MOST_CALLS = 300;
  private static final int SHORTEST_SECONDS = 300;

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
    Set<String> managers =
        managers().stream().map(manager -> manager.path("id").asText()).collect(Collectors.toSet());
    return account.users().stream()
        .filter(user -> !user.avatar())
        .map(
            user ->
                account
                    .document(user)
                    .put("_manages", managers.contains(user.id()))
                    .put("_workspace", account.workspaceId(user)))
        .toList();
  }

  private List<ObjectNode> managers() {
    Set<User> managers =
        account.users().stream()
            .filter(user -> user.manager() != null)
            .map(User::manager)
            .collect(Collectors.toSet());
    return account.users().stream().filter(managers::contains).map(account::document).toList();
  }

  /** Some longer calls of weeks ago, so that people can have come back to them since. */
  private List<ObjectNode> calls() {
    long opened = TimeStamp.micros(plan.opened());
    int days = Math.min(plan.days(), DAYS_OF_CALLS);
    int settled = Math.min(days / 3, SETTLED_DAYS);
    return account
        .calls(plan.opened())
        .between(
            Calls.Order.STARTED, opened - days * TimeStamp.DAY, opened - settled * TimeStamp.DAY)
        .filter(call -> call.seconds() >= SHORTEST_SECONDS)
        .limit(MOST_CALLS)
        .map(
            call -> account.metaData(call, plan.opened()).put("_topic", account.topic(call).name()))
        .toList();
  }

  private static ObjectNode document(Customer customer) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", customer.name())
            .put("domain", customer.domain())
            .put("industry", customer.industry())
            .put("accountId", CustomerRecords.accountId(customer))
            .put("opportunityId", CustomerRecords.opportunityId(customer));
    CustomerRecords.opportunity(customer)
        .forEach((name, value) -> json.put("opportunity" + name, value.asText()));
    return json;
  }

  private static ObjectNode of(Customer customer, Customer.Contact contact) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("customer", customer.name())
        .put("domain", customer.domain())
        .put("firstName", contact.name().first())
        .put("lastName", contact.name().last())
        .put("emailAddress", contact.emailAddress())
        .put("mailbox", contact.name().mailbox())
        .put("contactId", CustomerRecords.contactId(contact.seed()))
        .put("leadId", CustomerRecords.leadId(contact.seed()))
        .put("title", contact.title());
  }
}
