/** What a connection says of itself, its tables and the driver, without any request. */
@NullMarked
package io.github.gongjdbc.jdbc.metadata;

import org.jspecify.annotations.NullMarked;
