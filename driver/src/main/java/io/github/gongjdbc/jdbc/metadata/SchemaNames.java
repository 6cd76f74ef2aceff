package io.github.gongjdbc.jdbc.metadata;

import java.util.List;

/** The names of the schemas that metadata lists. */
public final class SchemaNames {
  /** The schema of the data, which need not be named in a query. */
  public static final String DATA = "gong";

  /** The schema of what the driver knows about itself. */
  public static final String SYSTEM = "gong_system";

  public static final List<String> ALL = List.of(DATA, SYSTEM);

  private SchemaNames() {}
}
