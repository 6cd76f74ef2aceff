/**
 * Writes the records of the catalog in a binary form that is read in a small part of the time of
 * YAML. It knows no single record, only what records are made of.
 */
@NullMarked
package io.github.gongjdbc.schema.catalog.compiled;

import org.jspecify.annotations.NullMarked;
