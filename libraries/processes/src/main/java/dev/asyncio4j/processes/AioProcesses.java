package dev.asyncio4j.processes;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.net.SocketAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The door to work and shared objects across JVMs.
 *
 * <p><i>Python:</i> the module {@code aioprocessing}. A JVM cannot fork: a child is a new one, with
 * this one's classes, that does not run {@code main}. Its function's captured values are copies.
 *
 * <p><b>Cancellation:</b> of the start of a manager: its process ends; of {@link #shutdown}: the
 * children that are left end with the run.
 *
 * <p><b>Thread and loop:</b> objects belong to the loop that makes them, and end with it; made
 * outside of loops, to a loop on a thread of its own. They go to children as captured values.
 *
 * <pre>{@code
 * AioQueue<String> queue = AioProcesses.queue();
 * try (var child = AioProcesses.process(() -> queue.put("from " + AioProcesses.childName()))) {
 *   child.start();
 *   System.out.println(await(queue.coroGet()));
 *   await(child.coroJoin());
 * }
 * }</pre>
 */
public final class AioProcesses {
  private AioProcesses() {}

  /**
   * Makes a child that runs a function.
   *
   * @param target a copy of which runs there
   * @return the child, not started
   * @throws NotSerialisableException if it cannot be copied
   */
  public static AioProcess process(SerializableVoidBody target) {
    return process(target, ChildOptions.defaults());
  }

  /**
   * Makes a child that runs a function, with options.
   *
   * @param target a copy of which runs there
   * @param options name, JVM, output, limits
   * @return the child, not started
   * @throws NotSerialisableException if it cannot be copied
   */
  public static AioProcess process(SerializableVoidBody target, ChildOptions options) {
    return new ChildProcess(Hub.current(), target, options);
  }

  /**
   * Makes a pool; its workers start when there is work.
   *
   * @param processes how many workers at most
   * @return the pool
   * @throws IllegalArgumentException if the number is not positive
   */
  public static AioPool pool(int processes) {
    return pool(processes, PoolOptions.defaults());
  }

  /**
   * Makes a pool with options.
   *
   * @param processes how many workers at most
   * @param options of the workers
   * @return the pool
   * @throws IllegalArgumentException if the number is not positive
   */
  public static AioPool pool(int processes, PoolOptions options) {
    if (processes < 1) {
      throw new IllegalArgumentException(
          "Number of processes must be at least 1, got " + processes);
    }
    return new Pool(Hub.current(), processes, options);
  }

  /**
   * Makes a queue without a bound.
   *
   * @param <T> the type of the items
   * @return the queue
   */
  public static <T> AioQueue<T> queue() {
    return queue(0);
  }

  /**
   * Makes a queue.
   *
   * @param <T> the type of the items
   * @param maxsize the most items, of all processes together; 0 or less: any number
   * @return the queue
   */
  public static <T> AioQueue<T> queue(int maxsize) {
    return joinableQueue(maxsize);
  }

  /**
   * Makes a queue that tells when all its items are done.
   *
   * @param <T> the type of the items
   * @param maxsize the most items; 0 or less: any number
   * @return the queue
   */
  public static <T> AioJoinableQueue<T> joinableQueue(int maxsize) {
    return SharedObjects.queue(maxsize);
  }

  /**
   * Makes a queue with few methods.
   *
   * @param <T> the type of the items
   * @return the queue
   */
  public static <T> AioSimpleQueue<T> simpleQueue() {
    return SharedObjects.queue(0);
  }

  /** {@return a new lock} */
  public static AioLock lock() {
    return SharedObjects.lock("lock", 0);
  }

  /** {@return a new lock that its owner may acquire again} */
  public static AioLock rLock() {
    return SharedObjects.lock("rLock", 0);
  }

  /**
   * Makes a semaphore.
   *
   * @param n its permits
   * @return the semaphore
   * @throws IllegalArgumentException if the number is negative
   */
  public static AioSemaphore semaphore(int n) {
    return SharedObjects.semaphore("semaphore", n);
  }

  /**
   * Makes a semaphore that is never released too often.
   *
   * @param n its permits
   * @return the semaphore
   * @throws IllegalArgumentException if the number is negative
   */
  public static AioSemaphore boundedSemaphore(int n) {
    return SharedObjects.semaphore("boundedSemaphore", n);
  }

  /** {@return a new event, not set} */
  public static AioEvent event() {
    return SharedObjects.event();
  }

  /** {@return a new condition, with a lock of its own} */
  public static AioCondition condition() {
    return SharedObjects.lock("condition", 0);
  }

  /**
   * Makes a condition over a lock.
   *
   * @param lock made by the same loop
   * @return the condition
   * @throws IllegalArgumentException if the lock is no lock of this loop
   */
  public static AioCondition condition(AioLock lock) {
    return SharedObjects.condition(lock);
  }

  /**
   * Makes a barrier.
   *
   * @param parties how many pass together
   * @return the barrier
   * @throws IllegalArgumentException if the number is not positive
   */
  public static AioBarrier barrier(int parties) {
    return SharedObjects.barrier(parties);
  }

  /** {@return a new pipe, both ends of which send and receive} */
  public static PipeEnds pipe() {
    return pipe(true);
  }

  /**
   * Makes a pipe.
   *
   * @param duplex false: the first end receives only, the second sends only
   * @return its ends
   */
  public static PipeEnds pipe(boolean duplex) {
    return SharedObjects.pipe(duplex);
  }

  /** {@return a coroutine that starts a manager} */
  @CheckReturnValue
  public static Coroutine<AioManager> manager() {
    return manager(ChildOptions.defaults());
  }

  /**
   * Starts a manager with options.
   *
   * @param options of its JVM
   * @return gives the manager
   * @throws ChildDiedException when awaited, if it cannot start
   */
  @CheckReturnValue
  public static Coroutine<AioManager> manager(ChildOptions options) {
    return Manager.start(options);
  }

  /**
   * Listens for connections of processes that have a key.
   *
   * @param address of TCP, or a unix-domain one
   * @param authKey the key, at least one byte
   * @return gives the listener
   */
  @CheckReturnValue
  public static Coroutine<AioListener> listener(SocketAddress address, byte[] authKey) {
    return Listener.listen(address, authKey);
  }

  /**
   * Connects to a listener.
   *
   * @param address where it listens
   * @param authKey its key
   * @return gives the connection
   * @throws AuthenticationException when awaited, if it has another key
   */
  @CheckReturnValue
  public static Coroutine<AioConnection> client(SocketAddress address, byte[] authKey) {
    return Listener.connect(address, authKey);
  }

  /**
   * Ends the children of this loop, and what they share; the end of the run does it in any case.
   *
   * @return gives null
   */
  @CheckReturnValue
  public static Coroutine<@Nullable Void> shutdown() {
    return async(() -> await(Hub.current().shutdown()));
  }

  /** {@return whether this process was started by another one, with this library} */
  public static boolean inChild() {
    return Processes.childName() != null;
  }

  /** {@return the name of this process, if it is a child} */
  public static Optional<String> childName() {
    return Optional.ofNullable(Processes.childName());
  }
}
