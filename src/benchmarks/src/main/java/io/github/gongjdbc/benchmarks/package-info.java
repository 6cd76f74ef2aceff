/** Measurements, each a program of its own. */
@NullMarked
package io.github.gongjdbc.benchmarks;

import org.jspecify.annotations.NullMarked;
