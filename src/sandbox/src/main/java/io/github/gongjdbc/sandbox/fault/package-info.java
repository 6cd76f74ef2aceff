/** What can go wrong with an answer on purpose, so that tests see how a client takes it. */
@NullMarked
package io.github.gongjdbc.sandbox.fault;

import org.jspecify.annotations.NullMarked;
