package io.github.gongjdbc.sandbox.content;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which content of a call is asked for.
 *
 * @param timings the timings of the context's objects
 */
public record ContentSelection(Context context, List<String> timings, Set<Section> sections) {

  /** Nothing but the meta data, as when nothing is said. */
  public static final ContentSelection META_DATA =
      new ContentSelection(Context.NONE, List.of("Now"), EnumSet.noneOf(Section.class));

  /** All there is, with the context as it is now. */
  public static final ContentSelection EVERYTHING =
      new ContentSelection(Context.EXTENDED, List.of("Now"), EnumSet.allOf(Section.class));

  public ContentSelection {
    timings = List.copyOf(timings);
    sections = Set.copyOf(sections);
  }

  /** Whether a section is asked for. */
  public boolean has(Section section) {
    return sections.contains(section);
  }

  boolean hasAnyOf(String group) {
    return sections.stream().anyMatch(section -> section.group().equals(group));
  }

  /** How much is told of what the customer relationship system knows. */
  public enum Context {
    NONE,
    BASIC,
    EXTENDED
  }

  /** The parts that have a flag of their own. */
  public enum Section {
    PARTIES("", "parties"),
    STRUCTURE("content", "structure"),
    TOPICS("content", "topics"),
    TRACKERS("content", "trackers"),
    TRACKER_OCCURRENCES("content", "trackerOccurrences"),
    BRIEF("content", "brief"),
    OUTLINE("content", "outline"),
    HIGHLIGHTS("content", "highlights"),
    CALL_OUTCOME("content", "callOutcome"),
    KEY_POINTS("content", "keyPoints"),
    SPEAKERS("interaction", "speakers"),
    VIDEO("interaction", "video"),
    INTERACTION_STATS("interaction", "personInteractionStats"),
    QUESTIONS("interaction", "questions"),
    PUBLIC_COMMENTS("collaboration", "publicComments"),
    MEDIA("", "media");

    private final String group;
    private final String flag;

    Section(String group, String flag) {
      this.group = group;
      this.flag = flag;
    }

    /** The object in which the flag stands, empty for the outermost. */
    public String group() {
      return group;
    }

    /** The name of the flag. */
    public String flag() {
      return flag;
    }
  }
}
