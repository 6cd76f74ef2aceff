package io.github.gongjdbc.schema.catalog;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an endpoint answers.
 *
 * @param items names of the array of items, of which an answer has one; {@code .} for an answer
 *     that is an item itself
 * @param optionalItems whether the array is left out where there are none
 * @param paging whether the answer comes in pages
 * @param order path in the item of the time in whose order they come; empty where they come in any
 * @param emptyMessages patterns of error messages: an answer 404 with a message in which one is
 *     found means that there are no items
 */
public record Response(
    List<String> items,
    boolean optionalItems,
    Paging paging,
    Optional<List<String>> order,
    List<Pattern> emptyMessages) {
  /** How many items Gong's pages have, of every endpoint; no request asks for more or less. */
  public static final int PAGE_SIZE = 100;

  /** The name of an answer that is an item itself. */
  public static final String WHOLE = ".";

  public Response {
    items = List.copyOf(items);
    order = order.map(List::copyOf);
    emptyMessages = List.copyOf(emptyMessages);
  }

  /** Whether an answer is an item itself. */
  public boolean isWhole() {
    return items.contains(WHOLE);
  }

  /** How an answer goes on. */
  public enum Paging {
    /** It is whole. */
    NONE,
    /** It names a cursor, with which the next request goes on. */
    CURSOR
  }
}
