/**
 * A simulated Gong account behind Gong's HTTP interface: a function from request to answer, with an
 * in-process face and an HTTP face.
 */
@NullMarked
package io.github.gongjdbc.sandbox;

import org.jspecify.annotations.NullMarked;
