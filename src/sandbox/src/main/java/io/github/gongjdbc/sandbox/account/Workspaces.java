package io.github.gongjdbc.sandbox.account;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.IntStream;

/** The two workspaces of the account. */
final class Workspaces {

  static final int SALES = 0;
  static final int CUSTOMER_SUCCESS = 1;

  private static final List<String> NAMES = List.of("Sales", "Customer Success");

  private final List<String> ids;

  Workspaces(long seed) {
    Dice dice = Dice.of(seed, "workspaces");
    this.ids = NAMES.stream().map(name -> Identifier.text(Identifier.draw(dice))).toList();
  }

  String id(int number) {
    return ids.get(number);
  }

  List<ObjectNode> documents() {
    return IntStream.range(0, NAMES.size()).mapToObj(this::document).toList();
  }

  private ObjectNode document(int number) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", ids.get(number))
        .put("name", NAMES.get(number))
        .put("description", number == SALES ? "New business" : null);
  }
}
