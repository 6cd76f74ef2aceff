package io.github.gongjdbc.sandbox;

import java.io.IOException;
import java.time.Duration;

/**
 * How an answer travels from the server to its client: whole and at once, or as networks deliver on
 * bad days. The in-process face has no network and delivers everything whole.
 */
public final class Delivery {

  private static final int PIECES = 8;
  private static final Delivery WHOLE = new Delivery(Delivery::whole);

  private final Way way;

  private Delivery(Way way) {
    this.way = way;
  }

  private interface Way {
    void send(Wire wire) throws IOException, InterruptedException;
  }

  /** Whole and at once. */
  public static Delivery whole() {
    return WHOLE;
  }

  /** Whole, but nothing comes for a while. */
  public static Delivery slowHeaders(Duration pause) {
    return new Delivery(
        wire -> {
          wire.pause(pause);
          whole(wire);
        });
  }

  /** Whole, but the body comes in pieces with pauses between them. */
  public static Delivery slowBody(Duration pause) {
    return new Delivery(
        wire -> {
          int length = wire.bodyLength();
          wire.head(length);
          for (int i = 0; i < PIECES; i++) {
            wire.pause(pause);
            wire.body(length * i / PIECES, length * (i + 1) / PIECES);
          }
        });
  }

  /** Nothing ever comes, and the connection stays open. */
  public static Delivery stallBeforeHeaders() {
    return new Delivery(Wire::stall);
  }

  /** Half of the body comes and then nothing, and the connection stays open. */
  public static Delivery stallInBody() {
    return new Delivery(
        wire -> {
          half(wire);
          wire.stall();
        });
  }

  /** The connection is reset before anything came. */
  public static Delivery resetBeforeHeaders() {
    return new Delivery(Wire::reset);
  }

  /** The connection is reset in the middle of the body. */
  public static Delivery resetInBody() {
    return new Delivery(
        wire -> {
          half(wire);
          wire.reset();
        });
  }

  /** The connection is closed in good form in the middle of the body. */
  public static Delivery closeInBody() {
    return new Delivery(
        wire -> {
          half(wire);
          wire.close();
        });
  }

  /**
   * The body lacks its last third and its length is said to be right: only what it holds, such as
   * the end of its compression, tells that something is missing.
   */
  public static Delivery cutShort() {
    return new Delivery(
        wire -> {
          int length = wire.bodyLength() * 2 / 3;
          wire.head(length);
          wire.body(0, length);
        });
  }

  void send(Wire wire) throws IOException, InterruptedException {
    way.send(wire);
  }

  private static void whole(Wire wire) throws IOException {
    int length = wire.bodyLength();
    wire.head(length);
    wire.body(0, length);
  }

  private static void half(Wire wire) throws IOException {
    int length = wire.bodyLength();
    wire.head(length);
    wire.body(0, length / 2);
  }
}
