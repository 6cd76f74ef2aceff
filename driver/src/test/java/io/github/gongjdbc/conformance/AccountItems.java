package io.github.gongjdbc.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.http.SandboxAnswer;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import io.github.gongjdbc.schema.catalog.Endpoint;
import io.github.gongjdbc.schema.catalog.HttpMethod;
import io.github.gongjdbc.schema.catalog.Parameter;
import io.github.gongjdbc.schema.catalog.ParameterType;
import io.github.gongjdbc.schema.catalog.RelativeTime;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks the account for all that an endpoint lists, with all content, without the driver. */
final class AccountItems {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final WholeAnswers answers;
  private final Instant now;
  private final Instant startDate;
  private final ZoneId companyZone;

  AccountItems(WholeAnswers answers, Instant now, Instant startDate, ZoneId companyZone) {
    this.answers = answers;
    this.now = now;
    this.startDate = startDate;
    this.companyZone = companyZone;
  }

  /**
   * An item.
   *
   * @param answer the answer that it stands in
   * @param index its position in it
   * @param asked the values that were asked for, by parameter
   */
  record AccountItem(JsonNode node, JsonNode answer, int index, Map<String, List<String>> asked) {}

  /** The items that an endpoint lists for the values of parameters, in its order. */
  List<AccountItem> read(Endpoint endpoint, Map<String, List<String>> values) {
    SandboxAnswer answer = answers.to(request(endpoint, values));
    if (answer.status() == 404) {
      return List.of();
    }
    if (answer.status() != 200) {
      throw new IllegalStateException(endpoint.name() + ": " + answer.body());
    }
    JsonNode body = answer.json();
    List<AccountItem> items = new ArrayList<>();
    for (String name : endpoint.response().items()) {
      if (name.equals(".")) {
        items.add(new AccountItem(body, body, 0, asked(endpoint, values)));
      } else {
        for (JsonNode item : body.path(name)) {
          items.add(new AccountItem(item, body, items.size(), asked(endpoint, values)));
        }
      }
    }
    return items;
  }

  /** The values that are asked for, and what is asked for where nothing else is. */
  private Map<String, List<String>> asked(Endpoint endpoint, Map<String, List<String>> values) {
    Map<String, List<String>> asked = new LinkedHashMap<>();
    for (Parameter parameter : endpoint.parameters()) {
      if (parameter.required() && parameter.column().isPresent()) {
        Object text = endpoint.constants().get(parameter.name());
        time(endpoint, parameter)
            .or(() -> Optional.ofNullable(text).map(Object::toString))
            .ifPresent(value -> asked.put(parameter.name(), List.of(value)));
      }
    }
    asked.putAll(values);
    return asked;
  }

  private SandboxRequest request(Endpoint endpoint, Map<String, List<String>> values) {
    Map<String, Object> inputs = new LinkedHashMap<>(endpoint.constants());
    for (Parameter parameter : endpoint.parameters()) {
      if (parameter.required() && !inputs.containsKey(parameter.name())) {
        time(endpoint, parameter).ifPresent(text -> inputs.put(parameter.name(), text));
      }
    }
    endpoint.content().values().forEach(content -> inputs.putAll(content.select()));
    String path = endpoint.path();
    for (Map.Entry<String, List<String>> value : values.entrySet()) {
      Parameter parameter = endpoint.parameter(value.getKey()).orElseThrow();
      if (parameter.in() == Parameter.Location.PATH) {
        path = path.replace("{" + parameter.name() + "}", value.getValue().get(0));
      } else {
        boolean list = parameter.bound() == Parameter.Bound.IN;
        inputs.put(parameter.name(), list ? value.getValue() : value.getValue().get(0));
      }
    }
    return endpoint.method() == HttpMethod.GET ? get(path, inputs) : post(path, inputs);
  }

  /** What is asked for where an endpoint wants a time: as much as there can be. */
  private Optional<String> time(Endpoint endpoint, Parameter parameter) {
    return switch (parameter.bound()) {
      case LOWER ->
          Optional.of(
              text(
                  parameter,
                  endpoint
                      .demandedRange()
                      .filter(range -> range.lower().equals(parameter))
                      .flatMap(range -> range.upper().defaultTime())
                      .map(end -> resolved(end).plus(offset(parameter)))
                      .orElse(startDate)));
      case UPPER_EXCLUSIVE ->
          Optional.of(
              text(
                  parameter,
                  parameter.latest().or(parameter::defaultTime).map(this::resolved).orElse(now)));
      case EQUALS, IN -> Optional.empty();
    };
  }

  private static Duration offset(Parameter parameter) {
    return parameter.defaultTime().orElseThrow().offset();
  }

  private Instant resolved(RelativeTime time) {
    Instant base =
        switch (time.base()) {
          case NOW -> now;
          case TODAY -> now.atZone(companyZone).truncatedTo(ChronoUnit.DAYS).toInstant();
          case START_DATE -> startDate;
          case END -> throw new IllegalArgumentException(time.toString());
        };
    return base.plus(time.offset());
  }

  private String text(Parameter parameter, Instant time) {
    return parameter.type() == ParameterType.DATE
        ? time.atZone(companyZone).toLocalDate().toString()
        : DateTimeFormatter.ISO_INSTANT.format(time);
  }

  private static SandboxRequest get(String path, Map<String, Object> inputs) {
    List<String> query = new ArrayList<>();
    inputs.forEach(
        (name, value) -> {
          for (Object one : value instanceof List<?> list ? list : List.of(value)) {
            query.add(name + "=" + URLEncoder.encode(one.toString(), StandardCharsets.UTF_8));
          }
        });
    return SandboxRequest.get(query.isEmpty() ? path : path + "?" + String.join("&", query));
  }

  private static SandboxRequest post(String path, Map<String, Object> inputs) {
    ObjectNode body = MAPPER.createObjectNode();
    inputs.forEach(
        (name, value) -> {
          ObjectNode at = body;
          String[] names = name.split("\\.", -1);
          for (int i = 0; i < names.length - 1; i++) {
            at = at.withObjectProperty(names[i]);
          }
          JsonNode node = MAPPER.valueToTree(value);
          String last = names[names.length - 1];
          if (node instanceof ObjectNode && at.path(last) instanceof ObjectNode) {
            return;
          }
          at.set(last, node);
        });
    return SandboxRequest.post(path, body.toString());
  }
}
