package io.github.gongjdbc.sandbox.review;

import io.github.gongjdbc.sandbox.call.Call;

/**
 * A scorecard filled in for a call.
 *
 * @param reviewTime when it was published, in microseconds of the epoch
 * @param scorecard the number of the scorecard
 */
public record Review(
    long identifier, long seed, Call call, int scorecard, long reviewTime, boolean automatic) {}
