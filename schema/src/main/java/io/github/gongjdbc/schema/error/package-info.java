/** What can go wrong between a statement and Gong, in kinds. It may use settings. */
@NullMarked
package io.github.gongjdbc.schema.error;

import org.jspecify.annotations.NullMarked;
