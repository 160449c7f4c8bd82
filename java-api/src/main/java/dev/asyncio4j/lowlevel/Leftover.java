package dev.asyncio4j.lowlevel;

import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.spi.Engine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A thing that a loop still holds, or an error that nobody has read: what a test may have
 * forgotten.
 *
 * <p><i>Python:</i> none; part of it is told by the warnings of {@code asyncio}'s debug mode.
 *
 * @param kind its kind
 * @param text it, in words
 * @param error the error that nobody has read; null for every other kind
 * @param createdAt a stack that begins with the line that made it; null unless the loop was in
 *     debug mode
 * @param stack where a task is suspended; empty for every other kind
 */
public record Leftover(
    Kind kind,
    String text,
    @Nullable Throwable error,
    @Nullable Throwable createdAt,
    List<StackTraceElement> stack) {

  /** The kind of a thing that is left over. */
  public enum Kind {
    /** A task that is not done. */
    TASK,
    /** A timer that is set; also the one of a task that sleeps. */
    TIMER,
    /** A channel that is watched: a connection, a server, a pipe. */
    CHANNEL,
    /** A thing that is to be closed: a child process, or what a library watches. */
    RESOURCE,
    /** An async generator that has begun and is not closed. */
    GENERATOR,
    /** A job of a thread or process. */
    JOB,
    /** A coroutine that was made and never awaited; known in debug mode only. */
    COROUTINE,
    /** An error of a task or future that nobody has read. */
    ERROR
  }

  /**
   * Copies the stack.
   *
   * @param kind its kind
   * @param text in words
   * @param error or null
   * @param createdAt or null
   * @param stack copied
   */
  public Leftover {
    stack = List.copyOf(stack);
  }

  /**
   * Returns what a loop holds now. Nothing of it is touched, and no error counts as read.
   *
   * <p><b>Thread and loop:</b> on the loop's turn, or while it does not run and is not closed.
   *
   * @param loop a loop of this library
   * @return what is left, kind by kind, the oldest first
   * @throws IllegalArgumentException if the loop is of another library
   */
  public static List<Leftover> of(EventLoop loop) {
    return Engine.provider().leftovers(loop);
  }
}
