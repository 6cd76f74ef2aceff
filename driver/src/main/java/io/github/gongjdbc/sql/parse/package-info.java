/**
 * What is done with the text of a statement before it is parsed: tokens, other databases' forms,
 * statements that are not queries. It uses {@code sql.error}.
 */
@NullMarked
package io.github.gongjdbc.sql.parse;

import org.jspecify.annotations.NullMarked;
