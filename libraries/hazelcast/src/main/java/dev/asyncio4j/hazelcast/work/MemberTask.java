package dev.asyncio4j.hazelcast.work;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceAware;
import dev.asyncio4j.lowlevel.RemoteWork;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work on its way to a member.
 *
 * <pre>
 *   sent ─ the member reads it ─▶ QUEUED ── a thread takes it ──▶ RUNNING ──▶ ENDED
 *                                   └─────── a cancel ───────▶ CANCELLED
 * </pre>
 *
 * <p>A cancel that has come before it, by another thread of the member, is kept in {@link Tasks}.
 *
 * @param <T> the type of what it gives
 */
final class MemberTask<T> implements Callable<@Nullable T>, Serializable, HazelcastInstanceAware {
  @Serial private static final long serialVersionUID = 1L;

  private enum State {
    QUEUED,
    RUNNING,
    ENDED,
    CANCELLED
  }

  private final UUID id = UUID.randomUUID();

  @SuppressWarnings("serial") // checked when it is sent
  private final Callable<T> work;

  private transient @Nullable HazelcastInstance hz;
  private transient State state = State.QUEUED; // guarded by this
  private transient @Nullable Thread thread; // while it is RUNNING; guarded by this

  MemberTask(Callable<T> work) {
    this.work = work;
  }

  UUID id() {
    return id;
  }

  /** Reads it on the member. */
  @Serial
  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    state = State.QUEUED;
  }

  /** Comes when the member has read it, before it queues; perhaps more than once. */
  @Override
  public void setHazelcastInstance(HazelcastInstance hz) {
    this.hz = hz;
    Tasks.arrived(this);
  }

  @Override
  public @Nullable T call() throws Exception {
    try {
      return begin() ? work() : null;
    } finally {
      end();
      Tasks.ended(this);
    }
  }

  private T work() throws Exception {
    if (!(work instanceof RemoteWork<T> remote) || hz == null) return work.call();
    return remote.callAt("member " + hz.getCluster().getLocalMember().getAddress());
  }

  private synchronized boolean begin() {
    if (state != State.QUEUED) return false;
    state = State.RUNNING;
    thread = Thread.currentThread();
    return true;
  }

  private synchronized void end() {
    if (state != State.RUNNING) return;
    Thread.interrupted(); // one for it is not for what comes next
    state = State.ENDED;
    thread = null;
  }

  /** Ends it if it queues; interrupts its thread if that is wanted. */
  synchronized CancelAnswer cancel(boolean interrupt) {
    if (state == State.QUEUED) state = State.CANCELLED;
    if (state == State.CANCELLED) return CancelAnswer.NEVER_RUNS;
    if (interrupt && thread != null) thread.interrupt();
    return CancelAnswer.HAS_BEGUN;
  }

  @Override
  public String toString() {
    return "MemberTask " + id;
  }
}
