package dev.asyncio4j;

import java.util.Objects;

/**
 * A frame of a task's stack, in a {@link FutureCallGraph}.
 *
 * <p><i>Python:</i> {@code asyncio.FrameCallGraphEntry}; its frame is alive, this one is its place.
 *
 * @param frame the place
 * @param kind the kind of code
 */
public record FrameCallGraphEntry(StackTraceElement frame, Kind kind) {
  /** The kinds of code that a frame runs. */
  public enum Kind {
    /** A plain method. */
    CALL,
    /** The bottom frame of an async body: what Python shows as {@code async}. */
    BODY,
    /** The bottom frame of the body of an async generator. */
    GENERATOR,
    /** A suspended Kotlin function. */
    SUSPEND,
    /** Code of this library, or of the platform. */
    LIBRARY
  }

  /**
   * Checks the components.
   *
   * @param frame not null
   * @param kind not null
   */
  public FrameCallGraphEntry {
    Objects.requireNonNull(frame, "frame");
    Objects.requireNonNull(kind, "kind");
  }
}
