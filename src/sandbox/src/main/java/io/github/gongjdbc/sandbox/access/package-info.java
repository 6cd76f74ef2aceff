/** Who may ask: credentials, OAuth tokens, scopes and request limits. */
@NullMarked
package io.github.gongjdbc.sandbox.access;

import org.jspecify.annotations.NullMarked;
