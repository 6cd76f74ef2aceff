/**
 * What the connections of a JVM share of one account: its limits, and what was learned about it. It
 * may use log, auth and those below them.
 */
@NullMarked
package io.github.gongjdbc.schema.account;

import org.jspecify.annotations.NullMarked;
