/**
 * What all objects of java.sql have in common here, and what of java.sql is not offered. It knows
 * no other package of java.sql's objects.
 */
@NullMarked
package io.github.gongjdbc.jdbc.base;

import org.jspecify.annotations.NullMarked;
