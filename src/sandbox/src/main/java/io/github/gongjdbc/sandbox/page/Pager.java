package io.github.gongjdbc.sandbox.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.api.ApiProblem;
import io.github.gongjdbc.sandbox.api.SandboxCall;
import io.github.gongjdbc.sandbox.http.Json;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts listings into Gong's pages. A page begins after the last row of the one before, so rows that
 * appear behind that row are never seen; the total stays what it was on the first page; and a
 * sequence expires a while after its first page, however lively it is.
 */
public final class Pager {

  static final int PAGE_SIZE = 100;

  private final CursorFormat format;
  private final Duration lifetime;

  public Pager(CursorFormat format, Duration lifetime) {
    this.format = format;
    this.lifetime = lifetime;
  }

  /** One page, and the {@code records} that go with it. */
  public record Page<T>(List<T> rows, ObjectNode records) {}

  public <T> Page<T> page(
      Listing<T> listing, @Nullable String cursorText, SandboxCall sandboxCall) {
    long inputs = InputDigest.of(sandboxCall.request());
    Cursor cursor =
        cursorText == null
            ? first(listing, inputs, sandboxCall)
            : verified(cursorText, inputs, sandboxCall);
    List<T> rows = listing.after(cursor.position()).limit(PAGE_SIZE + 1L).toList();
    boolean last = rows.size() <= PAGE_SIZE;
    List<T> pageRows = last ? rows : rows.subList(0, PAGE_SIZE);
    ObjectNode records = Json.object();
    records.put("totalRecords", cursor.totalRecords());
    records.put("currentPageSize", pageRows.size());
    records.put("currentPageNumber", cursor.pageNumber());
    if (!last) {
      Cursor next =
          new Cursor(
              listing.positionOf(pageRows.get(PAGE_SIZE - 1)),
              cursor.totalRecords(),
              cursor.pageNumber() + 1,
              cursor.expirySecond(),
              inputs);
      records.put("cursor", format.write(next));
    }
    return new Page<>(pageRows, records);
  }

  private <T> Cursor first(Listing<T> listing, long inputs, SandboxCall sandboxCall) {
    long total = listing.total();
    long expiry = sandboxCall.now().plus(lifetime).getEpochSecond();
    return new Cursor(Position.START, total, 0, expiry, inputs);
  }

  private Cursor verified(String text, long inputs, SandboxCall sandboxCall) {
    Cursor cursor =
        format
            .read(text)
            .filter(read -> read.inputs() == inputs)
            .orElseThrow(() -> ApiProblem.badRequest("Failed to verify cursor"));
    if (sandboxCall.now().getEpochSecond() >= cursor.expirySecond()) {
      throw ApiProblem.badRequest("cursor has expired");
    }
    return cursor;
  }
}
