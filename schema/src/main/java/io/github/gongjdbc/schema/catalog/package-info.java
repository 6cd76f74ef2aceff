/**
 * What Gong offers, as data: its endpoints, the tables that they feed, and which filter of an
 * endpoint each column drives. Immutable values, which {@code catalog.read} makes from YAML files.
 * It uses no other package.
 */
@NullMarked
package io.github.gongjdbc.schema.catalog;

import org.jspecify.annotations.NullMarked;
