package io.github.gongjdbc.sandbox.page;

/**
 * What a cursor carries: the last row delivered, the total as it was on the first page, the number
 * of the page that comes next, the second at which the sequence expires, and a digest of all other
 * inputs of the request.
 */
public record Cursor(
    Position position, long totalRecords, int pageNumber, long expirySecond, long inputs) {}
