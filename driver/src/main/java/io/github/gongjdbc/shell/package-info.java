/** The command line: runs statements and prints their results. It uses JDBC alone. */
@NullMarked
package io.github.gongjdbc.shell;

import org.jspecify.annotations.NullMarked;
