/** The endpoints of the API and the way of a request to them. */
@NullMarked
package io.github.gongjdbc.sandbox.endpoint;

import org.jspecify.annotations.NullMarked;
