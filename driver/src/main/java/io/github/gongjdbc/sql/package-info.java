/**
 * The dialect: how SQL text becomes a plan and a plan becomes rows, and the words and SQL states of
 * what can go wrong. It knows no tables of Gong's and no java.sql objects but exceptions.
 */
@NullMarked
package io.github.gongjdbc.sql;

import org.jspecify.annotations.NullMarked;
