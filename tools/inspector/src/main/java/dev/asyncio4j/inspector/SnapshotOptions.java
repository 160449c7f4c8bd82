package dev.asyncio4j.inspector;

import java.time.Duration;

/**
 * The options of a snapshot. Immutable: each method returns a copy.
 *
 * @param frames the greatest number of frames of a stack
 * @param tasks the greatest number of tasks of a loop
 * @param libraryFrames whether stacks have the frames of asyncio4j and of the JDK, too
 * @param answer how long to wait for a loop that does not answer, before it is read without its
 *     turn
 */
public record SnapshotOptions(int frames, int tasks, boolean libraryFrames, Duration answer) {
  private static final SnapshotOptions DEFAULTS =
      new SnapshotOptions(64, 100_000, false, Duration.ofMillis(500));

  /**
   * Checks the options.
   *
   * @param frames zero or more
   * @param tasks zero or more
   * @param libraryFrames true for all
   * @param answer positive
   */
  public SnapshotOptions {
    if (frames < 0) throw new IllegalArgumentException("frames must not be negative: " + frames);
    if (tasks < 0) throw new IllegalArgumentException("tasks must not be negative: " + tasks);
    if (answer.isNegative() || answer.isZero())
      throw new IllegalArgumentException("answer must be positive: " + answer);
  }

  /** {@return 64 frames of the program's own code, 100,000 tasks, half a second} */
  public static SnapshotOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Returns a copy with a limit of frames.
   *
   * @param most the number; 0 for no stacks
   * @return the copy
   */
  public SnapshotOptions frames(int most) {
    return new SnapshotOptions(most, tasks, libraryFrames, answer);
  }

  /**
   * Returns a copy with a limit of tasks.
   *
   * @param most the number
   * @return the copy
   */
  public SnapshotOptions tasks(int most) {
    return new SnapshotOptions(frames, most, libraryFrames, answer);
  }

  /**
   * Returns a copy whose stacks have all frames, or not.
   *
   * @param shown whether they do
   * @return the copy
   */
  public SnapshotOptions libraryFrames(boolean shown) {
    return new SnapshotOptions(frames, tasks, shown, answer);
  }

  /**
   * Returns a copy with a patience for loops that do not answer.
   *
   * @param time the time
   * @return the copy
   */
  public SnapshotOptions answer(Duration time) {
    return new SnapshotOptions(frames, tasks, libraryFrames, time);
  }

  String asText() {
    var library = libraryFrames ? " library=true" : "";
    return "frames=" + frames + " tasks=" + tasks + library + " wait=" + answer.toMillis();
  }
}
