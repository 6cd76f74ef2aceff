/**
 * Asks Gong for pages: signed, at the allowed rate, and again where that helps. It may use cache,
 * account and those below them.
 */
@NullMarked
package io.github.gongjdbc.schema.client;

import org.jspecify.annotations.NullMarked;
