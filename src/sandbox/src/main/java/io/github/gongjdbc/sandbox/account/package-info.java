/** All that is in the simulated account at a moment. Knows nothing of HTTP. */
@NullMarked
package io.github.gongjdbc.sandbox.account;

import org.jspecify.annotations.NullMarked;
