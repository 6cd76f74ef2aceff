package io.github.gongjdbc.sql.validate;

import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;

/**
 * A column of a result.
 *
 * @param label the alias, or the name as the query spells it
 * @param origin schema, table and column that it comes from unchanged; empty for an expression
 */
public record ResultColumn(String label, RelDataType type, Optional<List<String>> origin) {}
