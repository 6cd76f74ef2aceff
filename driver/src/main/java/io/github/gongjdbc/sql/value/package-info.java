/**
 * Values at run time: numbers, times, texts and JSON, and what is computed of them; generated code
 * calls many of the methods by name. It uses {@code sql.error}.
 */
@NullMarked
package io.github.gongjdbc.sql.value;

import org.jspecify.annotations.NullMarked;
