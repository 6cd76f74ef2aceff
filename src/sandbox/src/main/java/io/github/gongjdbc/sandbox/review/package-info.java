/** Scorecards with their questions, and the reviews of calls that were made with them. */
@NullMarked
package io.github.gongjdbc.sandbox.review;

import org.jspecify.annotations.NullMarked;
