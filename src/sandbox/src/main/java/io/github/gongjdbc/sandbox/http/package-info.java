/** Requests and answers: as values, as bytes of HTTP/1.1, and as a record of what was exchanged. */
@NullMarked
package io.github.gongjdbc.sandbox.http;

import org.jspecify.annotations.NullMarked;
