/** The driver's answers held to those of another database over the same rows. */
@NullMarked
package io.github.gongjdbc.oracle;

import org.jspecify.annotations.NullMarked;
