/**
 * What Gong offers, as data: its endpoints, the tables that they feed, and which filter of an
 * endpoint each column drives. Read from YAML files, validated, immutable.
 */
@NullMarked
package io.github.gongjdbc.schema.catalog;

import org.jspecify.annotations.NullMarked;
