package dev.asyncio4j.lowlevel;

import java.io.Serializable;
import java.util.concurrent.Callable;

/**
 * A piece of work on its way to another process: a body in bytes, which were made once.
 *
 * <p>It is what an {@link ExecutorAdapter} is given for executors that are remote. It is called
 * there, and its answer goes back to {@link ExecutorAdapter.Submission#result}: the loop takes the
 * result, or the body's own exception, out of it. So whatever the body does, and whatever cannot be
 * read or written there, {@code call} never throws.
 *
 * <p><i>Python:</i> the work item and the result item of a {@code ProcessPoolExecutor}.
 *
 * <p><b>Thread and loop:</b> for the other process; the engine must be on its class path, and so
 * must the classes of the body.
 *
 * @param <T> the type of the answer: its inside is the loop's
 */
public interface RemoteWork<T> extends Callable<T>, Serializable {
  /**
   * Runs the work, and says where it ran in the words of the executor.
   *
   * @param place who runs it, such as a member with its address: part of messages
   * @return the answer
   */
  T callAt(String place);

  /** Runs the work; the place is the process, with its number and machine. */
  @Override
  T call();
}
