/**
 * The record of the requests that were sent. It holds no secrets. It may use page, http and those
 * below them.
 */
@NullMarked
package io.github.gongjdbc.schema.log;

import org.jspecify.annotations.NullMarked;
