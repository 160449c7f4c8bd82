package dev.asyncio4j.inspector;

/**
 * The counts of a loop, for monitoring: what {@link LoopBeans} registers.
 *
 * <p><i>Python:</i> none.
 */
public interface LoopMXBean {
  /** {@return how many tasks are not done} */
  int getTasks();

  /** {@return how many entries the queue has} */
  int getReady();

  /** {@return how many timers are set} */
  int getTimers();

  /** {@return how many channels the loop waits for} */
  int getChannels();

  /** {@return how many jobs in threads and processes will call back} */
  int getOutsideWork();

  /** {@return how many tasks were ever created} */
  long getTasksCreated();

  /** {@return how many tasks have ended} */
  long getTasksEnded();

  /** {@return how many callbacks and steps of tasks were ever taken from the queue} */
  long getEntries();

  /** {@return how many passes were ever begun} */
  long getPasses();

  /** {@return how many callbacks and steps were reported to block the loop} */
  long getBlocked();

  /** {@return how long an entry of the queue waits, in milliseconds; measured once a second} */
  double getLagMillis();

  /** {@return the share of the last second in which the loop did not wait, from 0 to 1} */
  double getBusy();
}
