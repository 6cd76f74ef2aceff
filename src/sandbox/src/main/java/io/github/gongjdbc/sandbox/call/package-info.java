/** The calls: when they happen on a day, what they are about and who takes part. */
@NullMarked
package io.github.gongjdbc.sandbox.call;

import org.jspecify.annotations.NullMarked;
