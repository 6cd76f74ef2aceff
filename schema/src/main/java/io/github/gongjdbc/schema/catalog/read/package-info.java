/**
 * Reads the catalog from YAML files: their entries, their places for messages, and the checks of
 * what they say. It may use the catalog alone.
 */
@NullMarked
package io.github.gongjdbc.schema.catalog.read;

import org.jspecify.annotations.NullMarked;
