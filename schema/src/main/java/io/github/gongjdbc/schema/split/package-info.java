/**
 * From a scan to the requests that it needs: ranges of time, days and lists of ids. It may use
 * context, account and those below them.
 */
@NullMarked
package io.github.gongjdbc.schema.split;

import org.jspecify.annotations.NullMarked;
