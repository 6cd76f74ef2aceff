/** Connections and statements: java.sql over the engine. */
@NullMarked
package io.github.gongjdbc.jdbc;

import org.jspecify.annotations.NullMarked;
