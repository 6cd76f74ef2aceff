package io.github.gongjdbc.oracle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The queries of a family, from a resource. A line {@code ## name} begins one; after the name may
 * stand {@code ordered}, {@code zone=utc|la|berlin|kolkata} and {@code p=} with parameters, in this
 * order. The statement follows; after {@code =>} stands what PostgreSQL is asked where it spells
 * the same question differently, or {@code none}.
 */
record OracleFile(String family) {
  /** All families. */
  static final List<String> FAMILIES =
      List.of(
          "analysts",
          "shapes",
          "conditions",
          "clients",
          "edges",
          "joins",
          "subqueries",
          "sets",
          "grouping",
          "rules",
          "windows",
          "numbers",
          "casts",
          "text",
          "time",
          "json",
          "order",
          "parameters",
          "tools",
          "endpoints");

  private static final Pattern HEADER =
      Pattern.compile(
          "## (?<name>.+?)(?<ordered> ordered)?(?: zone=(?<zone>\\w+))?(?: p=(?<p>.*))?");

  static List<OracleQuery> all() {
    return FAMILIES.stream().flatMap(family -> new OracleFile(family).queries().stream()).toList();
  }

  List<OracleQuery> queries() {
    List<OracleQuery> queries = new ArrayList<>();
    for (String block : resource(family + ".sql").split("(?m)^(?=## )", -1)) {
      if (!block.isBlank()) {
        queries.add(query(block));
      }
    }
    return queries;
  }

  private OracleQuery query(String block) {
    int end = block.indexOf('\n');
    Matcher header = HEADER.matcher(block.substring(0, end));
    if (!header.matches()) {
      throw new IllegalArgumentException(family + ": " + block);
    }
    String[] statements = block.substring(end + 1).strip().split("\n=> ", 2);
    String reference = statements.length == 1 ? statements[0] : statements[1];
    return new OracleQuery(
        family,
        header.group("name"),
        header.group("ordered") != null,
        header.group("zone") == null ? OracleZone.UTC : OracleZone.named(header.group("zone")),
        header.group("zone") != null,
        statements[0],
        reference.equals("none") ? null : reference,
        header.group("p") == null ? List.of() : OracleParameter.parse(header.group("p")));
  }

  private static String resource(String name) {
    try (InputStream in =
        Objects.requireNonNull(OracleFile.class.getResourceAsStream("/oracle/" + name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
