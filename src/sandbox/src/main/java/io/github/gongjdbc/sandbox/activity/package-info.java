/**
 * What users did with calls: the source of the statistics on activity and interaction, so that they
 * agree with the calls and with each other.
 */
@NullMarked
package io.github.gongjdbc.sandbox.activity;

import org.jspecify.annotations.NullMarked;
