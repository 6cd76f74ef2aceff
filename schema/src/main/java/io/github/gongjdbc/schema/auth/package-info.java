/**
 * Signing of requests: Basic authentication, and OAuth tokens that are refreshed. It may use http
 * and those below it.
 */
@NullMarked
package io.github.gongjdbc.schema.auth;

import org.jspecify.annotations.NullMarked;
