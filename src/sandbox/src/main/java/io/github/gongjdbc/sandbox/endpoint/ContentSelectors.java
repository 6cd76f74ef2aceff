package io.github.gongjdbc.sandbox.endpoint;

import io.github.gongjdbc.sandbox.api.ApiProblem;
import io.github.gongjdbc.sandbox.api.JsonFields;
import io.github.gongjdbc.sandbox.content.ContentSelection;
import io.github.gongjdbc.sandbox.content.ContentSelection.Context;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the {@code contentSelector} of a request. */
public final class ContentSelectors {

  private static final List<String> CONTEXTS = List.of("None", "Basic", "Extended");
  private static final List<String> TIMINGS = List.of("Now", "TimeOfCall");
  private static final List<String> NOW = List.of("Now");

  private ContentSelectors() {}

  static ContentSelection read(JsonFields body) {
    JsonFields selector = body.object("contentSelector");
    if (selector == null) {
      return ContentSelection.META_DATA;
    }
    Context context = context(selector.word("context", CONTEXTS));
    List<String> timings = selector.words("contextTiming", TIMINGS);
    if (timings != null && context != Context.EXTENDED) {
      throw ApiProblem.badRequest(
          "contentSelector.contextTiming: can be provided only when context is 'Extended'");
    }
    return new ContentSelection(
        context,
        timings == null || timings.isEmpty() ? NOW : timings.stream().distinct().toList(),
        sections(selector.object("exposedFields")));
  }

  private static Context context(@Nullable String word) {
    if (word == null) {
      return Context.NONE;
    }
    return switch (word) {
      case "Basic" -> Context.BASIC;
      case "Extended" -> Context.EXTENDED;
      default -> Context.NONE;
    };
  }

  /** Each section has the place of its flag; {@code pointsOfInterest} has none and is ignored. */
  private static Set<ContentSelection.Section> sections(@Nullable JsonFields exposedFields) {
    Set<ContentSelection.Section> sections = EnumSet.noneOf(ContentSelection.Section.class);
    for (ContentSelection.Section section : ContentSelection.Section.values()) {
      JsonFields group =
          exposedFields == null || section.group().isEmpty()
              ? exposedFields
              : exposedFields.object(section.group());
      if (group != null && group.flag(section.flag())) {
        sections.add(section);
      }
    }
    return sections;
  }
}
