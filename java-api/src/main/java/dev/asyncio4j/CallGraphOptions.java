package dev.asyncio4j;

import org.jspecify.annotations.Nullable;

/**
 * The options of {@link Asyncio#captureCallGraph(Future, CallGraphOptions)}: which frames it has.
 *
 * <p><i>Python:</i> the keyword arguments of {@code asyncio.capture_call_graph}. Immutable: each
 * method returns a copy.
 *
 * @param depth the number of the frame of the running task to begin with: 1 is the caller's, 2 its
 *     caller's; 0 as 1
 * @param limit how many frames of each stack: those nearest to the call if positive, those at the
 *     far end if negative, none if zero; null for all
 * @param libraryFrames whether frames of the library and of the platform are among them
 * @param stacks whether there are stacks at all
 */
public record CallGraphOptions(
    int depth, @Nullable Integer limit, boolean libraryFrames, boolean stacks) {
  private static final CallGraphOptions DEFAULTS = new CallGraphOptions(1, null, false, true);

  /**
   * Checks the depth.
   *
   * @param depth zero or more
   * @param limit any number
   * @param libraryFrames whether to show them
   * @param stacks whether to take any
   */
  public CallGraphOptions {
    if (depth < 0)
      throw new IllegalArgumentException(
          "depth must not be negative: " + depth + "; 1 begins with the caller");
  }

  /** {@return every frame of the user's} */
  public static CallGraphOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Returns a copy that begins at another frame of the running task.
   *
   * @param first the number of that frame, from 1 on
   * @return the copy
   * @throws IllegalArgumentException if {@code first} is negative
   */
  public CallGraphOptions depth(int first) {
    return new CallGraphOptions(first, limit, libraryFrames, stacks);
  }

  /**
   * Returns a copy with a limit of frames for each stack.
   *
   * @param frames how many, see above
   * @return the copy
   */
  public CallGraphOptions limit(@Nullable Integer frames) {
    return new CallGraphOptions(depth, frames, libraryFrames, stacks);
  }

  /**
   * Returns a copy with, or without, the frames of the library and of the platform.
   *
   * @param shown whether they are there
   * @return the copy
   */
  public CallGraphOptions libraryFrames(boolean shown) {
    return new CallGraphOptions(depth, limit, shown, stacks);
  }

  /**
   * Returns a copy with, or without, stacks.
   *
   * @param taken whether there are any
   * @return the copy
   */
  public CallGraphOptions stacks(boolean taken) {
    return new CallGraphOptions(depth, limit, libraryFrames, taken);
  }
}
