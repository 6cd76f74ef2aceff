/**
 * Gong's paging: a listing is cut into pages of a hundred rows, and a cursor says where the next
 * one begins.
 */
@NullMarked
package io.github.gongjdbc.sandbox.page;

import org.jspecify.annotations.NullMarked;
