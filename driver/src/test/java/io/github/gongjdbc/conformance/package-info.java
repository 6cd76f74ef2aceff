/** What every table of a catalog must do, derived from what the catalog says of it. */
@NullMarked
package io.github.gongjdbc.conformance;

import org.jspecify.annotations.NullMarked;
