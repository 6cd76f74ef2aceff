/** The driver's public face: everything else is internal and may change. */
@NullMarked
package io.github.gongjdbc;

import org.jspecify.annotations.NullMarked;
