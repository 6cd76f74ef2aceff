/**
 * Running a scan: pages one after another, side by side, newest first or ahead, each item once.
 * Nothing is sent before the first row is asked for. It may use context, account and those below
 * them.
 */
@NullMarked
package io.github.gongjdbc.schema.read;

import org.jspecify.annotations.NullMarked;
