package io.github.gongjdbc.sql.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.calcite.runtime.CalciteResource;
import org.apache.calcite.runtime.Resources;
import org.apache.calcite.util.Static;

/**
 * One of Calcite's messages, which its exceptions hold as text alone. The text is asked of
 * Calcite's own resource, so that it is recognised in every version and language of Calcite.
 */
final class ResourceMessage {
  /** What stands for a number: longer than any number in a message. */
  private static final int NUMBER = 777_777_777;

  private static final Pattern PLACES = Pattern.compile("@(\\d)@|\\p{Nd}{9}");

  private final Function<CalciteResource, Resources.Inst> resource;

  private ResourceMessage(Function<CalciteResource, Resources.Inst> resource) {
    this.resource = resource;
  }

  static ResourceMessage of(Function<CalciteResource, Resources.Inst> resource) {
    return new ResourceMessage(resource);
  }

  /** A message of one argument. */
  static ResourceMessage of(Of1 resource) {
    return new ResourceMessage(calcite -> resource.apply(calcite, place(0)));
  }

  /** A message of two arguments. */
  static ResourceMessage of(Of2 resource) {
    return new ResourceMessage(calcite -> resource.apply(calcite, place(0), place(1)));
  }

  /** A message of three arguments. */
  static ResourceMessage of(Of3 resource) {
    return new ResourceMessage(calcite -> resource.apply(calcite, place(0), place(1), place(2)));
  }

  /** A message of a text and a number. */
  static ResourceMessage ofCount(OfCount resource) {
    return new ResourceMessage(calcite -> resource.apply(calcite, place(0), NUMBER));
  }

  private static String place(int argument) {
    return "@" + argument + "@";
  }

  /** The arguments of a message, in their order, a number last; empty where it is another one. */
  Optional<List<String>> in(String message) {
    String template = resource.apply(Static.RESOURCE).str();
    StringBuilder pattern = new StringBuilder();
    List<Integer> arguments = new ArrayList<>();
    int end = 0;
    Matcher place = PLACES.matcher(template);
    while (place.find()) {
      pattern.append(Pattern.quote(template.substring(end, place.start()))).append("(.*?)");
      arguments.add(place.group(1) == null ? Integer.MAX_VALUE : Integer.valueOf(place.group(1)));
      end = place.end();
    }
    pattern.append(Pattern.quote(template.substring(end)));
    Matcher matcher = Pattern.compile(pattern.toString()).matcher(message);
    return matcher.matches()
        ? Optional.of(
            IntStream.range(0, arguments.size())
                .boxed()
                .sorted(java.util.Comparator.comparing(arguments::get))
                .map(group -> matcher.group(group + 1))
                .toList())
        : Optional.empty();
  }

  boolean is(String message) {
    return in(message).isPresent();
  }

  /** The resource of a message with one argument. */
  interface Of1 {
    Resources.Inst apply(CalciteResource calcite, String first);
  }

  /** The resource of a message with two arguments. */
  interface Of2 {
    Resources.Inst apply(CalciteResource calcite, String first, String second);
  }

  /** The resource of a message with three arguments. */
  interface Of3 {
    Resources.Inst apply(CalciteResource calcite, String first, String second, String third);
  }

  /** The resource of a message with a text and a number. */
  interface OfCount {
    Resources.Inst apply(CalciteResource calcite, String first, int number);
  }
}
