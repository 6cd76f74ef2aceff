/**
 * java.sql over the engine: connection, statements, results and metadata. A {@link
 * io.github.gongjdbc.jdbc.Facade} makes each a java.sql object; the classes hold only what is
 * offered.
 */
@NullMarked
package io.github.gongjdbc.jdbc;

import org.jspecify.annotations.NullMarked;
