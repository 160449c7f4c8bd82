package dev.asyncio4j.inspector;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task in a {@link Snapshot}.
 *
 * @param id the number of its loop, a colon, and its own number
 * @param name its name, cut at 200 characters
 * @param coroutine the method that its body is written in
 * @param state {@code new}, {@code ready}, {@code running}, {@code waiting}, {@code kotlin} (it
 *     waits for Kotlin code elsewhere) or {@code cancelling}
 * @param waitsFor the operation of the library that it waits for, such as {@code Queue.get}; null
 *     if it does not wait
 * @param on the object of that operation, such as the queue with its size; null if there is none
 * @param createdAt when it was made; null if that was before a tool began to watch its loop, or
 *     none does
 * @param waited for how long it has waited, as far as a tool was watching; null if none is, or it
 *     does not wait
 * @param awaitedBy the tasks that wait for this one
 * @param stack where it is, the innermost frame first
 */
public record TaskInfo(
    String id,
    String name,
    String coroutine,
    String state,
    @Nullable String waitsFor,
    @Nullable String on,
    @Nullable Instant createdAt,
    @Nullable Duration waited,
    List<Awaiter> awaitedBy,
    List<Frame> stack) {
  /**
   * Copies the lists.
   *
   * @param id its id
   * @param name its name
   * @param coroutine its body
   * @param state its state
   * @param waitsFor the operation
   * @param on the object
   * @param createdAt the time
   * @param waited the time
   * @param awaitedBy the tasks
   * @param stack the frames
   */
  public TaskInfo {
    awaitedBy = List.copyOf(awaitedBy);
    stack = List.copyOf(stack);
  }

  /**
   * A task that waits for another one.
   *
   * @param task its id
   * @param by the operation, such as {@code gather}; null for a plain await
   */
  public record Awaiter(String task, @Nullable String by) {}

  /**
   * A frame of a stack.
   *
   * @param type the class
   * @param method the method that the code is written in
   * @param file the file; null if it is not known
   * @param line the line
   * @param kind {@code CALL}, {@code BODY}, {@code GENERATOR} or {@code SUSPEND}
   */
  public record Frame(String type, String method, @Nullable String file, int line, String kind) {
    @Override
    public String toString() {
      return type + "." + method + (file == null ? "" : " " + file + ":" + line);
    }
  }

  /** Returns in words what it waits for; nothing if it does not wait. */
  String waiting() {
    if (waitsFor == null) return state.equals("waiting") ? "" : state;
    return on == null ? waitsFor : waitsFor + " on " + on;
  }
}
