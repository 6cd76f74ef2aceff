/**
 * One HTTP exchange with Gong: clients, proxies and TLS, the text of a request, and what a failure
 * means. It may use error, limit, split, catalog and settings.
 */
@NullMarked
package io.github.gongjdbc.schema.http;

import org.jspecify.annotations.NullMarked;
