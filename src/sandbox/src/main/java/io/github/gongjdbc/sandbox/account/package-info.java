/**
 * What is in the simulated account: people, calls, conversations and reviews, all a function of a
 * seed and a moment. Knows nothing of HTTP.
 */
@NullMarked
package io.github.gongjdbc.sandbox.account;

import org.jspecify.annotations.NullMarked;
