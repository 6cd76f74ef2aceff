/**
 * What was read of an account, kept for a while: answers as they came, and what ranges of time they
 * cover. It may use account, page, auth, http, split and those below them.
 */
@NullMarked
package io.github.gongjdbc.schema.cache;

import org.jspecify.annotations.NullMarked;
