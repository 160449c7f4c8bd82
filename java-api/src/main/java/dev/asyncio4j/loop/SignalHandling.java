package dev.asyncio4j.loop;

/** Signals of the system as callbacks: a part of {@link EventLoop}. */
public interface SignalHandling {
  /**
   * Calls {@code callback} in the loop whenever this process gets a signal.
   *
   * <p><i>Python:</i> {@code loop.add_signal_handler(sig, callback)}; a second call replaces the
   * first. Works from any thread that may use the loop, not the main thread only. Several loops may
   * each have a handler: all are called. Closing the loop removes its handlers; the JVM's own
   * action is back when the last one is gone. Where a process was started to ignore HUP, INT or
   * TERM (by {@code nohup}, say), the JVM leaves it so: a warning is logged.
   *
   * @param name such as {@code "TERM"} or {@code "SIGTERM"}
   * @param callback called in a pass of the loop
   * @throws IllegalArgumentException if there is no such signal
   * @throws IllegalStateException if the loop is closed, or if the system or the JVM keeps the
   *     signal for itself, as KILL, STOP, SEGV or QUIT
   */
  void addSignalHandler(String name, Runnable callback);

  /**
   * Ends {@link #addSignalHandler}.
   *
   * <p><i>Python:</i> {@code loop.remove_signal_handler(sig)}.
   *
   * @param name such as {@code "TERM"} or {@code "SIGTERM"}
   * @return whether this loop had a handler of the signal
   * @throws IllegalArgumentException if there is no such signal
   */
  boolean removeSignalHandler(String name);
}
