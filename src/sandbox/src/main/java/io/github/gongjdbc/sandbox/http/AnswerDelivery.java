package io.github.gongjdbc.sandbox.http;

import java.io.IOException;
import java.time.Duration;

/**
 * How an answer travels from the server to its client: whole and at once, or as networks deliver on
 * bad days. The in-process face has no network and delivers everything whole.
 */
public final class AnswerDelivery {

  private static final int PIECES = 8;
  private static final AnswerDelivery WHOLE = new AnswerDelivery(AnswerDelivery::whole);

  private final Way way;

  private AnswerDelivery(Way way) {
    this.way = way;
  }

  private interface Way {
    void send(ResponseWriter writer) throws IOException, InterruptedException;
  }

  /** Whole and at once. */
  public static AnswerDelivery whole() {
    return WHOLE;
  }

  /** Whole, but nothing comes for a while. */
  public static AnswerDelivery slowHeaders(Duration pause) {
    return new AnswerDelivery(
        writer -> {
          writer.pause(pause);
          whole(writer);
        });
  }

  /** Whole, but the body comes in pieces with pauses between them. */
  public static AnswerDelivery slowBody(Duration pause) {
    return new AnswerDelivery(
        writer -> {
          int length = writer.bodyLength();
          writer.head(length);
          for (int i = 0; i < PIECES; i++) {
            writer.pause(pause);
            writer.body(length * i / PIECES, length * (i + 1) / PIECES);
          }
        });
  }

  /** Nothing ever comes, and the connection stays open. */
  public static AnswerDelivery stallBeforeHeaders() {
    return new AnswerDelivery(ResponseWriter::stall);
  }

  /** Half of the body comes and then nothing, and the connection stays open. */
  public static AnswerDelivery stallInBody() {
    return new AnswerDelivery(
        writer -> {
          half(writer);
          writer.stall();
        });
  }

  /** The connection is reset before anything came. */
  public static AnswerDelivery resetBeforeHeaders() {
    return new AnswerDelivery(ResponseWriter::reset);
  }

  /** The connection is reset in the middle of the body. */
  public static AnswerDelivery resetInBody() {
    return new AnswerDelivery(
        writer -> {
          half(writer);
          writer.reset();
        });
  }

  /** The connection is closed in good form in the middle of the body. */
  public static AnswerDelivery closeInBody() {
    return new AnswerDelivery(
        writer -> {
          half(writer);
          writer.close();
        });
  }

  /**
   * The body lacks its last third and its length is said to be right: only what it holds, such as
   * the end of its compression, tells that something is missing.
   */
  public static AnswerDelivery cutShort() {
    return new AnswerDelivery(
        writer -> {
          int length = writer.bodyLength() * 2 / 3;
          writer.head(length);
          writer.body(0, length);
        });
  }

  public void send(ResponseWriter writer) throws IOException, InterruptedException {
    way.send(writer);
  }

  private static void whole(ResponseWriter writer) throws IOException {
    int length = writer.bodyLength();
    writer.head(length);
    writer.body(0, length);
  }

  private static void half(ResponseWriter writer) throws IOException {
    int length = writer.bodyLength();
    writer.head(length);
    writer.body(0, length / 2);
  }
}
