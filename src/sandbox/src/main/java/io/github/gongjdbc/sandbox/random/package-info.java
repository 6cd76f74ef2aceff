/**
 * What everything is drawn from: numbers of a seed, and the names, ids and moments made of them.
 */
@NullMarked
package io.github.gongjdbc.sandbox.random;

import org.jspecify.annotations.NullMarked;
