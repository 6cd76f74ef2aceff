package io.github.gongjdbc.sandbox.company;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.random.Identifier;
import io.github.gongjdbc.sandbox.random.SplitMixRandom;
import java.util.List;
import java.util.stream.IntStream;

/** The two workspaces of the account. */
public final class Workspaces {

  public static final int SALES = 0;
  public static final int CUSTOMER_SUCCESS = 1;

  private static final List<String> NAMES = List.of("Sales", "Customer Success");

  private final List<String> ids;

  public Workspaces(long seed) {
    SplitMixRandom random = SplitMixRandom.of(seed, "workspaces");
    this.ids = NAMES.stream().map(name -> Identifier.text(Identifier.draw(random))).toList();
  }

  public String id(int number) {
    return ids.get(number);
  }

  public List<ObjectNode> documents() {
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
