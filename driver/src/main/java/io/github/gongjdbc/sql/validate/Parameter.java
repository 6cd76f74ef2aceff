package io.github.gongjdbc.sql.validate;

import org.apache.calcite.rel.type.RelDataType;

/**
 * A parameter of a statement.
 *
 * @param type the type of its values
 * @param inferred whether the statement says so; where it does not, the type is a guess, and a
 *     value of another type is bound as what it is
 * @param limit whether it is that of LIMIT, OFFSET or FETCH, where null means none
 */
public record Parameter(RelDataType type, boolean inferred, boolean limit) {}
