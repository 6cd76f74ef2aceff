/** Gong as an Apache Calcite schema: what Calcite, and the driver over it, see of this module. */
@NullMarked
package io.github.gongjdbc.schema;

import org.jspecify.annotations.NullMarked;
