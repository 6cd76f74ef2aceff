/**
 * What a user sets about a connection: the one list of properties and their parsed values.
 * Everything else of the module may rest on it; it rests on nothing.
 */
@NullMarked
package io.github.gongjdbc.schema.settings;

import org.jspecify.annotations.NullMarked;
