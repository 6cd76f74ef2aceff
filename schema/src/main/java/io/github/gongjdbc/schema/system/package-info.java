/** What the driver knows about itself, as tables: a query on them costs no request. */
@NullMarked
package io.github.gongjdbc.schema.system;

import org.jspecify.annotations.NullMarked;
