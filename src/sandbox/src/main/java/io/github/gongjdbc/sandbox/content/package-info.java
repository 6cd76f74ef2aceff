/**
 * What a call's answer holds: meta data, parties, content, interaction, comments, CRM records and
 * the transcript.
 */
@NullMarked
package io.github.gongjdbc.sandbox.content;

import org.jspecify.annotations.NullMarked;
