/**
 * What the scans of one statement and of one connection carry. It may use client, row and those
 * below them.
 */
@NullMarked
package io.github.gongjdbc.schema.context;

import org.jspecify.annotations.NullMarked;
