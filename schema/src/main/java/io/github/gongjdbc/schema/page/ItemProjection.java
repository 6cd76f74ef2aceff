package io.github.gongjdbc.schema.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a reader looks at in an item: what lies beside it is passed over as it is parsed. Names lead
 * through arrays, to the same in each of their elements.
 *
 * @param form in which form it is read
 * @param members what is looked at below, by name
 */
public record ItemProjection(Form form, Map<String, ItemProjection> members) {
  /** The item with all that it holds. */
  public static final ItemProjection ALL = new ItemProjection(Form.ALL, Map.of());

  /** A number, a text or a flag; of an object or an array only that it is one. */
  public static final ItemProjection VALUE = new ItemProjection(Form.MEMBERS, Map.of());

  /** An array with its elements, whatever they hold. */
  public static final ItemProjection ELEMENTS = new ItemProjection(Form.ELEMENTS, Map.of());

  /** Whatever there is, as JSON text. */
  public static final ItemProjection TEXT = new ItemProjection(Form.TEXT, Map.of());

  /** The forms in which something is read. */
  public enum Form {
    ALL,
    /** Its members alone; an array only where its elements have some. */
    MEMBERS,
    /** Its members alone, and the elements of an array also where nothing of them is wanted. */
    ELEMENTS,
    TEXT
  }

  public ItemProjection {
    members = Map.copyOf(members);
  }

  /** The same, and also a part at the end of a path. */
  public ItemProjection with(List<String> path, ItemProjection part) {
    ItemProjection nested = part;
    for (int i = path.size() - 1; i >= 0; i--) {
      nested = new ItemProjection(Form.MEMBERS, Map.of(path.get(i), nested));
    }
    return and(nested);
  }

  /** What either looks at. */
  public ItemProjection and(ItemProjection other) {
    if (form == Form.TEXT && other.form == Form.TEXT) {
      return this;
    }
    if (isWhole() || other.isWhole()) {
      return ALL;
    }
    Map<String, ItemProjection> both = new HashMap<>(members);
    other.members.forEach((name, part) -> both.merge(name, part, ItemProjection::and));
    return new ItemProjection(form == Form.ELEMENTS ? form : other.form, both);
  }

  private boolean isWhole() {
    return form == Form.ALL || form == Form.TEXT;
  }

  boolean isText() {
    return form == Form.TEXT;
  }

  /** Whether nothing of the elements of an array is wanted, not even their number. */
  boolean skipsElements() {
    return form == Form.MEMBERS && members.isEmpty();
  }

  /** What is looked at in a member; empty where nothing is. */
  Optional<ItemProjection> member(String name) {
    return form == Form.ALL ? Optional.of(ALL) : Optional.ofNullable(members.get(name));
  }
}
